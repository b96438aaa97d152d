"""The desk: what a run works with besides claims and texts, and what it leaves alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from verifier.archive.archive import Archive
from verifier.domain.ledger import LedgerEntry
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.keeper import Keeper
from verifier.pipeline.stages import Stages
from verifier.store.work import SharedWork

LEDGER: Final = "ledger.jsonl"  # in the folder of the archive


def never(entry: LedgerEntry, now: datetime) -> bool:  # noqa: ARG001
    """Call nothing due."""
    return False


Clock: TypeAlias = Callable[[], datetime]  # aware of its time zone
IsDue: TypeAlias = Callable[[LedgerEntry, datetime], bool]


class Capturing(StrEnum):
    """Which addresses are requested."""

    MISSING = "missing"  # those without a snapshot
    DUE = "due"  # those, and others that the desk calls due
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a run takes snapshots from, what it may request, and where it writes things down.

    *run_id* names the run everywhere; *version* is verifier's own. With *capturing* ``none`` the archive is only read.
    *ledger* is written if *keeps_ledger*; a run over *all_claims* of a project may also take anchors out of it.
    *web_archives* may be asked for copies of what is dead. *stages* add up where the time goes. *is_due* tells
    whether an address is to be requested again, by what the ledger remembers of it. By *work* runs at the same time
    divide texts between them.
    """

    archive: Archive
    keeper: Keeper
    policy: FetchPolicy
    capturing: Capturing
    clock: Clock
    run_id: str
    version: str
    keeps_ledger: bool = True
    all_claims: bool = False
    web_archives: tuple[WebArchive, ...] = ()
    is_due: IsDue = never
    stages: Stages = field(default_factory=Stages, compare=False)
    work: SharedWork | None = None

    @property
    def ledger(self) -> Path:
        """The ledger's path: beside the snapshots."""
        return self.archive.folder / LEDGER
