"""The catalog: which files object storage holds, and what is in them, as far as this folder was told.

It has the form of the index. What it knows is found though the file itself is not in the folder.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from verifier.archive.entry import Entry
from verifier.archive.files import replace
from verifier.archive.index import NO_INDEX, Index, read_index

NAME: Final = "objects.cdxj"


def read_catalog(folder: Path) -> Index:
    """Return what is known to be in object storage; nothing if there is no catalog or others changed it."""
    return read_index(folder, NAME)


def extend_catalog(folder: Path, files: Iterable[tuple[str, int]], entries: Iterable[Entry]) -> None:
    """Add *files*, by name with their size in bytes, which hold *entries*; the caller holds the lock of *folder*.

    Raises:
        OSError: it cannot be written.
    """
    known, new = read_catalog(folder), dict(files)
    kept = [file for file in known.files if file[0] not in new]
    others = [entry for entry in known.entries if entry.warc not in new]
    replace(folder / NAME, Index.of(sorted([*kept, *new.items()]), [*others, *entries]).lines())


class Elsewhere:
    """The catalog of *folder* joined with its index, read again only when one of them has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp = (0, 0)
        self._catalog = NO_INDEX
        self._joined = (NO_INDEX, NO_INDEX)

    def joined(self, index: Index) -> Index:
        """Return *index* with what only object storage holds."""
        stamp = self._stamp_now()
        if stamp != self._stamp:
            self._stamp, self._catalog = stamp, read_catalog(self._folder)
        elif self._joined[0] is index:
            return self._joined[1]
        here = {name for name, _ in index.files}
        further = [entry for entry in self._catalog.entries if entry.warc not in here]
        joined = Index.of(index.files, [*index.entries, *further]) if further else index
        self._joined = (index, joined)
        return joined

    def _stamp_now(self) -> tuple[int, int]:
        with contextlib.suppress(OSError):
            state = (self._folder / NAME).stat()
            return state.st_ino, state.st_mtime_ns
        return 0, 0
