"""The archive: a folder of sealed WARC files with an index. What was stored is never overwritten."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from verifier.archive import fixity, history, sealing
from verifier.archive.catalog import Elsewhere
from verifier.archive.content import fields_of, verified_payload
from verifier.archive.index import NO_INDEX, Index, load_index
from verifier.archive.remote import Remote
from verifier.archive.wacz import Exported, export_wacz
from verifier.archive.writer import Writer
from verifier.domain.finding import Finding
from verifier.domain.nearness import by_nearness
from verifier.domain.snapshot import Snapshot
from verifier.domain.step import Step
from verifier.errors import MissingWarc, UnknownName

T = TypeVar("T")

MOST_BROUGHT: Final = 100  # files that one piece of work may need from elsewhere
ID_PREFIX: Final = "urn:uuid:"
SHORTEST_ID: Final = 4  # characters that may stand for an id


def short_id(snapshot: Snapshot) -> str:
    """Return the id of the record of *snapshot* without what is the same in all ids."""
    return snapshot.record_id.strip("<>").removeprefix(ID_PREFIX)


class Archive:
    """The snapshots in *folder*. Reading needs no permission to write, and no lock.

    With a *remote*, files that are not in the folder are fetched from there into its cache as they are read.
    """

    def __init__(self, folder: Path, remote: Remote | None = None) -> None:
        self.folder = folder
        self.remote = remote
        self._index = NO_INDEX
        self._elsewhere = Elsewhere(folder)

    @contextlib.contextmanager
    def writing(self, run_id: str, *, clock: Callable[[], datetime]) -> Iterator[Writer]:
        """Give a writer for one run; its file is sealed at the end, also after an error.

        What killed runs left behind is recovered first. Several runs may write at once, each its own file.

        Raises:
            ArchiveError: the folder or the file cannot be written.
        """
        with sealing.writing(self.folder, run_id, clock, self._index) as writer:
            yield writer

    def snapshots(self, url: str = "") -> list[Snapshot]:
        """Return the snapshots of *url* as it was asked for, or all, oldest first; those of sealed files alone.

        Raises:
            ArchiveError: a file cannot be read.
        """
        index = self._current()
        if url:
            return [entry.snapshot for entry in index.asked.get(url.strip(), ())]
        return [entry.snapshot for entry in index.entries if entry.requested]

    def latest(self, url: str) -> Snapshot:
        """Return the newest snapshot of *url*; a copy in a web archive is as new as what it shows.

        Raises:
            ArchiveError: a file cannot be read.
            UnknownName: there is none.
        """
        found = self.snapshots(url)
        if not url.strip() or not found:
            raise UnknownName(f"the archive holds no snapshot of {url}", hint="Capture it: verifier snapshot.")
        return max(reversed(found), key=lambda snapshot: snapshot.shown_at)

    def nearest(self, url: str, at: datetime) -> Snapshot:
        """Return the snapshot of *url* that shows best what it said *at* that time.

        That is the nearest one, where one from after the time counts as twice as far away.

        Raises:
            ArchiveError: a file cannot be read.
            UnknownName: there is none.
        """
        self.latest(url)
        return by_nearness(self.snapshots(url), at, lambda snapshot: snapshot.shown_at)[0]

    def with_id(self, name: str) -> Snapshot:
        """Return the snapshot whose record has the id *name*, or an id that begins with it and is the only one.

        Raises:
            ArchiveError: a file cannot be read.
            UnknownName: there is none, or more than one.
        """
        plain = name.strip().lower().removeprefix("<").removesuffix(">").removeprefix(ID_PREFIX)
        known = self.snapshots() if len(plain) >= SHORTEST_ID else []
        found = [snapshot for snapshot in known if short_id(snapshot).startswith(plain)]
        if len(found) != 1:
            matter = f"{len(found)} snapshots have an id that begins" if found else "no snapshot has an id that begins"
            raise UnknownName(f"{matter} with {plain!r}", hint="`verifier archive list` shows URLs and ids.")
        return found[0]

    def steps(self, snapshot: Snapshot) -> list[Step]:
        """Return what led to *snapshot*: each request and answer with its heads, redirects first.

        Raises:
            ArchiveError: a file is missing or cannot be read.
            DamagedRecord: a record is not whole.
        """
        index = self._current()
        return self._read(lambda: history.steps_of(self.folder, index, snapshot))

    def payload(self, snapshot: Snapshot) -> bytes:
        """Return the content of *snapshot* without codings, its digest verified; also while its run is still writing.

        Raises:
            ArchiveError: a file is missing or cannot be read.
            DamagedRecord: the content is not what was stored.
        """
        return self._read(lambda: verified_payload(self.folder, snapshot))

    def fields(self, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
        """Return the header fields of the answer that *snapshot* is, names in lower case; none of a local file.

        Raises:
            ArchiveError: a file is missing or cannot be read.
            DamagedRecord: the record is not whole.
        """
        return self._read(lambda: fields_of(self.folder, snapshot))

    def verify(self, progress: fixity.Progress = fixity.quiet) -> list[Finding]:
        """Return what is the matter with the archive: every record of every file is read and held against its digests.

        *progress* is told how many of how many files are done, and which one is at work.

        Raises:
            ArchiveError: the folder cannot be read.
        """
        return fixity.verify(self.folder, progress)

    def export(self, snapshots: Sequence[Snapshot], path: Path, titles: Mapping[str, str]) -> Exported:
        """Write *snapshots*, with all that they need, to *path* as one WACZ file.

        *titles* are those of pages, by the id of their record.

        Raises:
            ArchiveError: a file cannot be read or written.
            DamagedRecord: a record that is needed is damaged.
            ValueError: there are no snapshots.
        """
        entries = self._current().entries
        return self._read(lambda: export_wacz(self.folder, entries, snapshots, path, titles))

    def _current(self) -> Index:
        """Return the index of the files as they are now, read again only if they are others than before."""
        self._index = load_index(self.folder, self._index)
        return self._index if self.remote is None else self._elsewhere.joined(self._index)

    def _read(self, work: Callable[[], T]) -> T:
        """Do *work*, bringing the files that it misses from the remote, which it may need one after the other."""
        if self.remote is None:
            return work()
        for _ in range(MOST_BROUGHT):
            try:
                return work()
            except MissingWarc as missing:
                self.remote.bring(self.folder, missing)
        return work()
