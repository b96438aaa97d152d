"""Where a database is: a file, or a server by its address, which is never shown with a password in it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

SCHEMES: Final = frozenset({"postgres", "postgresql"})
HIDDEN: Final = "***"

_LOGIN: Final = re.compile(r"(?<=://)([^/?#]*)@")  # up to the last @ before a path: a password may hold one unescaped
_QUERY_SECRET: Final = re.compile(r"(?<=[?&])((?:ssl)?password)=[^&]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """The address of a database on a PostgreSQL server; *secret* is all of it, as its driver takes it.

    As text it shows no password, so that it can stand in messages, logs and reports.
    """

    secret: str = field(repr=False)

    @classmethod
    def parse(cls, written: str) -> "DatabaseUrl":
        """Return the address that *written* is.

        Raises:
            ValueError: it is none; the message does not repeat it, for it may hold a password.
        """
        try:
            scheme = urlsplit(written).scheme
        except ValueError:
            scheme = ""
        if scheme not in SCHEMES or not written.startswith(f"{scheme}://"):
            raise ValueError("it does not begin with postgresql://")
        if not written.isprintable() or " " in written:
            raise ValueError("it holds a space or a sign that cannot be printed: write those as %20 and the like")
        return cls(written)

    def __str__(self) -> str:
        """Return the address without its password.

        >>> str(DatabaseUrl("postgresql://ana:s3cret@db.example.org/desk?sslmode=require"))
        'postgresql://ana:***@db.example.org/desk?sslmode=require'
        """
        return _QUERY_SECRET.sub(rf"\1={HIDDEN}", _LOGIN.sub(_without_password, self.secret, count=1))


def _without_password(login: re.Match[str]) -> str:
    user, colon, _ = login[1].partition(":")
    return f"{user}{colon}{HIDDEN if colon else ''}@"


Place: TypeAlias = Path | DatabaseUrl
"""Where a database is."""


def place_of(written: str) -> Place:
    """Return the place that *written* names: a server where it is an address, else a file.

    >>> place_of("copy.db").name
    'copy.db'

    Raises:
        ValueError: it is an address of something else, or a broken one.
    """
    return DatabaseUrl.parse(written) if "://" in written else Path(written)
