"""Answers of HTTP/1.1 as bytes: where the head ends, where the body ends, and what the body says.

Fetching and the archive read the same bytes by the same rules, so that what was captured is what is read back. All
lengths are in bytes. Source of the framing rules: RFC 9112, sections 2.2, 6 and 7.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from verifier.domain.coding import decoded
from verifier.errors import BrokenFile

HEAD_END: Final = re.compile(rb"\n\r?\n")  # a bare line feed counts as a line end (RFC 9112, 2.2)
STATUS_LINE: Final = re.compile(rb"HTTP/1\.[0-9] ([1-9][0-9]{2})(?: [^\r\n]*)?\r?\n")
CHUNK_SIZE: Final = re.compile(rb"0*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
LENGTH: Final = re.compile(r"[0-9]{1,18}")
LINE_END: Final = re.compile(rb"\r?\n")
FIELD: Final = re.compile(rb"^([^\s:]+):([^\n]*)$", re.MULTILINE)

SWITCHING: Final = 101  # the only interim status that ends HTTP
FIRST_FINAL: Final = 200
WITHOUT_BODY: Final = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer: *length* bytes with the blank line, the status, and all fields in order, names lowered."""

    length: int
    status: int
    fields: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        """Return the parts of the field *name*, which may be given several times or as a list with commas."""
        given = [value for field, value in self.fields if field == name]
        return [part.strip().lower() for value in given for part in value.split(",") if part.strip()]

    @property
    def media_type(self) -> str:
        """What the body is said to be, without parameters: ``text/html``; empty if nothing is said."""
        given = next((value for field, value in self.fields if field == "content-type"), "")
        return given.split(";")[0].split(",")[0].strip().lower()


def read_head(response: bytes, start: int = 0) -> Head:
    """Return the head that begins at *start* in *response*.

    Raises:
        BrokenFile: no answer of HTTP/1.x begins there.
    """
    end, line = HEAD_END.search(response, start), STATUS_LINE.match(response, start)
    if end is None or line is None:
        raise BrokenFile("this is no answer of HTTP/1.1")
    fields = FIELD.findall(response, line.end(), end.end())
    named = tuple((name.decode("latin-1").lower(), value.decode("latin-1").strip()) for name, value in fields)
    return Head(end.end() - start, int(line[1]), named)


@dataclass(frozen=True, slots=True)
class Message:
    """An answer: its *head*, its *body* without transfer coding, and *raw*, all its bytes as they were sent.

    *is_whole* tells whether it came to its end, and *stray* how many bytes came after that.
    """

    head: Head
    raw: bytes
    body: bytes
    is_whole: bool
    stray: int = 0

    @property
    def codings(self) -> list[str]:
        """The content codings, the first applied one first."""
        return self.head.values("content-encoding")


def final_answer(received: bytes) -> Message:
    """Return the final answer in *received*, without interim answers (1xx) before it and stray bytes after it.

    Raises:
        BrokenFile: there is no complete answer.
    """
    answer, head = _without_interim(received)
    body, end = _unframed(answer, head)
    return Message(head, answer[:end], body, is_whole=True, stray=len(answer) - end)


def begun_answer(received: bytes) -> Message:
    """Return the final answer in *received* as far as it came.

    Raises:
        BrokenFile: not even its head is complete.
    """
    answer, head = _without_interim(received)
    rest = answer[head.length :]
    body = b"".join(_chunks(answer, head.length)) if head.values("transfer-encoding") else rest
    return Message(head, answer, body, is_whole=False)


def _without_interim(received: bytes) -> tuple[bytes, Head]:
    start, head = 0, read_head(received)
    while head.status < FIRST_FINAL and head.status != SWITCHING:
        start += head.length
        head = read_head(received, start)
    return received[start:] if start else received, head


def payload_of(response: bytes, *, limit: int) -> bytes:
    """Return the body of *response* without transfer and content coding.

    Raises:
        BrokenFile: the body is cut off or wrongly coded.
        TooLarge: it would have more than *limit* bytes; no more than that is ever decoded.
        UnknownFormat: a coding is not known.
    """
    head = read_head(response)
    body, _ = _unframed(response, head)
    return decoded(body, head.values("content-encoding"), limit=limit)


def _unframed(answer: bytes, head: Head) -> tuple[bytes, int]:
    """Return the body without transfer coding, and where it ends in *answer*."""
    if head.status < FIRST_FINAL or head.status in WITHOUT_BODY:
        return b"", head.length
    if head.values("transfer-encoding"):
        return _dechunked(answer, head.length)
    lengths = head.values("content-length")
    if not lengths:
        return answer[head.length :], len(answer)
    if not LENGTH.fullmatch(lengths[0]):
        raise BrokenFile("the answer does not say how long it is")
    end = head.length + int(lengths[0])
    if end > len(answer):
        raise BrokenFile(f"the answer ends after {len(answer) - head.length} of {lengths[0]} bytes")
    return answer[head.length : end], end


def _dechunked(answer: bytes, start: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    while size := CHUNK_SIZE.match(answer, start):
        start = size.end() + int(size[1], 16)
        if start == size.end():
            return b"".join(parts), _end_of_trailers(answer, start)
        parts.append(answer[size.end() : start])
        line = LINE_END.match(answer, start)
        if line is None:
            break
        start = line.end()
    raise BrokenFile("the answer is cut off: its last chunk is missing")


def _chunks(answer: bytes, start: int) -> Iterator[bytes]:
    """Give the chunks that begin at *start*, as far as they came."""
    while size := CHUNK_SIZE.match(answer, start):
        start = size.end() + int(size[1], 16)
        yield answer[size.end() : start]
        line = LINE_END.match(answer, start)
        if start == size.end() or line is None:
            return
        start = line.end()


def _end_of_trailers(answer: bytes, start: int) -> int:
    """Return where the fields after the last chunk end; mostly there are none."""
    line = LINE_END.match(answer, start)
    if line is not None:
        return line.end()
    end = HEAD_END.search(answer, start)
    if end is None:
        raise BrokenFile("the answer is cut off after its last chunk")
    return end.end()
