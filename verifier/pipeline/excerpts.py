"""Excerpts: a piece of evidence in its surroundings, cut at words."""

from typing import Final

from verifier.domain.assessment import Evidence
from verifier.pipeline.results import Excerpt

AROUND: Final = 300  # code points on either side: about two sentences, enough to see what the passage is about


def excerpt(content: str, evidence: Evidence, around: int = AROUND) -> Excerpt:
    """Return *evidence* with up to *around* code points of *content* on either side.

    A word cut in two at the far ends is left out; an ellipsis shows that the text goes on.
    """
    first, last = max(0, evidence.start - around), min(len(content), evidence.end + around)
    before, after = content[first : evidence.start], content[evidence.end : last]
    if first > 0:
        before = "… " + _from_word(before)
    if last < len(content):
        after = _from_word(after[::-1])[::-1] + " …"
    return Excerpt(before, evidence.within(content), after)


def _from_word(piece: str) -> str:
    """Return *piece* without the part of a word at its beginning; a piece without white space stays whole."""
    for position, character in enumerate(piece):
        if character.isspace():
            return piece[position:].lstrip()
    return piece
