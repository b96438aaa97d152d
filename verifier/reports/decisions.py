"""Decisions and the queue as text and as JSON."""

from collections.abc import Iterable
from typing import Any, Final

from verifier.domain.decision import Act, Decision
from verifier.domain.review import ReviewItem, State
from verifier.reports.safe import one_line
from verifier.reports.words import VERDICT_SIGNS, VERDICT_WORDS

ACT_WORDS: Final = {
    Act.ACCEPT: "accepted",
    Act.OVERRIDE: "overridden",
    Act.CONFIRM: "confirmed",
    Act.DISMISS: "no conflict",
    Act.NEEDS_WORK: "needs work",
    Act.NOTE: "note",
    Act.ASSIGN: "assigned",
    Act.UNDO: "taken back",
}
STATE_WORDS: Final = {
    State.UNCHECKED: "unchecked",
    State.CHECKED: "checked",
    State.NEEDS_WORK: "needs work",
    State.STALE: "stale",
    State.REVIEWED: "reviewed",
}


def item_json(item: ReviewItem) -> dict[str, Any]:
    """Return an item of the queue as plain values, with its id and with what an editor has *seen* of it."""
    return {"id": item.id, "seen": item.seen, **item.model_dump(mode="json", exclude={"version", "earlier"})}


def decision_json(entry: Decision) -> dict[str, Any]:
    """Return an entry of the log as plain values, as its file has it."""
    return entry.model_dump(mode="json", exclude_defaults=True)


def render_items(items: Iterable[ReviewItem]) -> str:
    """Return two lines for each item: its id, state, verdict and key, then what is stated and what was found."""
    lines = []
    for item in items:
        machine = f"{VERDICT_SIGNS[item.verdict]} {VERDICT_WORDS[item.verdict]}" if item.verdict else item.subject.value
        human = f" → {VERDICT_WORDS[item.human]}" if item.human else ""
        assigned = f" [{item.assignee}]" if item.assignee else ""
        state = STATE_WORDS[item.state] + (f" ({', '.join(item.stale)})" if item.stale else "")
        lines.append(one_line(f"{item.id} {state:<10} {machine}{human} {item.key}{assigned}"))
        lines.append(f"    {one_line(item.text)} ({one_line(item.reason)})")
        lines += [f"    since it was decided: {one_line(change)}" for change in item.changes]
    return "".join(f"{line}\n" for line in lines)


def render_history(entries: Iterable[Decision]) -> str:
    """Return a line for each entry: when, who, what, and why."""
    return "".join(f"{one_line(_told(entry))}\n" for entry in entries)


def told(entry: Decision) -> str:
    """Return what an entry says, in words: "overridden: refuted → partial", "no conflict: other period"."""
    particulars = _particulars(entry)
    return f"{ACT_WORDS[entry.act]}: {particulars}" if particulars else ACT_WORDS[entry.act]


def _particulars(entry: Decision) -> str:
    machine = VERDICT_WORDS[entry.answers.verdict] if entry.answers.verdict else ""
    person = VERDICT_WORDS[entry.verdict] if entry.verdict else ""
    words = {
        Act.ACCEPT: machine,
        Act.OVERRIDE: f"{machine or 'unchecked'} → {person}",
        Act.CONFIRM: f"{entry.side} is right" if entry.side else "open which side is right",
        Act.DISMISS: entry.why.value.replace("_", " ") if entry.why else "",
        Act.ASSIGN: entry.assignee or "nobody",
        Act.UNDO: entry.undoes,
    }
    return words.get(entry.act, "")


def _told(entry: Decision) -> str:
    reason = f": {entry.reason}" if entry.reason else ""
    return f"{entry.id} {entry.at:%Y-%m-%d %H:%M} {entry.who} {told(entry)} ({entry.key}){reason}"
