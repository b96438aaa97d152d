"""One conflict: both sides with what they say, where, and what differs; and what to write to whoever is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verifier.domain.check import Check
from verifier.domain.claim import Claim, Document, Source
from verifier.domain.conflict import Conflict, Position
from verifier.domain.decision import Decision, Subject
from verifier.domain.review import ReviewItem
from verifier.domain.standing import Standing, standing
from verifier.domain.text import Text
from verifier.errors import UnknownName
from verifier.register.register import Register
from verifier.review.evidence import AROUND
from verifier.review.marks import Mark, marks_in_claim, marks_in_passage
from verifier.store.store import Store


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a conflict: who states what, where and when.

    *name* is what a decision calls it. *claim* is None for a sentence read from a document's text; *before* and *after*
    are then what stands around it there. *file* and *line* are where to correct it: the claim file, or "" and 0.
    """

    name: str
    position: Position
    document: Document
    claim: Claim | None
    sources: tuple[Source, ...]
    published: date | None
    before: str
    after: str
    marks: tuple[Mark, ...]
    file: str
    line: int

    @property
    def place(self) -> str:
        """``file:line``, ready to copy; empty if the statement is in no claim file."""
        return f"{self.file}:{self.line}" if self.file else ""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Everything about one conflict; *check* is what shows it, its ``claimed`` being that of the first side."""

    item: ReviewItem
    conflict: Conflict
    one: SideView
    other: SideView
    check: Check
    standing: Standing
    history: tuple[Decision, ...]

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """Both sides, in the order of the check."""
        return self.one, self.other


def conflict_view(item: ReviewItem, register: Register, claims: Mapping[str, Claim], store: Store) -> ConflictView:
    """Return everything about the conflict of *item*; *claims* are those of *register*, by key.

    Raises:
        UnknownName: it is not kept, or a side is of a document that the register does not hold.
    """
    try:
        conflict = store.conflict(item.run, item.key)
    except KeyError as error:
        raise UnknownName(f"there is no conflict {item.key!r}", hint="Run `verifier check`.") from error
    log = tuple(store.reviewing.decisions_on([(Subject.CONFLICT, item.key)]).get((Subject.CONFLICT, item.key), ()))
    marks = (
        marks_in_claim(conflict.one.text, (conflict.check,), None),
        marks_in_passage(conflict.other.text, (conflict.check,), None),
    )
    return ConflictView(
        item=item,
        conflict=conflict,
        one=_side(conflict.one, register, claims, store, marks[0]),
        other=_side(conflict.other, register, claims, store, marks[1]),
        check=conflict.check,
        standing=standing(log),
        history=log,
    )


def _side(
    position: Position, register: Register, claims: Mapping[str, Claim], store: Store, marks: Sequence[Mark]
) -> SideView:
    document = register.documents.get(position.document)
    if document is None:
        message = f"the document {position.document!r} is no longer in the register"
        raise UnknownName(message, hint="Run `verifier check`, so that the conflicts are looked for anew.")
    claim = claims.get(position.claim)
    place = register.places.get(position.claim)
    before, after = _around(position, store)
    return SideView(
        name=position.key,
        position=position,
        document=document,
        claim=claim,
        sources=tuple(register.source_of(claim, citation) for citation in claim.citations) if claim else (),
        published=document.published,
        before=before,
        after=after,
        marks=tuple(marks),
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


def correction_note(view: ConflictView) -> str:
    """Return a note to whoever states what is wrong, as plain text; it names both where it is open who that is."""
    settled = view.standing.settled
    right = next((side for side in view.sides if settled and side.name == settled.side), None)
    wrong = next((side for side in view.sides if right and side.name != right.name), None)
    lines = ["Correction" if wrong else "To be clarified: two documents contradict one another", ""]
    for side in (wrong, right) if wrong and right else view.sides:
        published = f", {side.published.isoformat()}" if side.published else ""
        lines += [f"{side.document.title} ({side.document.id}{published}) states:", f"  “{side.position.text}”"]
        lines += [f"  to correct at {side.place}"] if side is wrong and side.place else []
        for source in side.sources:
            lines += [f"  source: {source.title}", *([f"  {source.address}"] if source.address else [])]
        lines.append("")
    lines.append(f"What differs: {view.check.reason}")
    if settled and settled.reason:
        lines.append(f"Decided by {settled.who} on {settled.at:%Y-%m-%d}: {settled.reason}")
    elif settled:
        lines.append(f"Decided by {settled.who} on {settled.at:%Y-%m-%d}.")
    return "\n".join(lines) + "\n"
