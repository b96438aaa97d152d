"""Decoders of single codings, alike in how they are fed: some bytes in, a bounded number of bytes out.

Source: RFC 1950 to 1952 (deflate, gzip), RFC 7932 (br), RFC 8878 (zstd).
"""

import sys
import zlib
from typing import Final, Protocol

import brotli  # type: ignore[import-untyped]

from verifier.errors import BrokenFile, UnknownFormat

if sys.version_info >= (3, 14):  # pragma: no cover - the same module under its later name
    from compression import zstd
else:
    from backports import zstd

GZIP: Final = frozenset({"gzip", "x-gzip"})
GZIP_START: Final = b"\x1f\x8b"
GZIP_BITS: Final = 31  # zlib's numbers for the three wrappings of one format
ZLIB_BITS: Final = 15
BARE_BITS: Final = -15
ZLIB_METHOD: Final = 8
ZLIB_CHECK: Final = 31  # the first two bytes of a zlib stream are a multiple of it (RFC 1950)

ZSTD_START: Final = b"\x28\xb5\x2f\xfd"
SKIPPABLE_END: Final = b"\x2a\x4d\x18"  # after a byte 0x50 to 0x5f (RFC 8878, 3.1.2)
WIDEST_WINDOW: Final = 23  # 8 MB as a power of two: what a decoder of content must bear, and no more (RFC 9659)


class Decoder(Protocol):
    """Undoes one compressed stream. Before it is fed again it must be hungry, save for the empty piece."""

    @property
    def is_hungry(self) -> bool:
        """Whether all that was fed is used up."""

    @property
    def is_finished(self) -> bool:
        """Whether the stream is at its end."""

    @property
    def unused(self) -> bytes:
        """What was fed beyond the end of the stream."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Take *piece* in, and return not much more than *room* bytes, which is at least 1.

        Raises:
            BrokenFile: this is no such stream.
        """

    def is_followed_by(self, start: bytes) -> bool:
        """Tell whether what begins with *start* is another stream that belongs to the content."""


def decoder(coding: str, body: bytes) -> Decoder:
    """Return a fresh decoder for *coding*; *body* shows how "deflate" is meant.

    Raises:
        UnknownFormat: the coding is not known.
    """
    if coding in GZIP:
        return _Zlib(GZIP_BITS)
    if coding == "deflate":
        return _Zlib(_deflate_bits(body))
    if coding == "br":
        return _Brotli()
    if coding == "zstd":
        return _Zstd()
    raise UnknownFormat(f"the content is coded as {coding[:20]!r}, which was not asked for")


def _deflate_bits(body: bytes) -> int:
    """By "deflate" some servers mean zlib's wrapping, as the rules say, and others none."""
    wrapped = body[0] & 0x0F == ZLIB_METHOD and int.from_bytes(body[:2], "big") % ZLIB_CHECK == 0
    return ZLIB_BITS if wrapped else BARE_BITS


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._engine = zlib.decompressobj(bits)
        self._bits = bits
        self._tail = b""
        self.is_hungry = True

    @property
    def is_finished(self) -> bool:
        return self._engine.eof

    @property
    def unused(self) -> bytes:
        return self._engine.unused_data

    def feed(self, piece: bytes, room: int) -> bytes:
        try:
            out = self._engine.decompress(self._tail + piece, room)
        except zlib.error as error:
            raise _broken(error) from error
        self._tail = self._engine.unconsumed_tail
        self.is_hungry = not self._tail and len(out) < room
        return out

    def is_followed_by(self, start: bytes) -> bool:
        return self._bits == GZIP_BITS and start.startswith(GZIP_START)


class _Brotli:
    unused = b""

    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    @property
    def is_hungry(self) -> bool:
        return bool(self._engine.can_accept_more_data())

    @property
    def is_finished(self) -> bool:
        return bool(self._engine.is_finished())

    def feed(self, piece: bytes, room: int) -> bytes:
        try:
            return bytes(self._engine.process(piece, output_buffer_limit=room))
        except brotli.error as error:
            raise _broken(error) from error

    def is_followed_by(self, start: bytes) -> bool:
        del start
        return False


class _Zstd:
    def __init__(self) -> None:
        self._engine = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: WIDEST_WINDOW})

    @property
    def is_hungry(self) -> bool:
        return self._engine.needs_input

    @property
    def is_finished(self) -> bool:
        return self._engine.eof

    @property
    def unused(self) -> bytes:
        return self._engine.unused_data

    def feed(self, piece: bytes, room: int) -> bytes:
        try:
            return self._engine.decompress(piece, room)
        except zstd.ZstdError as error:
            raise _broken(error) from error

    def is_followed_by(self, start: bytes) -> bool:
        return start == ZSTD_START or (start[1:] == SKIPPABLE_END and 0x50 <= start[0] <= 0x5F)  # noqa: PLR2004


def _broken(error: Exception) -> BrokenFile:
    return BrokenFile(f"the content is not compressed as it says: {error}")
