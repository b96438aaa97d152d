"""Differences: two versions of a passage word by word, to be shown side by side or as one line with marks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Indel

_PIECE: Final = re.compile(r"\w+(?:[.,'’-]\w+)*|\s+|[^\w\s]")
MOST_PIECES: Final = 4_000  # words and gaps on either side; beyond, the two versions are shown whole


class Version(StrEnum):
    """Which of the versions has a piece."""

    BOTH = "both"
    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words with the versions that have it."""

    version: Version
    text: str


def word_differences(then: str, now: str) -> tuple[Piece, ...]:
    """Return the pieces of both versions in reading order, those of *then* before those of *now* where they part.

    >>> [(piece.version.value, piece.text) for piece in word_differences("rose 5 %", "rose 6 %")]
    [('both', 'rose '), ('then', '5'), ('now', '6'), ('both', ' %')]
    """
    old, new = _PIECE.findall(then), _PIECE.findall(now)
    if max(len(old), len(new)) > MOST_PIECES:
        return _pieces(then, now)
    pieces: list[Piece] = []
    for step in Indel.opcodes(old, new):
        before, after = "".join(old[step.src_start : step.src_end]), "".join(new[step.dest_start : step.dest_end])
        pieces += [Piece(Version.BOTH, before)] if step.tag == "equal" else _pieces(before, after)
    return _joined(pieces)


def _pieces(then: str, now: str) -> tuple[Piece, ...]:
    return tuple(Piece(version, text) for version, text in ((Version.THEN, then), (Version.NOW, now)) if text)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of one version, and what is removed and added in turn with nothing but gaps between."""
    joined: list[Piece] = []
    waiting = {Version.THEN: "", Version.NOW: ""}
    for at, piece in enumerate(pieces):
        is_gap = piece.version is Version.BOTH and piece.text.isspace() and 0 < at < len(pieces) - 1
        if piece.version is not Version.BOTH:
            waiting[piece.version] += piece.text
        elif is_gap and any(waiting.values()) and pieces[at + 1].version is not Version.BOTH:
            waiting = {version: text + piece.text for version, text in waiting.items()}
        else:
            joined += [*_pieces(waiting[Version.THEN], waiting[Version.NOW]), piece]
            waiting = {Version.THEN: "", Version.NOW: ""}
    return (*joined, *_pieces(waiting[Version.THEN], waiting[Version.NOW]))
