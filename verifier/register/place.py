"""Where something stands in a claim file, and how to name files and quote values without letting them play tricks."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LONGEST_QUOTE: Final = 60  # code points of a value that a message shows
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # Unicode categories that show nothing


@dataclass(frozen=True, slots=True)
class Place:
    """A file with a line and column that count from 1; 0 stands for the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


def file_name(path: Path) -> str:
    """Return *path* with forward slashes, and with bytes that are no UTF-8 written as escapes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def quoted(value: str) -> str:
    r"""Return *value* as :func:`shown`, in quotation marks.

    >>> quoted("grants\x1b[31m")
    "'grants\\x1b[31m'"
    """
    return f"'{shown(value)}'"


def shown(value: str) -> str:
    """Return *value* shortened, with everything invisible escaped, fit for a message."""
    short = value if len(value) <= LONGEST_QUOTE else value[: LONGEST_QUOTE - 1] + "…"
    return "".join(_visible(character) for character in short)


def _visible(character: str) -> str:
    if unicodedata.category(character) in _HIDDEN:
        return character.encode("unicode_escape").decode("ascii")
    return character
