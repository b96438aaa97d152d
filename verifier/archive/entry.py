"""Entries of the index: one line of CDXJ for each answer or file in the archive.

A line is the sort key, the second of capture, and a JSON object with the fields that all readers of CDXJ know; what
only verifier needs stands in an object of its own. Of a page that the server called not modified, the fields that all
know lead to the record that holds the page: other readers would show the 304 itself, with nothing in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Any, Final

from verifier.archive.records import (
    LEADS_TO,
    LENGTH,
    MEDIA_TYPE,
    MEMENTO_AT,
    NOT_MODIFIED,
    REFERS_TO,
    REQUESTED,
    SHA256,
    STATUS,
    Record,
    warc_date,
)
from verifier.archive.surt import surt
from verifier.domain.message import read_head
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import BrokenFile, DamagedRecord

KINDS: Final = frozenset({"response", "revisit", "resource"})  # the records that are found by their URL
REVISIT_TYPE: Final = "warc/revisit"  # stands in the place of the media type, as pywb expects
PLACE_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: *length* bytes at *offset* of the file *warc*."""

    warc: str
    offset: int
    length: int

    def __str__(self) -> str:
        return f"{self.warc} {self.offset} {self.length}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that holds what a URL returned; *requested* is empty if it only led elsewhere, to *leads_to*.

    *status* and *media_type* are of the page. *answered* is the status of this very answer: 304 where the server said
    that the page had not been modified. *refers_to* is where the payload stands if not in this record. *memento_at* is
    of a copy in a web archive: when the page said this.
    """

    kind: str
    url: str
    requested: str
    at: datetime
    status: int
    media_type: str
    digest: str
    sha256: str
    payload_length: int
    warc: str
    offset: int
    length: int
    record_id: str
    answered: int = 0
    leads_to: str = ""
    refers_to: Place | None = None
    memento_at: datetime | None = None

    @property
    def method(self) -> CaptureMethod:
        """How it was obtained."""
        if self.kind == "resource":
            return CaptureMethod.LOCAL_FILE
        return CaptureMethod.MEMENTO if self.memento_at else CaptureMethod.HTTP

    @property
    def is_not_modified(self) -> bool:
        """Whether the server said only that the page is as it was."""
        return self.kind == "revisit" and self.answered != self.status

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that this record is the end of."""
        return Snapshot(
            url=self.requested,
            final_url=self.url,
            captured_at=self.at,
            method=self.method,
            http_status=self.status,
            media_type=self.media_type,
            payload_sha256=self.sha256,
            payload_length=self.payload_length,
            warc=self.warc,
            offset=self.offset,
            length=self.length,
            record_id=self.record_id,
            memento_at=self.memento_at,
        )


def place_of(record: Record) -> Place | None:
    """Return where the payload of *record* stands, if it only refers to it.

    Raises:
        DamagedRecord: it is a revisit and does not say where.
    """
    if record.kind != "revisit":
        return None
    parts = record.get(REFERS_TO).rsplit(" ", PLACE_PARTS - 1)
    if len(parts) != PLACE_PARTS or not all(part.isascii() and part.isdigit() for part in parts[1:]):
        raise DamagedRecord("the record does not say where its content stands")
    return Place(parts[0], int(parts[1]), int(parts[2]))


def entry_of(record: Record, warc: str, offset: int, length: int) -> Entry:
    """Return the entry for *record*, which stands in the file *warc*.

    Raises:
        DamagedRecord: its fields cannot be read, or it was not written by verifier.
    """
    try:
        answered, media_type = 0, record.get("Content-Type")
        if record.kind != "resource":
            head = read_head(record.block)
            answered, media_type = head.status, head.media_type
        status = answered
        if record.get("WARC-Profile") == NOT_MODIFIED:
            status, media_type = int(record.get(STATUS)), record.get(MEDIA_TYPE)
        return Entry(
            kind=record.kind,
            url=record.get("WARC-Target-URI"),
            requested=record.get(REQUESTED),
            at=datetime.fromisoformat(record.get("WARC-Date")),
            status=status,
            media_type=media_type,
            digest=record.get("WARC-Payload-Digest"),
            sha256=record.get(SHA256),
            payload_length=int(record.get(LENGTH)),
            warc=warc,
            offset=offset,
            length=length,
            record_id=record.get("WARC-Record-ID"),
            answered=answered,
            leads_to=record.get(LEADS_TO),
            refers_to=place_of(record),
            memento_at=_moment(record.get(MEMENTO_AT)),
        )
    except (ValueError, BrokenFile) as error:
        raise DamagedRecord(f"{warc} at {offset}: the record's fields cannot be read: {error}") from error


def known_fields(entry: Entry, place: Place) -> dict[str, str]:
    """Return the fields of *entry* that all readers of CDXJ know; they find what they are to show at *place*."""
    is_reference = entry.kind == "revisit" and not entry.is_not_modified
    return {
        "url": entry.url,
        "mime": REVISIT_TYPE if is_reference else entry.media_type or "unk",
        "status": str(entry.status) if entry.status else "200",
        "digest": entry.digest,
        "length": str(place.length),
        "offset": str(place.offset),
        "filename": place.warc,
    }


def index_line(entry: Entry, fields: Mapping[str, Any]) -> str:
    """Return a line of CDXJ for *entry* with *fields*, without its end."""
    return f"{surt(entry.url)} {entry.at:%Y%m%d%H%M%S} {json.dumps(fields, ensure_ascii=True)}"


def to_line(entry: Entry) -> str:
    """Return *entry* as a line of the archive's own index, without its end."""
    own_place = Place(entry.warc, entry.offset, entry.length)
    shown = entry.refers_to if entry.is_not_modified and entry.refers_to else own_place
    own = {
        "kind": entry.kind,
        "requested": entry.requested,
        "date": warc_date(entry.at),
        "status": entry.status,
        "media_type": entry.media_type,
        "sha256": entry.sha256,
        "payload_length": entry.payload_length,
        "id": entry.record_id,
        "answered": entry.answered,
    }
    if entry.leads_to:
        own["leads_to"] = entry.leads_to
    if entry.refers_to is not None:
        own["refers_to"] = str(entry.refers_to)
    if entry.memento_at is not None:
        own["memento_at"] = warc_date(entry.memento_at)
    if shown != own_place:
        own["place"] = str(own_place)
    return index_line(entry, {**known_fields(entry, shown), "verifier": own})


def from_line(line: str) -> Entry:
    """Return the entry that *line* holds; what many entries have in common is kept once.

    Raises:
        ValueError: the line is not of an index of verifier.
    """
    try:
        known = json.loads(line.split(" ", 2)[2])
        own = known["verifier"]
        place = Place(known["filename"], int(known["offset"]), int(known["length"]))
        if "place" in own:
            place = _written_place(own["place"])
        return Entry(
            kind=intern(own["kind"]),
            url=intern(known["url"]),
            requested=intern(own["requested"]),
            at=datetime.fromisoformat(own["date"]),
            status=int(own["status"]),
            media_type=intern(own["media_type"]),
            digest=intern(known["digest"]),
            sha256=intern(own["sha256"]),
            payload_length=int(own["payload_length"]),
            warc=intern(place.warc),
            offset=place.offset,
            length=place.length,
            record_id=own["id"],
            answered=int(own["answered"]),
            leads_to=own.get("leads_to", ""),
            refers_to=_written_place(own["refers_to"]) if "refers_to" in own else None,
            memento_at=_moment(own.get("memento_at", "")),
        )
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(f"this is no line of the index: {line[:80]!r}") from error


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _written_place(written: str) -> Place:
    warc, offset, length = written.rsplit(" ", PLACE_PARTS - 1)
    return Place(intern(warc), int(offset), int(length))
