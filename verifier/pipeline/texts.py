"""Bytes as texts, or the reason why there is none."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Unavailable
from verifier.domain.finding import Finding, Severity
from verifier.domain.text import Text
from verifier.errors import ReadError, UnknownFormat
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_bytes

# What a person can repair is an error; what the source is like (foreign, scanned, scripts only) is a warning.
ERRORS: Final = frozenset({Unavailable.UNREADABLE, Unavailable.NOT_CAPTURED})


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no text: the *reason* for the verdict ``unavailable`` and a *message* for people."""

    reason: Unavailable
    message: str
    hint: str = ""

    def finding(self, file: str, line: int = 0, subject: str = "") -> Finding:
        """Return the finding that names *file* once, however many claims wait for its text.

        For a text from an address, *file* and *line* say where the address is written, and *subject* which it is.
        """
        return Finding(
            code=f"text-{self.reason.value.replace('_', '-')}",
            severity=Severity.ERROR if self.reason in ERRORS else Severity.WARNING,
            message=f"{subject}: {self.message}" if subject else self.message,
            hint=self.hint,
            file=file,
            line=line,
            subject=subject,
        )


def text_of(data: bytes, name: str, options: ReadOptions) -> Text | Missing:
    """Return the text of *data*, which are called *name*, or why they have none."""
    try:
        return read_bytes(data, name=name, options=options)
    except ReadError as error:
        return Missing(error.reason, str(error), error.hint)


def file_bytes(path: Path, limit: int) -> bytes | Missing:
    """Return the content of the file at *path*, at most *limit* + 1 bytes of it, or why it cannot be opened."""
    try:
        return _bytes_of(path, limit)
    except ReadError as error:
        return Missing(error.reason, str(error), error.hint)
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        hint = "check the path, and that you may read it"
        return Missing(Unavailable.NOT_CAPTURED, f"the file cannot be opened: {reason}", hint)


def _bytes_of(path: Path, limit: int) -> bytes:
    """Return the content of a plain file, at most *limit* + 1 bytes of it; devices and pipes could go on for ever.

    Raises:
        OSError: the file cannot be opened.
        UnknownFormat: it is no plain file.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnknownFormat(
            "this is not a file with text", hint="name one file: HTML, PDF, DOCX, Markdown or plain text"
        )
    with path.open("rb") as stream:
        return stream.read(limit + 1)  # one more, by which the reader sees that it is too large
