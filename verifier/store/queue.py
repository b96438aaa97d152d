"""The queue in the database: items in three orders, narrowed by filters, in pages that begin behind an item.

A page is found by the place of the item before it, never by counting from the beginning, so that the last page costs
what the first one does. Words are looked for as :mod:`verifier.store.search` says.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, literal, select, update

from verifier.domain.decision import Subject
from verifier.domain.review import NOBODY, Filter, Order, ReviewItem, item_id
from verifier.store.batches import KEYS, ROWS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.search import holding, refill_index
from verifier.store.tables import REVIEW_BASIS, REVIEW_ITEM, REVIEW_TAG
from verifier.store.tallies import counted, is_of_kinds, kinds_of, move, recount


class Sight(NamedTuple):
    """What an editor has seen of an item: its id, its kind, and its state."""

    id: str
    subject: Subject
    seen: str


MOST_COUNTED: Final = 10_000  # of what is found by words: nobody reads on to see whether there are more
MOST_WORDS: Final = 20  # of a search
DOCUMENT: Final = "document"
SOURCE: Final = "source"
FORMER: Final = "former id"  # that an item had when it was known by another key

_PLACES: Final[Mapping[Order, str]] = MappingProxyType(
    {Order.URGENCY: "position", Order.AGE: "seniority", Order.NAME: "key"}
)


def replace_items(connection: Connection, items: Iterable[ReviewItem]) -> None:
    """Put *items* in the place of all that are there."""
    connection.execute(delete(REVIEW_TAG))
    connection.execute(delete(REVIEW_ITEM))
    for batch in batches(sorted(items, key=lambda item: item.position), ROWS):  # indexes grow at their ends then
        rows = [_row(item) for item in batch]
        insert_new(connection, REVIEW_ITEM, rows)
        insert_new(
            connection, REVIEW_TAG, [tag for item, row in zip(batch, rows, strict=True) for tag in _tags(item, row)]
        )
    refill_index(connection)
    recount(connection)


def update_items(connection: Connection, items: Iterable[ReviewItem]) -> None:
    """Write down in which state *items* are now."""
    changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("state", "assignee", "seen", "noun")}
    updating = update(REVIEW_ITEM).where(REVIEW_ITEM.c.id == bindparam("of")).values(changed)
    for batch in batches(items, ROWS):
        ids = [item.id for item in batch]
        rows = [
            {
                "of": name,
                "new_state": item.state,
                "new_assignee": item.assignee,
                "new_seen": item.seen,
                "new_noun": to_json(item),
            }
            for name, item in zip(ids, batch, strict=True)
        ]
        before = kinds_of(connection, ids)
        connection.execute(updating, rows)
        move(connection, before, kinds_of(connection, ids))


def items_of(connection: Connection, ids: Iterable[str]) -> dict[str, ReviewItem]:
    """Return the items with those ids, as far as there are any, be it that they had them once."""
    found: dict[str, ReviewItem] = {}
    for batch in batches(ids, KEYS):
        query = select(REVIEW_ITEM.c.id, REVIEW_ITEM.c.noun).where(REVIEW_ITEM.c.id.in_(batch))
        found |= {name: from_json(ReviewItem, noun) for name, noun in connection.execute(query)}
        if lost := [name for name in batch if name not in found]:
            query = select(REVIEW_TAG.c.value, REVIEW_ITEM.c.noun).join_from(REVIEW_TAG, REVIEW_ITEM)
            query = query.where(REVIEW_TAG.c.kind == FORMER, REVIEW_TAG.c.value.in_(lost))
            found |= {name: from_json(ReviewItem, noun) for name, noun in connection.execute(query)}
    return found


def keys_of(connection: Connection, subject: Subject) -> list[str]:
    """Return the keys of all items of that kind."""
    return list(connection.execute(select(REVIEW_ITEM.c.key).where(REVIEW_ITEM.c.subject == subject)).scalars())


def page(connection: Connection, wanted: Filter, order: Order, after: str, limit: int) -> list[ReviewItem]:
    """Return at most *limit* items behind the one with the id *after*, or from the beginning."""
    place = _place(wanted, order)
    query = _narrowed(connection, (REVIEW_ITEM.c.noun,), wanted).order_by(place).limit(limit)
    if after:
        query = query.where(place > _place_of(after, order))
    return [from_json(ReviewItem, noun) for noun in connection.execute(query).scalars()]


def page_before(connection: Connection, wanted: Filter, order: Order, before: str, limit: int) -> list[ReviewItem]:
    """Return at most *limit* items next before the one with the id *before*, in the order of the queue."""
    place = _place(wanted, order)
    query = _narrowed(connection, (REVIEW_ITEM.c.noun,), wanted).where(place < _place_of(before, order))
    found = connection.execute(query.order_by(place.desc()).limit(limit)).scalars().all()
    return [from_json(ReviewItem, noun) for noun in reversed(found)]


def count(connection: Connection, wanted: Filter, most: int = MOST_COUNTED) -> int:
    """Return how many items meet *wanted*; of those found by document, source or words, *most* are counted."""
    if is_of_kinds(wanted):
        return counted(connection, wanted)
    kind, value = (DOCUMENT, wanted.document) if wanted.document else (SOURCE, wanted.source)
    if value and wanted == Filter.model_validate({kind: value}):  # then there is no need to look at the items
        found = select(literal(1)).where(REVIEW_TAG.c.kind == kind, REVIEW_TAG.c.value == value)
    else:
        found = _narrowed(connection, (literal(1),), wanted)
    return int(connection.execute(select(func.count()).select_from(found.limit(most).subquery())).scalar_one())


def every_item(connection: Connection, wanted: Filter) -> list[ReviewItem]:
    """Return all items that meet *wanted*, by urgency."""
    query = _narrowed(connection, (REVIEW_ITEM.c.noun,), wanted).order_by(_place(wanted, Order.URGENCY))
    return [from_json(ReviewItem, noun) for noun in connection.execute(query).scalars()]


def sights(connection: Connection, wanted: Filter) -> list[Sight]:
    """Return what every item that meets *wanted* is seen as, by urgency, without loading any."""
    rows = REVIEW_ITEM.c
    query = _narrowed(connection, (rows.id, rows.subject, rows.seen), wanted).order_by(_place(wanted, Order.URGENCY))
    return [Sight(row.id, row.subject, row.seen) for row in connection.execute(query)]


def basis(connection: Connection, name: str) -> str:
    """Return what is noted under *name*, or "" where nothing is."""
    query = select(REVIEW_BASIS.c.value).where(REVIEW_BASIS.c.name == name)
    return str(connection.execute(query).scalar_one_or_none() or "")


def set_basis(connection: Connection, name: str, value: str) -> None:
    """Note *value* under *name*."""
    connection.execute(delete(REVIEW_BASIS).where(REVIEW_BASIS.c.name == name))
    insert_new(connection, REVIEW_BASIS, [{"name": name, "value": value}])


def _place(wanted: Filter, order: Order) -> ColumnElement[Any]:
    """Return the column that the items are in order by; those of one document or source have it in their tags."""
    is_tagged = bool(wanted.document or wanted.source)
    return REVIEW_TAG.c.position if is_tagged and order is Order.URGENCY else REVIEW_ITEM.c[_PLACES[order]]


def _place_of(item: str, order: Order) -> Any:  # noqa: ANN401  a subquery
    other = REVIEW_ITEM.alias("other")
    return select(other.c[_PLACES[order]]).where(other.c.id == item).scalar_subquery()


def _narrowed(connection: Connection, columns: tuple[Any, ...], wanted: Filter) -> Select[Any]:
    """Return a query for *columns* of the items that meet *wanted*.

    Those of one document or source are come by from their tags. Where both are given, documents are the smaller.
    """
    query = select(*columns).select_from(REVIEW_ITEM).where(*_conditions(connection, wanted))
    tags = [(kind, value) for kind, value in ((DOCUMENT, wanted.document), (SOURCE, wanted.source)) if value]
    for place, (kind, value) in enumerate(tags):
        tag = REVIEW_TAG.alias("also") if place else REVIEW_TAG
        query = query.join(tag, (tag.c.item == REVIEW_ITEM.c.id) & (tag.c.kind == kind) & (tag.c.value == value))
    return query


def _conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
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
    return conditions + holding(connection, _plain(wanted.text).split()[:MOST_WORDS])


def _plain(words: str) -> str:
    """Return *words* as they are searched: in lower case, without the sign that no server takes."""
    return words.casefold().replace("\0", " ")


def _row(item: ReviewItem) -> dict[str, Any]:
    place = item.place
    return {
        "id": place.id,
        "subject": item.subject,
        "key": item.key,
        "verdict": item.verdict,
        "state": item.state,
        "assignee": item.assignee,
        "is_changed": item.is_changed,
        "position": place.position,
        "seniority": place.seniority,
        "seen": item.seen,
        "words": _plain(f"{item.key} {item.text} {item.reason}"),
        "noun": to_json(item),
    }


def _tags(item: ReviewItem, row: Mapping[str, Any]) -> list[dict[str, str]]:
    former = [item_id(item.subject, name) for name in item.names]
    named = ((DOCUMENT, item.documents), (SOURCE, item.sources), (FORMER, former))
    where = {"position": row["position"], "item": row["id"]}
    return [{"kind": kind, "value": value, **where} for kind, values in named for value in values]
