"""One request and its answer: the only file that speaks HTTP.

Each request has a connection of its own: nothing of one exchange can get into another, and the tape holds just that
exchange. Neither the environment nor netrc is asked for proxies or passwords.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

import certifi
import httpcore
import httpx

from verifier.domain.coding import READABLE
from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus
from verifier.domain.message import final_answer, payload_of, read_head
from verifier.errors import ConfigError, FetchError, ReadError
from verifier.fetching.guard import Guard, refused
from verifier.fetching.network import GuardedBackend, look_up
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.tape import Tape, too_large
from verifier.fetching.trouble import CHECK_URL, connection_trouble, content_trouble

SCHEMES: Final = frozenset({"http", "https"})
ACCEPT: Final = "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Hop:
    """One exchange, and the address that it leads on to; empty if it is the last."""

    exchange: Exchange
    onward: str


class Chain:
    """The requests for one URL: its redirects see the cookies that were set on the way, and no others."""

    def __init__(self, policy: FetchPolicy, trusted: ssl.SSLContext, clock: Callable[[], datetime]) -> None:
        self._policy = policy
        self._clock = clock
        self._transport = _Transport(policy, trusted)
        self._client = httpx.AsyncClient(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            headers=_fields(policy),
            timeout=policy.timeout_s,  # the caller holds the one deadline for the whole chain
        )
        self._seen: set[tuple[str, str]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str) -> Hop:
        """Request *url*.

        Raises:
            FetchError: there is no whole answer, or the same request was made before.
        """
        request = self._client.build_request("GET", parse_url(url))
        state = (str(request.url), request.headers.get("cookie", ""))
        if state in self._seen:
            raise FetchError("the redirects lead in a circle", LinkStatus.REDIRECT_LOOP, hint=CHECK_URL)
        self._seen.add(state)
        tape, at = Tape(self._policy.max_bytes), self._clock().astimezone(UTC)
        try:
            onward = await self._send(request, tape)
            return Hop(await asyncio.to_thread(self._exchange, str(request.url), tape, at), onward)
        except httpcore.TimeoutException as error:  # the system gave up on the connection before the deadline
            raise connection_trouble(error) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
            raise connection_trouble(error) from error
        except (httpx.RemoteProtocolError, httpx.InvalidURL) as error:
            raise FetchError("it redirects to no address", LinkStatus.UNSUPPORTED, hint=CHECK_URL) from error
        except ReadError as error:
            raise content_trouble(error) from error

    async def _send(self, request: httpx.Request, tape: Tape) -> str:
        """Send *request*, receive the answer on *tape*, and return where it leads on to."""
        self._transport.tape = tape
        response = await self._client.send(request, stream=True)
        try:
            announced = response.headers.get("content-length", "").lstrip("0")
            most = str(self._policy.max_bytes)
            if announced.isdigit() and (len(announced), announced) > (len(most), most):
                raise too_large(self._policy.max_bytes)
            async for _ in response.aiter_raw():
                pass  # the tape has it
        finally:
            await response.aclose()
        return "" if response.next_request is None else str(response.next_request.url)

    def _exchange(self, url: str, tape: Tape, at: datetime) -> Exchange:
        response = final_answer(tape.received)
        head = read_head(response)
        return Exchange(
            url=url,
            request=tape.request,
            response=response,
            head_length=head.length,
            payload=payload_of(response, limit=self._policy.max_bytes),
            status=head.status,
            media_type=head.media_type,
            ip=tape.ip,
            at=at,
        )


class _Transport(httpx.AsyncBaseTransport):
    """Sends each request through a guarded connection of its own, recorded on *tape*."""

    def __init__(self, policy: FetchPolicy, trusted: ssl.SSLContext) -> None:
        self._guard = Guard(policy.networks())
        self._trusted = trusted
        self._proxy = httpx.Proxy(policy.proxy) if policy.proxy else None
        self.tape = Tape(policy.max_bytes)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if self._proxy is not None:
            await self._check_target(url)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        pool = self._pool()
        try:
            answer = await pool.handle_async_request(
                httpcore.Request(request.method, target, headers=request.headers.raw)
            )
        except BaseException:
            await pool.aclose()
            raise
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer, pool))

    def _pool(self) -> httpcore.AsyncConnectionPool:
        if self._proxy is None:
            backend = GuardedBackend(self._guard, self.tape)
            return httpcore.AsyncConnectionPool(ssl_context=self._trusted, network_backend=backend)
        url = self._proxy.url
        origin = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/")
        backend = GuardedBackend(self._guard, self.tape, (url.raw_host.decode("ascii"), origin.origin.port))
        return httpcore.AsyncConnectionPool(
            ssl_context=self._trusted,
            network_backend=backend,
            proxy=httpcore.Proxy(origin, auth=self._proxy.raw_auth),
        )

    async def _check_target(self, url: httpx.URL) -> None:
        """Test where the proxy would go, as far as names can be looked up here."""
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")
        try:
            addresses = await look_up(host, port)
        except FetchError:
            return  # behind some proxies only the proxy can look names up; it then stands guard itself
        self._guard.check(host, port, addresses)


class _Stream(httpx.AsyncByteStream):
    """The body of an answer; its connection is closed with it."""

    def __init__(self, answer: httpcore.Response, pool: httpcore.AsyncConnectionPool) -> None:
        self._answer = answer
        self._pool = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()
        await self._pool.aclose()


def parse_url(url: str) -> httpx.URL:
    """Return *url* if it can be requested.

    Raises:
        FetchError: it is no web address (``unsupported``), or one with a password (``refused_address``).
    """
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"this is no address: {error}", LinkStatus.UNSUPPORTED, hint=CHECK_URL) from error
    if parsed.scheme not in SCHEMES or not parsed.host:
        hint = "Only http:// and https:// are requested."
        raise FetchError(f"{parsed.scheme or 'this'} is no web address", LinkStatus.UNSUPPORTED, hint=hint)
    if parsed.userinfo or "@" in parsed.host:
        raise refused("the address holds a user name", "Remove what stands before the @.")
    return parsed.copy_with(fragment=None)


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


def _fields(policy: FetchPolicy) -> dict[str, str]:
    return {
        "User-Agent": policy.user_agent,
        "Accept": ACCEPT,
        "Accept-Language": "en, *;q=0.5",
        "Accept-Encoding": ", ".join(READABLE),
        "Connection": "close",
    }
