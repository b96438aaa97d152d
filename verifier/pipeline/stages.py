"""Stages: where the time of a run goes, so that a slow night can be told from a slow model.

Capturing, comparing and recording are measured on the wall. Reading and matching may go on in many processes at once:
each piece of work tells how long it took where it was done, and the stage is the sum, in seconds of one core.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final

from verifier.pipeline.work import Chunk, Done, Executor, Lost

PREFIX: Final = "ms_"  # of a stage among the counts of a run


class Stage(StrEnum):
    """A part of a run, in the order in which they come."""

    CAPTURE = "capture"
    READ = "read"
    MATCH = "match"
    CONFLICTS = "conflicts"
    RECORD = "record"
    REPORT = "report"


class Stages:
    """Adds up the seconds of one run by stage; *clock* counts seconds from whenever."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._seconds: dict[Stage, float] = {}

    @contextlib.contextmanager
    def timed(self, stage: Stage) -> Iterator[None]:
        """Add to *stage* how long the block takes, also where it ends with an error."""
        begun = self._clock()
        try:
            yield
        finally:
            self.add(stage, self._clock() - begun)

    def add(self, stage: Stage, seconds: float) -> None:
        """Add *seconds* to *stage*."""
        self._seconds[stage] = self._seconds.get(stage, 0.0) + seconds

    def watching(self, execute: Executor) -> Executor:
        """Return an executor that does as *execute* does, and adds up what reading and matching took."""

        def watched(chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
            for done in execute(chunks):
                if isinstance(done, Done):
                    self.add(Stage.MATCH if done.assessments else Stage.READ, done.seconds)
                yield done

        return watched

    def counts(self) -> dict[str, int]:
        """Return the milliseconds of each stage that there was, named as among the counts of a run."""
        return {
            f"{PREFIX}{stage.value}": round(self._seconds[stage] * 1000) for stage in Stage if stage in self._seconds
        }


def stage_ms(counts: Iterable[tuple[str, int]]) -> dict[Stage, int]:
    """Return the milliseconds by stage that are among the *counts* of a run, in the order of stages.

    >>> stage_ms([("claims", 3), ("ms_match", 1200), ("ms_capture", 80)])
    {<Stage.CAPTURE: 'capture'>: 80, <Stage.MATCH: 'match'>: 1200}
    """
    known = dict(counts)
    return {stage: known[f"{PREFIX}{stage.value}"] for stage in Stage if f"{PREFIX}{stage.value}" in known}
