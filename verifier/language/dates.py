"""Dates: calendar expressions as written, without context.

"18 September 2025", "May 2019", "2021 to 2025", "the first half of 2021", "early 2000s". What needs a context ("the
same year") is read in :mod:`verifier.language.periods`; here a date without a year keeps its month and day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import is_day, month_of, months, thirds, years
from verifier.language.date_shapes import MONTH, scan
from verifier.language.numerals import SMALL
from verifier.language.years import is_year

_NTH: Final = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "last": 4, "closing": 4,
}  # fmt: skip
_PART: Final = re.compile(
    r"\b(?P<part>early|mid|late|start|beginning|end|middle|close)(?:[- ]|\s(?:in|of)\s)(?:the\s)?$",
    re.IGNORECASE,
)
_PARTS: Final = {"beginning": "start", "middle": "mid", "close": "end"}
_MONTH_LEAD: Final = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|early|late|mid|of|from|between|to|before|after|through|throughout|during|and|or|"
    r"that|following|previous|around|for)[ -]$",
    re.IGNORECASE,
)
_MONTH_FOLLOWS: Final = re.compile(rf"(?:\s(?:to|and|or|through|until)\s|\s?[-–]\s?|,\s){MONTH}")
_LOOK_BACK: Final = 40  # characters that the words before a date may take


@dataclass(frozen=True, slots=True)
class Stretch:
    """A calendar expression at the characters *start* to *end* of a sentence.

    Without a year, *first* is None and *month* (and *day*) hold what was written. *last* and *first* are days, both
    included.
    """

    start: int
    end: int
    precision: Precision
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None


def read_dates(sentence: str) -> list[Stretch]:
    """Return the calendar expressions of *sentence* in order, not overlapping; ranges are not joined yet."""
    stretches = []
    for shape, match in scan(sentence):
        stretch = _READERS[shape](sentence, match)
        if stretch is not None:
            stretches.append(_with_part(sentence, stretch))
    return stretches


def _whole(match: re.Match[str], precision: Precision, ends: tuple[date, date]) -> Stretch:
    return Stretch(match.start(), match.end(), precision, *ends)


def _read_day(match: re.Match[str], year: int, month: int, day: int) -> Stretch | None:
    if not is_day(year, month, day):
        return None
    if not year:
        return Stretch(match.start(), match.end(), Precision.DAY, None, None, month, day)
    return _whole(match, Precision.DAY, (date(year, month, day), date(year, month, day)))


def _is_small(match: re.Match[str]) -> bool:
    """Whether the month is in small letters: without a year "may 16" is no day."""
    return match[0].islower()


def _number(text: str | None) -> int:
    return int("".join(filter(str.isdecimal, text or "")) or 0)


def _read_iso(_sentence: str, match: re.Match[str]) -> Stretch | None:
    return _read_day(match, _number(match[1]), _number(match[2]), _number(match[3]))


def _read_dmy(_sentence: str, match: re.Match[str]) -> Stretch | None:
    if _is_small(match) and not match[3]:
        return None
    return _read_day(match, _number(match[3]), month_of(match[2]), _number(match[1]))


def _read_mdy(_sentence: str, match: re.Match[str]) -> Stretch | None:
    if _is_small(match) and not match[3]:
        return None
    return _read_day(match, _number(match[3]), month_of(match[1]), _number(match[2]))


def _read_days(_sentence: str, match: re.Match[str]) -> Stretch | None:
    """May 16-17, 2019; without a year it stays unread."""
    year, month = _number(match[4]), month_of(match[1])
    first, last = _number(match[2]), _number(match[3])
    if not year or first >= last or not is_day(year, month, last) or not is_day(year, month, first):
        return None
    return _whole(match, Precision.RANGE, (date(year, month, first), date(year, month, last)))


def _read_month_year(_sentence: str, match: re.Match[str]) -> Stretch:
    month = month_of(match[1])
    return _whole(match, Precision.MONTH, months(_number(match[2]), month, month))


def _read_month(sentence: str, match: re.Match[str]) -> Stretch | None:
    """A bare month needs a preposition, or "may" and "march" would be months."""
    if _is_small(match):
        return None
    lead = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
    if not _MONTH_LEAD.search(lead) and not _MONTH_FOLLOWS.match(sentence, match.end()):
        return None
    return Stretch(match.start(), match.end(), Precision.MONTH, None, None, month_of(match[1]))


def _quarter(match: re.Match[str], year: int, quarter: int) -> Stretch:
    return _whole(match, Precision.QUARTER, months(year, 3 * quarter - 2, 3 * quarter))


def _half(match: re.Match[str], year: int, half: int) -> Stretch:
    return _whole(match, Precision.HALF, months(year, 6 * half - 5, 6 * half))


def _read_span(_sentence: str, match: re.Match[str]) -> Stretch | None:
    """The first nine months of 2021."""
    count, year = int(SMALL.get(match[2], 0)) or _number(match[2]), _number(match[3])
    if not 1 <= count <= 12:  # noqa: PLR2004
        return None
    first, last = (1, count) if match[1] in ("first", "opening") else (13 - count, 12)
    return _whole(match, Precision.RANGE, months(year, first, last))


def _read_fiscal(_sentence: str, match: re.Match[str]) -> Stretch | None:
    """A fiscal year counts as the calendar year that names it: where it begins differs by firm and is not said."""
    first = _number(match[1])
    first += 2000 if first < 100 else 0  # noqa: PLR2004
    if match[2] is None:
        return _whole(match, Precision.YEAR, years(first, first))
    return _year_range(match, first, match[2])


def _read_years(_sentence: str, match: re.Match[str]) -> Stretch | None:
    return _year_range(match, _number(match[1]), match[2])


def _year_range(match: re.Match[str], first: int, written: str) -> Stretch | None:
    last = _number(written)
    if last < 100:  # noqa: PLR2004
        if last <= first % 100 and 1 <= last <= 12 and "-" in match[0]:  # noqa: PLR2004
            return _whole(match, Precision.MONTH, months(first, last, last))  # 2015-12
        last += first - first % 100
    return _whole(match, Precision.RANGE, years(first, last)) if first < last else None


def _read_decade(_sentence: str, match: re.Match[str]) -> Stretch:
    first = 10 * _number(match[1])
    return _whole(match, Precision.DECADE, years(first, first + 9))


def _read_short_decade(_sentence: str, match: re.Match[str]) -> Stretch:
    first = 1900 + 10 * _number(match[1])
    return _whole(match, Precision.DECADE, years(first, first + 9))


def _read_year(sentence: str, match: re.Match[str]) -> Stretch | None:
    year = _number(match[1])
    if not is_year(sentence, match.start(), match.end()):
        return None
    note = _GLUED_NOTE.match(sentence, match.end())
    if note is None and _DECIMALS.match(sentence, match.end()):
        return None
    end = note.end() if note else match.end()
    return Stretch(match.start(), end, Precision.YEAR, *years(year, year))


_GLUED_NOTE: Final = re.compile(r"\.\d{1,3}(?=\s*$|\s+[A-Z“])")  # "since 2009.20": a footnote, not a decimal
_DECIMALS: Final = re.compile(r"\.\d")
_READERS: Final[dict[str, Callable[[str, re.Match[str]], Stretch | None]]] = {
    "iso": _read_iso,
    "dmy": _read_dmy,
    "days": _read_days,
    "mdy": _read_mdy,
    "my": _read_month_year,
    "quarter": lambda _, match: _quarter(match, _number(match[2]), _NTH[match[1]]),
    "q": lambda _, match: _quarter(match, _number(match[2]), _number(match[1])),
    "yq": lambda _, match: _quarter(match, _number(match[1]), _number(match[2])),
    "half": lambda _, match: _half(match, _number(match[2]), min(_NTH[match[1]], 2)),
    "h": lambda _, match: _half(match, _number(match[3]), _number(match[1] or match[2])),
    "span": _read_span,
    "fiscal": _read_fiscal,
    "yy": _read_years,
    "decade": _read_decade,
    "shortdecade": _read_short_decade,
    "year": _read_year,
    "month": _read_month,
}


def _with_part(sentence: str, stretch: Stretch) -> Stretch:
    """Narrow "early 2020", "the end of 2025", "mid-May 2019" to the part of the period that they name."""
    begin = max(0, stretch.start - _LOOK_BACK)
    match = _PART.search(sentence[begin : stretch.start])
    if match is None or stretch.precision is Precision.DAY:
        return stretch
    start = begin + match.start()
    if stretch.first is None or stretch.last is None:
        return stretch
    part = match["part"].lower()
    first, last = thirds(stretch.first, stretch.last, _PARTS.get(part, part))
    return replace(stretch, start=start, precision=Precision.RANGE, first=first, last=last)
