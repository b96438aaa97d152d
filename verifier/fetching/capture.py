"""Capture: many URLs at once, one answer for each, handed over as they come.

The requests run in a thread of their own, so that storing one answer never eats into the deadline of another. Only so
many answers are held at one time: no further URL is begun until the caller has taken one.
"""

import asyncio
import ssl
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from queue import SimpleQueue
from typing import Final
from urllib.parse import urlsplit

from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.answers import Answer, Captured, NotCaptured
from verifier.fetching.client import Chain, Hop, trusted_certificates
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.statuses import PERMANENT, link_status, phrase
from verifier.fetching.trouble import timeout_trouble

HELD: Final = 4  # answers held for each request in flight


def capture(
    urls: Sequence[str],
    policy: FetchPolicy,
    *,
    clock: Callable[[], datetime],
    on_answer: Callable[[Answer], None],
) -> None:
    """Request each of *urls* once, and call *on_answer* for each as it is done, in the caller's thread.

    A URL that cannot be captured is an answer as well, not an error. *clock* tells when each request was made; it is
    called in another thread. When *on_answer* raises, the other requests are given up.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
    """
    batch = _Batch(policy, trusted_certificates(policy), clock)
    thread = threading.Thread(target=batch.run, args=(in_turn(urls),), name="verifier-capture", daemon=True)
    thread.start()
    try:
        while (answer := batch.answers.get()) is not None:
            on_answer(answer)
            batch.taken()
    finally:
        batch.stop()
        thread.join()
    if batch.failure is not None:
        raise batch.failure


def in_turn(urls: Sequence[str]) -> list[str]:
    """Return *urls* without repetitions, the hosts by turns: a long list of one host does not hold up the others.

    >>> in_turn(["http://a/1", "http://a/2", "http://a/1", "http://b/1"])
    ['http://a/1', 'http://b/1', 'http://a/2']
    """
    queues: dict[str, deque[str]] = defaultdict(deque)
    for url in dict.fromkeys(urls):
        queues[_host(url)].append(url)
    ordered: list[str] = []
    while queues:
        ordered += [queue.popleft() for queue in queues.values()]
        queues = {host: queue for host, queue in queues.items() if queue}
    return ordered


class _Batch:
    """The work of one call, in its own thread and event loop; *answers* ends with None."""

    def __init__(self, policy: FetchPolicy, trusted: ssl.SSLContext, clock: Callable[[], datetime]) -> None:
        self.answers: SimpleQueue[Answer | None] = SimpleQueue()
        self.failure: BaseException | None = None
        self._policy = policy
        self._trusted = trusted
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._held = asyncio.Semaphore(HELD * policy.in_flight)
        self._slots = asyncio.Semaphore(policy.in_flight)
        self._hosts: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(policy.per_host))

    def run(self, urls: Sequence[str]) -> None:
        """Do all the work; what goes wrong unforeseen is kept for the caller's thread."""
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                # looking names up and decoding need threads; hung look-ups must not starve the others
                self._loop.set_default_executor(ThreadPoolExecutor(2 * self._policy.in_flight))
                runner.run(self._until_stopped(urls))
        except BaseException as error:
            self.failure = error
        finally:
            self.answers.put(None)

    def taken(self) -> None:
        """Note that the caller is done with one answer."""
        self._loop.call_soon_threadsafe(self._held.release)

    def stop(self) -> None:
        """End the work, done or not."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    async def _until_stopped(self, urls: Sequence[str]) -> None:
        work, stopped = asyncio.ensure_future(self._all(urls)), asyncio.ensure_future(self._stopped.wait())
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
        elif error := work.exception():
            self.failure = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error
        self.answers.put(None)
        await stopped

    async def _all(self, urls: Sequence[str]) -> None:
        async with asyncio.TaskGroup() as tasks:
            for url in urls:
                tasks.create_task(self._one(url))

    async def _one(self, url: str) -> None:
        await self._held.acquire()
        try:
            self.answers.put(await self._followed(url))
        except FetchError as error:
            self.answers.put(NotCaptured(url, error.status, str(error), error.hint))

    async def _followed(self, url: str) -> Captured:
        """Request *url* and follow its redirects.

        Raises:
            FetchError: there is no final answer.
        """
        exchanges: list[Exchange] = []
        onward, left_s = url, self._policy.timeout_s
        async with Chain(self._policy, self._trusted, self._clock) as chain:
            while len(exchanges) <= self._policy.max_redirects:
                hop, left_s = await self._hop(chain, onward, left_s)
                exchanges.append(hop.exchange)
                if not hop.onward:
                    return _captured(url, exchanges)
                onward = hop.onward
        reason = f"there are more than {self._policy.max_redirects} redirects"
        raise FetchError(reason, LinkStatus.REDIRECT_LOOP, hint="Check the address.")

    async def _hop(self, chain: Chain, url: str, left_s: float) -> tuple[Hop, float]:
        """Make one request when it is its turn; return it with the time that is left for others, in seconds."""
        async with self._hosts[_host(url)], self._slots:
            begun = self._loop.time()
            try:
                async with asyncio.timeout(left_s):
                    hop = await chain.get(url)
            except TimeoutError as error:
                raise timeout_trouble(self._policy.timeout_s) from error
            return hop, left_s - (self._loop.time() - begun)


def _captured(url: str, exchanges: Sequence[Exchange]) -> Captured:
    last = exchanges[-1]
    status = link_status(last.status)
    if status is LinkStatus.OK and exchanges[0].status in PERMANENT:
        status = LinkStatus.MOVED
    return Captured(url, tuple(exchanges), last.url, status, phrase(last.status))


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
