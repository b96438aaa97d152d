"""Links in the counts of a run: how many addresses were well, suspect and dead when it ended, and what answered.

The ledger tells how each address does now; only counts that every run leaves behind tell how it went over time.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.domain.run import Run

HEALTH: Final = "links_"  # before a health, the name of a count: of all addresses that are remembered
STATUS: Final = "link_status_"  # before a status: of the addresses that the run requested


def link_counts(healths: Iterable[Health], statuses: Iterable[LinkStatus]) -> dict[str, int]:
    """Return the counts by name; what was not requested is not counted, and without any address there are none."""
    health = Counter(healths)
    answers = Counter[LinkStatus](status for status in statuses if status is not LinkStatus.SKIPPED)
    if not health:
        return {}
    return {f"{HEALTH}{each.value}": health[each] for each in Health} | {
        f"{STATUS}{each.value}": answers[each] for each in LinkStatus if answers[each]
    }


def health_in(run: Run) -> dict[Health, int]:
    """Return how many addresses had which health when *run* ended; empty where it has not counted them.

    >>> from datetime import datetime
    >>> run = Run(id="1", command="links", started_at=datetime(2025, 7, 12), version="0", counts=(("links_ok", 3),))
    >>> health_in(run)[Health.OK], health_in(run)[Health.DEAD]
    (3, 0)
    """
    counts = dict(run.counts)
    found = {each: counts.get(f"{HEALTH}{each.value}") for each in Health}
    return {each: count or 0 for each, count in found.items()} if set(found.values()) != {None} else {}
