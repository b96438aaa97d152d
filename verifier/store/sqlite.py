"""SQLite itself: how connections are set up, how transactions begin, and what marks a file as a database of verifier.

Write-ahead logging lets readers go on while one process writes. With it, synchronous NORMAL never damages the file; a
power cut may cost the last moments, a killed process costs nothing that was committed. Writers ask for the lock when
they begin, so that they wait for one another rather than fail half way. Source: https://www.sqlite.org/wal.html
"""

import contextlib
import sqlite3
import time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event

from verifier.store.faults import primary_code

APPLICATION_ID: Final = 0x56524659  # "VRFY", in the header of the file
WRITING: Final = "writing"  # the execution option by which a transaction takes the lock at once
MIGRATING: Final = "migrating"  # the one by which it leaves foreign keys unchecked while tables are copied
PATIENCE: Final = 30.0  # seconds to wait for another process
PAUSE: Final = 0.02  # seconds between two tries to change the journal


def make_engine(path: Path, patience: float) -> Engine:
    """Return an engine for the file *path* that waits up to *patience* seconds for other processes.

    Nothing is opened yet, and opening changes nothing in the file.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": patience}, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, record: object) -> None:  # noqa: ANN401, ARG001  SQLAlchemy calls it so
    connection.isolation_level = None  # the driver must not begin transactions by itself
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(MIGRATING):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # has no effect within a transaction
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITING) else "BEGIN")


def use_write_ahead_log(path: Path, patience: float) -> None:
    """Switch the database at *path* to write-ahead logging, which stays with the file.

    SQLite does not wait for others when it changes the journal, so that this does, for *patience* seconds.

    Raises:
        sqlite3.Error: it cannot be switched.
    """
    deadline = time.monotonic() + patience
    with contextlib.closing(sqlite3.connect(path, timeout=patience)) as connection:
        while not _switched(connection, deadline):
            time.sleep(PAUSE)


def _switched(connection: sqlite3.Connection, deadline: float) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
            raise
        return False
    return True
