"""Processes: chunks done side by side on the cores of this machine."""

import contextlib
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from verifier.errors import WorkerError
from verifier.pipeline.crew import Crew, Worker
from verifier.pipeline.effort import START_S, WORTH, effort_s, workers_worth
from verifier.pipeline.pieces import Piece
from verifier.pipeline.retrying import Attempt, after_death
from verifier.pipeline.work import Chunk, Done, Executor, Lost, in_this_process
from verifier.pipeline.worker import Failed, Message, Ready

MOST_FAILED_STARTS: Final = 3  # in a row


@contextlib.contextmanager
def in_one_process() -> Iterator[Executor]:
    """Give the executor that does everything in this process."""
    yield in_this_process


@contextlib.contextmanager
def processes(number: int) -> Iterator[Executor]:
    """Give an executor with up to *number* processes, each started when there is a chunk for it.

    They end with the block, however it ends. The executor raises WorkerError where they do not start, and whatever the
    work raises.
    """
    crew = Crew(number)
    try:
        yield lambda chunks: _Shift(crew, number).run(chunks)
    finally:
        crew.end()


@contextlib.contextmanager
def processes_where_worth(most: int) -> Iterator[Executor]:
    """Give an executor as :func:`processes` does, which does small work in this process and starts none for it."""
    crew = Crew(most)

    def execute(chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
        seen, coming = _looked_ahead(chunks, most * WORTH * START_S)
        number = most if crew.has_started else workers_worth(sum(map(effort_s, seen)), most)
        yield from in_this_process(coming) if number == 1 else _Shift(crew, number).run(coming)

    try:
        yield execute
    finally:
        crew.end()


def _looked_ahead(chunks: Iterable[Chunk], seconds: float) -> tuple[list[Chunk], Iterator[Chunk]]:
    """Return the first chunks, which take about *seconds*, and all chunks with them."""
    seen, coming = list[Chunk](), iter(chunks)
    while seconds > 0 and (chunk := next(coming, None)):
        seen.append(chunk)
        seconds -= effort_s(chunk)
    return seen, chain(seen, coming)


class _Shift:
    """One go of a *crew* at some chunks, with at most *number* of its workers."""

    def __init__(self, crew: Crew, number: int) -> None:
        self._crew = crew
        self._number = number
        self._waiting = deque[Attempt]()
        self._failed_starts = 0

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
        """Do *chunks*; none is taken before there is room for it."""
        coming = iter(chunks)
        self._hand_out(coming)
        while self._crew.is_at_work:
            for worker, message in self._crew.heard():
                yield from self._told(worker, message)
            self._hand_out(coming)

    def _hand_out(self, coming: Iterator[Chunk]) -> None:
        """Give chunks to all workers that have room, those first that wait to be tried again."""
        while attempt := self._next(coming):
            worker = self._crew.free(self._number)
            if worker is None:
                self._waiting.appendleft(attempt)
                return
            worker.give(attempt)

    def _next(self, coming: Iterator[Chunk]) -> Attempt | None:
        if self._waiting:
            return self._waiting.popleft()
        chunk = next(coming, None)
        return None if chunk is None else Attempt(chunk)

    def _told(self, worker: Worker, message: Message | None) -> Iterator[Done | Lost]:
        """Take note of what *worker* says, and yield what is done by it."""
        if message is None:
            yield from self._died(worker)
        elif isinstance(message, Ready):
            worker.is_ready, self._failed_starts = True, 0
        elif isinstance(message, Piece):
            done, worker.in_hand[0] = worker.in_hand[0].taking(message)
            yield done
        elif isinstance(message, Failed):
            raise message.error
        elif following := worker.in_hand.popleft().following():
            self._waiting.appendleft(following)

    def _died(self, worker: Worker) -> Iterator[Done | Lost]:
        how = self._crew.without(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= MOST_FAILED_STARTS:
                hint = "run it with --workers 1, which starts none"
                raise WorkerError(f"worker processes do not start: the last one ended with {how}", hint=hint)
            self._waiting.extendleft(reversed(worker.in_hand))
            return
        first, *others = worker.in_hand
        after = after_death(first, how)
        self._waiting.extendleft(reversed(others))
        if after.next:
            self._waiting.appendleft(after.next)
        if after.told:
            yield after.told
