"""The archive in object storage: sealed files put there once, found there, and brought back.

Beside each file ``NAME`` stands ``NAME.sha256``, in the form of ``sha256sum``, and it is put there first: whoever made
it settled what the name means, for ever. So the file itself can go part by part, and be sent again after a break, for
every sender has the same bytes. Beside it stands ``NAME.cdxj``, what is in it.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from verifier.archive.cache import cached, keep, used
from verifier.archive.checksums import LINE, checksum, read_checksums
from verifier.archive.entry import Entry, from_line, to_line
from verifier.archive.files import SEALED, file_errors
from verifier.archive.members import is_whole
from verifier.archive.objects import PART, Objects, open_objects
from verifier.errors import MissingObject, MissingWarc, ObjectsError, WrongDigest

NAME: Final = re.compile(rf"[^./\\][^/\\]*{re.escape(SEALED)}")  # of a file of this folder, and not a hidden one
DIGEST: Final = ".sha256"
INDEX: Final = ".cdxj"
WHOLE: Final = 64_000_000  # bytes up to which a file is fetched whole: one request serves its other records as well
BACKUP: Final = "Take the file from a backup; `verifier archive verify` tells more."


@dataclass(slots=True)
class Remote:
    """Object storage at *url* as the archive uses it; *cache_bytes* bounds what is kept of it here.

    Nothing is asked, and nothing loaded, before it is used.
    """

    url: str
    cache_bytes: int
    _objects: list[Objects] = field(default_factory=list)

    @property
    def objects(self) -> Objects:
        """The storage, opened when it is first asked."""
        if not self._objects:
            self._objects.append(open_objects(self.url))
        return self._objects[0]

    def names(self) -> list[str]:
        """Return the names of the files that are there whole, sorted."""
        there = set(self.objects.names())
        return sorted(name for name in there if NAME.fullmatch(name) and f"{name}{DIGEST}" in there)

    def digest(self, name: str) -> str:
        """Return the SHA-256 that the file *name* was put under.

        Raises:
            MissingObject: it was not put there.
            WrongDigest: what stands there is no digest.
        """
        written = b"".join(self.objects.content(f"{name}{DIGEST}")).decode("utf-8", "replace")
        line = LINE.fullmatch(written.rstrip("\n"))
        if line is None or line[2] != name:
            raise WrongDigest(f"{self.url}: {name}{DIGEST} holds no digest", hint="Move it away, and push again.")
        return line[1]

    def put(self, folder: Path, name: str, entries: Sequence[Entry]) -> bool:
        """Put the sealed file *name* of *folder*, which holds *entries*; False if it was there already.

        Raises:
            WrongDigest: another file has that name there, or the one here is not what was sealed.
            ObjectsError: it cannot be put.
            OSError: it cannot be read.
        """
        digest, size = checksum(folder / name), (folder / name).stat().st_size
        if read_checksums(folder).get(name, digest) != digest:
            raise WrongDigest(f"{name} is not the file that was sealed here; it is not put anywhere", hint=BACKUP)
        is_new = self.objects.put_new(f"{name}{DIGEST}", f"{digest}  {name}\n".encode())
        if not is_new and self.digest(name) != digest:
            raise WrongDigest(f"{self.url}: another file is there as {name}", hint="Compare both before you keep one.")
        is_there = not is_new and self._is_there(name, size)
        if not is_there:
            self._send(folder / name, size)
        self.objects.put_new(f"{name}{INDEX}", "".join(f"{to_line(entry)}\n" for entry in entries).encode())
        return not is_there

    def entries(self, name: str) -> list[Entry]:
        """Return what is in the file *name*, without fetching the file.

        Raises:
            ObjectsError: nothing tells, or it cannot be asked.
        """
        written = b"".join(self.objects.content(f"{name}{INDEX}")).decode("utf-8", "replace")
        try:
            found = [from_line(line) for line in written.splitlines()]
            return [entry for entry in found if entry.warc == name]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ObjectsError(
                f"{self.url}: {name}{INDEX} cannot be read", hint="Remove it there, and push again."
            ) from error

    def fetch(self, name: str) -> Iterator[bytes]:
        """Yield the file *name*; before the end it is held against its digest.

        Raises:
            MissingObject: it is not there.
            WrongDigest: it is not what was sealed.
            ObjectsError: it cannot be read.
        """
        expected, seen = self.digest(name), hashlib.sha256()
        for piece in self.objects.content(name):
            seen.update(piece)
            yield piece
        if seen.hexdigest() != expected:
            raise WrongDigest(f"{self.url}: {name} is not the file that was sealed", hint=BACKUP)

    def bring(self, folder: Path, missing: MissingWarc) -> None:
        """Bring what is *missing* in the archive in *folder* into its cache: the file, or that part of a large one.

        A part is held against the checksum within it here, and against the digest of its content by whoever reads it.

        Raises:
            MissingObject: it is not there.
            WrongDigest: it is not what was sealed.
            ObjectsError: it cannot be read.
            ArchiveError: it cannot be kept.
        """
        name = missing.name
        with file_errors(folder):
            if missing.length and self.objects.size(name) > WHOLE:
                part = self.objects.part(name, missing.offset, missing.length)
                if not is_whole(part):
                    where = f"{self.url}: {name} at {missing.offset}"
                    raise WrongDigest(f"{where}: it is not what was sealed", hint=BACKUP)
                keep(cached(folder, name, missing.offset, missing.length), [part], self.cache_bytes)
            else:
                keep(cached(folder, name), self.fetch(name), self.cache_bytes)

    def note_use(self, folder: Path, name: str) -> None:
        """Note that the cached file *name* was used, so that it stays longer than others."""
        used(cached(folder, name))

    def _send(self, path: Path, size: int) -> None:
        if size <= PART:
            self.objects.put_new(path.name, path.read_bytes())
        else:
            self.objects.put_parts(path.name, _pieces(path))
        if self.objects.size(path.name) != size:
            matter = f"{self.url}: {path.name} arrived with another length"
            raise WrongDigest(matter, hint="Remove it there, and push again.")

    def _is_there(self, name: str, size: int) -> bool:
        with contextlib.suppress(MissingObject):
            found = self.objects.size(name)
            if found != size:
                matter = f"{self.url}: {name} has {found:,} bytes there and {size:,} here"
                raise WrongDigest(matter, hint="Compare both before you keep one.")
            return True
        return False


def _pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(PART):
            yield piece
