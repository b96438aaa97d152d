"""Content codings: gzip and deflate undone, never further than a limit, so that a bomb never unfolds.

Other codings are neither asked for nor read. Source: RFC 9110, section 8.4.1.
"""

import zlib
from collections.abc import Sequence
from typing import Final

from verifier.errors import BrokenFile, TooLarge, UnknownFormat

READABLE: Final = ("gzip", "deflate")  # what a request may ask for
GZIP: Final = frozenset({"gzip", "x-gzip"})
MOST_LAYERS: Final = 3  # codings applied one after the other; real answers have one
MOST_MEMBERS: Final = 1_000  # gzip streams joined to one; real answers have one
PIECE: Final = 65_536  # bytes decoded at a time, so that joined streams do not copy the rest again and again

GZIP_BITS: Final = 31  # zlib's numbers for the three wrappings of one format
ZLIB_BITS: Final = 15
BARE_BITS: Final = -15
ZLIB_METHOD: Final = 8
ZLIB_CHECK: Final = 31  # the first two bytes of a zlib stream are a multiple of it (RFC 1950)


def decoded(body: bytes, codings: Sequence[str], *, limit: int) -> bytes:
    """Return *body* with all *codings* undone, the last applied one first.

    Raises:
        BrokenFile: the body is not coded as it says.
        TooLarge: there are more than *limit* bytes when decoded; little more than that is ever held.
        UnknownFormat: a coding is neither gzip nor deflate.
    """
    layers = [coding for coding in codings if coding != "identity"]
    if len(layers) > MOST_LAYERS:
        raise UnknownFormat(f"the content is coded {len(layers)} times over")
    for number, coding in enumerate(reversed(layers), start=1):
        # small contents grow by coding, so that only the innermost layer is measured against the limit alone
        room = limit if number == len(layers) else limit + len(body)
        body = _undone(body, coding, room) if body else body
    if len(body) > limit:
        raise _too_large()
    return body


def _undone(body: bytes, coding: str, room: int) -> bytes:
    if coding in GZIP:
        return _gunzipped(body, room)
    if coding == "deflate":
        return _inflated(body, room)
    raise UnknownFormat(f"the content is coded as {coding[:20]!r}, which was not asked for")


def _gunzipped(body: bytes, limit: int) -> bytes:
    out = bytearray()
    view, members, unread = memoryview(body), 0, b""
    engine = zlib.decompressobj(GZIP_BITS)
    while view or unread:
        piece, view, unread = unread + bytes(view[: PIECE - len(unread)]), view[PIECE - len(unread) :], b""
        out += _step(engine, piece, limit - len(out))
        if engine.eof:
            unread, members = engine.unused_data, members + 1
            if members > MOST_MEMBERS:
                raise BrokenFile("the content is thousands of gzip streams")
            if (unread or view) and not (unread + bytes(view[:2])).startswith(b"\x1f\x8b"):
                return bytes(out)  # zeros or scraps after the stream, which browsers pass over as well
            engine = zlib.decompressobj(GZIP_BITS) if unread or view else engine
    if not engine.eof:
        raise BrokenFile("the compressed content is cut off")
    return bytes(out)


def _inflated(body: bytes, limit: int) -> bytes:
    """Undo "deflate", by which some servers mean zlib's wrapping, as the rules say, and others none."""
    wrapped = body[0] & 0x0F == ZLIB_METHOD and int.from_bytes(body[:2], "big") % ZLIB_CHECK == 0
    engine = zlib.decompressobj(ZLIB_BITS if wrapped else BARE_BITS)
    out = _step(engine, body, limit)
    if not engine.eof:
        raise BrokenFile("the compressed content is cut off")
    return out


def _step(engine: "zlib._Decompress", piece: bytes, room: int) -> bytes:
    try:
        out = engine.decompress(piece, room + 1)
    except zlib.error as error:
        raise BrokenFile(f"the content is not compressed as it says: {error}") from error
    if len(out) > room:
        raise _too_large()
    return out


def _too_large() -> TooLarge:
    return TooLarge("the content is larger than the limit")
