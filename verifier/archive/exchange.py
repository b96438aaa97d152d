"""Pushing sealed files to object storage, pulling them from it, and holding what is there against its digests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from verifier.archive.cache import keep
from verifier.archive.catalog import extend_catalog, read_catalog
from verifier.archive.checksums import list_files
from verifier.archive.entry import Entry
from verifier.archive.files import file_errors, sealed_files
from verifier.archive.index import load_index
from verifier.archive.locks import locked_folder
from verifier.archive.remote import Remote
from verifier.archive.sealing import UNCHANGED
from verifier.domain.finding import Finding, Severity
from verifier.errors import MissingObject, ObjectsError, WrongDigest

MISSING: Final = "objects-missing"
ALTERED: Final = "objects-altered"
UNREADABLE: Final = "objects-unreadable"
UNPUSHED: Final = "objects-unpushed"
UNBOUNDED: Final = 2**63  # bytes: the archive's own folder is no cache

Progress: TypeAlias = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How many files went over, how many were there already, and how many bytes went."""

    new: int
    known: int
    bytes: int


def unpushed(folder: Path) -> list[tuple[str, int]]:
    """Return the sealed files of *folder*, with their sizes, that are not known to be in object storage.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    known = set(read_catalog(folder).files)
    return [file for file in sealed_files(folder) if file not in known]


def push(folder: Path, remote: Remote, progress: Progress) -> Exchanged:
    """Put every sealed file of *folder* that is not known to be there; what was put is noted even if a later one fails.

    Raises:
        ObjectsError: a file cannot be put; those before it are.
        ArchiveError: the folder cannot be read or written.
    """
    waiting = unpushed(folder)
    known = len(sealed_files(folder)) - len(waiting)
    if not waiting:
        return Exchanged(0, known, 0)
    by_file: dict[str, list[Entry]] = {}
    for entry in load_index(folder).entries:
        by_file.setdefault(entry.warc, []).append(entry)
    done: list[tuple[str, int]] = []
    new = total = 0
    try:
        for number, (name, size) in enumerate(waiting):
            progress(number, len(waiting), name)
            with file_errors(folder / name):
                if remote.put(folder, name, by_file.get(name, [])):
                    new, total = new + 1, total + size
            done.append((name, size))
    finally:
        _note(folder, done, [entry for name, _ in done for entry in by_file.get(name, [])])
    return Exchanged(new, known + len(waiting) - new, total)


def learn(folder: Path, remote: Remote, progress: Progress) -> Exchanged:
    """Note which files *remote* holds and what is in them, so that they are found and read without being here.

    Raises:
        ObjectsError: it cannot be asked.
        ArchiveError: the folder cannot be written.
    """
    known = {name for name, _ in read_catalog(folder).files}
    names = [name for name in remote.names() if name not in known]
    found, files = list[Entry](), list[tuple[str, int]]()
    for number, name in enumerate(names):
        progress(number, len(names), name)
        found += remote.entries(name)
        files.append((name, remote.objects.size(name)))
    _note(folder, files, found)
    return Exchanged(len(files), len(known), 0)


def pull(folder: Path, remote: Remote, progress: Progress) -> Exchanged:
    """Bring every file that *remote* holds and *folder* does not, each held against its digest before it is kept.

    Raises:
        ObjectsError: a file cannot be brought, or is not what was sealed; those before it are kept.
        ArchiveError: the folder cannot be written.
    """
    learn(folder, remote, progress)
    here = {name for name, _ in sealed_files(folder)}
    wanted = [name for name in remote.names() if name not in here]
    total = 0
    for number, name in enumerate(wanted):
        progress(number, len(wanted), name)
        with file_errors(folder / name):
            with locked_folder(folder):
                list_files(folder, {name: remote.digest(name)})  # before the file, as a run that seals does
            keep(folder / name, remote.fetch(name), UNBOUNDED)
            (folder / name).chmod(UNCHANGED)
            total += (folder / name).stat().st_size
    return Exchanged(len(wanted), len(here), total)


def verify_remote(folder: Path, remote: Remote, progress: Progress) -> Iterator[Finding]:
    """Read every file that *remote* holds, or that *folder* knows it should, and yield what is the matter.

    Raises:
        ObjectsError: it cannot be asked at all.
    """
    names = sorted({*remote.names(), *(name for name, _ in read_catalog(folder).files)})
    for number, name in enumerate(names):
        progress(number, len(names), name)
        try:
            for _ in remote.fetch(name):
                pass
        except MissingObject as error:
            yield _finding(MISSING, Severity.ERROR, name, str(error), "Push it again, or take it from a backup.")
        except WrongDigest as error:
            yield _finding(ALTERED, Severity.ERROR, name, str(error), error.hint)
        except ObjectsError as error:
            yield _finding(UNREADABLE, Severity.ERROR, name, str(error), error.hint)
    for name, _ in unpushed(folder):
        if name not in names:
            hint = "`verifier archive push` puts it there."
            yield _finding(UNPUSHED, Severity.NOTE, name, "the file is not in the object storage yet", hint)


def _note(folder: Path, files: list[tuple[str, int]], entries: list[Entry]) -> None:
    if files:
        with file_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with locked_folder(folder):
                extend_catalog(folder, files, entries)


def _finding(code: str, severity: Severity, name: str, message: str, hint: str) -> Finding:
    return Finding(code=code, severity=severity, message=message, hint=hint, file=name)
