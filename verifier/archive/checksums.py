"""The list of checksums: what every sealed file was when it was sealed, so that a change or a loss cannot go unnoticed.

The digests within a WARC file show damage, but whoever rewrites a file can rewrite them as well. The list has the form
that ``sha256sum --check`` reads; a copy of it kept elsewhere proves that the files are those of that day.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from verifier.archive.files import file_errors, replace

NAME: Final = "SHA256SUMS"
LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([^/\\]+)")


def read_checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each listed file, in hexadecimal, by its name; lines of another form are passed over.

    Raises:
        ArchiveError: the list is there and cannot be read.
    """
    with file_errors(folder / NAME):
        try:
            written = (folder / NAME).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return {}
    found = [LINE.fullmatch(line) for line in written.splitlines()]
    return {line[2]: line[1] for line in found if line}


def list_files(folder: Path, digests: Mapping[str, str]) -> None:
    """Add *digests*, by the name of their file, to the list; the caller holds the lock of *folder*.

    Raises:
        ArchiveError: the list cannot be read.
        OSError: it cannot be written.
    """
    known = read_checksums(folder)
    if any(known.get(name) != digest for name, digest in digests.items()):
        lines = [f"{digest}  {name}\n" for name, digest in sorted({**known, **digests}.items())]
        replace(folder / NAME, ["".join(lines).encode()])


def checksum(path: Path) -> str:
    """Return the SHA-256 of the file at *path*, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
