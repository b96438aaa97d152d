"""Connections that are guarded and recorded.

The name is looked up once, every address of the answer is tested, and the connection goes to a tested address: between
the test and the connection there is no second look-up that could answer otherwise. The name itself is still what TLS
and the Host field say.
"""

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from typing import Any, Final

import httpcore

from verifier.fetching.addresses import Address
from verifier.fetching.guard import Guard, refused
from verifier.fetching.names import Names
from verifier.fetching.tape import Tape
from verifier.fetching.trouble import connection_trouble, no_connection, tls_trouble

ATTEMPT_S: Final = 5.0  # for one address while there are others left; the time for the whole connection stands above it
MOST_ATTEMPTS: Final = 4

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects where the guard lets it, and to the *proxy* (host and port) if there is one, within *seconds*.

    All that is said goes on *tape*, which is another one for each exchange of a connection that is kept.
    """

    def __init__(
        self, guard: Guard, names: Names, seconds: float, tape: Tape, proxy: tuple[str, int] | None = None
    ) -> None:
        self.tape = tape
        self.ip = ""
        self.tls = ""
        self._guard = guard
        self._names = names
        self._seconds = seconds
        self._proxy = proxy
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore gives it; the policy's own stands
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look up, test, connect.

        Raises:
            FetchError: the name is unknown, the address refused, or no connection came about.
        """
        try:
            async with asyncio.timeout(self._seconds):
                addresses = await self._names.look_up(host, port)
                if (host, port) != self._proxy:
                    self._guard.check(host, port, addresses)
                address, stream = await self._first(addresses[:MOST_ATTEMPTS], port, local_address, socket_options)
        except TimeoutError as error:
            raise no_connection(self._seconds) from error
        self.ip = "" if (host, port) == self._proxy else str(address)
        self.tape.connected(self.ip, "")
        return RecordedStream(stream, self)

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

    async def encrypted(
        self, inner: httpcore.AsyncNetworkStream, context: ssl.SSLContext, name: str | None
    ) -> httpcore.AsyncNetworkStream:
        """Return *inner* with all that follows encrypted.

        Raises:
            FetchError: with the status ``tls_error``, or ``timeout``.
        """
        try:
            async with asyncio.timeout(self._seconds):
                stream = await inner.start_tls(context, name)
        except BaseException as error:
            await inner.aclose()  # also when the deadline falls into the handshake
            if isinstance(error, TimeoutError):
                raise no_connection(self._seconds) from error
            if isinstance(error, httpcore.NetworkError | ssl.SSLError):
                raise tls_trouble(error) from error
            raise
        self.tls = str(stream.get_extra_info("ssl_object").version())
        self.tape.connected(self.ip, self.tls)
        return stream

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
    """A connection, each byte of which is kept on the tape of *backend*; of an encrypted one what is inside."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Receive some bytes and keep them.

        Raises:
            FetchError: they are more than the tape takes.
        """
        data = await self._inner.read(max_bytes, timeout)
        self._backend.tape.receive(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Keep the bytes and send them."""
        self._backend.tape.send(buffer)
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - httpcore gives it; the policy's own stands
    ) -> httpcore.AsyncNetworkStream:
        """Encrypt what follows.

        Raises:
            FetchError: with the status ``tls_error``, or ``timeout``.
        """
        self._backend.tape.rewind()
        return RecordedStream(await self._backend.encrypted(self._inner, ssl_context, server_hostname), self._backend)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own type
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)
