"""One conflict: its sides, with everybody who takes each of them, what they say and where; and what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from verifier.conflicts.positions import mean_the_same
from verifier.domain.check import Check, CheckKind
from verifier.domain.claim import Claim, Document, Rank, Source
from verifier.domain.conflict import Conflict, Position, Stand
from verifier.domain.decision import Decision
from verifier.domain.review import ReviewItem
from verifier.domain.standing import Standing, standing
from verifier.domain.text import Text
from verifier.errors import UnknownName
from verifier.register.register import Register
from verifier.review.answered import answer_key, conflict_answered
from verifier.review.evidence import AROUND
from verifier.review.log import log_on, subjects_of
from verifier.review.marks import Mark, marks_in_passage
from verifier.store.store import Store

MOST_STATED: Final = 25  # statements of one side that are shown in full; of the others, the documents are named


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document states in a conflict, where and when.

    *claim* is None for a sentence read from the document's text; *before* and *after* are then what stands around it
    there. *sources* are those that the claim cites. *file* and *line* are where to correct it: the claim file, or ""
    and 0.
    """

    position: Position
    document: Document
    claim: Claim | None
    sources: tuple[Source, ...]
    before: str
    after: str
    marks: tuple[Mark, ...]
    file: str
    line: int

    @property
    def published(self) -> date | None:
        """When the document was published."""
        return self.document.published

    @property
    def place(self) -> str:
        """``file:line``, ready to copy; empty if the statement is in no claim file."""
        return f"{self.file}:{self.line}" if self.file else ""


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a conflict: what is said, and everybody who says so.

    *name* is what a decision calls it: the key of one of its statements, the same as long as that is among them.
    *documents* are the ids of all that say so; *statements* those that are shown, at most MOST_STATED.
    """

    name: str
    stand: Stand
    statements: tuple[Statement, ...]

    @property
    def says(self) -> str:
        """The part that differs, as it was written; "" where no part can be pointed at."""
        return self.stand.says

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that say so."""
        return self.stand.documents

    @property
    def not_shown(self) -> tuple[str, ...]:
        """The ids of those documents none of whose statements is shown."""
        shown = {each.document.id for each in self.statements}
        return tuple(name for name in self.documents if name not in shown)

    @property
    def cites_primary(self) -> bool:
        """Whether any of its claims cites a primary source."""
        return any(source.rank is Rank.PRIMARY for each in self.statements for source in each.sources)

    @property
    def latest(self) -> date | None:
        """The date of its latest document or cited source."""
        cited = (source.published for each in self.statements for source in each.sources)
        days = [day for day in (*(each.published for each in self.statements), *cited) if day is not None]
        return max(days, default=None)

    def is_named(self, name: str) -> bool:
        """Tell whether a decision that says *name* means this side."""
        return any(position.key == name for position in self.stand.positions)


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Everything about one conflict; *check* is what shows it, of two of its statements.

    *right* is the side that a person has found to be right; None where that is open, nobody has decided, or nobody
    takes that side any more.
    """

    item: ReviewItem
    conflict: Conflict
    sides: tuple[SideView, ...]
    check: Check
    standing: Standing
    history: tuple[Decision, ...]
    right: SideView | None

    @property
    def wrong(self) -> tuple[SideView, ...]:
        """The other sides, where one is right."""
        return tuple(side for side in self.sides if side is not self.right) if self.right else ()


def conflict_view(item: ReviewItem, register: Register, claims: Mapping[str, Claim], store: Store) -> ConflictView:
    """Return everything about the conflict of *item*; *claims* are those of *register*, by key.

    Raises:
        UnknownName: it is not kept, or a side is of a document that the register does not hold.
    """
    try:
        conflict = store.conflict(item.run, item.key)
    except KeyError as error:
        raise UnknownName(f"there is no conflict {item.key!r}", hint="Run `verifier check`.") from error
    log = tuple(log_on(item, store.reviewing.decisions_on(subjects_of([item]))))
    sides, stands = tuple(_sides(conflict, register, claims, store)), standing(log)
    return ConflictView(
        item=item,
        conflict=conflict,
        sides=sides,
        check=conflict.check,
        standing=stands,
        history=log,
        right=_right(item, sides, stands.settled, store),
    )


def _right(item: ReviewItem, sides: Sequence[SideView], settled: Decision | None, store: Store) -> SideView | None:
    """Return the side that *settled* names; where its statement has left, the one of those who said the same."""
    named = settled.side if settled else ""
    found = next((side for side in sides if named and side.is_named(named)), None)
    if found or settled is None or not named:
        return found
    versions = store.reviewing.conflict_versions(item.keys)
    for version in (each for key in item.keys for each in versions.get(key, ())):
        then = next((stand for stand in version.sides if named in {each.key for each in stand.positions}), None)
        if then and answer_key(conflict_answered(version, "")) == answer_key(settled.answers):
            return next((side for side in sides if _goes_on(side, then, version.check.kind)), None)
    return None


def _goes_on(side: SideView, then: Stand, kind: CheckKind) -> bool:
    """Tell whether *side* says what *then* said, by the word of one of those who did."""
    shares = not {each.key for each in side.stand.positions}.isdisjoint(each.key for each in then.positions)
    return shares and (side.says == then.says or mean_the_same(side.says, then.says, kind))


def _sides(conflict: Conflict, register: Register, claims: Mapping[str, Claim], store: Store) -> Iterator[SideView]:
    """Yield the sides to show: of a sentence that contradicts itself only one, for both are the same words."""
    leading = (conflict.one.key, conflict.other.key)
    for stand in conflict.sides[:1] if conflict.one == conflict.other else conflict.sides:
        shown = stand.positions[:MOST_STATED]
        yield SideView(
            name=next((each.key for each in stand.positions if each.key in leading), stand.positions[0].key),
            stand=stand,
            statements=tuple(_statement(each, _part(conflict, stand, each), register, claims, store) for each in shown),
        )


def _part(conflict: Conflict, stand: Stand, position: Position) -> Check:
    """Return a check of what differs in *position*: as it is written there, as far as that is known."""
    written = {conflict.other: conflict.check.stated, conflict.one: conflict.check.claimed}
    says = written.get(position, stand.says)
    return Check(kind=conflict.check.kind, claimed=says, stated=says, outcome=conflict.check.outcome, reason="")


def _statement(
    position: Position, part: Check, register: Register, claims: Mapping[str, Claim], store: Store
) -> Statement:
    document = register.documents.get(position.document)
    if document is None:
        message = f"the document {position.document!r} is no longer in the register"
        raise UnknownName(message, hint="Run `verifier check`, so that the conflicts are looked for anew.")
    claim = claims.get(position.claim)
    place = register.places.get(position.claim)
    before, after = _around(position, store)
    return Statement(
        position=position,
        document=document,
        claim=claim,
        sources=tuple(register.source_of(claim, citation) for citation in claim.citations) if claim else (),
        before=before,
        after=after,
        marks=marks_in_passage(position.text, (part,), None),
        file=place.file if place else "",
        line=place.line if place else 0,
    )


def _around(position: Position, store: Store) -> tuple[str, str]:
    if not position.text_sha256:
        return "", ""
    try:
        text: Text = store.text_with(position.text_sha256)
    except KeyError:
        return "", ""
    before = text.content[max(0, position.start - AROUND) : position.start]
    return before, text.content[position.end : position.end + AROUND]
