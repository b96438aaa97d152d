"""Tallies: how many items of the queue there are of each kind, kept up in the transaction that changes the items.

There are few kinds, whatever the number of items, so that a count costs the same at ten items and at a million.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from verifier.domain.decision import Subject
from verifier.domain.review import NOBODY, Filter, State, Tally
from verifier.store.batches import KEYS, batches
from verifier.store.tables import REVIEW_ITEM, REVIEW_TALLY

KIND: Final = ("subject", "verdict", "state", "assignee", "is_changed")


class Kind(NamedTuple):
    """What items are counted by; *verdict* is "" without one."""

    subject: Subject
    verdict: str
    state: State
    assignee: str
    is_changed: bool


def recount(connection: Connection) -> None:
    """Count all items anew."""
    connection.execute(delete(REVIEW_TALLY))
    verdict = func.coalesce(REVIEW_ITEM.c.verdict, literal_column("''"))
    columns = [verdict.label(name) if name == "verdict" else REVIEW_ITEM.c[name] for name in KIND]
    counted = select(*columns, func.count()).group_by(*columns)
    connection.execute(REVIEW_TALLY.insert().from_select([*KIND, "count"], counted))


def kinds_of(connection: Connection, ids: Iterable[str]) -> Counter[Kind]:
    """Return how many of the items with those ids are of which kind."""
    found = Counter[Kind]()
    columns = [REVIEW_ITEM.c[name] for name in KIND]
    for batch in batches(ids, KEYS):
        query = select(*columns, func.count().label("number")).where(REVIEW_ITEM.c.id.in_(batch)).group_by(*columns)
        for row in connection.execute(query):
            verdict = row.verdict.value if row.verdict else ""
            found[Kind(row.subject, verdict, row.state, row.assignee, row.is_changed)] += row.number
    return found


def move(connection: Connection, before: Counter[Kind], after: Counter[Kind]) -> None:
    """Count items that were *before* of some kinds, and are *after* of others."""
    changed = Counter(after)
    changed.subtract(before)
    rows = [{**kind._asdict(), "count": count} for kind, count in sorted(changed.items()) if count]
    if rows:
        insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(REVIEW_TALLY)
        more = REVIEW_TALLY.c.count + insert.excluded.count
        connection.execute(insert.on_conflict_do_update(index_elements=list(KIND), set_={"count": more}), rows)


def counted(connection: Connection, wanted: Filter) -> int:
    """Return how many items meet *wanted*, which asks for nothing but kinds."""
    query = select(func.coalesce(func.sum(REVIEW_TALLY.c.count), 0)).where(*_conditions(wanted))
    return int(connection.execute(query).scalar_one())


def is_of_kinds(wanted: Filter) -> bool:
    """Tell whether *wanted* asks for kinds alone: for no document, source or words."""
    return not (wanted.document or wanted.source or wanted.text.split())


def tallies(connection: Connection) -> list[Tally]:
    """Return how many items there are by kind, verdict and state."""
    columns = [REVIEW_TALLY.c[name] for name in ("subject", "verdict", "state")]
    count = func.sum(REVIEW_TALLY.c.count).label("count")
    rows = connection.execute(select(*columns, count).group_by(*columns).having(count > 0)).mappings()
    found = (Tally.model_validate({**row, "verdict": row["verdict"] or None}) for row in rows)
    return sorted(found, key=lambda each: each.model_dump_json())


def assignees(connection: Connection) -> list[str]:
    """Return everybody to whom something is assigned, by name."""
    tally = REVIEW_TALLY.c
    query = select(tally.assignee).where(tally.assignee != "", tally["count"] > 0).distinct()
    return sorted(connection.execute(query).scalars())


def _conditions(wanted: Filter) -> Iterator[ColumnElement[Any]]:
    tally = REVIEW_TALLY.c
    if wanted.subject is not None:
        yield tally.subject == wanted.subject
    if wanted.verdict is not None:
        yield tally.verdict == wanted.verdict.value
    if wanted.states:
        yield tally.state.in_(wanted.states)
    if wanted.assignee:
        yield tally.assignee == ("" if wanted.assignee == NOBODY else wanted.assignee)
    if wanted.only_changed:
        yield tally.is_changed.is_(True)
