"""Dates: calendar expressions as written, without context.

"18 September 2025", "May 2019", "2021 to 2025", "the first half of 2021", "early 2000s". What needs a context ("the
same year") is read in :mod:`verifier.language.periods`; here a date without a year keeps its month and day.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from verifier.domain.period import Precision, Reckoning
from verifier.language import holidays, numeric_dates, worded_dates, year_parts, year_shapes
from verifier.language.calendar import WEEKDAYS, thirds
from verifier.language.date_shapes import scanner_of
from verifier.language.stretch import Stretch

_SCANNER: Final = scanner_of(
    numeric_dates.SHAPES
    | worded_dates.SHAPES
    | holidays.SHAPES
    | year_parts.SHAPES
    | year_shapes.SHAPES
    | year_parts.LAST_SHAPES
    | worded_dates.LAST_SHAPES
)
_SIGNS: Final = re.compile(
    r"\d|[JFMASONDjfmasond][aepucoAEPUCO][nbrylgptvcNBRYLGPTVC]|century|quarter|half|[HC][ah][lr]"
)
_PART: Final = re.compile(
    r"\b(?P<part>early|mid|late|start|beginning|end|year-end|middle|close)(?:[- ]|\s(?:in|of)\s)(?:the\s)?$",
    re.IGNORECASE,
)
PARTS: Final = {"beginning": "start", "middle": "mid", "close": "end", "year-end": "end"}
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?,?\s$", re.IGNORECASE)
_LOOK_BACK: Final = 32  # characters that the words before a date may take


@lru_cache(maxsize=1)  # the readers of figures and of periods ask for those of one sentence in turn
def read_dates(sentence: str) -> tuple[Stretch, ...]:
    """Return the calendar expressions of *sentence* in order, not overlapping; ranges are not joined yet."""
    if _SIGNS.search(sentence) is None:
        return ()
    return tuple([_with_lead(sentence, stretch) for stretch in _SCANNER.scan(sentence)])


def part_before(sentence: str, start: int) -> tuple[str, int]:
    """Return the part of a period that the words right before *start* name ("early", "the end of"), and their start.

    The part is "" and begins at *start* where there is none.
    """
    begin = max(0, start - _LOOK_BACK)
    match = _PART.search(sentence[begin:start])
    if match is None:
        return "", start
    part = match["part"].lower()
    return PARTS.get(part, part), begin + match.start()


def _with_lead(sentence: str, stretch: Stretch) -> Stretch:
    """Take in the weekday before a day, and narrow "early 2020", "the end of 2025", "mid-May 2019" to their part."""
    if stretch.precision is Precision.DAY:
        begin = max(0, stretch.start - _LOOK_BACK)
        weekday = _WEEKDAY.search(sentence[begin : stretch.start])
        return replace(stretch, start=begin + weekday.start()) if weekday else stretch
    part, start = part_before(sentence, stretch.start)
    if not part or stretch.first is None or stretch.last is None or stretch.reckoning is Reckoning.FISCAL:
        return stretch
    first, last = thirds(stretch.first, stretch.last, part)
    return replace(stretch, start=start, precision=Precision.PART, first=first, last=last)
