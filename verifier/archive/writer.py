"""Writing: one file for each run; what was added is there, whatever happens afterwards."""

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import quote

from verifier.archive.content import read_record
from verifier.archive.entry import Entry, entry_of
from verifier.archive.files import append, file_errors
from verifier.archive.records import (
    HTTP_REQUEST,
    HTTP_RESPONSE,
    LENGTH,
    REFERS_TO,
    REQUESTED,
    REVISIT_PROFILE,
    SHA256,
    Record,
    compressed,
    new_id,
    warc_date,
    warc_digest,
)
from verifier.domain.exchange import Exchange
from verifier.domain.message import read_head
from verifier.domain.snapshot import Snapshot
from verifier.errors import ArchiveError, BrokenFile

URI_CHARACTERS: Final = "!#$%&'()*+,/:;=?@[]~"  # what a URI may hold besides letters, digits and -._
STANDARD: Final = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

Fields = list[tuple[str, str]]


class Writer:
    """Adds records to the opened file *handle* of *folder*, which is called *name* once it is sealed.

    *stored* are the answers that the archive holds already: an equal body is not stored twice.
    """

    def __init__(
        self, folder: Path, name: str, handle: int, stored: Sequence[Entry], clock: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.name = name
        self.entries: list[Entry] = []
        self._handle = handle
        self._clock = clock
        self._info_id = ""
        self._bodies = {(entry.digest, entry.sha256): entry for entry in stored if entry.kind == "response"}

    def add(self, exchanges: Sequence[Exchange], url: str) -> Snapshot:
        """Store *exchanges*, which followed one another when *url* was asked for; return the snapshot of the last.

        Raises:
            ArchiveError: they could not be stored; the file is as it was before.
            ValueError: there are no exchanges.
        """
        if not exchanges:
            raise ValueError("there is nothing to store")
        asked = ["" for _ in exchanges[:-1]] + [url.strip()]  # the last answer is the snapshot of the URL
        return self._whole(lambda: [self._add_exchange(*hop) for hop in zip(exchanges, asked, strict=True)])

    def add_file(self, url: str, content: bytes, media_type: str, at: datetime) -> Snapshot:
        """Store *content*, which a person handed in *at* that time as what *url* holds.

        Raises:
            ArchiveError: it could not be stored; the file is as it was before.
        """
        requested = url.strip()

        def work() -> list[Entry]:
            fields = [
                *self._common(quote(requested, safe=URI_CHARACTERS), at),
                ("WARC-Payload-Digest", warc_digest(content)),
                (REQUESTED, requested),
                *_payload_fields(content),
            ]
            return [self._add_record("resource", fields, content, media_type)]

        return self._whole(work)

    def _whole(self, work: Callable[[], list[Entry]]) -> Snapshot:
        """Do *work* wholly, or leave no trace of it."""
        end, info_id = os.lseek(self._handle, 0, os.SEEK_END), self._info_id
        with file_errors(self.folder / self.name):
            try:
                self._add_info()
                entries = work()
            except (OSError, ArchiveError):
                self._info_id = info_id
                with suppress(OSError):  # a tail that stays is dropped when the file is sealed or recovered
                    os.ftruncate(self._handle, end)
                raise
        self.entries += entries
        self._bodies |= {(entry.digest, entry.sha256): entry for entry in entries if entry.kind == "response"}
        return entries[-1].snapshot

    def _add_info(self) -> None:
        if self._info_id:
            return
        self._info_id = new_id()
        fields = [
            ("WARC-Record-ID", self._info_id),
            ("WARC-Date", warc_date(self._clock())),
            ("WARC-Filename", self.name),
        ]
        text = f"software: verifier/{version('verifier')}\r\nformat: WARC File Format 1.1\r\nconformsTo: {STANDARD}\r\n"
        append(self._handle, compressed("warcinfo", fields, text.encode(), "application/warc-fields"))

    def _add_exchange(self, exchange: Exchange, requested: str) -> Entry:
        """Add the request, then the answer: where the answer is whole, all is."""
        record_id = new_id()
        common = [*self._common(exchange.url, exchange.at), ("WARC-IP-Address", exchange.ip)]
        request = [*common, ("WARC-Concurrent-To", record_id)]
        append(self._handle, compressed("request", request, exchange.request, HTTP_REQUEST))

        body = exchange.response[exchange.head_length :]
        answer = [
            ("WARC-Record-ID", record_id),
            *common[1:],
            ("WARC-Payload-Digest", warc_digest(body)),
            (REQUESTED, requested),
            *_payload_fields(exchange.payload),
        ]
        same = self._stored_alike(body, exchange.payload)
        if same is None:
            return self._add_record("response", answer, exchange.response, HTTP_RESPONSE)
        head = exchange.response[: exchange.head_length]
        return self._add_record("revisit", [*answer, *_reference_fields(same)], head, HTTP_RESPONSE)

    def _add_record(self, kind: str, fields: Fields, block: bytes, content_type: str) -> Entry:
        data = compressed(kind, fields, block, content_type)
        offset = os.lseek(self._handle, 0, os.SEEK_END)
        append(self._handle, data)
        record = Record(kind, (*fields, ("Content-Type", content_type)), block)
        return entry_of(record, self.name, offset, len(data))

    def _common(self, url: str, at: datetime) -> Fields:
        return [
            ("WARC-Record-ID", new_id()),
            ("WARC-Target-URI", url),
            ("WARC-Date", warc_date(at)),
            ("WARC-Warcinfo-ID", self._info_id),
        ]

    def _stored_alike(self, body: bytes, payload: bytes) -> Entry | None:
        """Return the stored answer with the same *body*, if it is still sound: a reference to damage would lose it."""
        digest = warc_digest(body)
        entry = self._bodies.get((digest, hashlib.sha256(payload).hexdigest()))
        if entry is None or not body:
            return None
        try:
            block = read_record(self.folder, entry.warc, entry.offset, entry.length).block
            return entry if block[read_head(block).length :] == body else None
        except (ArchiveError, BrokenFile):
            return None


def _payload_fields(payload: bytes) -> Fields:
    return [(SHA256, hashlib.sha256(payload).hexdigest()), (LENGTH, str(len(payload)))]


def _reference_fields(entry: Entry) -> Fields:
    return [
        ("WARC-Profile", REVISIT_PROFILE),
        ("WARC-Refers-To", entry.record_id),
        ("WARC-Refers-To-Target-URI", entry.url),
        ("WARC-Refers-To-Date", warc_date(entry.at)),
        (REFERS_TO, f"{entry.warc} {entry.offset} {entry.length}"),
    ]
