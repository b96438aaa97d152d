"""Names: looked up once for each run, by the system's own resolver; what was found is what is connected to."""

import asyncio
import socket
from collections.abc import Sequence

from verifier.errors import PassingTrouble
from verifier.fetching.addresses import Address, parse_address
from verifier.fetching.trouble import lookup_trouble

Addresses = Sequence[Address]


class Names:
    """What names stand for, as the system said when it was first asked. It belongs to one event loop."""

    def __init__(self) -> None:
        self._found: dict[str, asyncio.Future[Addresses]] = {}

    async def look_up(self, host: str, port: int) -> Addresses:
        """Return the addresses of *host*, in the order in which the system prefers them.

        Raises:
            FetchError: there are none, with the status ``dns_error``.
        """
        try:
            return (parse_address(host.strip("[]")),)  # the usual way to write an address; the system reads the others
        except ValueError:
            pass
        answer = self._found.get(host)
        if answer is None:
            answer = self._found[host] = asyncio.ensure_future(_asked(host, port))
            answer.add_done_callback(lambda done: self._done(host, done))
        return await asyncio.shield(answer)  # others may wait for it as well

    def _done(self, host: str, answer: asyncio.Future[Addresses]) -> None:
        if answer.cancelled() or isinstance(answer.exception(), PassingTrouble):
            self._found.pop(host, None)  # the next one asks again


async def _asked(host: str, port: int) -> Addresses:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(parse_address(str(entry[4][0])) for entry in found))
    except (OSError, ValueError) as error:  # a name with a part of 64 letters is a ValueError
        raise lookup_trouble(host, error) from error
