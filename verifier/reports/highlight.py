"""Highlights: the words in a quote that a check read, so that a reader sees at once what decided."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from verifier.domain.check import Check, Outcome

# What decides is marked first; where two marks would overlap, the later one is left out.
MARKED_FIRST: Final = (Outcome.DIFFERS, Outcome.OPEN, Outcome.AGREES)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; *outcome* is that of the check that read it, or None for words in between."""

    text: str
    outcome: Outcome | None = None


def pieces(quote: str, checks: Iterable[Check]) -> tuple[Piece, ...]:
    """Cut *quote* into pieces, those that a check quotes as ``stated`` being marked; joined, they give the quote.

    >>> check = Check(kind="figure", claimed="3.7 billion", stated="7.3 billion", outcome="differs", reason="")
    >>> [piece.text for piece in pieces("It got 7.3 billion yuan.", [check])]
    ['It got ', '7.3 billion', ' yuan.']
    """
    marks: list[tuple[int, int, Outcome]] = []
    for check in sorted((check for check in checks if check.outcome in MARKED_FIRST), key=_urgency):
        start, end = _find(quote, check.stated)
        if start < end and not any(start < other_end and other_start < end for other_start, other_end, _ in marks):
            marks.append((start, end, check.outcome))
    return tuple(_cut(quote, sorted(marks)))


def _urgency(check: Check) -> int:
    return MARKED_FIRST.index(check.outcome)


def _find(quote: str, stated: str) -> tuple[int, int]:
    """Return where *stated* stands in *quote* as whole words, or an empty stretch.

    "7 nm" is not marked inside "27 nm"; a line break in the text stands for a space.
    """
    words = r"\s+".join(re.escape(word) for word in stated.split())
    found = re.search(rf"(?<!\w){words}(?!\w)", quote) if words else None
    return found.span() if found else (0, 0)


def _cut(quote: str, marks: Iterable[tuple[int, int, Outcome]]) -> Iterable[Piece]:
    position = 0
    for start, end, outcome in marks:
        if position < start:
            yield Piece(quote[position:start])
        yield Piece(quote[start:end], outcome)
        position = end
    if position < len(quote):
        yield Piece(quote[position:])
