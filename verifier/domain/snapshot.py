"""Snapshots: what a URL or a file returned at one moment, and where the archive keeps it."""

from datetime import datetime
from enum import StrEnum

from verifier.domain.noun import Noun


class CaptureMethod(StrEnum):
    """How a snapshot was obtained."""

    HTTP = "http"
    LOCAL_FILE = "local_file"  # a person handed it in: a paywalled page, a saved PDF


class Snapshot(Noun):
    """One capture of *url*, stored in the archive.

    *final_url* is where redirects led; *captured_at* is in UTC; *http_status* is 0 for a local file. *payload_sha256*
    is of the content without transfer and content coding, in hexadecimal, and *payload_length* its bytes. The record
    with the id *record_id* starts at *offset* in the file *warc* of the archive
    folder and is *length* bytes long, compressed.
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
