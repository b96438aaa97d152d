"""One request and its answer: the only file that speaks HTTP.

httpx reads addresses; its engine, httpcore, is driven directly, one connection at a time. Measured over 500 local
requests, a client of httpx on top costs 0.35 ms for each and httpcore's pool 2 ms; both would share cookies, follow
redirects or open connections by rules of their own. A connection is kept for the next request to the same origin; each
exchange has a tape of its own. Neither the environment nor netrc is asked for proxies or passwords.
"""

import asyncio
import contextlib
import ssl
from collections import defaultdict
from collections.abc import AsyncGenerator
from typing import Final, cast

import certifi
import httpcore
import httpx

from verifier.domain.link import LinkStatus
from verifier.domain.message import Message, begun_answer, final_answer
from verifier.errors import ConfigError, FetchError, PassingTrouble, ReadError
from verifier.fetching.guard import Guard, refused
from verifier.fetching.names import Names
from verifier.fetching.network import GuardedBackend
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.room import LARGE, Room
from verifier.fetching.tape import Tape, too_large
from verifier.fetching.trouble import CHECK_URL, TRY_AGAIN, connection_trouble, content_trouble, timeout_trouble
from verifier.fetching.wire import Target

PORTS: Final = {"http": 80, "https": 443}
LONGEST_URL: Final = 16_384  # characters; what servers take is less
MOST_KEPT: Final = 100  # idle connections


class HttpClient:
    """A client of HTTP/1.1 for one run and one event loop."""

    def __init__(self, policy: FetchPolicy, trusted: ssl.SSLContext, room: Room) -> None:
        self._policy = policy
        self._trusted = trusted
        self._guard = Guard(policy.networks())
        self._names = Names()
        self._proxy = httpx.Proxy(policy.proxy) if policy.proxy else None
        self._kept: dict[str, list[_Line]] = defaultdict(list)
        self._room = room

    async def get(self, target: Target, fields: list[tuple[str, str]], tape: Tape, left_s: float) -> Message:
        """Request *target* with the header *fields*, and return the answer, of which *tape* holds every byte.

        A connection that was kept may have been closed by the server meanwhile; then another one is opened.

        Raises:
            FetchError: there is no whole answer within *left_s* seconds.
        """
        try:
            async with asyncio.timeout(left_s) as deadline:
                while (line := await self._idle(target)) is not None:
                    line.backend.tape = tape
                    tape.connected(line.backend.ip, line.backend.tls)
                    try:
                        return await self._exchange(line, target, fields, tape, deadline)
                    except (httpcore.NetworkError, httpcore.ProtocolError):
                        if tape.first_byte_s:
                            raise
                        tape.rewind()
                line = await self._opened(target, tape)
                return await self._exchange(line, target, fields, tape, deadline)
        except TimeoutError as error:
            raise timeout_trouble(self._policy.timeout_s) from error
        except ReadError as error:
            raise content_trouble(error) from error
        except httpcore.ProtocolError as error:
            raise _broken_off(error, tape) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProxyError, OSError) as error:
            raise connection_trouble(error) from error

    async def forget(self, authority: str) -> None:
        """Close the connections to this host and port that are kept for later."""
        for scheme in PORTS:
            for line in self._kept.pop(f"{scheme}://{authority}", ()):
                await line.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        for lines in self._kept.values():
            for line in lines:
                await line.aclose()
        self._kept.clear()

    async def _idle(self, target: Target) -> "_Line | None":
        lines = self._kept.get(target.origin, [])
        while lines:
            line = lines.pop()
            if line.is_fit:
                return line
            await line.aclose()
        return None

    async def _opened(self, target: Target, tape: Tape) -> "_Line":
        if self._proxy is None:
            backend = GuardedBackend(self._guard, self._names, self._policy.connect_timeout_s, tape)
            origin = httpcore.Origin(target.scheme.encode(), target.host.encode(), target.port)
            return _Line(backend, httpcore.AsyncHTTPConnection(origin, self._trusted, network_backend=backend))
        await self._check_target(target)
        url = self._proxy.url
        way = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/")
        through = (url.raw_host.decode("ascii"), way.origin.port)
        backend = GuardedBackend(self._guard, self._names, self._policy.connect_timeout_s, tape, through)
        proxy = httpcore.Proxy(way, auth=self._proxy.raw_auth)
        pool = httpcore.AsyncConnectionPool(self._trusted, proxy, network_backend=backend)
        return _Line(backend, pool)

    async def _exchange(
        self, line: "_Line", target: Target, fields: list[tuple[str, str]], tape: Tape, deadline: asyncio.Timeout
    ) -> Message:
        """Send and receive; the connection is kept if there is nothing on it but this one whole answer."""
        try:
            answer = await line.connection.handle_async_request(_request(target, fields))
            tape.head_came = True
            is_whole = await self._read(answer, tape, deadline)
            message = final_answer(tape.received) if is_whole else begun_answer(tape.received)
            if is_whole and not message.stray and self._proxy is None:
                await answer.aclose()
                await self._keep(line, target)
            else:
                await line.aclose()
        except BaseException:
            await line.aclose()
            raise
        return message

    async def _read(self, answer: httpcore.Response, tape: Tape, deadline: asyncio.Timeout) -> bool:
        """Receive the body until there is enough of it; tell whether it is whole."""
        announced = {name.lower(): value for name, value in answer.headers}.get(b"content-length", b"")
        length = announced.lstrip(b"0").decode("latin-1")
        most = str(self._policy.max_bytes)
        if tape.enough > self._policy.max_bytes and length.isdigit() and (len(length), length) > (len(most), most):
            raise too_large(self._policy.max_bytes)
        got = 0
        async with contextlib.aclosing(_stream(answer)) as parts:
            async for part in parts:
                got += len(part)
                if got >= tape.enough:
                    return False
                if got > LARGE:
                    await self._enter(tape, deadline)
        return True

    async def _enter(self, tape: Tape, deadline: asyncio.Timeout) -> None:
        """Wait until there is room for a large content; that does not count against the deadline."""
        loop = asyncio.get_running_loop()
        left_s = (deadline.when() or loop.time()) - loop.time()
        deadline.reschedule(None)
        await self._room.enter(tape.holder)
        deadline.reschedule(loop.time() + left_s)

    async def _keep(self, line: "_Line", target: Target) -> None:
        if line.is_fit and sum(map(len, self._kept.values())) < MOST_KEPT:
            self._kept[target.origin].append(line)
        else:
            await line.aclose()

    async def _check_target(self, target: Target) -> None:
        """Test where the proxy would go, as far as names can be looked up here."""
        try:
            addresses = await self._names.look_up(target.host, target.port)
        except FetchError:
            return  # behind some proxies only the proxy can look names up; it then stands guard itself
        self._guard.check(target.host, target.port, addresses)


class _Line:
    """A connection, or behind a proxy what opens one, and the backend that records what is said on it."""

    def __init__(
        self, backend: GuardedBackend, connection: httpcore.AsyncHTTPConnection | httpcore.AsyncConnectionPool
    ) -> None:
        self.backend = backend
        self.connection = connection

    @property
    def is_fit(self) -> bool:
        """Whether another request can be sent on it."""
        kept = self.connection
        return isinstance(kept, httpcore.AsyncHTTPConnection) and kept.is_available() and not kept.has_expired()

    async def aclose(self) -> None:
        await self.connection.aclose()


def parse_url(url: str) -> Target:
    """Return *url* as it can be requested.

    Raises:
        FetchError: it is no web address (``unsupported``), or one with a password (``refused_address``).
    """
    if len(url) > LONGEST_URL:
        raise FetchError(f"the address has {len(url):,} characters", LinkStatus.UNSUPPORTED, hint=CHECK_URL)
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"this is no address: {error}", LinkStatus.UNSUPPORTED, hint=CHECK_URL) from error
    if parsed.scheme not in PORTS or not parsed.host:
        hint = "Only http:// and https:// are requested."
        raise FetchError(f"{parsed.scheme or 'this'} is no web address", LinkStatus.UNSUPPORTED, hint=hint)
    if parsed.userinfo or "@" in parsed.host:
        raise refused("the address holds a user name", "Remove what stands before the @.")
    return Target(
        url=str(parsed.copy_with(fragment=None)),
        scheme=parsed.scheme,
        host=parsed.raw_host.decode("ascii"),
        port=parsed.port or PORTS[parsed.scheme],
        path=parsed.raw_path.decode("ascii"),
        authority=parsed.netloc.decode("ascii"),
    )


def join_url(base: Target, reference: str) -> Target:
    """Return where *reference*, written in an answer of *base*, leads.

    Raises:
        FetchError: it leads to no web address.
    """
    if len(reference) > LONGEST_URL:
        raise FetchError(
            f"it leads on to an address of {len(reference):,} characters", LinkStatus.UNSUPPORTED, hint=CHECK_URL
        )
    try:
        joined = str(httpx.URL(base.url).join(reference))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("it leads on to no address", LinkStatus.UNSUPPORTED, hint=CHECK_URL) from error
    return parse_url(joined)


def trusted_certificates(policy: FetchPolicy) -> ssl.SSLContext:
    """Return whom to trust: Mozilla's list, and the policy's own file.

    Raises:
        ConfigError: that file cannot be used.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    if policy.ca_file is not None:
        try:
            context.load_verify_locations(cafile=policy.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise ConfigError(f"{policy.ca_file} holds no certificates", hint="It must be a PEM file.") from error
    return context


def _stream(answer: httpcore.Response) -> AsyncGenerator[bytes, None]:
    return cast("AsyncGenerator[bytes, None]", answer.aiter_stream())  # httpcore declares less than it gives


def _request(target: Target, fields: list[tuple[str, str]]) -> httpcore.Request:
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
    return httpcore.Request("GET", url, headers=[("Host", target.authority), *fields])


def _broken_off(error: httpcore.ProtocolError, tape: Tape) -> FetchError:
    """Return the error for an answer against the rules; one that broke off may come whole at the next try."""
    if not len(tape):
        reason = "the server closed the connection without an answer"
        return PassingTrouble(reason, LinkStatus.CONNECTION_ERROR, hint=TRY_AGAIN)
    trouble = connection_trouble(error)
    if tape.head_came and trouble.status is LinkStatus.CONNECTION_ERROR:
        return PassingTrouble(str(trouble), LinkStatus.CONNECTION_ERROR, hint=TRY_AGAIN)
    return trouble
