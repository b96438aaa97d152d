"""Noting: the progress of a run written down for others to see, while the run itself waits for nothing.

The run only says how far it is; a thread of its own writes that down, at most once a second where there is news, and
every few seconds as a sign of life where there is none: a stage that tells nothing for minutes is not taken for a run
that was killed. A database that is busy or full is no reason to stop a run: what could not be noted is noted next time.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from verifier.domain.run_progress import RunProgress
from verifier.errors import StoreError
from verifier.pipeline.desk import Desk
from verifier.pipeline.progress import Progress

PACE_S: Final = 1.0  # between two notes
BEAT_S: Final = 10.0  # without news: a sixth of the silence after which a run counts as killed
LONGEST_LABEL: Final = 200


class Notebook(Protocol):
    """What remembers how far runs are."""

    def note_progress(self, progress: RunProgress) -> None:
        """Keep what a run says of itself, in the place of what it said before."""


@dataclass(slots=True)
class Noted:
    """Passes on what it is told to *inner*, and keeps the last of it for :meth:`note`. Any thread may call it."""

    run: str
    clock: Callable[[], datetime]
    inner: Progress
    _last: RunProgress = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __post_init__(self) -> None:
        begun = self.clock()
        self._last = RunProgress(run=self.run, done=0, total=0, since=begun, at=begun)

    def __call__(self, done: int, total: int, label: str) -> None:
        """Take note; a stage begins where there are other steps to do, or fewer are done than before."""
        self.inner(done, total, label)
        self._take(done, total, label)

    def begin(self, label: str) -> None:
        """Take note of a stage that cannot say how many steps it has."""
        self._take(0, 0, label)

    def _take(self, done: int, total: int, label: str) -> None:
        with self._lock:
            last = self._last
            is_new = total != last.total or done < last.done or (not total and label != last.label)
            now = self.clock()
            since, first = (now, done) if is_new else (last.since, last.first)
            self._last = RunProgress(
                run=self.run, done=done, total=total, label=label[:LONGEST_LABEL], first=first, since=since, at=now
            )

    @property
    def last(self) -> RunProgress:
        """What was said last."""
        with self._lock:
            return self._last


@contextlib.contextmanager
def noted(desk: Desk, progress: Progress) -> Iterator[Noted]:
    """Give what to tell about the run of *desk*, which has begun; it is passed on to *progress* and written down.

    Where the block ends with an error, that the run has stopped is written down as well.
    """
    telling = Noted(desk.run_id, desk.clock, progress)
    writer = _Writer(telling, desk.keeper)
    writer.start()
    try:
        yield telling
    except BaseException:
        writer.stop()
        writer.note(telling.last.model_copy(update={"at": desk.clock(), "has_stopped": True}))
        raise
    writer.stop()


class _Writer:
    """The thread that writes down what a run says, until it is stopped."""

    def __init__(self, telling: Noted, book: Notebook) -> None:
        self._telling = telling
        self._book = book
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._write, name="verifier-progress", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread; nothing is written after that."""
        self._ending.set()
        self._thread.join()

    def note(self, progress: RunProgress) -> None:
        with contextlib.suppress(StoreError):
            self._book.note_progress(progress)

    def _write(self) -> None:
        told, waited = None, 0.0
        while True:
            last = self._telling.last
            if last != told or waited >= BEAT_S:
                self.note(last.model_copy(update={"at": self._telling.clock()}))
                told, waited = last, 0.0
            if self._ending.wait(PACE_S):
                return
            waited += PACE_S
