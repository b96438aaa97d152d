"""Copying one database into another, of either kind: all of it or nothing, and compared before it counts.

Rows are read in one snapshot and written in one transaction, some at a time, so that memory stays flat. The target must
be empty. What was written is read again, table by table in the order of keys, and its count and digest must be those of
the source; only then is it committed. Whoever is interrupted finds an empty target again, and begins anew.
"""

import contextlib
import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from sqlalchemy import Connection, Table, func, insert, select

from verifier.errors import StoreError
from verifier.store.batches import ROWS, TEXTS, batches, streamed
from verifier.store.faults import sound
from verifier.store.search import refill_index
from verifier.store.sessions import Sessions
from verifier.store.tables import METADATA, TEXT, WORK

TABLES: Final = tuple(table for table in METADATA.sorted_tables if table is not WORK)
"""What is copied, rows that others refer to first; who is at which work just now is nobody's business elsewhere."""

Copying: TypeAlias = Callable[[int, int, str], None]
"""Is told how many rows of how many are copied, and of which table."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied of one table: how many rows, and the SHA-256 over them, the same in source and target."""

    table: str
    rows: int
    sha256: str


def copy_all(source: Sessions, target: Sessions, progress: Copying) -> list[Copied]:
    """Copy all that *source* holds into *target*; returns what that was, table by table.

    Raises:
        StoreError: *target* is not empty, or does not give back what was written; nothing is changed then.
    """
    with source.reading() as reading, target.writing() as writing, sound("a row"):
        _require_empty(writing, target)
        total, done = sum(_count(reading, table) for table in TABLES), 0
        copied = []
        for table in TABLES:
            progress(done, total, table.name)
            read = _digested(_passing(reading, writing, table, partial(_told, progress, done, total)), table.name)
            _require_same(read, _digested(_rows(writing, table), table.name), target)
            copied.append(read)
            done += read.rows
        refill_index(writing)
    return copied


def _require_empty(connection: Connection, target: Sessions) -> None:
    for table in TABLES:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreError(
                f"the database {target.place} is not empty: it has rows of {table.name}",
                hint="name a new file, or a new database on the server",
            )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _told(progress: Copying, before: int, total: int, table: Table, done: int) -> None:
    progress(before + done, total, table.name)


def _passing(
    reading: Connection, writing: Connection, table: Table, told: Callable[[Table, int], None]
) -> Iterator[tuple[object, ...]]:
    """Yield all rows of *table*, each of them having been written."""
    names, done = [column.key for column in table.columns], 0
    with contextlib.closing(_rows(reading, table)) as rows:
        for batch in batches(rows, _at_a_time(table)):
            writing.execute(insert(table), [dict(zip(names, row, strict=True)) for row in batch])
            done += len(batch)
            told(table, done)
            yield from batch


def _rows(connection: Connection, table: Table) -> Generator[tuple[object, ...], None, None]:
    query = select(table).order_by(*table.primary_key.columns)
    for row in streamed(connection, query, _at_a_time(table)):
        yield tuple(row)


def _at_a_time(table: Table) -> int:
    return TEXTS if table is TEXT else ROWS


def _digested(rows: Iterable[tuple[object, ...]], name: str) -> Copied:
    """Digest *rows* as values of Python, which are the same whatever a database makes of them."""
    total, count = hashlib.sha256(), 0
    for row in rows:
        matter = repr(row).encode("utf-8", "surrogatepass")
        total.update(f"{len(matter)}:".encode() + matter)
        count += 1
    return Copied(name, count, total.hexdigest())


def _require_same(read: Copied, written: Copied, target: Sessions) -> None:
    if read != written:
        raise StoreError(
            f"the database {target.place} does not give back what was written: of {read.table} {written.rows} rows of "
            f"{read.rows}, or other ones",
            hint="nothing was kept there: check its disk, then try again",
        )
