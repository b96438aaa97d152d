"""The seam between the engine and whatever speaks HTTP: an address that can be requested, and who requests it."""

from dataclasses import dataclass
from typing import Protocol

from verifier.domain.message import Message
from verifier.fetching.tape import Tape


@dataclass(frozen=True, slots=True)
class Target:
    """An address in the form in which it is requested.

    *url* is normal and without fragment; *authority* is host and port as the Host field names them.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str
    authority: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what cookies and robots.txt belong to."""
        return f"{self.scheme}://{self.authority}"


class Client(Protocol):
    """Makes single requests; nothing of one gets into another, and nothing is followed."""

    async def get(self, target: Target, fields: list[tuple[str, str]], tape: Tape, left_s: float) -> Message:
        """Request *target* with the header *fields*, and return the answer, of which *tape* holds every byte.

        The body is read until the tape has enough of it.

        Raises:
            FetchError: there is no whole answer within *left_s* seconds.
        """

    async def forget(self, authority: str) -> None:
        """Close the connections to this host and port that are kept for later."""

    async def aclose(self) -> None:
        """Close all connections."""
