"""Lines: plain text as it was laid out, before anything is joined.

How many blank lines stand before a line and whether a page ends there is all that plain text keeps of its layout, so it
is kept here, and the width at which the text was wrapped is measured.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from verifier.reading.pins import lift

_TERMINAL: Final = re.compile(r"[.!?…:;][)\]}”’\"']*(?:\[?\d{1,3}\]?)?$")
_LONGEST_ENDING: Final = 12  # code points of points, quotes and a note's number
_URL: Final = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_WORDS: Final = re.compile(r"\S+")

_WIDEST_WRAP: Final = 160  # code points; a longer line was not wrapped by hand or by a page
_NARROWEST_WRAP: Final = 25
_FEWEST_PAIRS: Final = 3
_CUT_SHARE: Final = 0.25  # of neighbouring lines; in wrapped English more than half, elsewhere hardly any
_NEARLY_FULL: Final = 0.6  # of the width
_WIDTH_QUANTILE: Final = 0.9


class Role(Enum):
    """What a line is in the layout of a page."""

    BODY = auto()
    NOTE = auto()  # the first line of a numbered note
    NOTE_GOES_ON = auto()
    URL = auto()
    LABEL = auto()  # of a chart or a picture
    FURNITURE = auto()  # running headers and footers, page numbers


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, stripped; *gap* counts the blank lines before it, *pins* stand at offsets of it."""

    text: str
    gap: int = 0
    starts_page: bool = False
    role: Role = Role.BODY
    pins: tuple[tuple[int, str], ...] = ()

    @property
    def is_terminal(self) -> bool:
        """Whether the line ends as a sentence may end."""
        return ends_sentence(self.text)

    @property
    def starts_lower(self) -> bool:
        """Whether the line begins with a small letter, as only the middle of a sentence does."""
        return self.text[:1].islower()

    @property
    def is_url(self) -> bool:
        """Whether the line is one address and nothing else."""
        return _URL.match(self.text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends as a sentence may end, with or without the number of a note."""
    return _TERMINAL.search(text[-_LONGEST_ENDING:]) is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text was laid out: *width* in code points where it *is_wrapped*, the usual *gap* between wrapped lines."""

    is_wrapped: bool
    width: int = 0
    gap: int = 0


def read_lines(content: str) -> list[Line]:
    r"""Split cleaned text into lines; form feeds are page breaks.

    >>> [(line.text, line.gap, line.starts_page) for line in read_lines("a\n\n\nb\fc")]
    [('a', 0, False), ('b', 2, False), ('c', 0, True)]
    """
    lines: list[Line] = []
    for number, page in enumerate(content.split("\f")):
        gap, starts_page = 0, number > 0
        for raw in page.split("\n"):
            text, pins = lift(raw)
            if text:
                lines.append(Line(text, gap, starts_page, pins=pins))
                gap, starts_page = 0, False
            else:
                gap += 1
    return lines


def measure(lines: Sequence[Line], *, always_wrapped: bool = False) -> Layout:
    """Tell whether *lines* were wrapped at a width: most neighbours then break in the middle of a sentence.

    Of the lines of a page that is known to be wrapped (*always_wrapped*) only the width is measured.
    """
    lengths = sorted(len(line.text) for line in lines if not line.is_url)
    width = lengths[int(len(lengths) * _WIDTH_QUANTILE)] if lengths else 0
    if always_wrapped:
        return Layout(is_wrapped=True, width=width)
    if len(lengths) <= _FEWEST_PAIRS or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return Layout(is_wrapped=False)
    full = [(a, b) for a, b in pairwise(lines) if len(a.text) >= _NEARLY_FULL * width and not a.is_url]
    cut = [b.gap for a, b in full if b.starts_lower and not a.is_terminal]
    if len(cut) < _FEWEST_PAIRS or len(cut) < _CUT_SHARE * len(full):
        return Layout(is_wrapped=False)
    return Layout(is_wrapped=True, width=width, gap=Counter(cut).most_common(1)[0][0])
