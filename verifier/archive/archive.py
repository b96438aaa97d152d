"""The archive: a folder of sealed WARC files with an index. What was stored is never overwritten."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from verifier.archive import fixity, sealing
from verifier.archive.content import verified_payload
from verifier.archive.files import sealed_files
from verifier.archive.index import Index, load_index
from verifier.archive.writer import Writer
from verifier.domain.finding import Finding
from verifier.domain.snapshot import Snapshot
from verifier.errors import UnknownName


class Archive:
    """The snapshots in *folder*. Reading needs no permission to write, and no lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = Index.of((), ())

    @contextlib.contextmanager
    def writing(self, run_id: str, *, clock: Callable[[], datetime]) -> Iterator[Writer]:
        """Give a writer for one run; its file is sealed at the end, also after an error.

        What killed runs left behind is recovered first. Several runs may write at once, each its own file.

        Raises:
            ArchiveError: the folder or the file cannot be written.
        """
        with sealing.writing(self.folder, run_id, clock) as writer:
            yield writer

    def snapshots(self, url: str = "") -> list[Snapshot]:
        """Return the snapshots of *url* as it was asked for, or all, oldest first; those of sealed files alone.

        Raises:
            ArchiveError: a file cannot be read.
        """
        index = self._current()
        if url:
            return list(index.snapshots.get(url.strip(), ()))
        return [entry.snapshot for entry in index.entries if entry.requested]

    def latest(self, url: str) -> Snapshot:
        """Return the newest snapshot of *url*.

        Raises:
            ArchiveError: a file cannot be read.
            UnknownName: there is none.
        """
        found = self.snapshots(url)
        if not url.strip() or not found:
            raise UnknownName(f"the archive holds no snapshot of {url}", hint="Capture it: verifier snapshot.")
        return found[-1]

    def payload(self, snapshot: Snapshot) -> bytes:
        """Return the content of *snapshot* without codings, its digest verified; also while its run is still writing.

        Raises:
            ArchiveError: a file is missing or cannot be read.
            DamagedRecord: the content is not what was stored.
        """
        return verified_payload(self.folder, snapshot)

    def verify(self) -> list[Finding]:
        """Return what is the matter with the archive: every record of every file is read and held against its digests.

        Raises:
            ArchiveError: the folder cannot be read.
        """
        return fixity.verify(self.folder)

    def _current(self) -> Index:
        """Return the index of the files as they are now, read again only if they are others than before."""
        if self._index.files != tuple(sealed_files(self.folder)):
            self._index = load_index(self.folder)
        return self._index
