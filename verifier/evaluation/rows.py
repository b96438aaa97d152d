"""Rows of a JSONL file, gzip or not, each with its line number; the first bad one ends the file with a clear error."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from verifier.errors import CasesError

GZIP_MAGIC: Final = b"\x1f\x8b"
LONGEST_LINE: Final = 32 * 1024 * 1024  # bytes; guards memory against a compressed bomb


@dataclass(frozen=True, slots=True)
class Row:
    """The JSON object on one line of a file; lines count from 1."""

    file: str
    line: int
    fields: dict[str, Any]

    @property
    def place(self) -> str:
        """``file:line``, for messages."""
        return f"{self.file}:{self.line}"

    def text(self, name: str) -> str:
        """Return the field *name*, a text that is not blank.

        Raises:
            CasesError: it is missing, no text, or blank.
        """
        value = self.fields.get(name)
        if value is None:
            raise CasesError(
                f"{self.place}: the field {name} is missing", hint="see docs/commands.md for what a row needs"
            )
        if not isinstance(value, str) or not value.strip():
            raise CasesError(
                f"{self.place}: the field {name} must be a text that is not empty", hint="correct or remove it"
            )
        return value


def read_rows(path: Path, limit: int | None = None) -> list[Row]:
    """Return the first *limit* rows of the file at *path*, or all of them; blank lines are passed over.

    Raises:
        CasesError: the file cannot be opened or holds no row, or a row is not a JSON object.
    """
    try:
        with path.open("rb") as raw:
            rows = list(islice(_rows(str(path), _opened(raw)), limit))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CasesError(
            f"{path}: cannot be read: {reason}", hint="give JSONL, plain or gzip, one case a line"
        ) from error
    if not rows:
        raise CasesError(f"{path}: there are no cases in it", hint="give JSONL, plain or gzip, one case a line")
    return rows


def _opened(raw: io.BufferedReader) -> io.BufferedIOBase:
    """Return *raw* decompressed where it is gzip by its first bytes; the file's name may say otherwise."""
    is_gzip = raw.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC)
    return gzip.GzipFile(fileobj=raw) if is_gzip else raw


def _rows(file: str, stream: io.BufferedIOBase) -> Iterator[Row]:
    line = 0
    while data := stream.readline(LONGEST_LINE + 1):
        line += 1
        if len(data) > LONGEST_LINE:
            raise CasesError(f"{file}:{line}: the line is too long", hint=f"a row may have {LONGEST_LINE:,} bytes")
        if data.strip():
            yield Row(file, line, _object(f"{file}:{line}", data))


def _object(place: str, data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CasesError(
            f"{place}: this is not UTF-8 text", hint="give JSONL, plain or gzip, one case a line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise CasesError(
            f"{place}: this is not JSON: {error}", hint="one JSON object a line, without line breaks"
        ) from error
    if not isinstance(value, dict):
        raise CasesError(
            f"{place}: this is not a JSON object", hint='a row looks like {"claim": "…", "source": "…", …}'
        )
    return value
