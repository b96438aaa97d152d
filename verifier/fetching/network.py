"""Connections that are guarded and recorded.

The name is looked up once, every address of the answer is tested, and the connection goes to a tested address: between
the test and the connection there is no second look-up that could answer otherwise. The name itself is still what TLS
and the Host field say.
"""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Sequence
from typing import Any, Final

import httpcore

from verifier.fetching.addresses import Address, parse_address
from verifier.fetching.guard import Guard, refused
from verifier.fetching.tape import Tape
from verifier.fetching.trouble import connection_trouble, lookup_trouble, tls_trouble

ATTEMPT_S: Final = 5.0  # for one address while there are others left; the whole deadline stands above it
MOST_ATTEMPTS: Final = 4

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


async def look_up(host: str, port: int) -> list[Address]:
    """Return the addresses of *host*, in the order in which the system prefers them.

    Raises:
        FetchError: with the status ``dns_error``.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(parse_address(str(entry[4][0])) for entry in found))
    except (OSError, ValueError) as error:  # a name with a part of 64 letters is a ValueError
        raise lookup_trouble(host, error) from error


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects where the guard lets it, and to the *proxy* (host and port) if there is one; records all on *tape*."""

    def __init__(self, guard: Guard, tape: Tape, proxy: tuple[str, int] | None = None) -> None:
        self._guard = guard
        self._tape = tape
        self._proxy = proxy
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore gives it; the whole deadline stands above it
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look up, test, connect.

        Raises:
            FetchError: the name is unknown, the address refused, or no connection came about.
        """
        addresses = await look_up(host, port)
        if (host, port) != self._proxy:
            self._guard.check(host, port, addresses)
        address, stream = await self._first(addresses[:MOST_ATTEMPTS], port, local_address, socket_options)
        self._tape.ip = "" if (host, port) == self._proxy else str(address)
        return RecordedStream(stream, self._tape)

    async def _first(
        self,
        addresses: Sequence[Address],
        port: int,
        local_address: str | None,
        options: Iterable[SocketOption] | None,
    ) -> tuple[Address, httpcore.AsyncNetworkStream]:
        """Connect to the first of the tested *addresses* that answers."""
        for number, address in enumerate(addresses, start=1):
            attempt_s = ATTEMPT_S if number < len(addresses) else None
            try:
                connected = await self._inner.connect_tcp(str(address), port, attempt_s, local_address, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = connection_trouble(error)
                continue
            return address, connected
        raise trouble

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002 - httpcore gives it
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[SocketOption] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no URL leads to a socket of this machine.

        Raises:
            FetchError: always.
        """
        raise refused("this is a socket of this machine", "Name a web address.")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class RecordedStream(httpcore.AsyncNetworkStream):
    """A connection, each byte of which is kept on the *tape*; of an encrypted one what is inside."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, tape: Tape) -> None:
        self._inner = inner
        self._tape = tape

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Receive some bytes and keep them."""
        data = await self._inner.read(max_bytes, timeout)
        self._tape.receive(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Keep the bytes and send them."""
        self._tape.send(buffer)
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Encrypt what follows.

        Raises:
            FetchError: with the status ``tls_error``.
        """
        self._tape.rewind()
        try:
            inner = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except BaseException as error:
            await self._inner.aclose()  # also when the deadline falls into the handshake
            if isinstance(error, httpcore.NetworkError | ssl.SSLError):
                raise tls_trouble(error) from error
            raise
        return RecordedStream(inner, self._tape)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own type
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)
