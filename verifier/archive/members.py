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
PIECE: Final = 65_536  # bytes decompressed at a time
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
        data = stream.read(length)
    member = _member(data, 0)
    if member.damage or member.length != length or len(data) != length:
        raise DamagedRecord(f"{path.name} at {offset}: {member.damage or 'the record has another length'}")
    return member.content


def members(path: Path) -> Iterator[Member]:
    """Yield all members of *path*, damaged ones with what is the matter; they reach to the next whole one.

    Raises:
        OSError: the file cannot be read.
    """
    if path.stat().st_size == 0:
        return
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset = 0
        while offset < len(data):
            member = _member(data, offset)
            if member.damage:
                following = _next_start(data, offset + 1)
                member = Member(offset, following - offset, damage=member.damage)
            yield member
            offset += member.length


def _next_start(data: mmap.mmap, offset: int) -> int:
    """Return where the next whole record begins, or the end of the file."""
    while (offset := data.find(MAGIC, offset)) >= 0:
        member = _member(data, offset)
        if not member.damage and member.content.startswith(RECORD_START):
            return offset
        offset += 1
    return len(data)


def _member(data: bytes | mmap.mmap, offset: int) -> Member:
    engine = zlib.decompressobj(GZIP_BITS)
    parts, size, read = [], 0, offset
    while not engine.eof and read < len(data):
        piece = data[read : read + PIECE]
        read += len(piece)
        try:
            part = engine.decompress(piece, LARGEST - size + 1)
        except zlib.error as error:
            return Member(offset, 0, damage=f"it cannot be decompressed ({error})")
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            return Member(offset, 0, damage="it is larger than any record that is written")
    if not engine.eof:
        return Member(offset, 0, damage="it is cut off")
    return Member(offset, read - len(engine.unused_data) - offset, b"".join(parts))
