"""Marking: a text cut at its marks, for a template to write piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.review.marks import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, with the mark that it is, or None for what stands in between."""

    text: str
    mark: Mark | None = None


def marked(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield *text* in pieces, cut at *marks*, which are in order and do not overlap; joined, they give it back."""
    position = 0
    for mark in marks:
        if position < mark.start:
            yield Piece(text[position : mark.start])
        yield Piece(mark.within(text), mark)
        position = mark.end
    if position < len(text):
        yield Piece(text[position:])
