"""Due: when an address is to be requested again. What is well keeps for long, what fails is looked at soon.

The time is counted from the last request, which the ledger remembers. A little of it is taken off by the address
itself, so that a thousand addresses that were checked together do not all come due in the same run.
"""

import hashlib
import re
from datetime import datetime, timedelta
from typing import Final

from verifier.domain.health import Health, health_of
from verifier.domain.ledger import LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.errors import ConfigError

WELL: Final = timedelta(days=7)
SUSPECT: Final = timedelta(hours=20)  # once a day: a failure counts by the day
DEAD: Final = timedelta(days=7)
WALLED: Final = timedelta(days=14)  # bot walls and robots.txt rarely change
RATE_LIMITED: Final = timedelta(hours=1)
JITTER: Final = 0.15  # of the time, at most
WALLS: Final = frozenset({LinkStatus.BLOCKED, LinkStatus.ROBOTS_DENIED, LinkStatus.UNSUPPORTED})

_DURATION: Final = re.compile(r"(\d{1,5})\s*(s|m|min|h|d|w)")
_UNITS: Final = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def keeps_for(entry: LedgerEntry, dead_after: int) -> timedelta:
    """Return for how long the last check of a source counts."""
    if entry.status is LinkStatus.RATE_LIMITED:
        return RATE_LIMITED
    if entry.status in WALLS:
        return WALLED
    health = health_of(entry.failing_days, dead_after)
    return {Health.OK: WELL, Health.SUSPECT: SUSPECT, Health.DEAD: DEAD}[health]


def is_due(entry: LedgerEntry, now: datetime, dead_after: int) -> bool:
    """Tell whether a source is to be requested at the moment *now*; one that never was is due."""
    if entry.checked_at is None:
        return True
    share = int.from_bytes(hashlib.sha256(entry.url.encode()).digest()[:4], "big") / 2**32
    return now - entry.checked_at >= keeps_for(entry, dead_after) * (1 - JITTER * share)


def is_older(entry: LedgerEntry, now: datetime, age: timedelta) -> bool:
    """Tell whether the last check of a source is older than *age*, or there was none."""
    return entry.checked_at is None or now - entry.checked_at > age


def parse_duration(written: str) -> timedelta:
    """Return the time that is written as "90s", "10m", "12h", "7d" or "2w".

    Raises:
        ConfigError: it is written otherwise.
    """
    match = _DURATION.fullmatch(written.strip().lower())
    if match is None:
        raise ConfigError(f"{written!r} is no length of time", hint="write 90s, 10m, 12h, 7d or 2w")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})
