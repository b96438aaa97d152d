"""Entries of the index: one line of CDXJ for each answer or file in the archive.

A line is the sort key, the second of capture, and a JSON object with the fields that all readers of CDXJ know; what
only verifier needs stands in an object of its own.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from verifier.archive.records import LENGTH, REQUESTED, SHA256, Record, warc_date
from verifier.archive.surt import surt
from verifier.domain.message import read_head
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import BrokenFile, DamagedRecord

KINDS: Final = frozenset({"response", "revisit", "resource"})  # the records that are found by their URL
REVISIT_TYPE: Final = "warc/revisit"  # stands in the place of the media type, as pywb expects


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that holds what a URL returned; *requested* is empty if it only redirected elsewhere."""

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

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that this record is the end of."""
        return Snapshot(
            url=self.requested,
            final_url=self.url,
            captured_at=self.at,
            method=CaptureMethod.LOCAL_FILE if self.kind == "resource" else CaptureMethod.HTTP,
            http_status=self.status,
            media_type=self.media_type,
            payload_sha256=self.sha256,
            payload_length=self.payload_length,
            warc=self.warc,
            offset=self.offset,
            length=self.length,
            record_id=self.record_id,
        )


def entry_of(record: Record, warc: str, offset: int, length: int) -> Entry:
    """Return the entry for *record*, which stands in the file *warc*.

    Raises:
        DamagedRecord: its fields cannot be read, or it was not written by verifier.
    """
    try:
        status, media_type = 0, record.get("Content-Type")
        if record.kind != "resource":
            head = read_head(record.block)
            status, media_type = head.status, head.media_type
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
        )
    except (ValueError, BrokenFile) as error:
        raise DamagedRecord(f"{warc} at {offset}: the record's fields cannot be read: {error}") from error


def to_line(entry: Entry) -> str:
    """Return *entry* as a line of CDXJ, without its end."""
    known = {
        "url": entry.url,
        "mime": REVISIT_TYPE if entry.kind == "revisit" else entry.media_type or "unk",
        "status": str(entry.status) if entry.status else "200",
        "digest": entry.digest,
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": entry.warc,
        "verifier": {
            "kind": entry.kind,
            "requested": entry.requested,
            "date": warc_date(entry.at),
            "status": entry.status,
            "media_type": entry.media_type,
            "sha256": entry.sha256,
            "payload_length": entry.payload_length,
            "id": entry.record_id,
        },
    }
    return f"{surt(entry.url)} {entry.at:%Y%m%d%H%M%S} {json.dumps(known, ensure_ascii=True)}"


def from_line(line: str) -> Entry:
    """Return the entry that *line* holds.

    Raises:
        ValueError: the line is not of an index of verifier.
    """
    try:
        known = json.loads(line.split(" ", 2)[2])
        own = known["verifier"]
        return Entry(
            kind=own["kind"],
            url=known["url"],
            requested=own["requested"],
            at=datetime.fromisoformat(own["date"]),
            status=int(own["status"]),
            media_type=own["media_type"],
            digest=known["digest"],
            sha256=own["sha256"],
            payload_length=int(own["payload_length"]),
            warc=known["filename"],
            offset=int(known["offset"]),
            length=int(known["length"]),
            record_id=own["id"],
        )
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(f"this is no line of the index: {line[:80]!r}") from error
