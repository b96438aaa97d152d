"""Fixity: is everything in the archive still what was stored?"""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from verifier.archive.content import content_of
from verifier.archive.entry import KINDS, Entry, entry_of
from verifier.archive.files import open_files, sealed_files
from verifier.archive.index import NAME, Index, read_index
from verifier.archive.members import LARGEST
from verifier.archive.records import LENGTH, SHA256, Record, warc_digest
from verifier.archive.scan import Found, scan
from verifier.domain.finding import Finding, Severity
from verifier.domain.message import read_head
from verifier.errors import ArchiveError, ReadError

DAMAGED = "archive-damaged"
UNREADABLE = "archive-unreadable"
INDEX = "archive-index"
UNSEALED = "archive-unsealed"


def verify(folder: Path) -> list[Finding]:
    """Return all findings about the archive in *folder*, file by file.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    findings: list[Finding] = []
    entries: list[Entry] = []
    lost: set[tuple[str, int]] = set()
    files = tuple(sealed_files(folder))
    for name, _ in files:
        try:
            for found in scan(folder / name):
                findings += [_damaged(name, found, why) for why in _damages(folder, found)]
                lost |= {(name, found.offset)} if found.damage else set()
                with contextlib.suppress(ArchiveError):
                    entries += _entries(name, found)
        except OSError as error:
            findings.append(_finding(UNREADABLE, Severity.ERROR, name, f"the file cannot be read: {error.strerror}"))
    written = read_index(folder)
    rest = [entry for entry in written.entries if (entry.warc, entry.offset) not in lost]  # damage is told above
    if Index.of(written.files, rest) != Index.of(files, entries):
        message, hint = "the index does not agree with the files", "Delete it; it is built again from the files."
        findings.append(_finding(INDEX, Severity.WARNING, NAME, message, hint))
    for path in open_files(folder):
        message = "a run is writing this file, or was killed"
        hint = "It is recovered when the next run begins."
        findings.append(_finding(UNSEALED, Severity.NOTE, path.name, message, hint))
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
        expected = record.get(SHA256)
        limit = min(int(record.get(LENGTH) or LARGEST), LARGEST)
        if expected and hashlib.sha256(content_of(folder, record, limit=limit)).hexdigest() != expected:
            yield "the content is not what was stored"
    except (ArchiveError, ReadError, ValueError) as error:
        yield str(error)


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
    hint = "Take the file from a backup, or capture the source again."
    return Finding(
        code=DAMAGED,
        severity=Severity.ERROR,
        message=f"{about}: {why}",
        hint=hint,
        file=name,
        subject=f"{found.offset}",
    )


def _finding(code: str, severity: Severity, file: str, message: str, hint: str = "") -> Finding:
    return Finding(code=code, severity=severity, message=message, hint=hint, file=file)
