"""What goes wrong with a PostgreSQL server, told so that a person knows what to do.

What happens within a session has a code of five signs (https://www.postgresql.org/docs/current/errcodes-appendix.html).
What happens while one connects has only words, those of libpq and of the server; where they are not known, they are
passed on.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy.exc import DBAPIError

from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreCrossed, StoreError, StoreLocked, StoreUnreachable


class Fault(NamedTuple):
    """What is told of it: the kind of error, what is the matter with the database, and what to do."""

    kind: type[StoreError]
    matter: str
    hint: str


_WAIT: Final = "wait until the others have ended, then run this again: what was recorded is kept"
_LOST: Final = Fault(
    StoreUnreachable,
    "was lost: its server closed the connection",
    "see whether the server runs, then run this again: what was recorded is kept",
)
_STARTING: Final = Fault(StoreUnreachable, "is not ready: its server is starting or stopping", "run this again shortly")
_MANY: Final = Fault(
    StoreUnreachable,
    "takes no more connections",
    "close other programs that use it, or raise max_connections of the server",
)
_RIGHTS: Final = Fault(
    StoreError,
    "does not let this user do what is needed",
    "grant it: docs/postgres.md names the rights that verifier needs",
)
_READ_ONLY: Final = Fault(StoreError, "cannot be written: it is read-only", "name the primary server, not a replica")
_NO_ROOM: Final = Fault(
    StoreError, "cannot grow: the server's disk is full", "make room, then run this again: what was recorded is kept"
)
_DAMAGED: Final = Fault(StoreError, "is damaged", "restore a backup, or fill a new one by `verifier db rebuild`")

_CODES: Final[Mapping[str, Fault]] = MappingProxyType(
    {
        "40001": Fault(StoreCrossed, "was changed by others at the same moment, again and again", _WAIT),
        "40P01": Fault(StoreCrossed, "was changed by others at the same moment, again and again", _WAIT),
        "55P03": Fault(StoreLocked, "is in use by another process for longer than the waiting time", _WAIT),
        "57014": Fault(StoreLocked, "took longer than the server allows (statement_timeout)", _WAIT),
        "25006": _READ_ONLY,
        "42501": _RIGHTS,
        "53100": _NO_ROOM,
        "53300": _MANY,
        "57P03": _STARTING,
        "XX001": _DAMAGED,
        "XX002": _DAMAGED,
    }
)
_CLASSES: Final[Mapping[str, Fault]] = MappingProxyType({"08": _LOST, "57": _LOST})  # by the first two signs

_CONNECTING: Final[tuple[tuple[str, Fault], ...]] = (
    ("the database system is", _STARTING),
    ("too many clients", _MANY),
    ("remaining connection slots", _MANY),
    ("too many connections", _MANY),
    ("password authentication failed", Fault(StoreError, "refuses the password", "check user and password")),
    (
        "no password supplied",
        Fault(StoreError, "asks for a password", "write it into the address or ~/.pgpass"),
    ),
    ("pg_hba.conf", Fault(StoreError, "does not let this user in from here", "allow it in the server's pg_hba.conf")),
    ("permission denied for database", _RIGHTS),
    ("role", Fault(StoreError, "knows no such user", "check the user's name, or create it: CREATE ROLE … LOGIN")),
    ("database", Fault(StoreError, "does not exist on its server", "create it: CREATE DATABASE … ENCODING 'UTF8'")),
)  # the words in which libpq and the server say so, the more special ones first
_UNREACHABLE: Final = Fault(
    StoreUnreachable,
    "cannot be reached",
    "see whether the server runs and listens there, and whether host and port are right",
)


def is_lost(error: DBAPIError) -> bool:
    """Tell whether *error* is the end of the connection."""
    return error.connection_invalidated or _fault(error) is _LOST


def as_told(url: DatabaseUrl, error: DBAPIError) -> StoreError:
    """Return *error*, which the database at *url* reported, as an error for people."""
    fault = _LOST if error.connection_invalidated else _fault(error)
    if fault is None:
        return StoreError(f"the database {url} cannot be used: {_words(error)}", hint="run `verifier db check`")
    words = f" ({_words(error)})" if fault in {_UNREACHABLE, _RIGHTS} else ""
    return fault.kind(f"the database {url} {fault.matter}{words}", hint=fault.hint)


def _fault(error: DBAPIError) -> Fault | None:
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return _CODES.get(code) or _CLASSES.get(code[:2])
    if not _is_connecting(error):
        return _LOST if _is_operational(error) else None
    words = str(error.orig)
    if "FATAL:" not in words:  # not the server's words: it was not reached
        return _UNREACHABLE
    said = words.rpartition("FATAL:")[2]
    return next((fault for mark, fault in _CONNECTING if mark in said), _UNREACHABLE)


def _is_connecting(error: DBAPIError) -> bool:
    """Tell whether there was no connection yet: SQLAlchemy knows of no statement then."""
    return error.statement is None and _is_operational(error)


def _is_operational(error: DBAPIError) -> bool:
    return type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout", "InterfaceError"}


def _words(error: DBAPIError) -> str:
    """Return the first line of what was said; it never holds the password, nor the values of a statement."""
    return str(error.orig).strip().partition("\n")[0]
