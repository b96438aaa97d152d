"""The engine: takes requests, makes them in turn and at a pace that the hosts can bear, and delivers what they come to.

All of it runs in one event loop. A job that must wait, for its turn, for a robots.txt, for a host that bids to wait or
for its next try, is queued and holds no place; only a request that is under way does.
"""

import asyncio
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError, PassingTrouble
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest
from verifier.fetching.chain import BY_HAND
from verifier.fetching.exchanging import Exchanging
from verifier.fetching.faring import given_up, note
from verifier.fetching.job import Job, failed
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.retrying import Verdict, after_answer, after_trouble
from verifier.fetching.robots import Rules
from verifier.fetching.room import Room
from verifier.fetching.sites import Sites
from verifier.fetching.trouble import TRY_AGAIN
from verifier.fetching.turns import Turns
from verifier.fetching.wire import Client

HELD: Final = 16  # results that wait to be taken, besides one for each request in flight

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run cost: *requests* sent with all retries, redirects and robots.txt; bytes *received*; *seconds*."""

    requests: int
    received: int
    seconds: float


class Engine:
    """One run. *deliver* is given each result with its job, which then goes back to :meth:`taken`."""

    def __init__(
        self,
        policy: FetchPolicy,
        client: Client,
        room: Room,
        clock: Clock,
        deliver: Callable[[Job | None, Fetched], None],
    ) -> None:
        self._policy = policy
        self._client = client
        self._room = room
        self._clock = clock
        self._deliver = deliver
        self._loop = asyncio.get_running_loop()
        self._begun_s = self._loop.time()
        self._turns: Turns[Job] = Turns(policy.in_flight, policy.per_host, policy.spacing_s)
        self._sites = Sites(policy, queue=self._queue_first, released=self._released)
        self._exchanging = Exchanging(policy, client, room, clock)
        self._running: dict[asyncio.Task[None], Job] = {}
        self._over: asyncio.Future[None] = self._loop.create_future()
        self._untold = self._untaken = 0
        self._spent = ""
        self._alarm: asyncio.TimerHandle | None = None
        self._is_stirring = False

    def add(self, requests: Iterable[FetchRequest]) -> None:
        """Take further requests."""
        for request in requests:
            self._untold += 1
            try:
                job = Job(
                    request,
                    self._policy,
                    self._hand_over,
                    retries=self._policy.retries,
                    peek_bytes=self._policy.peek_bytes,
                )
            except FetchError as error:
                self._hand_over(None, failed(request, error))
            else:
                self._queue(job)
        self._stir()

    def await_more(self) -> None:
        """Do not end for want of requests: more are to come, until :meth:`no_more`."""
        self._untold += 1

    def no_more(self) -> None:
        """End when all that was added is done."""
        self._untold -= 1
        self._stir()

    def taken(self, job: Job | None) -> None:
        """Note that the caller is done with a result."""
        self._untaken -= 1
        self._room.leave(job)
        self._stir()

    def fail(self, error: BaseException) -> None:
        """End the run with *error*."""
        if not self._over.done():
            self._over.set_exception(error)

    async def run(self) -> Tally:
        """Work until everything that was added has been delivered and taken.

        Raises:
            Exception: whatever *deliver* or the clock raised.
        """
        if self._policy.budget.seconds < math.inf:
            self._loop.call_later(self._policy.budget.seconds, self._run_out)
        try:
            self._stir()
            await self._over
        finally:
            if self._alarm is not None:
                self._alarm.cancel()
            self._over.cancel()
            await _all_ended(self._running)
            await self._client.aclose()
        seconds = self._loop.time() - self._begun_s
        return Tally(self._exchanging.sent, self._exchanging.received, seconds)

    def _queue(self, job: Job) -> None:
        if self._may_queue(job):
            self._turns.add(job.chain.target.authority, job)
        self._stir()

    def _queue_first(self, job: Job) -> None:
        """Queue a job that others wait for, or that has begun."""
        if self._may_queue(job):
            self._turns.add_first(job.chain.target.authority, job)
        self._stir()

    def _may_queue(self, job: Job) -> bool:
        """Tell whether *job* may wait for its turn; else it waits for a robots.txt, or is done with."""
        target = job.chain.target
        if self._is_hopeless(job):
            return False
        if not self._sites.must_obey(job):
            return True
        rules = self._sites.rules(target, self._loop.time())
        if rules is None:
            self._sites.wait(job, self._loop.time())
            return False
        return self._is_allowed(job, rules)

    def _is_hopeless(self, job: Job) -> bool:
        """Be done with *job* if nothing is begun any more, here or at its host, and tell whether it is so."""
        last_words = self._turns.host(job.chain.target.authority).last_words
        if self._spent:
            self._finish(job, self._skipped(job))
        elif last_words is not None:
            self._finish(job, given_up(job, last_words))
        return bool(self._spent) or last_words is not None

    def _is_allowed(self, job: Job, rules: Rules) -> bool:
        target = job.chain.target
        self._turns.host(target.authority).pace.slow_down_to(min(rules.delay_s, self._policy.longest_wait_s))
        refusal = rules.refusal(target.url)
        if refusal:
            hint = TRY_AGAIN if rules.trouble else BY_HAND
            self._finish(job, job.failed(FetchError(refusal, rules.status, hint=hint)))
        return not refusal

    def _released(self, job: Job, rules: Rules) -> None:
        if not self._is_hopeless(job) and self._is_allowed(job, rules):
            self._turns.add(job.chain.target.authority, job)
            self._stir()

    def _stir(self) -> None:
        """See soon whether something can begin."""
        if not self._is_stirring and not self._over.done():
            self._is_stirring = True
            self._loop.call_soon(self._begin_some)

    def _begin_some(self) -> None:
        self._is_stirring = False
        if self._over.done():
            return
        if self._untaken < self._policy.in_flight + HELD:
            for job in self._turns.take(self._loop.time()):
                task = self._loop.create_task(self._step(job))
                self._running[task] = job
                task.add_done_callback(self._ended)
        if not self._untold and not self._untaken:
            self._over.set_result(None)
        self._set_alarm()

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        moment = self._turns.next_moment()
        self._alarm = self._loop.call_at(moment, self._stir) if moment < math.inf else None

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._running[task]
        if not task.cancelled() and (error := task.exception()) is not None:
            self.fail(error)

    async def _step(self, job: Job) -> None:
        """Make one step of *job*, and see to what follows from it."""
        name, begun_s = job.chain.target.authority, self._loop.time()
        try:
            verdict = await self._verdict(job)
        finally:
            self._turns.done(name)
        self._note(name, begun_s, job, verdict)
        if verdict is None:
            self._queue_first(job)
        elif verdict.is_final:
            self._finish(job, verdict.result)
        else:
            self._room.leave(job)
            job.begin_again()
            self._turns.add_at(self._loop.time() + verdict.wait_s, job.chain.target.authority, job)
        if self._turns.host(name).is_idle:
            await self._client.forget(name)
        self._stir()

    async def _verdict(self, job: Job) -> Verdict | None:
        """Return what one step came to, None if the chain leads on."""
        if self._exchanging.sent >= self._policy.budget.requests:
            self._close("the budget of requests is spent")
            return Verdict(self._skipped(job), is_final=True)
        try:
            result = await self._exchanging.step(job)
        except FetchError as error:
            may_pass = isinstance(error, PassingTrouble)
            return after_trouble(job.failed(error), retries=job.retries, may_pass=may_pass)
        if result is None:
            return None
        longest_s = self._policy.longest_wait_s
        return after_answer(result, retries=job.retries, longest_wait_s=longest_s, now=self._clock())

    def _note(self, name: str, begun_s: float, job: Job, verdict: Verdict | None) -> None:
        """Let it follow from how a host bore a request how, and whether, it is asked for the others."""
        host, now = self._turns.host(name), self._loop.time()
        if verdict is not None and verdict.hold_s:
            self._turns.hold(name, now + verdict.hold_s)
        note(host, job, verdict, begun_s, now)
        if host.last_words is not None:
            for other in self._turns.drop_host(name):
                self._finish(other, given_up(other, host.last_words))

    def _skipped(self, job: Job) -> Fetched:
        return job.failed(FetchError(self._spent, LinkStatus.SKIPPED, hint="Run it again with a larger budget."))

    def _close(self, reason: str) -> None:
        """Begin nothing any more."""
        self._spent = reason
        for job in [*self._turns.drop()]:
            self._finish(job, self._skipped(job))

    def _run_out(self) -> None:
        """End all that is under way."""
        self._close("the budget of time is spent")
        for task, job in [*self._running.items()]:
            task.cancel()
            if not job.is_done:  # it may be, and only closing its connections
                self._finish(job, self._skipped(job))
        self._stir()

    def _finish(self, job: Job, result: Fetched) -> None:
        job.is_done = True
        job.deliver(job, result)

    def _hand_over(self, job: Job | None, result: Fetched) -> None:
        """Deliver a result to the caller."""
        self._untold -= 1
        self._untaken += 1
        try:
            self._deliver(job, result)
        except Exception as error:  # the caller's own, which ends the run
            self.fail(error)


async def _all_ended(tasks: Iterable[asyncio.Task[None]]) -> None:
    """End *tasks* and wait until they have ended."""
    under_way = [*tasks]
    for task in under_way:
        task.cancel()
    await asyncio.gather(*under_way, return_exceptions=True)
