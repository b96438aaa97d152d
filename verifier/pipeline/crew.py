"""The crew: worker processes, how they are started and ended, and what each has in hand.

New processes are spawned, never forked: they share nothing with this one but a pair of pipes each, so that it is known
which chunk died with which process, and so that each sees at once when this process is gone.
"""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final, cast

from verifier.pipeline.effort import effort_s
from verifier.pipeline.retrying import Attempt
from verifier.pipeline.work import Chunk
from verifier.pipeline.worker import Message, serve

AHEAD_S: Final = 0.5  # effort in hand below which a worker gets one more chunk, so that it never waits for the next
END_S: Final = 2.0  # seconds that a worker has to end by itself


@dataclass(slots=True, eq=False)
class Worker:
    """One process, this end of its pipes, and the chunks that it has *in_hand*: it is at the first, the next waits."""

    process: SpawnProcess
    connection: "Connection[Chunk, Message]"
    in_hand: deque[Attempt] = field(default_factory=deque)
    is_ready: bool = False

    @property
    def has_room(self) -> bool:
        """Whether it should get a chunk, or one more."""
        return not self.in_hand or (len(self.in_hand) == 1 and effort_s(self.in_hand[0].chunk) < AHEAD_S)

    def give(self, attempt: Attempt) -> None:
        """Send it a chunk. If it has died, that is heard of when it is listened to."""
        self.in_hand.append(attempt)
        with contextlib.suppress(OSError):
            self.connection.send(attempt.chunk)

    def next_message(self) -> Message | None:
        """Return what it says next, or None if it has died."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):  # the latter where it died in the middle of a message
            return None


class Crew:
    """At most *most* workers; to be ended when they are no longer needed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._workers: list[Worker] = []

    @property
    def is_at_work(self) -> bool:
        """Whether any worker has a chunk."""
        return any(worker.in_hand for worker in self._workers)

    @property
    def has_started(self) -> bool:
        """Whether there are workers."""
        return bool(self._workers)

    def free(self, most: int) -> Worker | None:
        """Return a worker for the next chunk: one that is idle, else a new one while there are fewer than *most*."""
        idle = next((worker for worker in self._workers if not worker.in_hand), None)
        if idle is None and len(self._workers) < min(most, self._most):
            idle = _started()
            self._workers.append(idle)
        return idle or next((worker for worker in self._workers if worker.has_room), None)

    def heard(self) -> Iterator[tuple[Worker, Message | None]]:
        """Wait until workers that have chunks say something, and yield what each says; None from one that has died."""
        busy = {worker.connection: worker for worker in self._workers if worker.in_hand}
        for connection in wait(list(busy)):
            worker = busy[cast("Connection[Chunk, Message]", connection)]
            yield worker, worker.next_message()

    def without(self, worker: Worker) -> str:
        """Take leave of a worker that has died; returns how it ended, such as "signal 9"."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(END_S)
        code = worker.process.exitcode
        _end(worker)
        return "its pipes were closed" if code is None else f"signal {-code}" if code < 0 else f"exit code {code}"

    def end(self) -> None:
        """End all workers, whatever they are at."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.connection.close()  # by which they see that nobody waits any more
        for worker in workers:
            worker.process.join(END_S)
            _end(worker)


def _end(worker: Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _started() -> Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), name="verifier worker", daemon=True)
    resource_tracker.ensure_running()  # what starts it would let Ctrl-C through again for the process to come
    with _without_interrupts():
        process.start()
    theirs.close()  # it is open in the worker alone, so that its end is the end of the pipes
    return Worker(process, ours)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back while the block runs; a process started in it does not hear of Ctrl-C, from its first moment."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
