"""What goes wrong with a database, told so that a person knows what to do; a file's troubles are listed here."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from verifier.domain.database import DatabaseUrl, Place
from verifier.errors import ForeignStore, StoreError, StoreLocked
from verifier.store import postgres_faults

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
def told(place: Place) -> Iterator[None]:
    """Raise what the database at *place* reports as an error for people.

    Raises:
        StoreLocked: another process kept the database for longer than the waiting time.
        StoreUnreachable: its server cannot be reached, or the connection was lost.
        ForeignStore: the file is no database.
        StoreError: anything else: a full disk, a file that cannot be written, a damaged database.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if _is_about_a_value(error):
            raise _value_refused(place, error) from error
        if isinstance(place, DatabaseUrl) and isinstance(error, DBAPIError):
            raise postgres_faults.as_told(place, error) from error
        raise _as_told(place, error) from error
    except PoolTimeout as error:
        hint = "close other programs that use it, or wait until they have ended"
        raise StoreLocked(f"every connection to the database {place} is in use", hint=hint) from error
    except (StatementError, UnicodeEncodeError, OverflowError) as error:  # raised before anything is written
        raise _value_refused(place, error) from error


def _is_about_a_value(error: Exception) -> bool:
    """Tell whether a server's driver or the server itself refuses what a column was to hold, such as U+0000."""
    cause = getattr(error, "orig", None)
    return type(cause).__name__ == "DataError" or isinstance(cause, UnicodeEncodeError | OverflowError)


def _value_refused(place: Place, error: Exception) -> StoreError:
    cause = str(error.orig if isinstance(error, StatementError) else error).partition("\n")[0]
    return StoreError(f"the database {place} does not take a value: {cause}", hint="nothing was written")


@contextlib.contextmanager
def sound(what: str) -> Iterator[None]:
    """Tell of a row that holds no noun.

    Raises:
        StoreError: for any ValueError within.
    """
    try:
        yield
    except ValueError as error:
        raise StoreError(
            f"the database holds {what} that is damaged", hint="run `verifier db check`, then `verifier db rebuild`"
        ) from error


def primary_code(error: BaseException | None) -> int:
    """Return SQLite's primary result code for *error*, or 0 where it has none."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & PRIMARY if isinstance(code, int) else 0


def _as_told(path: Place, error: DBAPIError | sqlite3.Error) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = primary_code(cause)
    if code in _FAULTS:
        kind, matter, hint = _FAULTS[code]
        return kind(f"the database {path} {matter}", hint=hint)
    return StoreError(f"the database {path} cannot be used: {cause}", hint="run `verifier db check`")
