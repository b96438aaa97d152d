"""Link health for the record: counted when a run ends, from the ledger and from what answered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from verifier.domain.health import DEAD_AFTER, health_of
from verifier.domain.link import LinkStatus
from verifier.domain.run import Run
from verifier.domain.run_links import link_counts
from verifier.pipeline.desk import Desk
from verifier.register.ledger import read_ledger

LINKS: Final = "links"  # the command that checks links and nothing else


def links_counted(desk: Desk, statuses: Iterable[LinkStatus], dead_after: int = DEAD_AFTER) -> dict[str, int]:
    """Return how many addresses of the ledger have which health, and how many of *statuses* are which.

    Nothing, where no address is in the ledger.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    entries = read_ledger(desk.ledger).by_url.values() if desk.keeps_ledger else ()
    return link_counts((health_of(entry.failing_days, dead_after) for entry in entries), statuses)


def record_links(desk: Desk, began: datetime, counts: dict[str, int], exit_code: int) -> None:
    """Write down a run that checked links and has ended; of one that was broken off nothing is left behind."""
    run = Run(id=desk.run_id, command=LINKS, started_at=began, version=desk.version)
    desk.keeper.begin_run(run)
    told = tuple(sorted(counts.items()))
    desk.keeper.end_run(run.model_copy(update={"ended_at": desk.clock(), "exit_code": exit_code, "counts": told}))
