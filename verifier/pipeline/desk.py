"""The desk: what a run works with besides claims and texts, and what it leaves alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from verifier.archive.archive import Archive
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.keeper import Keeper
from verifier.store.work import SharedWork

LEDGER: Final = "ledger.jsonl"  # in the folder of the archive

Clock: TypeAlias = Callable[[], datetime]  # aware of its time zone


class Capturing(StrEnum):
    """Which addresses are requested."""

    MISSING = "missing"  # those without a snapshot
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a run takes snapshots from, what it may request, and where it writes things down.

    *run_id* names the run everywhere; *version* is verifier's own. With *capturing* ``none`` the archive is only read.
    *ledger* is written if *keeps_ledger*; a run over *all_claims* of a project may also take anchors out of it.
    *web_archives* may be asked for copies of what is dead. By *work* runs at the same time divide texts between them.
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
    work: SharedWork | None = None

    @property
    def ledger(self) -> Path:
        """The ledger's path: beside the snapshots."""
        return self.archive.folder / LEDGER
