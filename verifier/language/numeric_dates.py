"""Dates in digits alone: "2020-08-17", "17/08/2020", "08/17/2020", "12-2015".

Whether 03/04/2020 is in March or in April is known only where something tells: a part over 12, another date of the same
text that has one, or full stops, with which nobody puts the month first. Otherwise both days are kept as candidates.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import is_day, months
from verifier.language.date_parts import YEAR, number, year_of
from verifier.language.date_shapes import DIGIT, Shape
from verifier.language.stretch import Stretch
from verifier.language.years import is_name

_LOOK_BACK: Final = 32
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w’'&.-]*)[ \u00a0]$")
_NO_DATE_BEFORE: Final = frozenset("no nos number order law act case page section version resolution v model".split())
_SEPARATED: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}")
_FULL_LENGTH: Final = 4


class DayOrder(Enum):
    """Which part of a date in digits a text writes first."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def settled(sentence: str, stretches: list[Stretch], before: Iterable[str]) -> list[Stretch]:
    """Return the stretches with the ambiguous dates read as the other dates of the text are written.

    *before* are the texts of the periods read so far, the nearest first.
    """
    if not any(stretch.candidates for stretch in stretches):
        return stretches
    written = (sentence[stretch.start : stretch.end] for stretch in stretches)
    orders = (order_of(text) for texts in (written, before) for text in texts)
    order = next((order for order in orders if order is not DayOrder.UNKNOWN), DayOrder.UNKNOWN)
    if order is DayOrder.UNKNOWN:
        return stretches
    return [_with_order(stretch, order) for stretch in stretches]


def order_of(text: str) -> DayOrder:
    """Return the order that a date in digits shows by a part over 12.

    >>> order_of("17/08/2020").value
    'day first'
    """
    match = _SEPARATED.search(text)
    if match is None:
        return DayOrder.UNKNOWN
    one, other = int(match[1]), int(match[2])
    if one > 12 >= other:  # noqa: PLR2004
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if other > 12 >= one else DayOrder.UNKNOWN  # noqa: PLR2004


def _with_order(stretch: Stretch, order: DayOrder) -> Stretch:
    if not stretch.candidates:
        return stretch
    day = stretch.candidates[0 if order is DayOrder.DAY_FIRST else 1]
    return replace(stretch, first=day, last=day, candidates=())


def _day(match: re.Match[str], day: date) -> tuple[Stretch, ...]:
    return (Stretch(match.start(), match.end(), Precision.DAY, day, day),)


def _read_iso(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    year, month, day = number(match["year"]), number(match["month"]), number(match["day"])
    return _day(match, date(year, month, day)) if is_day(year, month, day) else ()


def _read_numeric(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """17/08/2020; with a year of two digits only where a part over 12 tells that it is a date at all."""
    one, other, year = int(match["one"]), int(match["other"]), year_of(match["year"])
    found = [date(year, month, day) for day, month in ((one, other), (other, one)) if is_day(year, month, day)]
    is_short = len(match["year"]) < _FULL_LENGTH
    if not found or (is_short and (len(found) > 1 or match["sign"] != "/")) or _is_reference(sentence, match.start()):
        return ()
    if len(found) == 1 or found[0] == found[1]:
        return _day(match, found[0])
    if match["sign"] == ".":
        return _day(match, found[0])
    return (Stretch(match.start(), match.end(), Precision.DAY, candidates=tuple(found)),)


def _read_month(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """12-2015 and 2015-3; but "2014-5" may be May or two years, and is left unread."""
    year, month = number(match["year"]), number(match["month"])
    if len(match["month"]) == 1 and month == year % 10 + 1:
        return ()
    if not 1 <= month <= 12 or _is_reference(sentence, match.start()):  # noqa: PLR2004
        return ()
    return (Stretch(match.start(), match.end(), Precision.MONTH, *months(year, month, month)),)


def _is_reference(sentence: str, start: int) -> bool:
    """Whether the words before make the digits a number of something: "Law No. 12-2015", "Section 05-2019"."""
    before = _WORD_BEFORE.search(sentence[max(0, start - _LOOK_BACK) : start])
    return before is not None and (before[1].lower().rstrip(".") in _NO_DATE_BEFORE or is_name(before[1]))


_ALONE: Final = r"(?<![\w/.-])"
_SAME_SIGN: Final = rf"(?P<one>\d\d?)(?P<sign>[-/.])(?P<other>\d\d?)(?P=sign)(?P<year>{YEAR}|\d\d)"
_YEAR_FIRST: Final = rf"(?P<year>{YEAR})(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)"
_STAMP: Final = rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)"  # in names of files, addresses and time stamps
_MONTH_FIRST: Final = rf"(?P<month>0[1-9]|1[0-2])[-/](?P<year>{YEAR})"
_SHORT_MONTH: Final = rf"(?P<year>{YEAR})[-/](?P<month>\d)"
_DIGIT: Final = (DIGIT,)
SHAPES: Final = {
    "iso": Shape(_DIGIT, rf"(?<![\w-]){_YEAR_FIRST}(?![\w-])", _read_iso),
    "stamp": Shape(_DIGIT, rf"(?<!\d)(?<!\d[-/.]){_STAMP}(?!\d|-\d)", _read_iso),
    "numeric": Shape(_DIGIT, rf"{_ALONE}{_SAME_SIGN}(?![\w/%]|[.-]\d)", _read_numeric),
    "month_in_digits": Shape(_DIGIT, rf"{_ALONE}{_MONTH_FIRST}(?![\w/%-]|\.\d)", _read_month),
    "year_and_month": Shape(_DIGIT, rf"{_ALONE}{_SHORT_MONTH}(?![\w/%–—-]|[.,]\d)", _read_month),
}
