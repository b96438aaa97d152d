"""The log: what commands write to stderr, as sentences for people or as one JSON object a line for programs.

Each object has ``time`` (UTC), ``level`` (info or error), ``event``, ``command`` and ``run`` where there are such, and
the event's own fields. Nothing in it lets anybody in: see :mod:`verifier.reports.redacted`.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeAlias

from verifier.reports.redacted import redacted
from verifier.reports.safe import json_safe, one_line

Value: TypeAlias = str | int | float | None

INFO: Final = "info"
ERROR: Final = "error"


class LogFormat(StrEnum):
    """Sentences for people, or lines of JSON for programs."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Log:
    """How to log in this run of the program, and what stands in every line: *command* and *run*, "" where unknown."""

    form: LogFormat = LogFormat.TEXT
    command: str = ""
    run: str = ""


_FOR_PEOPLE: Final = Log()
_LOG: Final[ContextVar[Log]] = ContextVar("log", default=_FOR_PEOPLE)  # one call of main() has a context of its own


def log() -> Log:
    """Return how to log here."""
    return _LOG.get()


def log_as(form: LogFormat, command: str) -> None:
    """Have all that follows in this context be logged in *form* as of *command*, and say that it has begun."""
    _LOG.set(Log(form, command))
    event(INFO, "started")


@contextlib.contextmanager
def log_of_run(run: str) -> Iterator[None]:
    """Have what the block logs name *run*."""
    before = _LOG.set(replace(log(), run=run))
    try:
        yield
    finally:
        _LOG.reset(before)


def event(level: str, name: str, **fields: Value) -> None:
    """Write the event *name* with its *fields* as a line of JSON; nothing where people read the log."""
    here = log()
    if here.form is LogFormat.JSON:
        about = {"command": here.command, "run": here.run}
        known = {"time": _now(), "level": level, "event": name, **{key: value for key, value in about.items() if value}}
        written = {**known, **{key: _clean(value) for key, value in fields.items() if value is not None}}
        sys.stderr.write(f"{json_safe(json.dumps(written, ensure_ascii=False, allow_nan=False))}\n")
        sys.stderr.flush()


def say(level: str, name: str, message: str, hint: str = "") -> None:
    """Write *message*, and below it *hint*: as sentences, or as the event *name*."""
    if log().form is LogFormat.JSON:
        event(level, name, message=one_line(message), hint=one_line(hint) or None)
        return
    sys.stderr.write(f"{one_line(redacted(message))}\n")
    if hint:
        sys.stderr.write(f"  {one_line(redacted(hint))}\n")


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


def _clean(value: Value) -> Value:
    return redacted(value) if isinstance(value, str) else value
