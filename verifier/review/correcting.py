"""The correction note: what to write to whoever states what is wrong, as plain text."""

from collections.abc import Iterator

from verifier.domain.decision import Decision
from verifier.review.conflict_views import ConflictView, SideView, Statement


def correction_note(view: ConflictView) -> str:
    """Return a note to all who state what is wrong; where it is open who that is, it names every side."""
    is_settled = view.right is not None
    lines = ["Correction" if is_settled else "To be clarified: documents contradict one another", ""]
    for side in view.wrong:
        lines += _side(side, "", with_place=True)
    for side in (view.right,) if view.right else view.sides:
        lines += _side(side, "Right is, by " if is_settled else "", with_place=False)
    lines.append(f"What differs: {_difference(view)}")
    lines += _decided(view.standing.settled)
    lines += [f"Since that decision: {change}." for change in view.item.changes]
    return "\n".join(lines) + "\n"


def _side(side: SideView, opening: str, *, with_place: bool) -> Iterator[str]:
    for statement in side.statements:
        yield from _statement(statement, opening, with_place=with_place)
    if side.not_shown:
        yield f"So do: {', '.join(side.not_shown)}"
        yield ""


def _statement(statement: Statement, opening: str, *, with_place: bool) -> Iterator[str]:
    document = statement.document
    published = f", {document.published.isoformat()}" if document.published else ""
    yield f"{opening}{document.title} ({document.id}{published}){':' if opening else ' states:'}"
    yield f"  “{statement.position.text}”"
    if with_place and statement.place:
        yield f"  to correct at {statement.place}"
    for source in statement.sources:
        yield f"  source: {source.title}"
        if source.address:
            yield f"  {source.address}"
    yield ""


def _difference(view: ConflictView) -> str:
    """Return what differs: what each side says, or of two statements the reason of their check."""
    if all(side.says for side in view.sides) and view.conflict.is_of_many:
        return view.conflict.told
    return view.check.reason


def _decided(settled: Decision | None) -> list[str]:
    if settled is None:
        return []
    reason = f": {settled.reason}" if settled.reason else "."
    return [f"Decided by {settled.who} on {settled.at:%Y-%m-%d}{reason}"]
