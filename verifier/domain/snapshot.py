"""Snapshots: what a URL or a file returned at one moment, and where the archive keeps it."""

from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from verifier.domain.noun import Noun


class CaptureMethod(StrEnum):
    """How a snapshot was obtained."""

    HTTP = "http"
    LOCAL_FILE = "local_file"  # a person handed it in: a paywalled page, a saved PDF
    MEMENTO = "memento"  # a web archive showed it: it answered for itself, and the page's server once for the page


class Snapshot(Noun):
    """One capture of *url*, stored in the archive.

    *final_url* is where redirects led; *captured_at* is in UTC; *http_status* is 0 for a local file. *payload_sha256*
    is of the content without transfer and content coding, in hexadecimal, and *payload_length* its bytes. The record
    with the id *record_id* starts at *offset* in the file *warc* of the archive
    folder and is *length* bytes long, compressed.

    Of a memento, *final_url* is the address of the copy in the web archive, and *memento_at* when, by the archive's
    word, the page said this (UTC); *captured_at* is when the archive was asked.
    """

    url: str
    final_url: str
    captured_at: datetime
    method: CaptureMethod
    http_status: int = 0
    media_type: str = ""
    payload_sha256: str
    payload_length: int
    warc: str
    offset: int
    length: int
    record_id: str
    memento_at: datetime | None = None

    @property
    def shown_at(self) -> datetime:
        """The time that the content is of."""
        return self.memento_at or self.captured_at

    @property
    def web_archive(self) -> str:
        """The host of the web archive that showed it; empty if none did."""
        return urlsplit(self.final_url).netloc if self.method is CaptureMethod.MEMENTO else ""
