"""Asking web archives through our own fetching: under its guard, its limits and its politeness, redirect by redirect.

What archives offer to programs is no page of theirs, so that robots.txt does not count. Nothing is tried twice: an
archive that fails has its say in the client, which leaves it alone soon enough.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.fetching.client import trusted_certificates
from verifier.fetching.engine import Clock, Tally
from verifier.fetching.fetch import engine_for
from verifier.fetching.job import Job
from verifier.fetching.mementos_protocol import Reply
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.trouble import TRY_AGAIN


class Asking:
    """Makes single requests by an engine of the running loop, as :class:`~mementos_protocol.Ask` wants them."""

    def __init__(self, policy: FetchPolicy, clock: Clock) -> None:
        self.tally = Tally(0, 0, 0.0)
        self._waiting: dict[str, asyncio.Future[Fetched]] = {}
        self._asked = 0
        self._is_over = False
        self._engine = engine_for(replace(policy, retries=0), trusted_certificates(policy), clock, self._deliver)

    async def __call__(self, url: str, fields: Mapping[str, str]) -> Reply:
        """Return the answer to a GET of *url* with *fields*.

        Raises:
            FetchError: there is no whole answer, or the policy allows none.
        """
        if self._is_over:
            raise FetchError("nothing is requested any more", LinkStatus.SKIPPED, hint=TRY_AGAIN)
        self._asked += 1
        tag = str(self._asked)
        answer = self._waiting[tag] = asyncio.get_running_loop().create_future()
        self._engine.add([FetchRequest(url, Purpose.ANSWER, tag=tag, fields=tuple(fields.items()))])
        return _reply(await answer)

    async def work(self) -> None:
        """Make requests until :meth:`end`.

        Raises:
            Exception: whatever the clock raised.
        """
        self._engine.await_more()
        try:
            self.tally = await self._engine.run()
        finally:
            self._is_over = True
            over = FetchError("nothing is requested any more", LinkStatus.SKIPPED, hint=TRY_AGAIN)
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(over)

    def end(self) -> None:
        """Make no request after those that were asked for."""
        self._engine.no_more()

    def _deliver(self, job: Job | None, result: Fetched) -> None:
        answer = self._waiting.pop(result.request.tag)
        if not answer.done():  # whoever asked may have been cancelled
            answer.set_result(result)
        self._engine.taken(job)


@contextlib.asynccontextmanager
async def asking(policy: FetchPolicy, clock: Clock) -> AsyncIterator[Asking]:
    """Give what asks within the limits of *policy*; its tally is there afterwards.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
    """
    ask = Asking(policy, clock)
    work = asyncio.ensure_future(ask.work())
    try:
        yield ask
    except BaseException:
        work.cancel()
        await asyncio.wait({work})
        raise
    ask.end()
    await work


def _reply(result: Fetched) -> Reply:
    if result.status is not LinkStatus.OK:
        raise FetchError(result.reason, result.status, hint=result.hint)
    return Reply(result.http_status, result.fields, result.payload, result.exchanges)
