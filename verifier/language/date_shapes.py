"""Date shapes: how calendar expressions are found, as one scanner over many patterns.

A shape is a pattern with the reader that says what it means. One small pattern finds the words that a date may begin
with, and there the shapes that can begin so are tried in turn: the first that matches is taken, even if its reader then
finds no date ("30 February 2019"), so that nothing else is made of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.date_parts import GAP, MONTH, ORDINAL, YEAR
from verifier.language.stretch import Stretch

Reader = Callable[[str, re.Match[str]], tuple[Stretch, ...]]

DIGIT: Final = "digit"
MONTH_NAME: Final = "month"
ORDINAL_WORD: Final = "ordinal"
LETTERS: Final = "letters"
HOLIDAY: Final = "holiday"
QUOTE: Final = "quote"
_HOLIDAYS: Final = (
    "New|Valentine|St|Saint|April|Earth|May|Bastille|Halloween|Armistice|Christmas|Boxing|Easter|Good|Thanksgiving|"
    "Black|Cyber"
)
# The first letters of what follows: most words are told by them to be none of it, in a third of the time.
_LIKE_MONTH: Final = "(?=[JFMASONDjfmasond][aepucoAEPUCO][nbrylgptvcNBRYLGPTVC])"
_LIKE_ORDINAL: Final = "(?=[fstenloFSTENLO][aehilopwvAEHILOPWV][acefginrstuvxACEFGINRSTUVX])"
_LIKE_HOLIDAY: Final = r"(?=[A-CEGHMNSTVa-ceghmnstv][aehloprtyAEHLOPRTY](?:\W|[abilmorswxyABILMORSWXY]))"
_LIKE_ANY: Final = r"(?=[\da-hj-vyA-HJ-VY’'‘])"
_BEHIND_DAY: Final = (  # "17 August", "3 to 5 May", "17/08", "17.08.", "1st", "3Q"
    rf"[-–—‐‑/QHsnrt]|\.\d\d?\.|{GAP}(?:[-–—‐‑&]|{_LIKE_MONTH}|of|or|and|to|th|un|ti|da)"
)
_OPENERS: Final = {
    DIGIT: rf"(?:{YEAR}|\d\d?(?:{_BEHIND_DAY}))",
    MONTH_NAME: rf"{_LIKE_MONTH}{MONTH}",
    ORDINAL_WORD: rf"{_LIKE_ORDINAL}(?:(?i:{ORDINAL})|last|final|latter|opening)\b",
    LETTERS: r"(?:[QH][1-4]|FY|[Ff]iscal|[Ff]inancial)",
    HOLIDAY: rf"{_LIKE_HOLIDAY}(?i:{_HOLIDAYS})",
    QUOTE: r"[’'‘]\d0s",
}
_OPENER: Final = re.compile(
    rf"(?<!\w){_LIKE_ANY}(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _OPENERS.items())})"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A *pattern* with the kinds of words that it *begins* with, and the reader of what it matches."""

    begins: tuple[str, ...]
    pattern: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds shapes; *by_opener* has for each kind of opening word the patterns to try, in order, and their readers."""

    by_opener: Mapping[str, Sequence[tuple[re.Pattern[str], Reader]]]

    def scan(self, sentence: str) -> Iterator[Stretch]:
        """Yield the stretches of *sentence*, in order and not overlapping."""
        at = 0
        while (opener := _OPENER.search(sentence, at)) is not None:
            at = opener.start() + 1
            for pattern, read in self.by_opener[opener.lastgroup or DIGIT]:
                match = pattern.match(sentence, opener.start())
                if match is not None:
                    yield from read(sentence, match)
                    at = match.end()
                    break


def scanner_of(shapes: Mapping[str, Shape]) -> Scanner:
    """Return the scanner for *shapes*, those to be preferred first."""
    compiled = [(shape, re.compile(shape.pattern)) for shape in shapes.values()]
    return Scanner(
        {kind: tuple((pattern, shape.read) for shape, pattern in compiled if kind in shape.begins) for kind in _OPENERS}
    )
