"""The index of an archive: what is where. It can always be built again from the sealed files, and is whenever it lags.

Its first line names the files that it covers, with their sizes, and the SHA-256 of the lines that follow.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
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

    def to_bytes(self) -> bytes:
        """Return the content of the index file."""
        body = "".join(sorted(to_line(entry) + "\n" for entry in self.entries)).encode()
        return _header(self.files, body) + body


def load_index(folder: Path) -> Index:
    """Return the index of *folder* as its sealed files are now; a file that lags behind is written anew if it can be.

    Raises:
        ArchiveError: a file cannot be read.
    """
    files = tuple(sealed_files(folder))
    written = read_index(folder)
    if written.files == files:
        return written
    known = {file for file in written.files if file in set(files)}
    names = {name for name, _ in known}
    entries = [entry for entry in written.entries if entry.warc in names]
    for file in files:
        if file not in known:
            with file_errors(folder / file[0]):
                entries += entries_of(folder / file[0], file[0])
    index = Index.of(files, entries)
    with contextlib.suppress(OSError):  # a folder that cannot be written, or a full disk: the files are what counts
        replace(folder / NAME, index.to_bytes())
    return index


def read_index(folder: Path) -> Index:
    """Return the index as it is written; an empty one if there is none or if it was changed by others."""
    try:
        header, _, body = (folder / NAME).read_bytes().partition(b"\n")
        meta = json.loads(header.decode().removeprefix(HEADER))
        files = tuple((str(name), int(size)) for name, size in meta["files"])
        if header + b"\n" != _header(files, body):
            return Index.of((), ())
        return Index.of(files, [from_line(line) for line in body.decode().splitlines()])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Index.of((), ())


def _header(files: Files, body: bytes) -> bytes:
    meta = {"software": "verifier", "format": FORMAT, "files": files, "sha256": hashlib.sha256(body).hexdigest()}
    return f"{HEADER}{json.dumps(meta)}\n".encode()
