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

from verifier.archive.content import read_record, verified
from verifier.archive.entry import Entry, Place, entry_of
from verifier.archive.files import append, file_errors
from verifier.archive.records import (
    HTTP_REQUEST,
    HTTP_RESPONSE,
    LEADS_TO,
    LENGTH,
    MEDIA_TYPE,
    MEMENTO_AT,
    NOT_MODIFIED,
    REFERS_TO,
    REQUESTED,
    SAME_PAYLOAD,
    SHA256,
    STATUS,
    Record,
    compressed,
    new_id,
    warc_date,
    warc_digest,
)
from verifier.domain.exchange import Exchange
from verifier.domain.message import read_head
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import ArchiveError, BrokenFile

UNCHANGED: Final = 304  # HTTP: not modified
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
        return self._whole(lambda: self._add_chain(exchanges, url, self._add_answer))

    def add_memento(self, exchanges: Sequence[Exchange], url: str, at: datetime) -> Snapshot:
        """Store *exchanges*, by which a web archive showed what *url* said *at* that time; return the snapshot.

        The records are those of the web archive's own answers, at its own addresses.

        Raises:
            ArchiveError: they could not be stored; the file is as it was before.
            ValueError: there are no exchanges.
        """
        if not exchanges:
            raise ValueError("there is nothing to store")

        def add(exchange: Exchange, answer: Fields) -> Entry:
            return self._add_answer(exchange, [*answer, (MEMENTO_AT, warc_date(at))])

        return self._whole(lambda: self._add_chain(exchanges, url, add))

    def add_not_modified(self, exchanges: Sequence[Exchange], url: str, earlier: Snapshot) -> Snapshot:
        """Store *exchanges*, the last of which is a 304; return the snapshot: what *earlier* holds, seen again now.

        The 304 itself is kept as it was sent, in a revisit record that refers to the one with the page.

        Raises:
            ArchiveError: they could not be stored; the file is as it was before.
            DamagedRecord: *earlier* is not what was stored, so that nothing can refer to it: request the page anew.
            ValueError: the last answer is no 304, or *earlier* is no answer of a server.
        """
        if not exchanges or exchanges[-1].status != UNCHANGED:
            raise ValueError("the last answer does not say that the page was not modified")
        if earlier.method is not CaptureMethod.HTTP:
            raise ValueError("only what a server sent can be not modified")
        page = self._page_of(earlier)

        def add(exchange: Exchange, answer: Fields) -> Entry:
            fields = [
                *answer,
                ("WARC-Payload-Digest", page.digest),
                (SHA256, page.sha256),
                (LENGTH, str(page.payload_length)),
                (STATUS, str(earlier.http_status)),
                (MEDIA_TYPE, earlier.media_type),
                *_reference_fields(NOT_MODIFIED, page),
            ]
            return self._add_record("revisit", fields, exchange.response, HTTP_RESPONSE)

        return self._whole(lambda: self._add_chain(exchanges, url, add))

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

    def _add_chain(
        self, exchanges: Sequence[Exchange], url: str, add_last: Callable[[Exchange, Fields], Entry]
    ) -> list[Entry]:
        """Add all *exchanges*; the last answer is the snapshot of *url*, and the others lead to it."""
        last_id = new_id()
        entries = [self._add_exchange(hop, new_id(), (LEADS_TO, last_id), self._add_answer) for hop in exchanges[:-1]]
        return [*entries, self._add_exchange(exchanges[-1], last_id, (REQUESTED, url.strip()), add_last)]

    def _add_exchange(
        self, exchange: Exchange, record_id: str, role: tuple[str, str], add: Callable[[Exchange, Fields], Entry]
    ) -> Entry:
        """Add the request, then the answer: where the answer is whole, all is."""
        common = [*self._common(exchange.url, exchange.at), ("WARC-IP-Address", exchange.ip)]
        request = [*common, ("WARC-Concurrent-To", record_id)]
        append(self._handle, compressed("request", request, exchange.request, HTTP_REQUEST))
        return add(exchange, [("WARC-Record-ID", record_id), *common[1:], role])

    def _add_answer(self, exchange: Exchange, answer: Fields) -> Entry:
        body = exchange.response[exchange.head_length :]
        fields = [*answer, ("WARC-Payload-Digest", warc_digest(body)), *_payload_fields(exchange.payload)]
        same = self._stored_alike(body, exchange.payload)
        if same is None:
            return self._add_record("response", fields, exchange.response, HTTP_RESPONSE)
        head = exchange.response[: exchange.head_length]
        reference = [*_reference_fields(SAME_PAYLOAD, same), ("WARC-Truncated", "length")]
        return self._add_record("revisit", [*fields, *reference], head, HTTP_RESPONSE)

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

    def _page_of(self, earlier: Snapshot) -> Entry:
        """Return the entry with the payload of *earlier*, having made sure of both."""
        found = verified(self.folder, earlier)
        return entry_of(found.original, found.place.warc, found.place.offset, found.place.length)

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


def _reference_fields(profile: str, entry: Entry) -> Fields:
    return [
        ("WARC-Profile", profile),
        ("WARC-Refers-To", entry.record_id),
        ("WARC-Refers-To-Target-URI", entry.url),
        ("WARC-Refers-To-Date", warc_date(entry.at)),
        (REFERS_TO, str(Place(entry.warc, entry.offset, entry.length))),
    ]
