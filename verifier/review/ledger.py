"""The ledger as the desk reads it: once for each version of the file, for it may hold 100,000 sources."""

from pathlib import Path
from threading import Lock
from typing import Final

from verifier.register.decisions import mark_of
from verifier.register.ledger import Ledger, read_ledger

LEDGER: Final = "ledger.jsonl"  # in the folder of the archive


class LedgerReader:
    """Reads the ledger at *path*, and again when the file has changed; any thread may ask."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._mark = ""
        self._ledger = Ledger()

    def now(self) -> Ledger:
        """Return the ledger as it is now.

        Raises:
            LedgerError: it cannot be read.
        """
        mark = mark_of(self._path)
        with self._lock:
            if mark != self._mark:
                self._ledger, self._mark = read_ledger(self._path), mark
            return self._ledger
