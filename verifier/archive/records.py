"""WARC records as bytes: written by warcio, each compressed by itself, the block exactly as it was given.

The digests of WARC are SHA-1 by convention, and of the body as it was sent. What claims are held against is the content
without codings: its SHA-256 and length stand in fields of their own, as does the URL that was asked for, so that the
index can be built again from the files alone.
"""

import base64
import hashlib
import io
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from verifier.archive.members import LARGEST, RECORD_START
from verifier.errors import ArchiveError, DamagedRecord

VERSION: Final = "1.1"
SAME_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
HTTP_RESPONSE: Final = "application/http; msgtype=response"
HTTP_REQUEST: Final = "application/http; msgtype=request"

REQUESTED: Final = "Verifier-Requested-URI"  # on the final answer: the URL that was asked for
LEADS_TO: Final = "Verifier-Leads-To"  # on the answers before it: the id of the final answer's record
SHA256: Final = "Verifier-Payload-SHA256"
LENGTH: Final = "Verifier-Payload-Length"
REFERS_TO: Final = "Verifier-Refers-To"  # file, offset and length of the record that holds the payload
STATUS: Final = "Verifier-Payload-Status"  # of a page that was not modified: what the server said when it sent it
MEDIA_TYPE: Final = "Verifier-Payload-Type"
MEMENTO_AT: Final = "Verifier-Memento-Datetime"  # of a copy in a web archive: when the page said it

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record: its type, its fields, its block."""

    kind: str
    fields: Fields
    block: bytes

    def get(self, name: str) -> str:
        """Return the value of the field *name*, or nothing."""
        return next((value for field, value in self.fields if field.lower() == name.lower()), "")


def new_id() -> str:
    """Return an id that no other record has."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_digest(data: bytes) -> str:
    """Return the digest of *data* as WARC files write it: SHA-1 in base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def warc_date(at: datetime) -> str:
    """Return *at* as WARC 1.1 writes it, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def compressed(kind: str, fields: Iterable[tuple[str, str]], block: bytes, content_type: str) -> bytes:
    """Return a record as one gzip member; fields without a value are left out.

    Raises:
        ArchiveError: the block is too large, or a field would break out of its line.
    """
    if len(block) > LARGEST // 2:
        raise ArchiveError("the content is too large for the archive", hint="Lower the limit of capturing.")
    given = [(name, value) for name, value in fields if value]
    for name, value in given:
        if CONTROL.search(value):
            raise ArchiveError(f"{name} holds control characters", hint="Check the URL.")
    headers = StatusAndHeaders("", [("WARC-Type", kind), *given], protocol=f"WARC/{VERSION}")
    headers.add_header("WARC-Block-Digest", warc_digest(block))
    # warcio would take HTTP heads apart and write them anew; shown to it as a warcinfo, the block stays as it is
    record = ArcWarcRecord("warc", "warcinfo", headers, io.BytesIO(block), None, content_type, len(block))
    out = io.BytesIO()
    WARCWriter(out, gzip=True, warc_version=VERSION).write_record(record)
    return out.getvalue()


def parse_record(content: bytes) -> Record:
    """Return the record that *content* is.

    Raises:
        DamagedRecord: it is no WARC record, or not whole.
    """
    if not content.startswith(RECORD_START):
        raise DamagedRecord("this is no WARC record")
    stream = io.BytesIO(content)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(stream, no_record_parse=True)
        block = record.raw_stream.read()
        length = int(record.rec_headers.get_header("Content-Length"))
    except Exception as error:  # warcio's parsers raise whatever comes
        raise DamagedRecord(f"this is no WARC record: {error}") from error
    if len(block) != length or record.rec_type is None:
        raise DamagedRecord("the record is not whole")
    if content[stream.tell() :].strip(b"\r\n"):
        raise DamagedRecord("more than one record is compressed together, so that none can be read by itself")
    return Record(record.rec_type, tuple(record.rec_headers.headers), block)
