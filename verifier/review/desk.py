"""The review desk: everything that pages and the command line ask of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from verifier.archive.archive import Archive
from verifier.domain.claim import Claim
from verifier.domain.decision import Decision, Draft, Subject
from verifier.domain.review import Filter, Order, ReviewItem, item_id
from verifier.domain.snapshot import Snapshot
from verifier.domain.standing import Standing, standing
from verifier.domain.text import Text
from verifier.errors import UnknownName
from verifier.reading.assembly import READER
from verifier.register.register import Register
from verifier.review.conflict_views import ConflictView, conflict_view
from verifier.review.deciding import Batch, BulkPlan, Desk, decide, decide_all, planned, undo
from verifier.review.filling import Step, Tell, fill, queue_basis, register_digest, silent
from verifier.review.gone import GoneView, gone_view
from verifier.review.ledger import LEDGER, LedgerReader
from verifier.review.log import QUEUE, Log, log_on, subjects_of
from verifier.review.overview import Overview, Running, overview, running
from verifier.review.views import ClaimView, claim_view
from verifier.store.queue import MOST_COUNTED
from verifier.store.store import Store
from verifier.store.tallies import is_of_kinds

PAGE: Final = 50  # items on a page, unless asked otherwise
LONGEST_PAGE: Final = 500
EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue; *next* is the id to begin the next page behind, "" on the last one.

    *previous* is the same for the page before: what to pass as *after*, "" for the first page, which *is_first* tells.
    *total* is how many items there are in all, or at least, where *is_counted* is false: nobody waits for a long count.
    """

    items: tuple[ReviewItem, ...]
    next: str
    previous: str
    is_first: bool
    total: int
    is_counted: bool


class ReviewDesk:
    """The queue of one project, its evidence, and the decisions.

    Any thread may call it. Before a page is shown, :meth:`refresh` brings the queue up to date with the runs, the claim
    files as they were read, and the log.
    """

    def __init__(
        self, store: Store, register: Register, archive: Archive, log: Log, clock: Callable[[], datetime]
    ) -> None:
        self.store = store
        self.register = register
        self.archive = archive
        self.log = log
        self.clock = clock
        self._desk = Desk(log, clock)
        self._ledger = LedgerReader(archive.folder / LEDGER)

    def refresh(self, tell: Tell = silent) -> bool:
        """Make the queue anew if a run has ended, the claims are others, or the log has grown; tells whether it was.

        Where it takes long, *tell* is told each step.
        """
        tell(Step(1, "reading the claims"))
        basis = queue_basis(self.store, self._register_digest)
        if self.log.is_current and self.store.reviewing.basis(QUEUE) == basis:
            return False
        fill(self.store, self.register, self._hashes, self.log, basis, tell)
        return True

    # looking

    def overview(self) -> Overview:
        """Return how many there are of everything, and how that has changed from run to run."""
        return overview(self.store, self._ledger.now())

    def running(self) -> Running | None:
        """Return the check that is running, with how far it is; None where the last one has ended."""
        return running(self.store)

    def queue(
        self, wanted: Filter = EVERYTHING, order: Order = Order.URGENCY, after: str = "", limit: int = PAGE
    ) -> QueuePage:
        """Return the page of at most *limit* items that meet *wanted* behind the item with the id *after*.

        Where that item has left the queue meanwhile, the page is the first one: an empty one would say that nothing is
        left to do.
        """
        after = self._there(after) if after else ""
        size = max(1, min(limit, LONGEST_PAGE))  # one more is asked for, which tells whether the page is the last
        reviewing = self.store.reviewing
        found = reviewing.page(wanted, order, after, size + 1)
        items = tuple(found[:size])
        before = reviewing.page_before(wanted, order, items[0].id, size + 1) if items and after else []
        total = len(found) if not after and len(found) <= size else reviewing.count(wanted)
        return QueuePage(
            items=items,
            next=items[-1].id if len(found) > size else "",
            previous=before[0].id if len(before) > size else "",
            is_first=not before,
            total=total,
            is_counted=total != MOST_COUNTED or is_of_kinds(wanted),
        )

    def item(self, name: str) -> ReviewItem:
        """Return the item with the id *name*, be it that it had that once, when it was known by another key.

        Raises:
            UnknownName: there is none.
        """
        found = self.store.reviewing.items([name])
        if name not in found:
            raise UnknownName(f"there is no claim or conflict {name!r} in the queue", hint="Look at the queue.")
        return found[name]

    def neighbours(self, name: str, wanted: Filter = EVERYTHING, order: Order = Order.URGENCY) -> tuple[str, str]:
        """Return the ids of the items before and behind the one with the id *name*, "" where there is none."""
        before = self.store.reviewing.page_before(wanted, order, name, 1)
        behind = self.store.reviewing.page(wanted, order, name, 1)
        return before[0].id if before else "", behind[0].id if behind else ""

    def assignees(self) -> list[str]:
        """Return everybody to whom something is assigned."""
        return self.store.reviewing.assignees()

    def claim(self, key: str) -> ClaimView:
        """Return everything about the claim with that key.

        Raises:
            UnknownName: there is none.
        """
        item, claim = self.item(item_id(Subject.CLAIM, key)), self._claims.get(key)
        if claim is None:
            raise UnknownName(f"there is no claim {key!r} in the register", hint="Run `verifier lint`.")
        return claim_view(item, claim, self.register, self.store, self._ledger.now())

    def conflict(self, key: str) -> ConflictView:
        """Return everything about the conflict with that key.

        Raises:
            UnknownName: there is none.
        """
        return conflict_view(self.item(item_id(Subject.CONFLICT, key)), self.register, self._claims, self.store)

    def gone(self, name: str) -> GoneView:
        """Return what the log knows of the claim or conflict with the id *name*, which is not in the queue any more.

        Raises:
            UnknownName: nobody has ever decided anything about it.
        """
        return gone_view(self.store, name)

    # the archive

    def copies(self, url: str) -> list[Snapshot]:
        """Return the snapshots of *url*, the newest first."""
        return self.store.snapshots(url)[::-1]

    def snapshot(self, name: str) -> Snapshot:
        """Return the snapshot whose record has the id *name*, or an id that begins with it and is the only one.

        Raises:
            ArchiveError: the archive cannot be read.
            UnknownName: there is none.
        """
        return self.archive.with_id(name)

    def text(self, snapshot: Snapshot) -> Text:
        """Return the readable text of *snapshot*.

        Raises:
            UnknownName: none was read from it.
        """
        try:
            return self.store.text(snapshot.payload_sha256, READER)
        except KeyError as error:
            hint = "`verifier check` reads what claims cite."
            raise UnknownName("no text was read from this copy", hint=hint) from error

    def payload(self, snapshot: Snapshot) -> bytes:
        """Return the content of *snapshot* as it was received, without codings; nothing that may be shown as a page.

        Raises:
            ArchiveError: it cannot be read.
            DamagedRecord: it is not what was stored.
        """
        return self.archive.payload(snapshot)

    # deciding

    def decide(self, subject: Subject, key: str, draft: Draft, who: str, seen: str) -> Decision:
        """Write down what *who* decided, having *seen* the item so: its property of that name.

        Raises:
            ChangedMeanwhile: somebody has decided since, or the machine says something else; nothing is written.
            UnknownName: there is no such claim, conflict or side of it.
            OutputError: it cannot be written.
            ValueError: the draft does not fit the subject.
        """
        return decide(self._desk, subject, key, draft, who=who, seen=seen)

    def undo(self, decision: str, who: str) -> Batch:
        """Take back the entry with the id *decision*, or all entries of the batch with that id.

        Raises:
            UnknownName: there is none.
            OutputError: it cannot be written.
        """
        return undo(self._desk, decision, who)

    def plan_bulk(self, wanted: Filter, draft: Draft) -> BulkPlan:
        """Return how many items *draft* would be said of, and the token that confirms just these as they are now."""
        return planned(self.store.reviewing.sights(wanted), draft)

    def bulk(self, wanted: Filter, draft: Draft, who: str, token: str) -> Batch:
        """Say *draft* of all items that meet *wanted*, if they are still those that *token* was given for.

        Raises:
            ChangedMeanwhile: they are not; nothing is written.
            OutputError: it cannot be written.
        """
        return decide_all(self._desk, wanted, draft, who, token)

    # looking back

    def history(self, subject: Subject, key: str) -> tuple[Decision, ...]:
        """Return all entries on a claim or conflict, in their order, whatever it was called and be it gone."""
        name = item_id(subject, key)
        item = self.store.reviewing.items([name]).get(name)
        if item:
            return tuple(log_on(item, self.store.reviewing.decisions_on(subjects_of([item]))))
        try:
            return self.gone(name).history
        except UnknownName:
            return ()

    def standing(self, subject: Subject, key: str) -> Standing:
        """Return what all entries on a claim or conflict come to."""
        return standing(self.history(subject, key))

    def latest(self, before: str = "", limit: int = PAGE) -> list[Decision]:
        """Return at most *limit* entries on anything before the one with the id *before*; the newest first."""
        return self.store.reviewing.latest_decisions(before, max(1, min(limit, LONGEST_PAGE)))

    def _there(self, name: str) -> str:
        """Return the id that the item with the id *name* has now; "" where there is none."""
        found = self.store.reviewing.items([name]).get(name)
        return found.id if found else ""

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {claim.key: claim for claim in self.register.claims}

    @cached_property
    def _hashes(self) -> Mapping[str, str]:
        return {key: claim.sha256 for key, claim in self._claims.items()}

    @cached_property
    def _register_digest(self) -> str:
        return register_digest(self.register, self._hashes)
