"""The index of an archive: what is where. It can always be built again from the sealed files, and is whenever it lags.

Its first line names the files that it covers, with their sizes, and the SHA-256 of the lines that follow.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.archive.entry import Entry, from_line, to_line
from verifier.archive.files import file_errors, replace, sealed_files
from verifier.archive.scan import entries_of

NAME: Final = "index.cdxj"
HEADER: Final = "!meta "  # sorts before all keys, and readers of CDXJ pass over it
FORMAT: Final = 2  # of the lines; an index of another format is built again

UNREADABLE: Final = (OSError, ValueError, KeyError, TypeError, AttributeError)  # what reading a changed index may raise

Files = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """All *entries* of the sealed *files*, and by the URL that was *asked* for those that answer it, oldest first."""

    files: Files
    entries: tuple[Entry, ...]
    asked: Mapping[str, tuple[Entry, ...]]

    @classmethod
    def of(cls, files: Iterable[tuple[str, int]], entries: Iterable[Entry]) -> "Index":
        """Return the index of *entries*, however they are ordered."""
        ordered = sorted(entries, key=lambda entry: (entry.at, entry.warc, entry.offset))
        answers = sorted((entry for entry in ordered if entry.requested), key=lambda entry: entry.requested)
        asked = {url: tuple(group) for url, group in groupby(answers, key=lambda entry: entry.requested)}
        return cls(tuple(files), tuple(ordered), MappingProxyType(asked))

    def lines(self) -> Iterator[bytes]:
        """Return the lines of the index file, which begins with what it covers."""
        return _with_header(self.files, [_line(entry) for entry in self.entries])


NO_INDEX: Final = Index.of((), ())


def load_index(folder: Path, known: Index = NO_INDEX) -> Index:
    """Return the index of *folder* as its sealed files are now; a file that lags behind is written anew if it can be.

    An index that is *known* is returned if the files are still the same.

    Raises:
        ArchiveError: a file cannot be read.
    """
    files = tuple(sealed_files(folder))
    written = known if known.files == files else read_index(folder)
    if written.files == files:
        return written
    covered = {file for file in written.files if file in set(files)}
    names = {name for name, _ in covered}
    entries = [entry for entry in written.entries if entry.warc in names]
    for file in files:
        if file not in covered:
            with file_errors(folder / file[0]):
                entries += entries_of(folder / file[0], file[0])
    index = Index.of(files, entries)
    with contextlib.suppress(OSError):  # a folder that cannot be written, or a full disk: the files are what counts
        replace(folder / NAME, index.lines())
    return index


def extend_index(folder: Path, file: tuple[str, int], entries: Iterable[Entry]) -> None:
    """Add *entries*, which are all of the newly sealed *file*, to the index; if it lags behind, it is built anew.

    What is written already is neither read into entries nor written out of them again: archives grow.

    Raises:
        ArchiveError: a file cannot be read.
    """
    files, lines = _written(folder)
    extended = tuple(sorted([*files, file]))
    with contextlib.suppress(OSError):  # the next reader builds it
        replace(folder / NAME, _with_header(extended, [*lines, *map(_line, entries)]))
    if extended != tuple(sealed_files(folder)):
        load_index(folder)


def _written(folder: Path) -> tuple[Files, list[bytes]]:
    """Return which files the written index covers, and its lines; nothing if there is none or others changed it."""
    try:
        with _reading(folder / NAME) as (files, lines):
            return files, list(lines)
    except UNREADABLE:
        return (), []


def read_index(folder: Path, name: str = NAME) -> Index:
    """Return the index as it is written as *name*; an empty one if there is none or if it was changed by others."""
    try:
        with _reading(folder / name) as (files, lines):
            return Index.of(files, (from_line(line.decode()) for line in lines))
    except UNREADABLE:
        return NO_INDEX


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[tuple[Files, Iterator[bytes]]]:
    """Give which files the written index covers, and its lines; one of UNREADABLE is raised where it cannot be told."""
    with path.open("rb") as stream:
        meta = json.loads(stream.readline().decode().removeprefix(HEADER))
        files = tuple((str(name), int(size)) for name, size in meta["files"])
        if meta != _meta(files, meta["sha256"]):
            raise ValueError("the index is not of this format")
        yield files, _verified(stream, meta["sha256"])


def _verified(lines: Iterable[bytes], sha256: str) -> Iterator[bytes]:
    """Yield *lines*; once all are read, a ValueError tells if they are others than those with the digest."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line)
        yield line
    if digest.hexdigest() != sha256:
        raise ValueError("others changed the index")


def _line(entry: Entry) -> bytes:
    return f"{to_line(entry)}\n".encode()


def _with_header(files: Files, lines: list[bytes]) -> Iterator[bytes]:
    lines.sort()
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line)
    yield f"{HEADER}{json.dumps(_meta(files, digest.hexdigest()))}\n".encode()
    yield from lines


def _meta(files: Files, sha256: str) -> dict[str, object]:
    return {"software": "verifier", "format": FORMAT, "files": [list(file) for file in files], "sha256": sha256}
