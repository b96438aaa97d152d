"""A cluster: chunks done by the workers of a Dask scheduler.

The scheduler sees to lost workers: what they had is done by others. What no worker survives comes back as such, and is
then done alone, with nothing else on the cluster that could be to blame, until it is found.
"""

import contextlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from importlib import import_module
from typing import Any, Final

from verifier.errors import SchedulerLost, WorkerError
from verifier.pipeline.bundles import SAME, Parcel, bundles, do, require_same
from verifier.pipeline.certificates import NO_CERTIFICATES, Certificates
from verifier.pipeline.identity import Identity, identity
from verifier.pipeline.matchers import MatcherSpec
from verifier.pipeline.pieces import Piece
from verifier.pipeline.retrying import TRIES, Attempt, after_death
from verifier.pipeline.work import Chunk, Done, Executor, Lost

CONNECT_S: Final = 10  # seconds that the scheduler has to answer
WORKERS_S: Final = 30  # seconds in which it must have a worker
EACH: Final = 2  # bundles in flight for each thread of the cluster: one at work, one on its way
FEWEST: Final = 4  # bundles in flight
QUIET: Final = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # long files are sent as they are
TALKATIVE: Final = ("distributed", "distributed.client", "tornado.application")
AGAIN: Final = "see to it and run the same command again: what was recorded is kept"


@contextlib.contextmanager
def on_cluster(address: str, spec: MatcherSpec, certificates: Certificates = NO_CERTIFICATES) -> Iterator[Executor]:
    """Give an executor that has chunks done by the cluster of the Dask scheduler at *address*.

    Raises:
        ConfigError: the certificates cannot be used, or are missing.
        WorkerError: distributed is not installed, the scheduler does not answer or has no workers, or these have not
            the versions that this process has.
        SchedulerLost: raised by the executor where the scheduler is lost on the way.
    """
    if certificates.are_given:
        certificates.require_fit(address)
    distributed = _distributed()
    with (
        _hushed(),
        import_module("dask").config.set(QUIET),
        contextlib.closing(_connected(distributed, address, certificates)) as client,
    ):
        ours = identity(spec)
        _require_same_workers(client, address, spec, ours)
        yield lambda chunks: _Campaign(distributed, client, ours).run(chunks)


class _Campaign:
    """One go of the cluster at some chunks."""

    def __init__(self, distributed: Any, client: Any, ours: Identity) -> None:  # noqa: ANN401  # see _distributed
        self._distributed = distributed
        self._client = client
        self._ours = ours
        self._in_flight: dict[Any, tuple[Attempt, ...]] = {}
        self._finished = distributed.as_completed(loop=client.loop)
        self._suspects = deque[Attempt]()  # each of these is done alone

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
        """Do *chunks*; no more are taken than keep the cluster busy."""
        coming = bundles(chunks)
        self._send(coming)
        while self._in_flight:
            future = next(self._finished)
            yield from self._take(future, self._in_flight.pop(future))
            self._send(coming)

    def _send(self, coming: Iterator[tuple[Chunk, ...]]) -> None:
        """Send what there is room for: a suspect when all else is back, and other bundles while there is none."""
        if self._suspects:
            if not self._in_flight:
                self._submit((self._suspects.popleft(),))
            return
        while len(self._in_flight) < self._room() and (bundle := next(coming, None)):
            self._submit(tuple(map(Attempt, bundle)))

    def _room(self) -> int:
        """Return how many bundles may be in flight; the cluster may grow and shrink meanwhile."""
        with _not_lost():
            threads: dict[str, int] = self._client.nthreads()
        return max(FEWEST, EACH * sum(threads.values()))

    def _submit(self, attempts: tuple[Attempt, ...]) -> None:
        parcel = Parcel(tuple(attempt.chunk for attempt in attempts), self._ours)
        with _not_lost():
            future = self._client.submit(do, parcel, pure=False)
        self._in_flight[future] = attempts
        self._finished.add(future)

    def _take(self, future: Any, attempts: tuple[Attempt, ...]) -> Iterator[Done | Lost]:  # noqa: ANN401
        try:
            with _not_lost():
                found = future.result()
        except self._distributed.KilledWorker as error:
            yield from self._of_suspects(attempts, f"{error.allowed_failures + 1} workers")
        else:
            for attempt, sent in zip(attempts, found, strict=True):
                yield from self._told(attempt, sent)

    def _told(self, attempt: Attempt, sent: Iterable[Piece]) -> Iterator[Done]:
        for piece in sent:
            done, attempt = attempt.taking(piece)
            yield done
        if following := attempt.following():
            self._suspects.appendleft(following)

    def _of_suspects(self, attempts: tuple[Attempt, ...], how: str) -> Iterator[Done | Lost]:
        """See what becomes of *attempts*, of which workers died: anything that was on them may be to blame."""
        if attempts[0].deaths == 0:
            self._suspects.extend(replace(attempt, deaths=TRIES - 1) for attempt in attempts)
            return
        after = after_death(attempts[0], how)
        if after.next:
            self._suspects.appendleft(after.next)
        if after.told:
            yield after.told


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Keep distributed from writing tracebacks to stderr: what is lost is told once, by an error."""
    loggers = [logging.getLogger(name) for name in TALKATIVE]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


@contextlib.contextmanager
def _not_lost() -> Iterator[None]:
    """Turn what distributed raises when the scheduler has gone into one error."""
    try:
        yield
    except (CancelledError, OSError) as error:
        raise SchedulerLost("the connection to the scheduler was lost", hint=AGAIN) from error


def _distributed() -> Any:  # noqa: ANN401  # distributed says nothing of its types, and is installed for clusters alone
    try:
        return import_module("distributed")
    except ImportError as error:
        raise WorkerError("a scheduler needs distributed", hint="pip install 'verifier[dask]'") from error


def _connected(distributed: Any, address: str, certificates: Certificates) -> Any:  # noqa: ANN401
    security = certificates.security(distributed, address)
    try:
        return distributed.Client(address, timeout=CONNECT_S, set_as_default=False, name="verifier", security=security)
    except (OSError, ValueError, RuntimeError, ImportError) as error:  # the last two where certificates do not fit
        hint = "check the address, and that it runs: dask scheduler"
        raise WorkerError(f"the scheduler at {address} does not answer: {error}", hint=hint) from error


def _require_same_workers(client: Any, address: str, spec: MatcherSpec, ours: Identity) -> None:  # noqa: ANN401
    """Make sure that there are workers, and that all of them are what this process is.

    Raises:
        WorkerError: they are not.
    """
    with _not_lost():
        try:
            client.wait_for_workers(1, timeout=WORKERS_S)
        except TimeoutError as error:
            hint = f"start some: dask worker {address}"
            raise WorkerError(f"the scheduler at {address} has no workers", hint=hint) from error
        found: dict[str, object] = client.run(identity, spec, on_error="return")
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, Identity):
            require_same(ours, theirs, worker)
        elif isinstance(theirs, ModuleNotFoundError):
            raise WorkerError(f"{worker} has no {theirs.name}", hint=SAME) from theirs
        elif not isinstance(theirs, OSError):  # such a worker has gone meanwhile; each is asked again with its work
            raise WorkerError(f"{worker}: {theirs}", hint=getattr(theirs, "hint", "") or SAME)
