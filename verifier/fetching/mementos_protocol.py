"""What the client of web archives needs of whatever speaks HTTP for it: one request, one answer, no redirects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from verifier.domain.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one request: its number, its fields in order, and its body without codings.

    *exchanges* hold it with its request byte for byte, for who wants to keep it.
    """

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes
    exchanges: tuple[Exchange, ...] = ()

    def get(self, name: str) -> str:
        """Return the value of the field *name*, several of them joined by commas; nothing if there is none."""
        return ", ".join(value.strip() for field, value in self.fields if field.lower() == name.lower())


class Ask(Protocol):
    """Makes one request.

    It stands guard over addresses, keeps to the limits of time and size, and leaves pauses between requests to one
    host. It follows no redirects.
    """

    async def __call__(self, url: str, fields: Mapping[str, str]) -> Reply:
        """Return the answer to a GET of *url* with *fields*.

        Raises:
            FetchError: there is no whole answer.
        """
