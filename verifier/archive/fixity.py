"""Fixity: is everything in the archive still what was stored?

Each thing that is wrong is told once: a file with damaged records is not also told to have another checksum.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from verifier.archive.catalog import read_catalog
from verifier.archive.checksums import NAME as LIST
from verifier.archive.checksums import checksum, read_checksums
from verifier.archive.content import content_of, referred
from verifier.archive.entry import KINDS, Entry, entry_of
from verifier.archive.files import file_errors, open_files, other_files, sealed_files, while_open
from verifier.archive.index import NAME, NO_INDEX, Files, Index, read_index
from verifier.archive.locks import is_held, locked_folder
from verifier.archive.members import LARGEST
from verifier.archive.records import LENGTH, SHA256, Record, warc_digest
from verifier.archive.scan import Found, scan
from verifier.domain.finding import Finding, Severity
from verifier.domain.message import read_head
from verifier.errors import ArchiveError, ReadError

DAMAGED: Final = "archive-damaged"
UNREADABLE: Final = "archive-unreadable"
ALTERED: Final = "archive-altered"
MISSING: Final = "archive-missing"
UNLISTED: Final = "archive-unlisted"
FOREIGN: Final = "archive-foreign"
INDEX: Final = "archive-index"
UNSEALED: Final = "archive-unsealed"

BACKUP: Final = "Take the file from a backup, or capture the source again."

Progress: TypeAlias = Callable[[int, int, str], None]


@dataclass(slots=True)
class _Inspected:
    """What one file held: its *entries* for the index, and where records are *lost*."""

    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lost: set[tuple[str, int]] = field(default_factory=set)


def quiet(done: int, total: int, label: str) -> None:
    """Take no note of progress."""


def verify(folder: Path, progress: Progress = quiet) -> list[Finding]:
    """Return all findings about the archive in *folder*, file by file.

    *progress* is told how many of how many files are done, and which one is at work.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    files, listed, written = _state(folder)
    findings: list[Finding] = []
    entries: list[Entry] = []
    lost: set[tuple[str, int]] = set()
    for done, (name, _) in enumerate(files):
        progress(done, len(files), name)
        inspected = _inspect(folder, name, listed)
        findings += inspected.findings
        entries += inspected.entries
        lost |= inspected.lost
    progress(len(files), len(files), "")
    findings += _missing(folder, listed, {name for name, _ in files})
    findings += _index(written, files, entries, lost)
    return [*findings, *_others(folder), *_unsealed(folder)]


def sample(folder: Path, budget: int) -> tuple[int, list[Finding]]:
    """Look at the newest file, and at others as long as all together are no larger than *budget* bytes.

    Which ones is settled by their names, so that two looks at the same archive agree. Returns how many were looked at,
    and what is the matter with them and with files in writing.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    files, listed, _ = _state(folder)
    by_name = sorted(files[:-1], key=lambda file: hashlib.sha256(file[0].encode()).digest())
    chosen: list[str] = []
    left = budget
    for name, size in [*files[-1:], *by_name]:
        left -= size
        if chosen and left < 0:
            break
        chosen.append(name)
    findings = [found for name in chosen for found in _inspect(folder, name, listed).findings]
    findings += _missing(folder, listed, {name for name, _ in files})
    return len(chosen), [*findings, *_unsealed(folder)]


def _state(folder: Path) -> tuple[Files, dict[str, str], Index]:
    """Return the files, the list and the index as they are at one moment, for runs may seal files meanwhile.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    if not folder.exists():
        return (), {}, NO_INDEX
    with file_errors(folder), locked_folder(folder):
        return tuple(sealed_files(folder)), read_checksums(folder), read_index(folder)


def _inspect(folder: Path, name: str, listed: Mapping[str, str]) -> _Inspected:
    """Look at every record of the file *name*, and at the file as a whole."""
    seen, sound = _Inspected(), 0
    try:
        for found in scan(folder / name):
            seen.findings += [_damaged(name, found, why) for why in _damages(folder, found)]
            seen.lost |= {(name, found.offset)} if found.damage else set()
            sound += not found.damage
            with contextlib.suppress(ArchiveError):
                seen.entries += _entries(name, found)
        if sound and not seen.entries and not seen.findings:
            message = "another program wrote this file: its records are sound, but none is found by its URL"
            hint = "Capture its pages with verifier, or hand them in with `verifier snapshot --file`."
            seen.findings.append(_finding(FOREIGN, Severity.WARNING, name, message, hint))
        if not seen.findings:
            seen.findings += _whole(folder / name, listed)
    except OSError as error:
        seen.findings.append(_finding(UNREADABLE, Severity.ERROR, name, f"the file cannot be read: {error.strerror}"))
    return seen


def _whole(path: Path, listed: Mapping[str, str]) -> Iterator[Finding]:
    """Hold a file without damage against what it was when it was sealed."""
    if path.name not in listed:
        message, hint = f"{LIST} does not list this file", "The next run that captures something lists it."
        yield _finding(UNLISTED, Severity.NOTE, path.name, message, hint)
    elif checksum(path) != listed[path.name]:
        message = f"the file is sound, but not the one that was sealed: {LIST} has another checksum for it"
        hint = "Somebody may have rewritten it. Take the file from a backup."
        yield _finding(ALTERED, Severity.ERROR, path.name, message, hint)


def _missing(folder: Path, listed: Mapping[str, str], there: set[str]) -> Iterator[Finding]:
    hint = f"Take it from a backup; if it was removed on purpose, take its line out of {LIST}."
    elsewhere = {name for name, _ in read_catalog(folder).files}  # what was put there can be removed here
    for name in sorted(set(listed) - there - elsewhere):
        if not while_open(folder / name).exists():  # a run was killed while it sealed it
            yield _finding(MISSING, Severity.ERROR, name, "the file was sealed here and is gone", hint)


def _index(written: Index, files: Files, entries: list[Entry], lost: set[tuple[str, int]]) -> Iterator[Finding]:
    rest = [entry for entry in written.entries if (entry.warc, entry.offset) not in lost]  # damage is told above
    if Index.of(written.files, rest) != Index.of(files, entries):
        message, hint = "the index does not agree with the files", "Delete it; it is built again from the files."
        yield _finding(INDEX, Severity.WARNING, NAME, message, hint)


def _others(folder: Path) -> Iterator[Finding]:
    for name in other_files(folder):
        message = "the file is not compressed record by record, and is not read"
        hint = "Keep it elsewhere; hand its pages in with `verifier snapshot --file`."
        yield _finding(FOREIGN, Severity.WARNING, name, message, hint)


def _unsealed(folder: Path) -> list[Finding]:
    """Tell of files in writing; those of living runs are in order, those of killed ones wait to be recovered."""
    if not open_files(folder):
        return []
    findings = []
    with contextlib.suppress(OSError), locked_folder(folder):
        for path in open_files(folder):
            if is_held(path):
                findings.append(_finding(UNSEALED, Severity.NOTE, path.name, "a run is writing this file"))
            else:
                message = "the run that wrote this file was killed; its whole records are safe"
                hint = "It is sealed when the next run begins, such as `verifier snapshot`."
                findings.append(_finding(UNSEALED, Severity.WARNING, path.name, message, hint))
    return findings


def _damages(folder: Path, found: Found) -> Iterator[str]:
    """Yield what is the matter with one record."""
    record = found.record
    if found.damage:
        yield found.damage
        return
    if not record.get("WARC-Record-ID") or not record.get("WARC-Date"):
        yield "the record has no id or no date"
    if _differs(record.get("WARC-Block-Digest"), record.block):
        yield "the record is not what was written: its block has another digest"
        return
    if record.kind not in KINDS:
        return
    try:
        if record.kind != "revisit" and _differs(record.get("WARC-Payload-Digest"), _body(record)):
            yield "the payload has another digest"
        yield from _content_damages(folder, record)
    except (ArchiveError, ReadError, ValueError) as error:
        yield str(error)


def _content_damages(folder: Path, record: Record) -> Iterator[str]:
    """Yield what is the matter with the content, for which a revisit is followed; others' records have no such digest.

    Raises:
        ArchiveError, ReadError: the content cannot be read.
        ValueError: its length is no number.
    """
    expected = record.get(SHA256)
    if not expected:
        return
    if referred(folder, record).get("WARC-Payload-Digest") != record.get("WARC-Payload-Digest"):
        yield "the record that it refers to has another payload"
        return
    limit = min(int(record.get(LENGTH) or LARGEST), LARGEST)
    if hashlib.sha256(content_of(folder, record, limit=limit)).hexdigest() != expected:
        yield "the content is not what was stored"


def _differs(expected: str, data: bytes) -> bool:
    """Whether *data* has another digest than *expected*; other algorithms than SHA-1 are left to others."""
    return expected.startswith("sha1:") and expected != warc_digest(data)


def _body(record: Record) -> bytes:
    if record.kind == "resource" or not record.get("Content-Type").startswith("application/http"):
        return record.block
    return record.block[read_head(record.block).length :]


def _entries(name: str, found: Found) -> list[Entry]:
    if found.record.kind not in KINDS or not found.record.get(SHA256):
        return []
    return [entry_of(found.record, name, found.offset, found.length)]


def _damaged(name: str, found: Found, why: str) -> Finding:
    about = found.record.get("WARC-Target-URI") or f"the record at {found.offset}"
    return Finding(
        code=DAMAGED,
        severity=Severity.ERROR,
        message=f"{about}: {why}",
        hint=BACKUP,
        file=name,
        subject=f"{found.offset}",
    )


def _finding(code: str, severity: Severity, file: str, message: str, hint: str = "") -> Finding:
    return Finding(code=code, severity=severity, message=message, hint=hint, file=file)
