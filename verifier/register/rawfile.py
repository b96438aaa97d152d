"""The bytes of a claim file, bounded, and their text."""

import codecs
import stat
from pathlib import Path
from typing import Final

from verifier.register.tree import Spot, Unparsable

LARGEST_FILE: Final = 5_000_000  # bytes; some 20,000 claims
_WHOLE_FILE: Final = Spot(0, 0)


def read_bytes(path: Path) -> bytes:
    """Read a claim file, never more than it may hold; devices and pipes are refused, for they may have no end.

    Raises:
        Unparsable: the file cannot be opened, is no regular file or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unparsable("unreadable-file", "this is not a regular file", _WHOLE_FILE)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unparsable("unreadable-file", f"the file cannot be read: {error.strerror}", _WHOLE_FILE) from error
    if len(data) > LARGEST_FILE:
        raise Unparsable("file-too-large", f"more than {LARGEST_FILE // 10**6} MB", _WHOLE_FILE)
    return data


def decode(data: bytes) -> str:
    """Decode a claim file from UTF-8; a byte order mark is dropped.

    Raises:
        Unparsable: it is not UTF-8, with the line of the first wrong byte.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unparsable("not-utf8", "this file is UTF-16", Spot(1, 1))
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        spot = Spot(before.count(b"\n") + 1, column)
        raise Unparsable("not-utf8", f"byte 0x{error.object[error.start]:02x} is not UTF-8", spot) from error
