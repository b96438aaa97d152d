"""Looking back: which snapshots there are, what one of them says of its making, and which one is of a given day."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from verifier.archive.content import HINT, read_record, whole_file
from verifier.archive.entry import Entry
from verifier.archive.index import Index
from verifier.archive.members import members
from verifier.archive.records import Record, parse_record
from verifier.domain.message import read_head
from verifier.domain.snapshot import Snapshot
from verifier.domain.step import Step
from verifier.errors import BrokenFile, DamagedRecord


def steps_of(folder: Path, index: Index, snapshot: Snapshot) -> list[Step]:
    """Return what led to *snapshot*, redirects first and its own answer last.

    Raises:
        ArchiveError: a file is missing or cannot be read.
        DamagedRecord: a record is not whole.
    """
    own = [entry for entry in index.entries if entry.warc == snapshot.warc]
    own.sort(key=lambda entry: entry.offset)
    ends = [0, *(entry.offset + entry.length for entry in own)]
    return [
        _step(folder, entry, end)
        for entry, end in zip(own, ends, strict=False)
        if snapshot.record_id in (entry.leads_to, entry.record_id)
    ]


def matching(snapshots: Iterable[Snapshot], pattern: str) -> Iterator[Snapshot]:
    """Yield those *snapshots* whose URL, as asked for or as redirected to, is like *pattern*.

    In it ``*`` stands for anything; without one the whole URL must be the same. Case does not matter.
    """
    parts = pattern.strip().lower().split("*")
    for snapshot in snapshots:
        if _is_like(snapshot.url.lower(), parts) or _is_like(snapshot.final_url.lower(), parts):
            yield snapshot


def _is_like(url: str, parts: list[str]) -> bool:
    """Tell whether *url* is *parts* with anything in between; linear, for each part is looked for once."""
    first, *rest = parts
    if not rest:
        return url == first
    *middle, last = rest
    if not url.startswith(first) or len(url) < len(first) + len(last) or not url.endswith(last):
        return False
    at, end = len(first), len(url) - len(last)
    for part in middle:
        at = url.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _step(folder: Path, entry: Entry, after: int) -> Step:
    """Return the step that *entry* is of; its request stands before it, *after* the end of the last answer."""
    answer = read_record(folder, entry.warc, entry.offset, entry.length)
    if entry.kind == "resource":
        head = "".join(f"{name}: {value}\r\n" for name, value in answer.fields).encode()
        return Step(entry.url, entry.at, "", entry.kind, 0, b"", head)
    return Step(
        entry.url,
        entry.at,
        answer.get("WARC-IP-Address"),
        entry.kind,
        entry.answered,
        _request_head(folder / entry.warc, after, entry),
        _head(answer.block),
        answer.get("WARC-Refers-To"),
    )


def _request_head(path: Path, start: int, entry: Entry) -> bytes:
    for member in members(whole_file(path.parent, path.name), start, entry.offset):
        record = _record(member.content)
        if record.get("WARC-Concurrent-To") == entry.record_id:
            head, blank, _ = record.block.partition(b"\r\n\r\n")
            return head + blank
    return b""


def _record(content: bytes) -> Record:
    try:
        return parse_record(content)
    except DamagedRecord:
        return Record("", (), b"")


def _head(block: bytes) -> bytes:
    try:
        return block[: read_head(block).length]
    except BrokenFile as error:
        raise DamagedRecord(f"the answer has no head: {error}", hint=HINT) from error
