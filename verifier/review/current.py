"""The desk as it is now: claim files that are edited while it is open are read again."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from verifier.errors import RegisterError
from verifier.register.load import load_register
from verifier.review.desk import ReviewDesk

SUFFIXES: Final = frozenset({".yaml", ".yml"})


class CurrentDesk:
    """Gives the desk for the claim files or folders *claims*, up to date. Any thread may ask.

    While a file is half written or has a mistake, all claims stay as they were; ``verifier lint`` names the mistake.
    """

    def __init__(self, desk: ReviewDesk, claims: Sequence[Path]) -> None:
        self._desk = desk
        self._claims = tuple(claims)
        self._mark = _mark(self._claims)
        self._lock = threading.Lock()

    def __call__(self) -> ReviewDesk:
        """Return the desk, its queue made anew if a run has ended, a claim file has changed, or the log has grown."""
        with self._lock:
            mark = _mark(self._claims)
            if mark != self._mark:
                self._desk, self._mark = self._reread(), mark
            self._desk.refresh()
            return self._desk

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
