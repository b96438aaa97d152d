"""What goes wrong with a database file, told so that a person knows what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import DBAPIError, StatementError

from verifier.errors import ForeignStore, StoreError, StoreLocked

PRIMARY: Final = 0xFF  # the lower byte of SQLite's extended result codes; https://www.sqlite.org/rescode.html

_ELSEWHERE: Final = "name another file with --database, or the setting `database`"
_REBUILD: Final = "move it away and run `verifier db rebuild`, or put a backup in its place"

_FAULTS: Final[Mapping[int, tuple[type[StoreError], str, str]]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: (
            StoreLocked,
            "is in use by another process for longer than the waiting time",
            "wait until that one has ended, then run this again",
        ),
        sqlite3.SQLITE_FULL: (
            StoreError,
            "cannot grow: the disk is full",
            "make room, then run this again: what was recorded is kept",
        ),
        sqlite3.SQLITE_READONLY: (StoreError, "cannot be written: it is read-only", f"allow it, or {_ELSEWHERE}"),
        sqlite3.SQLITE_PERM: (StoreError, "may not be opened", f"check its permissions, or {_ELSEWHERE}"),
        sqlite3.SQLITE_CANTOPEN: (
            StoreError,
            "cannot be opened, or its folder cannot be written",
            f"check the permissions of both, or {_ELSEWHERE}",
        ),
        sqlite3.SQLITE_IOERR: (StoreError, "cannot be read or written: the disk reports an error", "check the disk"),
        sqlite3.SQLITE_CORRUPT: (StoreError, "is damaged", _REBUILD),
        sqlite3.SQLITE_NOTADB: (ForeignStore, "is no SQLite database", f"check the path, or {_ELSEWHERE}"),
    }
)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what the database at *path* reports as an error for people.

    Raises:
        StoreLocked: another process kept the database for longer than the waiting time.
        ForeignStore: the file is no database.
        StoreError: anything else: a full disk, a file that cannot be written, a damaged database.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _as_told(path, error) from error
    except (StatementError, UnicodeEncodeError, OverflowError) as error:  # raised before anything is written
        cause = error.orig if isinstance(error, StatementError) else error
        raise StoreError(f"the database {path} does not take a value: {cause}", hint="nothing was written") from error


def primary_code(error: BaseException | None) -> int:
    """Return SQLite's primary result code for *error*, or 0 where it has none."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & PRIMARY if isinstance(code, int) else 0


def _as_told(path: Path, error: DBAPIError | sqlite3.Error) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = primary_code(cause)
    if code in _FAULTS:
        kind, matter, hint = _FAULTS[code]
        return kind(f"the database {path} {matter}", hint=hint)
    return StoreError(f"the database {path} cannot be used: {cause}", hint="run `verifier db check`")
