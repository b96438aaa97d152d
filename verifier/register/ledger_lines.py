"""The lines of a ledger: one JSON object each, and what may be wrong with it."""

import re
from typing import Final

from pydantic import ValidationError

from verifier.domain.ledger import LedgerEntry
from verifier.register.place import quoted

MARKERS: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # what git leaves where it could not merge
_WORDS: Final = ("quote", "prefix", "suffix")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_LAST_OF_PLANE_0: Final = 0xFFFF


class BadLine(Exception):
    """A line cannot be used; *code* says which kind of finding that is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def to_line(entry: LedgerEntry) -> str:
    """Return *entry* as one line of JSON, without the line feed; its fields always stand in the same order.

    What cannot be seen is escaped, so that a difference between two ledgers shows all there is. Half a surrogate pair,
    which no text file can hold, becomes U+FFFD.
    """
    return visible_line(_repaired(entry).model_dump_json())


def visible_line(line: str) -> str:
    """Return a line of JSON that holds the same, with what cannot be seen escaped."""
    return line if line.isprintable() else "".join(_visible(character) for character in line)


def from_line(line: str) -> LedgerEntry:
    """Return the entry of *line*.

    Raises:
        BadLine: it is none.
    """
    if line.startswith(MARKERS):
        raise BadLine("merge-conflict", f"a merge left {quoted(line)} here")
    try:
        return LedgerEntry.model_validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _as_told(str(first["type"]), ".".join(map(str, first["loc"])), str(first["msg"])) from error


def _as_told(kind: str, field: str, message: str) -> BadLine:
    if kind == "json_invalid":
        return BadLine("bad-json", f"this is no JSON: {message.removeprefix('Invalid JSON: ')}")
    if kind == "extra_forbidden":
        return BadLine("unknown-field", f"there is no field {quoted(field)} in a ledger")
    if kind == "missing":
        return BadLine("missing-field", f"{quoted(field)} is missing")
    if not field:
        return BadLine("bad-json", "this is JSON, but no object")
    return BadLine("bad-record", f"{quoted(field)} cannot be used: {message}")


def _repaired(entry: LedgerEntry) -> LedgerEntry:
    anchors = tuple(
        anchor.model_copy(update={name: _SURROGATES.sub("\ufffd", getattr(anchor, name)) for name in _WORDS})
        for anchor in entry.anchors
    )
    return entry.model_copy(update={"anchors": anchors})


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code_point = ord(character)
    if code_point <= _LAST_OF_PLANE_0:
        return f"\\u{code_point:04x}"
    high, low = divmod(code_point - 0x10000, 0x400)  # a surrogate pair, as RFC 8259 section 7 has it
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
