"""The gzip members of a WARC file: one for each record, so that damage to one leaves the others readable."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.errors import DamagedRecord

MAGIC: Final = b"\x1f\x8b\x08"  # gzip, deflated (RFC 1952)
RECORD_START: Final = b"WARC/"
GZIP_BITS: Final = 31
PIECE: Final = 65_536  # compressed bytes taken at a time
STEP: Final = 1_048_576  # bytes unfolded at a time
PEEK: Final = 1024  # compressed bytes that suffice to see what a member begins with
LARGEST: Final = 512 * 1024 * 1024  # bytes of one record; nothing larger is written or unfolded


@dataclass(frozen=True, slots=True)
class Member:
    """What stands at *offset* of a file, *length* bytes long; *damage* says why *content* is empty, if it is."""

    offset: int
    length: int
    content: bytes = b""
    damage: str = ""


def read_member(path: Path, offset: int, length: int) -> bytes:
    """Return the content of the member at *offset* of *path*.

    Raises:
        DamagedRecord: there is no whole member of that length.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        stream.seek(offset)
        data = stream.read(min(length, LARGEST))
    member = _member(data, 0)
    if member.damage or member.length != length or len(data) != length:
        raise DamagedRecord(f"{path.name} at {offset}: {member.damage or 'the record has another length'}")
    return member.content


def is_whole(data: bytes) -> bool:
    """Tell whether *data* are one whole member and nothing else."""
    member = _member(data, 0)
    return not member.damage and member.length == len(data)


def members(path: Path, start: int = 0, stop: int | None = None) -> Iterator[Member]:
    """Yield all members of *path*, damaged ones with what is the matter; they reach to the next whole one.

    Args:
        path: The file.
        start: Where the first member begins, in bytes.
        stop: Where the last one ends; the end of the file if not given.

    Raises:
        OSError: the file cannot be read.
    """
    if path.stat().st_size == 0:
        return
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset, end = start, len(data) if stop is None else min(stop, len(data))
        search = _Search(data)
        while offset < end:
            member = _member(data, offset)
            if member.damage:
                following = search.next_start(offset + 1)
                member = Member(offset, following - offset, damage=member.damage)
            yield member
            offset += member.length


class _Search:
    """Looks for whole records in damaged *data*; gives up once it has unfolded too much in vain.

    Without an end, a file of nothing but beginnings of records would take the square of its length.
    """

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._left = LARGEST

    def next_start(self, offset: int) -> int:
        """Return where the next whole record begins, or the end of the file."""
        while self._left > 0 and (offset := self._data.find(MAGIC, offset)) >= 0:
            if _begins_record(self._data, offset):
                member = _member(self._data, offset)
                if not member.damage:
                    return offset
                self._left -= member.length
            self._left -= PEEK
            offset += 1
        return len(self._data)


def _begins_record(data: mmap.mmap, offset: int) -> bool:
    """Tell whether what is compressed at *offset* begins like a record, without unfolding the rest of it."""
    try:
        start = zlib.decompressobj(GZIP_BITS).decompress(data[offset : offset + PEEK], len(RECORD_START))
    except zlib.error:
        return False
    return start == RECORD_START


def _member(data: bytes | mmap.mmap, offset: int) -> Member:
    """Return the member at *offset*; of a damaged one, *length* is how much was unfolded in vain, in bytes."""
    engine = zlib.decompressobj(GZIP_BITS)
    parts, size, read, piece = [], 0, offset, b""
    while not engine.eof and (piece or read < len(data)):
        if not piece:
            piece = data[read : read + PIECE]
            read += len(piece)
        try:
            part = engine.decompress(piece, STEP)
        except zlib.error as error:
            return Member(offset, size + STEP, damage=f"it cannot be decompressed ({error})")
        piece = engine.unconsumed_tail
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            return Member(offset, size, damage="it is larger than any record that is written")
    if not engine.eof:
        return Member(offset, size, damage="it is cut off")
    return Member(offset, read - len(engine.unused_data) - len(piece) - offset, b"".join(parts))
