"""What a snapshot holds: read from its record, and never given out unless its digest is the one it was stored with."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.archive.cache import cached
from verifier.archive.entry import Place, place_of
from verifier.archive.files import file_errors, while_open
from verifier.archive.members import LARGEST, read_member
from verifier.archive.records import NOT_MODIFIED, Record, parse_record
from verifier.domain.message import payload_of, read_head
from verifier.domain.snapshot import Snapshot
from verifier.errors import DamagedRecord, MissingWarc, ReadError

HINT: Final = "Capture the source again; its other snapshots are not touched."


def read_record(folder: Path, warc: str, offset: int, length: int) -> Record:
    """Return the record at *offset* of the file *warc*, sealed or still being written.

    Raises:
        ArchiveError: the file is missing or cannot be read.
        DamagedRecord: there is no whole record.
    """
    path = folder / Path(warc).name
    try:
        with file_errors(path):
            return parse_record(_member(path, offset, length))
    except DamagedRecord as error:
        raise DamagedRecord(f"{warc} at {offset}: {error}", hint=HINT) from error


def whole_file(folder: Path, warc: str) -> Path:
    """Return where the whole file *warc* of the archive in *folder* lies: there, or in the cache.

    Raises:
        MissingWarc: it is in neither.
    """
    name = Path(warc).name
    for place in (folder / name, while_open(folder / name), cached(folder, name)):
        if place.is_file():
            return place
    raise MissingWarc(name)


def content_of(folder: Path, record: Record, *, limit: int = LARGEST) -> bytes:
    """Return the content of *record* without codings; where it only refers to another record, that one's.

    Raises:
        ArchiveError: a file is missing or cannot be read.
        DamagedRecord: the content cannot be decoded.
    """
    return _content(record, referred(folder, record), limit)


def _content(record: Record, original: Record, limit: int) -> bytes:
    """Return the content of *record*, whose payload stands in *original*."""
    if record.kind == "resource":
        return record.block
    block = record.block
    try:
        if record.kind == "revisit":
            is_whole = record.get("WARC-Profile") == NOT_MODIFIED  # a 304 says nothing about how the body is coded
            block = original.block if is_whole else block[: read_head(block).length] + _body_of(original.block)
        return payload_of(block, limit=limit)
    except ReadError as error:
        raise DamagedRecord(f"the content of {record.get('WARC-Target-URI')} cannot be decoded: {error}") from error


def referred(folder: Path, record: Record) -> Record:
    """Return the record that holds the payload of *record*: itself, or the one that a revisit refers to.

    Raises:
        ArchiveError: its file is missing or cannot be read.
        DamagedRecord: it is not there, or another one is.
    """
    place = place_of(record)
    if place is None:
        return record
    original = read_record(folder, place.warc, place.offset, place.length)
    named = [record.get(f"WARC-Refers-To{part}") for part in ("", "-Target-URI", "-Date")]
    if named != [original.get(f"WARC-{field}") for field in ("Record-ID", "Target-URI", "Date")]:
        raise DamagedRecord(
            f"{place.warc} at {place.offset}: another record stands where the content should", hint=HINT
        )
    return original


def verified_payload(folder: Path, snapshot: Snapshot) -> bytes:
    """Return the content of *snapshot*.

    Raises:
        ArchiveError: a file is missing or cannot be read.
        DamagedRecord: the content is not what was stored.
    """
    return verified(folder, snapshot).content


@dataclass(frozen=True, slots=True)
class Verified:
    """What a snapshot holds: its *content*, and the record *original* at *place* that bears it."""

    content: bytes
    original: Record
    place: Place


def verified(folder: Path, snapshot: Snapshot) -> Verified:
    """Return what *snapshot* holds, and where.

    Raises:
        ArchiveError: a file is missing or cannot be read.
        DamagedRecord: the content is not what was stored.
    """
    where = f"{snapshot.warc} at {snapshot.offset}"
    record = read_record(folder, snapshot.warc, snapshot.offset, snapshot.length)
    if record.get("WARC-Record-ID") != snapshot.record_id:
        raise DamagedRecord(f"{where}: another record stands there", hint=HINT)
    original = referred(folder, record)
    content = _content(record, original, snapshot.payload_length)
    if hashlib.sha256(content).hexdigest() != snapshot.payload_sha256:
        raise DamagedRecord(f"{where}: the content is not what was stored for {snapshot.url}", hint=HINT)
    place = place_of(record) or Place(snapshot.warc, snapshot.offset, snapshot.length)
    return Verified(content, original, place)


def fields_of(folder: Path, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Return the header fields of the answer that *snapshot* is, names in lower case; none of a local file.

    Raises:
        ArchiveError: the file is missing or cannot be read.
        DamagedRecord: the record is not whole.
    """
    record = read_record(folder, snapshot.warc, snapshot.offset, snapshot.length)
    if record.kind == "resource":
        return ()
    try:
        return read_head(record.block).fields
    except ReadError as error:
        raise DamagedRecord(f"{snapshot.warc} at {snapshot.offset}: {error}", hint=HINT) from error


def _member(path: Path, offset: int, length: int) -> bytes:
    """Read from *path* or from the file that becomes it; in between it may be sealed, so that it is tried again.

    Last comes the cache of what object storage holds: the whole file, or this part of it alone.
    """
    for place in (path, while_open(path), path, cached(path.parent, path.name)):
        with contextlib.suppress(FileNotFoundError):
            return read_member(place, offset, length)
    try:
        return read_member(cached(path.parent, path.name, offset, length), 0, length)
    except FileNotFoundError as error:
        raise MissingWarc(path.name, offset, length) from error


def _body_of(response: bytes) -> bytes:
    return response[read_head(response).length :]
