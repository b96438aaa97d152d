"""Scanning: all records of a file, one after the other, past whatever is damaged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verifier.archive.entry import KINDS, Entry, entry_of
from verifier.archive.members import members
from verifier.archive.records import SHA256, Record, parse_record
from verifier.errors import DamagedRecord


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at *offset* of a file: a record, or why there is none (*damage*)."""

    offset: int
    length: int
    record: Record
    damage: str = ""


def scan(path: Path) -> Iterator[Found]:
    """Yield everything in *path*.

    After damage, only records that name the same warcinfo record as those before are taken for records: a stored page
    may hold a WARC file of its own, and nobody must be able to slip records into the archive that way.

    Raises:
        OSError: the file cannot be read.
    """
    own, damaged = "", False
    for member in members(path):
        record, damage = Record("", (), b""), member.damage
        if not damage:
            try:
                record = parse_record(member.content)
            except DamagedRecord as error:
                damage = str(error)
        file_id = record.get("WARC-Record-ID" if record.kind == "warcinfo" else "WARC-Warcinfo-ID")
        own = own or file_id
        if damaged and not damage and file_id != own:
            record, damage = Record("", (), b""), "it stands within a damaged record"
        damaged = damaged or bool(damage)
        yield Found(member.offset, member.length, record, damage)


def entries_of(path: Path, name: str) -> list[Entry]:
    """Return the index entries of all sound records of *path*, the file that is called *name* once it is sealed.

    Raises:
        OSError: the file cannot be read.
    """
    entries = []
    for found in scan(path):
        if found.record.kind in KINDS and found.record.get(SHA256):
            try:
                entries.append(entry_of(found.record, name, found.offset, found.length))
            except DamagedRecord:
                continue  # `verify` tells of it
    return entries
