"""The queue in the database: items in three orders, narrowed by filters, in pages that begin behind an item.

A page is found by the place of the item before it, never by counting from the beginning, so that the last page costs
what the first one does. Words are looked for with LIKE in lower-cased text: SQLite's full-text index has no like in
PostgreSQL, whose trigram index serves LIKE, and 100,000 items are gone through in some 50 ms without any.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, select, update

from verifier.domain.review import NOBODY, Filter, Order, ReviewItem, Tally
from verifier.store.batches import KEYS, ROWS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.tables import REVIEW_BASIS, REVIEW_ITEM, REVIEW_TAG

MOST_WORDS: Final = 20  # of a search
DOCUMENT: Final = "document"
SOURCE: Final = "source"

_PLACES: Final[Mapping[Order, ColumnElement[Any]]] = MappingProxyType(
    {Order.URGENCY: REVIEW_ITEM.c.position, Order.AGE: REVIEW_ITEM.c.seniority, Order.NAME: REVIEW_ITEM.c.key}
)


def replace_items(connection: Connection, items: Iterable[ReviewItem]) -> None:
    """Put *items* in the place of all that are there."""
    connection.execute(delete(REVIEW_TAG))
    connection.execute(delete(REVIEW_ITEM))
    for batch in batches(items, ROWS):
        insert_new(connection, REVIEW_ITEM, [_row(item) for item in batch])
        insert_new(connection, REVIEW_TAG, [tag for item in batch for tag in _tags(item)])


def update_items(connection: Connection, items: Iterable[ReviewItem]) -> None:
    """Write down in which state *items* are now."""
    for item in items:
        states = {"state": item.state, "assignee": item.assignee, "noun": to_json(item)}
        connection.execute(update(REVIEW_ITEM).where(REVIEW_ITEM.c.id == item.id).values(states))


def items_of(connection: Connection, ids: Iterable[str]) -> dict[str, ReviewItem]:
    """Return the items with those ids, as far as there are any."""
    found: dict[str, ReviewItem] = {}
    for batch in batches(ids, KEYS):
        query = select(REVIEW_ITEM.c.id, REVIEW_ITEM.c.noun).where(REVIEW_ITEM.c.id.in_(batch))
        found |= {name: from_json(ReviewItem, noun) for name, noun in connection.execute(query)}
    return found


def page(connection: Connection, wanted: Filter, order: Order, after: str, limit: int) -> list[ReviewItem]:
    """Return at most *limit* items behind the one with the id *after*, or from the beginning."""
    place = _PLACES[order]
    query = _narrowed(select(REVIEW_ITEM.c.noun), wanted).order_by(place).limit(limit)
    if after:
        query = query.where(place > _place_of(after, place))
    return [from_json(ReviewItem, noun) for noun in connection.execute(query).scalars()]


def page_before(connection: Connection, wanted: Filter, order: Order, before: str, limit: int) -> list[ReviewItem]:
    """Return at most *limit* items next before the one with the id *before*, in the order of the queue."""
    place = _PLACES[order]
    query = _narrowed(select(REVIEW_ITEM.c.noun), wanted).where(place < _place_of(before, place))
    found = connection.execute(query.order_by(place.desc()).limit(limit)).scalars().all()
    return [from_json(ReviewItem, noun) for noun in reversed(found)]


def count(connection: Connection, wanted: Filter) -> int:
    """Return how many items meet *wanted*."""
    return int(connection.execute(_narrowed(select(func.count()), wanted, REVIEW_ITEM)).scalar_one())


def every_item(connection: Connection, wanted: Filter) -> list[ReviewItem]:
    """Return all items that meet *wanted*, by urgency."""
    query = _narrowed(select(REVIEW_ITEM.c.noun), wanted).order_by(REVIEW_ITEM.c.position)
    return [from_json(ReviewItem, noun) for noun in connection.execute(query).scalars()]


def tallies(connection: Connection) -> list[Tally]:
    """Count all items by kind, verdict and state."""
    columns = (REVIEW_ITEM.c.subject, REVIEW_ITEM.c.verdict, REVIEW_ITEM.c.state)
    rows = connection.execute(select(*columns, func.count().label("count")).group_by(*columns)).mappings()
    return sorted((Tally.model_validate(dict(row)) for row in rows), key=lambda each: each.model_dump_json())


def assignees(connection: Connection) -> list[str]:
    """Return everybody to whom something is assigned, by name."""
    query = select(REVIEW_ITEM.c.assignee).where(REVIEW_ITEM.c.assignee != "").distinct()
    return sorted(connection.execute(query).scalars())


def basis(connection: Connection, name: str) -> str:
    """Return what is noted under *name*, or "" where nothing is."""
    query = select(REVIEW_BASIS.c.value).where(REVIEW_BASIS.c.name == name)
    return str(connection.execute(query).scalar_one_or_none() or "")


def set_basis(connection: Connection, name: str, value: str) -> None:
    """Note *value* under *name*."""
    connection.execute(delete(REVIEW_BASIS).where(REVIEW_BASIS.c.name == name))
    insert_new(connection, REVIEW_BASIS, [{"name": name, "value": value}])


def _place_of(item: str, place: ColumnElement[Any]) -> Any:  # noqa: ANN401  a subquery
    return select(place).where(REVIEW_ITEM.c.id == item).scalar_subquery()


def _narrowed(query: Select[Any], wanted: Filter, source: Any = None) -> Select[Any]:  # noqa: ANN401  a table
    """Return *query* with the conditions of *wanted*."""
    query = query if source is None else query.select_from(source)
    return query.where(*_conditions(wanted))


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    rows = REVIEW_ITEM.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.subject is not None:
        conditions.append(rows.subject == wanted.subject)
    if wanted.verdict is not None:
        conditions.append(rows.verdict == wanted.verdict)
    if wanted.states:
        conditions.append(rows.state.in_(wanted.states))
    if wanted.assignee:
        conditions.append(rows.assignee == ("" if wanted.assignee == NOBODY else wanted.assignee))
    if wanted.only_changed:
        conditions.append(rows.is_changed.is_(True))
    for kind, value in ((DOCUMENT, wanted.document), (SOURCE, wanted.source)):
        if value:
            tag = REVIEW_TAG.alias(f"tag_{kind}")
            conditions.append(exists().where(tag.c.item == rows.id, tag.c.kind == kind, tag.c.value == value))
    words = wanted.text.casefold().split()[:MOST_WORDS]
    return conditions + [rows.words.contains(word, autoescape=True) for word in words]


def _row(item: ReviewItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "subject": item.subject,
        "key": item.key,
        "verdict": item.verdict,
        "state": item.state,
        "assignee": item.assignee,
        "is_changed": item.is_changed,
        "position": item.position,
        "seniority": item.seniority,
        "words": f"{item.key} {item.text} {item.reason}".casefold(),
        "noun": to_json(item),
    }


def _tags(item: ReviewItem) -> list[dict[str, str]]:
    named = ((DOCUMENT, item.documents), (SOURCE, item.sources))
    return [{"kind": kind, "value": value, "item": item.id} for kind, values in named for value in values]
