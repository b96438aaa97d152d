"""Whose turn is it? Hosts are served in turn, each at its own pace; what must wait has a due time and holds no place.

A plain structure without a clock: the time is told to it, in seconds.
"""

import heapq
import math
from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

from verifier.fetching.answers import Fetched
from verifier.fetching.pace import Pace

Job = TypeVar("Job")


class Host(Generic[Job]):
    """The queue of one host and how it is faring."""

    def __init__(self, name: str, pace: Pace) -> None:
        self.name = name
        self.pace = pace
        self.ready: deque[Job] = deque()
        self.active = 0
        self.waiting = 0
        self.free_at = 0.0
        self.failed_in_a_row = 0
        self.last_words: Fetched | None = None  # what the last of them came to, where the host was given up for it
        self.in_ring = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.ready or self.active or self.waiting)


class Turns(Generic[Job]):
    """All queues; at most *in_flight* jobs are out at one time."""

    def __init__(self, in_flight: int, per_host: int, spacing_s: float) -> None:
        self.active = 0
        self._in_flight = in_flight
        self._per_host = per_host
        self._spacing_s = spacing_s
        self._hosts: dict[str, Host[Job]] = {}
        self._ring: deque[Host[Job]] = deque()
        self._later: list[tuple[float, int, str, Job]] = []
        self._count = 0

    def __len__(self) -> int:
        """Return how many jobs are queued."""
        return len(self._later) + sum(len(host.ready) for host in self._ring)

    def host(self, name: str) -> Host[Job]:
        """Return the host of that name."""
        if name not in self._hosts:
            self._hosts[name] = Host(name, Pace(self._per_host, self._spacing_s))
        return self._hosts[name]

    def add(self, name: str, job: Job) -> None:
        """Put *job* at the end of the queue of its host."""
        self._ready(name).append(job)

    def add_first(self, name: str, job: Job) -> None:
        """Put *job*, which has begun already, before all others of its host."""
        self._ready(name).appendleft(job)

    def add_at(self, due: float, name: str, job: Job) -> None:
        """Let *job* wait until it is *due*."""
        self._count += 1
        self.host(name).waiting += 1
        heapq.heappush(self._later, (due, self._count, name, job))

    def hold(self, name: str, until: float) -> None:
        """Begin nothing at this host before that moment."""
        host = self.host(name)
        host.free_at = max(host.free_at, until)

    def take(self, now: float) -> Iterator[Job]:
        """Give the jobs that may begin *now*; each counts as begun."""
        while self._later and self._later[0][0] <= now:
            _, _, name, job = heapq.heappop(self._later)
            self.host(name).waiting -= 1
            self.add_first(name, job)
        blocked = 0
        while self._ring and blocked < len(self._ring) and self.active < self._in_flight:
            host = self._ring.popleft()
            if not host.ready:
                host.in_ring = False
                continue
            if host.active >= host.pace.limit or host.free_at > now:
                self._ring.append(host)
                blocked += 1
                continue
            blocked = 0
            job = host.ready.popleft()
            host.in_ring = bool(host.ready)
            if host.ready:
                self._ring.append(host)
            host.free_at = now + host.pace.spacing_s
            host.active += 1
            self.active += 1
            yield job

    def done(self, name: str) -> None:
        """Note that a job of this host has ended, well or not."""
        self.host(name).active -= 1
        self.active -= 1

    def next_moment(self) -> float:
        """Return when :meth:`take` may have more to give though no job ends before; infinity if that is never."""
        free = [host.free_at for host in self._ring if host.active < host.pace.limit]
        later = [self._later[0][0]] if self._later else []
        return min((*free, *later), default=math.inf)

    def drop(self) -> Iterator[Job]:
        """Give all that is queued, which is then queued no longer."""
        for host in self._ring:
            yield from host.ready
            host.ready.clear()
            host.in_ring = False
        self._ring.clear()
        later, self._later = self._later, []
        for _, _, name, job in sorted(later, key=lambda each: each[:2]):
            self.host(name).waiting -= 1
            yield job

    def drop_host(self, name: str) -> Iterator[Job]:
        """Give all that is queued for one host and not begun."""
        host = self.host(name)
        jobs = [*host.ready]
        host.ready.clear()
        yield from jobs

    def _ready(self, name: str) -> deque[Job]:
        host = self.host(name)
        if not host.in_ring:
            host.in_ring = True
            self._ring.append(host)
        return host.ready
