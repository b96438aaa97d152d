"""Selecting: the records that a choice of snapshots needs to stand by itself, copied as they are.

With each snapshot go the redirects that led to it, the requests, and the records that revisits refer to. Records are
copied compressed, byte for byte, so that a copy of everything is the file itself.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from verifier.archive.content import whole_file
from verifier.archive.entry import Entry, Place
from verifier.archive.files import file_errors
from verifier.archive.members import Member, members
from verifier.archive.records import parse_record
from verifier.domain.snapshot import Snapshot
from verifier.errors import DamagedRecord


@dataclass(frozen=True, slots=True)
class Copied:
    """A record's bytes as they are stored: *place* is where it stands in the copy, *origin* where it was before."""

    origin: Place
    place: Place
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest of the compressed record, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def selected(entries: Sequence[Entry], snapshots: Iterable[Snapshot]) -> list[Entry]:
    """Return those of *entries* that *snapshots* need, in the order of *entries*."""
    wanted = {snapshot.record_id for snapshot in snapshots}
    chosen = [entry for entry in entries if entry.record_id in wanted or entry.leads_to in wanted]
    needed = {own_place(entry) for entry in chosen} | {entry.refers_to for entry in chosen if entry.refers_to}
    return [entry for entry in entries if own_place(entry) in needed]


def own_place(entry: Entry) -> Place:
    """Return where the record of *entry* stands."""
    return Place(entry.warc, entry.offset, entry.length)


def copied(folder: Path, name: str, chosen: Sequence[Entry]) -> Iterator[Copied]:
    """Yield the records of the file *name* that go with the *chosen* entries: theirs, their requests, the warcinfo.

    Raises:
        ArchiveError: the file cannot be read.
        DamagedRecord: a chosen record is damaged.
    """
    offsets = {entry.offset: entry for entry in chosen if entry.warc == name}
    ids = {entry.record_id for entry in offsets.values()}
    end = 0
    path = whole_file(folder, name)
    with file_errors(path), path.open("rb") as stream:
        for member in members(path):
            if member.offset in offsets and member.damage:
                raise DamagedRecord(f"{name} at {member.offset}: {member.damage}", hint="`verifier archive verify`")
            if member.offset in offsets or _goes_along(member, ids):
                yield Copied(
                    Place(name, member.offset, member.length), Place(name, end, member.length), _raw(stream, member)
                )
                end += member.length


def _goes_along(member: Member, ids: set[str]) -> bool:
    """Tell whether *member* says how the records with *ids* came about."""
    try:
        record = parse_record(member.content)
    except DamagedRecord:
        return False
    return record.kind == "warcinfo" or record.get("WARC-Concurrent-To") in ids


def _raw(stream: BinaryIO, member: Member) -> bytes:
    stream.seek(member.offset)
    return stream.read(member.length)
