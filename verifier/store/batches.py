"""Statements over many rows: cut to what a database takes, and written so that a repetition changes nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")

ROWS: Final = 1000  # in one transaction: others wait some 20 ms for it, and its cost is spread thin
TEXTS: Final = 20  # rows that hold whole texts: a megabyte or two of articles, packed
KEYS: Final = 500  # in one query; SQLite takes 32,766 values, older ones 999


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield *items* in lists of *size*, the last one shorter.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def streamed(connection: Connection, query: Select[Any], rows: int = ROWS) -> Iterator[Row[Any]]:
    """Yield what *query* finds while at most so many *rows* are in memory: a server is asked for no more at a time."""
    with connection.execute(query.execution_options(yield_per=rows)) as result:
        yield from result


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert those *rows* whose key *table* does not hold yet; returns how many."""
    if not rows:
        return 0
    insert = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    counting = {"preserve_rowcount": True}  # which is else forgotten with the cursor
    return connection.execute(insert.on_conflict_do_nothing(), rows, execution_options=counting).rowcount
