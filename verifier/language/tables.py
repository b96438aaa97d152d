"""Tables: the small data files that ship with this room, read once each.

Every file is UTF-8 text; empty lines and lines that begin with ``#`` are comments. The files are part of the package,
so a missing or malformed one is a broken installation, and the error of the reader is let through. What each was drawn
from is listed in ``docs/data-cards.md``.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table *name*, split at tabs.

    Raises:
        FileNotFoundError: the installation lacks the table.
    """
    for line in _content(name).split("\n"):
        if line and line[0] != "#":
            yield tuple(line.split("\t"))


def pairs(name: str) -> dict[str, str]:
    """Return the first two columns of the table *name* as a mapping."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def passage_counts() -> MappingProxyType[str, int]:
    """Return in how many passages each common word was seen, keyed by stem; names are keyed with their capitals.

    The first row, keyed with the empty string, holds the number of all passages.
    """
    cells = (
        _content("frequencies.tsv").rstrip("\n").replace("\n", "\t").split("\t")
    )  # the largest table: read at one go
    return MappingProxyType(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))


def _content(name: str) -> str:
    return files("verifier.language").joinpath("data", name).read_text(encoding="utf-8")
