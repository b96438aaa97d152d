"""Deciding: entries written to the log, so that nobody overrules what they have not seen."""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from verifier.domain.decision import OF_CLAIMS, OF_CONFLICTS, Act, Decision, Draft, Subject
from verifier.domain.review import Filter, ReviewItem, item_id
from verifier.domain.standing import in_order, undone
from verifier.errors import ChangedMeanwhile, UnknownName
from verifier.review.log import Log, log_on, subjects_of
from verifier.store.queue import Sight
from verifier.store.reviewing import Writing

TICK: Final = timedelta(microseconds=1)  # by which an entry is later than the one before it, whatever the clock says
SAMPLE: Final = 10  # items of a bulk action that are shown before one says yes
CONTRADICTION: Final = "what the documents say, or who says it,"
COUNT_AGAIN: Final = "Look at the count again."
LOOK_AGAIN: Final = "Look at it again, then decide."


def new_id() -> str:
    """Return an id that no other entry has."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Desk:
    """What deciding needs: the log, the time in UTC, and ids."""

    log: Log
    clock: Callable[[], datetime]
    new_id: Callable[[], str] = new_id


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that were written together; *id* is what takes all of them back: of a single one its own."""

    id: str
    entries: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What a bulk action would do: *count* items, while *left_out* are of a kind that it cannot be said of.

    *token* confirms it for just these items as they are now; *first* are the ids of the most urgent of them.
    """

    count: int
    left_out: int
    token: str
    first: tuple[str, ...]


def decide(desk: Desk, subject: Subject, key: str, draft: Draft, *, who: str, seen: str) -> Decision:
    """Write *draft* down as decided by *who*; see :meth:`ReviewDesk.decide`."""
    with desk.log.writing() as writing:
        item = _item(writing, subject, key)
        logs = writing.decisions_on(subjects_of([item]))
        log = log_on(item, logs)
        _require_seen(item, log, seen)
        entry = _entry(desk, item, draft, who, last=log[-1] if log else None)
        desk.log.add(writing, [entry], [item], logs)
    return entry


def undo(desk: Desk, name: str, who: str) -> Batch:
    """Take back the entry or the batch with the id *name*; see :meth:`ReviewDesk.undo`."""
    with desk.log.writing() as writing:
        entries = writing.decisions_of(name)
        if not entries:
            raise UnknownName(f"there is no decision {name!r}", hint="`verifier decide --list` shows them.")
        items = writing.items(item_id(entry.subject, entry.key) for entry in entries)
        logs = writing.decisions_on([*subjects_of(items.values()), *((entry.subject, entry.key) for entry in entries)])
        taken_back = frozenset[str]().union(*(undone(in_order(log)) for log in logs.values()))
        standing = [entry for entry in entries if entry.id not in taken_back]
        if not standing:
            raise ChangedMeanwhile("it has been taken back already", hint="To bring it back, undo that.")
        batch = desk.new_id() if len(standing) > 1 else ""
        written = []
        for entry in standing:
            item = items.get(item_id(entry.subject, entry.key))
            log = log_on(item, logs) if item else logs[entry.subject, entry.key]
            last = log[-1]
            written.append(
                Decision(
                    act=Act.UNDO,
                    id=desk.new_id(),
                    subject=entry.subject,
                    key=entry.key,
                    who=who,
                    at=max(desk.clock(), last.at + TICK),
                    answers=item.answers if item else entry.answers,
                    after=last.id,
                    batch=batch,
                    undoes=entry.id,
                )
            )
        desk.log.add(writing, written, {item.id: item for item in items.values()}.values(), logs)
    return _batch(written)


def planned(items: Sequence[Sight], draft: Draft) -> BulkPlan:
    """Return what saying *draft* of *items* would do."""
    fitting = [item for item in items if _fits(item, draft)]
    first = tuple(item.id for item in fitting[:SAMPLE])
    return BulkPlan(len(fitting), len(items) - len(fitting), _token(fitting, draft), first)


def decide_all(desk: Desk, wanted: Filter, draft: Draft, who: str, token: str) -> Batch:
    """Say *draft* of all that *wanted* finds; see :meth:`ReviewDesk.bulk`."""
    with desk.log.writing() as writing:
        items = [item for item in writing.every_item(wanted) if _fits(item, draft)]
        if _token(items, draft) != token:
            raise ChangedMeanwhile(
                f"what the filter finds is not what was counted: {len(items):,} by now, or changed since",
                hint=COUNT_AGAIN,
            )
        if not items:
            raise UnknownName("the filter finds nothing that this can be said of", hint="Choose another filter.")
        logs = writing.decisions_on(subjects_of(items))
        batch = desk.new_id()
        written = []
        for item in items:
            log = log_on(item, logs)
            written.append(_entry(desk, item, draft, who, last=log[-1] if log else None, batch=batch))
        desk.log.add(writing, written, items, logs)
    return _batch(written)


def _batch(entries: Sequence[Decision]) -> Batch:
    return Batch(entries[0].batch or entries[0].id, tuple(entries))


def _item(writing: Writing, subject: Subject, key: str) -> ReviewItem:
    name = item_id(subject, key)
    found = writing.items([name])
    if name not in found:
        raise UnknownName(f"there is no {subject.value} {key!r} in the queue", hint="Look at the queue.")
    return found[name]


def _require_seen(item: ReviewItem, log: Sequence[Decision], seen: str) -> None:
    if seen == item.seen:
        return
    version = seen.partition(".")[0]
    names = [entry.id for entry in log]
    since = log[names.index(version) + 1 :] if version in names else log
    if version == item.version:
        matter = "the claim, its texts or what the machine says" if item.subject is Subject.CLAIM else CONTRADICTION
        raise ChangedMeanwhile(f"{matter} has changed meanwhile", hint=LOOK_AGAIN)
    told = "; ".join(_told(entry) for entry in since)
    raise ChangedMeanwhile(f"somebody has decided meanwhile: {told}", since, hint=LOOK_AGAIN)


def _told(entry: Decision) -> str:
    what = entry.act.value.replace("_", " ")
    verdict = f" ({entry.verdict.value.replace('_', ' ')})" if entry.verdict else ""
    return f"{entry.who}: {what}{verdict}"


def _entry(desk: Desk, item: ReviewItem, draft: Draft, who: str, *, last: Decision | None, batch: str = "") -> Decision:
    if draft.side and draft.side not in item.sides:
        raise UnknownName(f"{draft.side!r} is no side of the conflict", hint="Name a statement of one side, or none.")
    return Decision(
        **draft.model_dump(),
        id=desk.new_id(),
        subject=item.subject,
        key=item.key,
        who=who,
        at=max(desk.clock(), last.at + TICK) if last else desk.clock(),
        answers=item.answers,
        after=last.id if last else "",
        batch=batch,
    )


def _fits(item: Sight | ReviewItem, draft: Draft) -> bool:
    return draft.act not in (OF_CONFLICTS if item.subject is Subject.CLAIM else OF_CLAIMS)


def _token(items: Iterable[Sight | ReviewItem], draft: Draft) -> str:
    total = hashlib.sha256(draft.model_dump_json().encode())
    for item in items:
        total.update(f"{item.id} {item.seen}\n".encode())
    return total.hexdigest()[:32]
