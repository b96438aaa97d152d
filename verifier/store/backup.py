"""Backups: a copy of a database that is in use, in one file, written whole or not at all."""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Final

from verifier.errors import StoreError
from verifier.store.faults import primary_code, told
from verifier.store.sqlite import APPLICATION_ID, PATIENCE

OF_THE_COPY: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
PAGES: Final = 1000  # copied between two breaths, so that writers are not kept waiting


def back_up(path: Path, target: Path) -> None:
    """Copy the database *path* to *target*, which may be an earlier copy and is replaced then.

    Raises:
        StoreError: *target* is the database itself or no copy of one, or cannot be written.
    """
    try:
        _require_free(path, target)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        os.close(handle)
        temporary = Path(name)
        try:
            _copy(path, temporary, target)
            _flush(temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # some systems cannot flush folders
            _flush(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the backup {target} cannot be written: {reason}"
        raise StoreError(message, hint="check the path and the disk") from error


def _require_free(path: Path, target: Path) -> None:
    if not target.exists():
        return
    if target.samefile(path):
        raise StoreError(f"{target} is the database itself", hint="name another file for the backup")
    if not target.is_file() or _mark(target) != APPLICATION_ID:
        raise StoreError(f"{target} exists and is no backup of a database", hint="name another file for the backup")


def _mark(path: Path) -> int:
    """Return the application id of an SQLite file, or 0; it is in the header at byte 68.

    Source: https://www.sqlite.org/fileformat.html
    """
    with path.open("rb") as stream:
        header = stream.read(72)
    return int.from_bytes(header[68:72]) if header.startswith(b"SQLite format 3\0") else 0


def _copy(path: Path, temporary: Path, target: Path) -> None:
    """Copy the database *path* to *temporary*; what is the matter with that file is told of *target*."""
    with (
        told(path),
        contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as source,
        contextlib.closing(sqlite3.connect(temporary)) as copy,
    ):
        try:
            source.backup(copy, pages=PAGES)
        except sqlite3.OperationalError as error:
            if primary_code(error) not in OF_THE_COPY:
                raise
            raise StoreError(f"the backup {target} cannot be written: {error}", hint="make room for it") from error
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, readable on a read-only disk


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
