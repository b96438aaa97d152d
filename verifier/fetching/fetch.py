"""Fetching: many addresses at once, one result for each, handed over as they come.

This is the face of the room. A request goes in as a :class:`FetchRequest`, its result comes out as a :class:`Fetched`;
how polite, how patient and how far fetching is allowed to go stands in the :class:`FetchPolicy`.
"""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeAlias

from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest
from verifier.fetching.client import HttpClient, trusted_certificates
from verifier.fetching.engine import Clock, Engine, Tally
from verifier.fetching.job import Job
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.room import Room

OnResult: TypeAlias = Callable[[Fetched], Iterable[FetchRequest] | None]


async def fetch_all(
    requests: Iterable[FetchRequest], policy: FetchPolicy, *, clock: Clock, on_result: OnResult
) -> Tally:
    """Make all *requests*, and call *on_result* with the result of each as it is done, in no order.

    There is exactly one result for each request, also where two are equal. An address that cannot be requested, a
    server that does not answer, a budget that is spent: all are results, not errors.

    What *on_result* returns is requested as well, in the same run and under the same limits; None stands for nothing.
    It is called in the loop's own thread, so that it must be quick; a slow caller takes :func:`fetch`.

    Args:
        requests: What to request. Hosts are served in turn, whatever the order.
        policy: The limits.
        clock: Tells when each request was made, aware of its time zone.
        on_result: Takes the results.

    Returns:
        What the run cost.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
        Exception: what *on_result* or *clock* raised; the other requests are given up.
    """

    def deliver(job: Job | None, result: Fetched) -> None:
        engine.add(on_result(result) or ())
        engine.taken(job)

    engine = engine_for(policy, trusted_certificates(policy), clock, deliver)
    engine.add(requests)
    return await engine.run()


def fetch(requests: Iterable[FetchRequest], policy: FetchPolicy, *, clock: Clock, on_result: OnResult) -> Tally:
    """Do as :func:`fetch_all`, but wait until all is done, and call *on_result* in the caller's thread.

    The requests run in a thread of their own, so that a slow *on_result* eats into no deadline. Only so many results
    are held at one time: nothing further is begun until the caller has taken one. *clock* is called in that thread.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
        Exception: what *on_result* or *clock* raised; the other requests are given up.
    """
    batch = _Batch(requests, policy, trusted_certificates(policy), clock)
    batch.thread.start()
    try:
        while (told := batch.results.get()) is not None:
            job, result = told
            batch.taken(job, on_result(result) or ())
    finally:
        batch.stop()
        batch.thread.join()
    if batch.failure is not None:
        raise batch.failure
    return batch.tally


class _Batch:
    """The work of one call, in its own thread and event loop; *results* ends with None."""

    def __init__(
        self, requests: Iterable[FetchRequest], policy: FetchPolicy, trusted: ssl.SSLContext, clock: Clock
    ) -> None:
        self.results: SimpleQueue[tuple[Job | None, Fetched] | None] = SimpleQueue()
        self.failure: BaseException | None = None
        self.tally = Tally(0, 0, 0.0)
        self.thread = threading.Thread(target=self._run, name="verifier-fetch", daemon=True)
        self._requests = [*requests]
        self._policy = policy
        self._trusted = trusted
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._engine: Engine | None = None

    def taken(self, job: Job | None, further: Iterable[FetchRequest]) -> None:
        """Note that the caller is done with a result, and wants these *further* requests."""
        self._loop.call_soon_threadsafe(self._take, job, [*further])

    def stop(self) -> None:
        """End the work, done or not."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    def _take(self, job: Job | None, further: list[FetchRequest]) -> None:
        if self._engine is not None:
            self._engine.add(further)
            self._engine.taken(job)

    def _run(self) -> None:
        """Do all the work; what goes wrong is kept for the caller's thread."""
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                # looking names up and decoding need threads; hung look-ups must not starve the others
                self._loop.set_default_executor(ThreadPoolExecutor(2 * self._policy.in_flight))
                runner.run(self._until_stopped())
        except BaseException as error:
            self.failure = error
        finally:
            self.results.put(None)

    async def _until_stopped(self) -> None:
        self._engine = engine_for(
            self._policy, self._trusted, self._clock, lambda job, result: self.results.put((job, result))
        )
        self._engine.add(self._requests)
        work, stopped = asyncio.ensure_future(self._engine.run()), asyncio.ensure_future(self._stopped.wait())
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
        elif error := work.exception():
            self.failure = error
        else:
            self.tally = work.result()
        self.results.put(None)
        await stopped


def engine_for(
    policy: FetchPolicy, trusted: ssl.SSLContext, clock: Clock, deliver: Callable[[Job | None, Fetched], None]
) -> Engine:
    """Return an engine for the running loop, with a client of its own; see :class:`Engine`."""
    room = Room()
    return Engine(policy, HttpClient(policy, trusted, room), room, clock, deliver)
