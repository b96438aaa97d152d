"""Full-text search over the queue: every word must occur, be it at the beginning of a word or within one.

Both kinds of database have an index of trigrams, all runs of three signs, beside the items: in SQLite a table of FTS5
(https://www.sqlite.org/fts5.html#the_trigram_tokenizer), on a server a list of numbers for each item under a GIN index,
which needs no extension. The index only narrows: whether a word occurs is always told by the text itself, so that both
find the same. Words that are nearly everywhere narrow nothing, and the items are gone through in their order instead,
as they are for words of fewer than three signs.
"""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, Connection, false, func, select, text

from verifier.store.batches import KEYS, ROWS
from verifier.store.schema import is_server
from verifier.store.tables import REVIEW_ITEM

SIGNS: Final = 3  # of a trigram
FEW: Final = KEYS  # items that are named one by one; more are gone through

TABLE: Final = "review_word"  # the index; no noun and no row of it ever comes out, so it is none of the tables
IN_FILE: Final = f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', tokenize='trigram case_sensitive 1')"
ON_SERVER: Final = (
    f'CREATE TABLE {TABLE} (id varchar COLLATE "C" CONSTRAINT pk_{TABLE} PRIMARY KEY, trigrams integer[] NOT NULL)',
    f"CREATE INDEX ix_{TABLE}_trigrams ON {TABLE} USING gin (trigrams)",
)


def make_index(connection: Connection) -> None:
    """Create the index of trigrams; an SQLite that was built without them goes without."""
    if is_server(connection):
        for statement in ON_SERVER:
            connection.exec_driver_sql(statement)
    elif _knows_trigrams(connection):
        connection.exec_driver_sql(IN_FILE)
    refill_index(connection)


def drop_index(connection: Connection) -> None:
    """Remove the index."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TABLE}")


def refill_index(connection: Connection) -> None:
    """Make the index anew from the items, within their transaction."""
    if is_server(connection):
        _refill_on_server(connection)
    elif _has_index(connection):
        connection.exec_driver_sql(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")  # noqa: S608
        connection.exec_driver_sql(f"INSERT INTO {TABLE}(rowid, words) SELECT rowid, words FROM review_item")  # noqa: S608


def holding(connection: Connection, words: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return the conditions that an item meets in whose text all *words* occur; they are in lower case."""
    find = func.strpos if is_server(connection) else func.instr
    conditions = [find(REVIEW_ITEM.c.words, word) > 0 for word in words]
    longer = [word for word in words if len(word) >= SIGNS]
    if longer:
        found = _ids_on_server(connection, longer) if is_server(connection) else _ids_in_file(connection, longer)
        if not found:
            return [false()]  # which no database looks anything up for, as it would for an empty list of ids
        if len(found) <= FEW:
            conditions.insert(0, REVIEW_ITEM.c.id.in_(found))
    return conditions


def _ids_in_file(connection: Connection, words: Iterable[str]) -> Sequence[str]:
    """Return the ids of the items that hold *words*, as far as one more than FEW; without an index so many blanks."""
    if not _has_index(connection):
        return [""] * (FEW + 1)
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words)  # a string of FTS5 holds any sign so
    rows = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH :quoted LIMIT {FEW + 1}"  # noqa: S608
    query = text(f"SELECT id FROM review_item WHERE rowid IN ({rows})")  # noqa: S608
    return connection.execute(query, {"quoted": quoted}).scalars().all()


def _ids_on_server(connection: Connection, words: Iterable[str]) -> Sequence[str]:
    query = text(f"SELECT id FROM {TABLE} WHERE trigrams @> CAST(:wanted AS integer[]) LIMIT {FEW + 1}")  # noqa: S608
    return connection.execute(query, {"wanted": trigrams(" ".join(words))}).scalars().all()


def trigrams(words: str) -> list[int]:
    """Return a number for each run of three signs within the words of a text, sorted; two may share one.

    >>> trigrams("of the") == trigrams("the the")
    True
    """
    return sorted({number for word in set(words.split()) for number in _of_word(word)})


@lru_cache(maxsize=50_000)  # most words of a queue are the same few thousand
def _of_word(word: str) -> tuple[int, ...]:
    runs = (word[start : start + SIGNS] for start in range(len(word) - SIGNS + 1))
    return tuple({zlib.crc32(run.encode("utf-8", "surrogatepass")) - 2**31 for run in runs})


def _refill_on_server(connection: Connection) -> None:
    connection.exec_driver_sql(f"DELETE FROM {TABLE}")  # noqa: S608
    adding = text(f"INSERT INTO {TABLE} (id, trigrams) VALUES (:id, CAST(:trigrams AS integer[]))")  # noqa: S608
    query = select(REVIEW_ITEM.c.id, REVIEW_ITEM.c.words).order_by(REVIEW_ITEM.c.id).limit(ROWS)
    rows = connection.execute(query).all()
    while rows:
        connection.execute(adding, [{"id": row.id, "trigrams": trigrams(row.words)} for row in rows])
        rows = connection.execute(query.where(REVIEW_ITEM.c.id > rows[-1].id)).all()
    connection.exec_driver_sql(f"ANALYZE {TABLE}, review_item, review_tag")  # or the next pages are planned for none


def _has_index(connection: Connection) -> bool:
    query = text("SELECT 1 FROM sqlite_master WHERE name = :name")
    return connection.execute(query, {"name": TABLE}).first() is not None


def _knows_trigrams(connection: Connection) -> bool:
    """Tell whether this SQLite has FTS5, and its tokenizer of trigrams, which came with version 3.34."""
    (version,) = connection.exec_driver_sql("SELECT sqlite_version()").one()
    with_fts5 = connection.exec_driver_sql("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").first()
    return with_fts5 is not None and tuple(map(int, version.split(".")[:2])) >= (3, 34)
