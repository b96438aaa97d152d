"""Content codings: undone piece by piece, never further than a limit, so that a bomb never unfolds.

Source: RFC 9110, section 8.4.1.
"""

from collections.abc import Sequence
from typing import Final

from verifier.domain.decoders import decoder
from verifier.errors import BrokenFile, TooLarge, UnknownFormat

ASKED_FOR: Final = ("gzip", "deflate")
"""What a request asks for: the codings that every reader of WARC files undoes. br and zstd are read where they come."""

MOST_LAYERS: Final = 3  # codings applied one after the other; real answers have one
MOST_STREAMS: Final = 1_000  # compressed streams joined to one; real answers have one
PIECE: Final = 65_536  # bytes decoded at a time


def decoded(body: bytes, codings: Sequence[str], *, limit: int) -> bytes:
    """Return *body* with all *codings* undone, the last applied one first.

    Raises:
        BrokenFile: the body is not coded as it says, or cut off.
        TooLarge: there are more than *limit* bytes when decoded; little more than that is ever held.
        UnknownFormat: a coding is not known, or there are too many.
    """
    layers = _layers(codings)
    for number, coding in enumerate(reversed(layers), start=1):
        if not body:
            break
        # small contents grow by coding, so that only the innermost layer is measured against the limit alone
        room = limit if number == len(layers) else limit + len(body)
        body, is_whole = _unfolded(body, coding, room + 1)
        if len(body) > room:
            raise _too_large()
        if not is_whole:
            raise BrokenFile("the compressed content is cut off")
    if len(body) > limit:
        raise _too_large()
    return body


def decoded_start(body: bytes, codings: Sequence[str], *, limit: int) -> bytes:
    """Return at most *limit* bytes of the beginning of *body*, which may be cut off, without its *codings*.

    Raises:
        BrokenFile: the body is not coded as it says.
        UnknownFormat: a coding is not known, or there are too many.
    """
    for coding in reversed(_layers(codings)):
        body = _unfolded(body, coding, limit)[0] if body else body
    return body[:limit]


def _layers(codings: Sequence[str]) -> list[str]:
    layers = [coding for coding in codings if coding != "identity"]
    if len(layers) > MOST_LAYERS:
        raise UnknownFormat(f"the content is coded {len(layers)} times over")
    return layers


def _unfolded(body: bytes, coding: str, room: int) -> tuple[bytes, bool]:
    """Return what *body* unfolds to, not much more than *room* bytes, and whether its end was reached."""
    out, position, streams = bytearray(), 0, 1
    engine = decoder(coding, body)
    while len(out) < room:
        if engine.is_finished:
            position -= len(engine.unused)
            if not engine.is_followed_by(body[position : position + 4]):
                return bytes(out), True  # zeros or scraps after the stream, which browsers pass over as well
            streams += 1
            if streams > MOST_STREAMS:
                raise BrokenFile("the content is thousands of compressed streams")
            engine = decoder(coding, body)
        elif not engine.is_hungry:
            out += engine.feed(b"", room - len(out))
        elif position < len(body):
            piece = body[position : position + PIECE]
            position += len(piece)
            out += engine.feed(piece, room - len(out))
        else:
            return bytes(out), False
    return bytes(out), False


def _too_large() -> TooLarge:
    return TooLarge("the content is larger than the limit")
