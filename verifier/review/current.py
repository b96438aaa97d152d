"""The desk as it is now: claim files that are edited while it is open are read again."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from verifier.errors import RegisterError
from verifier.register.load import load_register
from verifier.review.desk import ReviewDesk
from verifier.review.filling import Step

PATIENCE_S: Final = 1.5  # for which somebody waits for a page without a word
SUFFIXES: Final = frozenset({".yaml", ".yml"})


class StillFilling(Exception):
    """The queue is being made; *step* says how far that is."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.label)
        self.step = step


class CurrentDesk:
    """Gives the desk for the claim files or folders *claims*, up to date. Any thread may ask.

    While a file is half written or has a mistake, all claims stay as they were; ``verifier lint`` names the mistake.
    """

    def __init__(self, desk: ReviewDesk, claims: Sequence[Path], patience_s: float = PATIENCE_S) -> None:
        self._desk = desk
        self._claims = tuple(claims)
        self._patience_s = patience_s
        self._mark = _mark(self._claims)
        self._lock = threading.Lock()
        self._step = Step(0, "")
        self._slow: Future[ReviewDesk] | None = None

    def __call__(self) -> ReviewDesk:
        """Return the desk, its queue made anew if a run has ended, a claim file has changed, or the log has grown.

        Raises:
            StillFilling: that takes longer than anybody waits; it goes on, and whoever asks again is told how far.
        """
        slow = self._slow
        work = slow if slow is not None and not slow.done() else self._begun()
        try:
            return work.result(self._patience_s)
        except TimeoutError:
            if not work.done():
                self._slow = work
                raise StillFilling(self._step) from None
            raise

    def _begun(self) -> "Future[ReviewDesk]":
        """Return what a thread of its own works on, which ends with the program, whatever it is doing."""
        future: Future[ReviewDesk] = Future()

        def work() -> None:
            try:
                future.set_result(self._up_to_date())
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=work, name="verifier-queue", daemon=True).start()
        return future

    def _up_to_date(self) -> ReviewDesk:
        with self._lock:
            mark = _mark(self._claims)
            if mark != self._mark:
                self._desk, self._mark = self._reread(), mark
            self._desk.refresh(self._tell)
            return self._desk

    def _tell(self, step: Step) -> None:
        self._step = step

    def _reread(self) -> ReviewDesk:
        old = self._desk
        try:
            register = load_register(self._claims)
        except (RegisterError, OSError):
            return old
        if register.errors:
            return old
        return ReviewDesk(old.store, register, old.archive, old.log, old.clock)


def _mark(claims: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return what tells that a claim file is another one: name, time and size of each."""
    files = [file for path in claims for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    return tuple(_mark_of(file) for file in files if file.suffix in SUFFIXES)


def _mark_of(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:  # it was there a moment ago
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size
