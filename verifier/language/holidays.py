"""Holidays: days that go by a name, with the year they are of: "Christmas Day 2019", "Easter 2018".

Only days that fall on one date wherever English news is written are listed. Easter Sunday is that of the western
churches, by the anonymous Gregorian rule (Meeus, *Astronomical Algorithms*, chapter 8).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from verifier.domain.period import Precision
from verifier.language.date_parts import FULL_YEAR, GAP, year_of
from verifier.language.date_shapes import HOLIDAY, MONTH_NAME, ORDINAL_WORD, Shape
from verifier.language.stretch import Stretch

_FIXED: Final = {  # month and day
    "New Year’s Day": (1, 1), "Valentine’s Day": (2, 14), "St Patrick’s Day": (3, 17), "Saint Patrick": (3, 17),
    "April Fools’ Day": (4, 1), "Earth Day": (4, 22), "May Day": (5, 1), "Fourth of July": (7, 4),
    "Bastille Day": (7, 14), "Halloween": (10, 31), "Armistice Day": (11, 11), "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25), "Boxing Day": (12, 26), "New Year’s Eve": (12, 31),
}  # fmt: skip
_THURSDAY: Final = 3
_WEEK: Final = 7


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches.

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November.

    >>> thanksgiving(2010)
    datetime.date(2010, 11, 25)
    """
    first = date(year, 11, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % _WEEK + 3 * _WEEK)


_MOVABLE: Final[dict[str, Callable[[int], date]]] = {
    "Thanksgiving": thanksgiving,
    "Black Friday": lambda year: thanksgiving(year) + timedelta(days=1),
    "Cyber Monday": lambda year: thanksgiving(year) + timedelta(days=4),
    "Good Friday": lambda year: easter(year) - timedelta(days=2),
    "Easter Sunday": easter,
    "Easter Monday": lambda year: easter(year) + timedelta(days=1),
    "Easter": easter,
}


def _read_movable(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    day = next(rule for name, rule in _MOVABLE.items() if _letters(name) == _letters(match["name"]))(
        year_of(match["year"])
    )
    return (Stretch(match.start(), match.end(), Precision.DAY, day, day),)


def _read_fixed(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    month, day = next(when for name, when in _FIXED.items() if _letters(name) == _letters(match["name"]))
    found = Stretch(match.start(), match.end(), Precision.DAY, month=month, day=day)
    return (found.in_year(year_of(match["year"])) if match["year"] else found,)


def _letters(name: str) -> str:
    """Return the letters of a holiday's name, small, so that its spellings are one."""
    return "".join(filter(str.isalpha, name.lower())).replace("saintpatricks", "stpatricks")


def _pattern(name: str) -> str:
    """Return what a name looks like with or without capitals, apostrophes and stops."""
    words = name.replace("’", "[’']?").split()
    return GAP.join(r"(?:St\.?|Saint)" if word == "St" else word for word in words)


_YEAR: Final = rf"(?:,?{GAP}(?:(?:of|in){GAP})?(?P<year>{FULL_YEAR}))"
_FIXED_NAMES: Final = "|".join(_pattern(name) for name in _FIXED)
_MOVABLE_NAMES: Final = "|".join(_pattern(name) for name in _MOVABLE)
SHAPES: Final = {
    "holiday": Shape(
        (MONTH_NAME, ORDINAL_WORD, HOLIDAY),
        rf"\b(?P<name>(?i:{_FIXED_NAMES}))(?:{_YEAR}|(?<=[a-z])(?!\w))",
        _read_fixed,
    ),
    "movable_holiday": Shape(
        (MONTH_NAME, ORDINAL_WORD, HOLIDAY), rf"\b(?P<name>(?i:{_MOVABLE_NAMES})){_YEAR}", _read_movable
    ),
}
