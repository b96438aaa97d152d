"""The log of decisions as a file beside the claim files: one JSON object a line, appended and flushed to the disk.

Two branches that both append merge without a conflict where git is told to keep the lines of both; a ``.gitattributes``
beside the file says so. The order of lines means nothing, and a line that stands twice counts once. A line that a
killed process left unfinished at the end was never acknowledged, and is passed over.
"""

import contextlib
import json
import os
from collections.abc import Sequence
from io import FileIO
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from verifier.domain.decision import Decision
from verifier.domain.finding import Finding
from verifier.errors import DecisionsError, OutputError
from verifier.register.atomic import create_file
from verifier.register.codes import finding
from verifier.register.ledger_lines import MARKERS, BadLine, visible_line
from verifier.register.place import Place, file_name, quoted

DECISIONS: Final = "decisions.jsonl"
ATTRIBUTES: Final = ".gitattributes"
MERGED: Final = f"{DECISIONS} merge=union\n".encode()
LARGEST_LOG: Final = 500_000_000  # bytes; about a million decisions
PIECE: Final = 65_536  # bytes looked at in one go for the beginning of the last line


def decision_line(decision: Decision) -> str:
    """Return *decision* as one line of JSON, without the line feed: keys sorted, what is empty left out."""
    fields = decision.model_dump(mode="json", exclude_defaults=True)
    return visible_line(json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the log at *path* in the order of its lines; one that does not exist is empty.

    Raises:
        DecisionsError: a line cannot be used; its findings name them all.
    """
    data = _bytes_of(path)
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    unfinished = lines.pop()
    decisions: list[Decision] = []
    findings: list[Finding] = []
    for number, raw in enumerate(lines, start=1):
        try:
            if raw.strip():
                decisions.append(_decision(raw))
        except BadLine as bad:
            findings.append(finding(bad.code, str(bad), Place(file_name(path), number)))
    if unfinished.strip():
        with contextlib.suppress(BadLine):
            decisions.append(_decision(unfinished))
    if findings:
        raise _unreadable(findings)
    return tuple(decisions)


def append_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Write *decisions* at the end of the log; they are on the disk when this returns.

    The caller is :func:`~verifier.register.alone.alone_in` the folder.

    Raises:
        OutputError: they cannot be written; what was there stays as it was.
    """
    lines = "".join(f"{decision_line(decision)}\n" for decision in decisions).encode()
    try:
        if not path.exists():
            _create(path)
        with path.open("r+b", buffering=0) as stream:
            end = _mend(stream)
            try:
                _write(stream, end, lines)
            except OSError:
                stream.truncate(end)
                raise
    except OSError as error:
        message = f"{file_name(path)} cannot be written: {error.strerror}"
        raise OutputError(message, hint="check the disk and the permissions; nothing was decided") from error


def mark_of(path: Path) -> str:
    """Return what tells whether the file has changed: its size and when it was last written; "" without a file."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}"


def _create(path: Path) -> None:
    for each, content in ((path.parent / ATTRIBUTES, MERGED), (path, b"")):
        with contextlib.suppress(FileExistsError):
            create_file(each, content)


def _mend(stream: FileIO) -> int:
    """Return where to write: at the end, having finished or removed a last line that was left unfinished."""
    end = stream.seek(0, os.SEEK_END)
    start = _start_of_last_line(stream, end)
    if start == end:
        return end
    try:
        _decision(_read(stream, start, end))
    except BadLine:
        stream.truncate(start)
        return start
    _write(stream, end, b"\n")
    return end + 1


def _start_of_last_line(stream: FileIO, end: int) -> int:
    at = end
    while at > 0:
        first = max(0, at - PIECE)
        found = _read(stream, first, at).rfind(b"\n")
        if found >= 0:
            return first + found + 1
        at = first
    return 0


def _read(stream: FileIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(end - start) or b""


def _write(stream: FileIO, at: int, data: bytes) -> None:
    stream.seek(at)
    view = memoryview(data)
    while view:
        view = view[stream.write(view) or 0 :]
    os.fsync(stream.fileno())


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_LOG + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        message = f"{file_name(path)} cannot be read: {error.strerror}"
        raise DecisionsError(message, hint="check the path and its permissions") from error
    if len(data) > LARGEST_LOG:
        raise DecisionsError(f"{file_name(path)} is larger than {LARGEST_LOG // 10**6} MB", hint="check the path")
    return data


def _decision(raw: bytes) -> Decision:
    """Return the decision of one line.

    Raises:
        BadLine: it is none.
    """
    try:
        line = raw.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError as error:
        raise BadLine("not-utf8", f"byte 0x{raw[error.start]:02x} is not UTF-8") from error
    if line.startswith(MARKERS):
        raise BadLine("merge-conflict", f"a merge left {quoted(line)} here")
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        about = f"{quoted(where)}: " if where else ""
        raise BadLine("bad-record", f"{about}{first['msg']}") from error


def _unreadable(findings: list[Finding]) -> DecisionsError:
    first, others = findings[0], len(findings) - 1
    more = f" (and {others} more such {'line' if others == 1 else 'lines'})" if others else ""
    return DecisionsError(f"{first.file}:{first.line}: {first.message}{more}", findings, hint=first.hint)
