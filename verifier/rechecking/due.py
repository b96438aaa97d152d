"""Due: when an address is to be requested again. What is well keeps for long, what fails is looked at soon.

The time is counted from the last request, which the ledger remembers. Up to a quarter of it is taken off by
the address itself and the day, so that a thousand addresses that were checked together do not all come due in the same
run.
"""

import hashlib
import re
from dataclasses import dataclass
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
JITTER: Final = 0.25  # of the time, at most: a week becomes five to seven days, which several nights share
WALLS: Final = frozenset({LinkStatus.BLOCKED, LinkStatus.ROBOTS_DENIED, LinkStatus.UNSUPPORTED})

_DURATION: Final = re.compile(r"(\d{1,5})\s*(s|m|min|h|d|w)")
_UNITS: Final = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@dataclass(frozen=True, slots=True)
class Intervals:
    """For how long the last check of an address counts, by what it came to."""

    well: timedelta = WELL
    suspect: timedelta = SUSPECT
    dead: timedelta = DEAD
    walled: timedelta = WALLED


USUAL: Final = Intervals()


def keeps_for(entry: LedgerEntry, dead_after: int, intervals: Intervals = USUAL) -> timedelta:
    """Return for how long the last check of a source counts, at most."""
    if entry.status is LinkStatus.RATE_LIMITED:
        return RATE_LIMITED
    if entry.status in WALLS:
        return intervals.walled
    health = health_of(entry.failing_days, dead_after)
    return {Health.OK: intervals.well, Health.SUSPECT: intervals.suspect, Health.DEAD: intervals.dead}[health]


def due_at(entry: LedgerEntry, dead_after: int, intervals: Intervals = USUAL) -> datetime | None:
    """Return when a source is to be requested again; None for one that never was, which is due at any time."""
    if entry.checked_at is None:
        return None
    # with the day, for by the address alone a nightly schedule would keep the same two groups for ever
    seed = f"{entry.checked_at:%Y-%m-%d} {entry.url}"
    share = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") / 2**32
    return entry.checked_at + keeps_for(entry, dead_after, intervals) * (1 - JITTER * share)


def is_due(entry: LedgerEntry, now: datetime, dead_after: int, intervals: Intervals = USUAL) -> bool:
    """Tell whether a source is to be requested at the moment *now*; one that never was is due."""
    at = due_at(entry, dead_after, intervals)
    return at is None or now >= at


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
