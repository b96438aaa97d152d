"""A glance at a database that changes nothing: neither its schema nor the files beside it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from verifier.store.faults import told
from verifier.store.schema import REVISIONS, revision_of

MOST_TOLD: Final = 5  # damages


@dataclass(frozen=True, slots=True)
class Glance:
    """What was seen: the schema's *revision*, "" of an empty file, and whether it is that of this version.

    *damage* is what a quick check of the file's structure says. *size* and *unused* are in bytes; what is unused was
    given up by earlier content, and is used again before the file grows.
    """

    revision: str
    is_current: bool
    damage: tuple[str, ...]
    size: int
    unused: int


def glance(path: Path) -> Glance:
    """Look at the database at *path*, which exists.

    Raises:
        ForeignStore: the file is no database, or another application's, or a newer version's.
        StoreError: it cannot be read, or is in use in a way that it cannot be read.
    """
    with told(path), _reading(path) as connection:
        revision = revision_of(connection, str(path))
        damage = connection.exec_driver_sql(f"PRAGMA quick_check({MOST_TOLD})").scalars().all()
        page, pages, free = (
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
            for name in ("page_size", "page_count", "freelist_count")
        )
    told_damage = tuple(str(line) for line in damage if line != "ok")
    return Glance(revision, revision == REVISIONS[-1], told_damage, page * pages, page * free)


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[Connection]:
    """Give a connection that writes nothing.

    Where nobody has the database open there is no log beside it, and SQLite would make one even to read; that such a
    file is read as one that never changes prevents it. Source: https://www.sqlite.org/uri.html
    """
    log = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if log.exists() else "immutable=1"
    address = f"{path.absolute().as_uri()}?{how}"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
