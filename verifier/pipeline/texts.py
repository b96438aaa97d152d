"""Local files as texts: read once, or the reason why there is none."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Unavailable
from verifier.domain.finding import Finding, Severity
from verifier.domain.text import Text
from verifier.errors import ReadError
from verifier.reading.reader import read_bytes

MAX_FILE_BYTES: Final = 256 * 1024 * 1024  # only guards memory; the reader has its own, lower limit for each format

# What a person can repair is an error; what the source is like (foreign, scanned, scripts only) is a warning.
ERRORS: Final = frozenset({Unavailable.UNREADABLE, Unavailable.NOT_CAPTURED})


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no text: the *reason* for the verdict ``unavailable`` and a *message* for people."""

    reason: Unavailable
    message: str
    hint: str = ""

    def finding(self, file: str) -> Finding:
        """Return the finding that names *file* once, however many claims wait for its text."""
        return Finding(
            code=f"text-{self.reason.value.replace('_', '-')}",
            severity=Severity.ERROR if self.reason in ERRORS else Severity.WARNING,
            message=self.message,
            hint=self.hint,
            file=file,
        )


def load_text(path: Path) -> Text | Missing:
    """Return the text of the file at *path*, or why it has none."""
    try:
        return read_bytes(_bytes_of(path), name=path.name)
    except ReadError as error:
        return Missing(error.reason, str(error), error.hint)
    except OSError as error:
        return Missing(
            Unavailable.NOT_CAPTURED,
            f"cannot open the file: {error.strerror or error}",
            "check the path and that you may read it",
        )


def _bytes_of(path: Path) -> bytes:
    """Return the content of a plain file; devices and pipes could go on for ever.

    Raises:
        OSError: the file cannot be opened.
        ReadError: it is no plain file, or far too large.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("this is not a file with text", hint="name one file: HTML, PDF, Markdown or plain text")
    if status.st_size > MAX_FILE_BYTES:
        raise ReadError(f"the file has {status.st_size:,} bytes, more than verifier reads", hint="cut out the part cited")
    return path.read_bytes()
