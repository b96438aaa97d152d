"""Paragraphs: where a claim stands in its article, in words that a reader can follow with a finger."""

import bisect
import re
from typing import Final

from verifier.domain.text import Region, Text

_GAP: Final = re.compile(r"\n\n+")


class Paragraphs:
    """The paragraphs of the main part of *text*, counted anew below each heading.

    Texts do not say which of their paragraphs are headings; those above claims are known from the claims.
    """

    def __init__(self, text: Text) -> None:
        ends = [gap.start() for gap in _GAP.finditer(text.content)] + [len(text.content)]
        starts = [0] + [gap.end() for gap in _GAP.finditer(text.content)]
        sides = [part for part in text.parts if part.region is Region.SIDE]
        side_starts = [part.start for part in sides]
        self._starts: list[int] = []
        self._words: list[str] = []
        for start, end in zip(starts, ends, strict=True):
            place = bisect.bisect_right(side_starts, start) - 1
            if place < 0 or start >= sides[place].end:
                self._starts.append(start)
                self._words.append(" ".join(text.content[start:end].split()))
        self._at: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            self._at.setdefault(words, []).append(number)

    def locator(self, start: int, heading: str) -> str:
        """Return where the code point *start* stands: "Government Support, paragraph 2"."""
        number = max(0, bisect.bisect_right(self._starts, start) - 1)
        above = self._at.get(" ".join(heading.split()), []) if heading else []
        place = bisect.bisect_right(above, number) - 1
        if place < 0:
            return f"{heading}, paragraph {number + 1}" if heading and not above else f"paragraph {number + 1}"
        count = number - above[place]
        return f"{heading}, paragraph {count}" if count else heading
