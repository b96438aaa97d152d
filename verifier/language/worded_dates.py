"""Dates with the month in words: "17 August 2020", "Aug. 17, 2020", "the 17th of August", "May 2019"."""

import re
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import is_day, month_of, months
from verifier.language.date_parts import (
    AND,
    BEFORE_YEAR,
    DAY,
    FULL_YEAR,
    GAP,
    MONTH,
    OF,
    ORDINAL,
    SHORT_YEAR,
    TO,
    YEAR,
    ordinal,
    year_of,
)
from verifier.language.date_shapes import DIGIT, MONTH_NAME, ORDINAL_WORD, Shape
from verifier.language.stretch import Stretch

_MONTH_LEAD: Final = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|early|late|mid|of|from|between|to|before|after|through|throughout|"
    r"during|and|or|that|following|previous|around|for|end|starting|beginning|ending|ended)[ -]$",
    re.IGNORECASE,
)
_MONTH_FOLLOWS: Final = re.compile(rf"(?:\s(?:to|and|or|through|until)\s|\s?[-–]\s?|,\s){MONTH}")
_LOOK_BACK: Final = 16  # characters that the word before a month may take
_ALSO_WORDS: Final = frozenset({"may", "march", "mar"})  # "In 2017 May called an election"
_WEEK: Final = 7
_ANY_YEAR: Final = rf"{FULL_YEAR}|{SHORT_YEAR}"
_WITH_YEAR: Final = rf"(?:{BEFORE_YEAR}(?P<year>{FULL_YEAR}))?"
_WITH_ANY_YEAR: Final = rf"(?:{BEFORE_YEAR}(?P<year>{_ANY_YEAR}))?"
_BEFORE_MONTH: Final = rf"(?:{OF}(?:the{GAP})?|[-/]|{GAP}day{GAP}of{GAP})"
_BEHIND_DAY: Final = r"(?![\w%]|[.,:]\d)"


def _read_day(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """A day with its month; in small letters only with a year, for "it may 16 times" holds none."""
    year, month, day = year_of(match["year"]), month_of(match["month"]), ordinal(match["day"])
    if not is_day(year, month, day) or (match["month"].islower() and not year):
        return ()
    stretch = Stretch(match.start(), match.end(), Precision.DAY, None, None, month, day)
    return (stretch.in_year(year) if year else stretch,)


def _read_days(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """May 16-18, 2019 is a range, "May 3 and 17, 2019" two days; without a year neither is read."""
    year, month = year_of(match["year"]), month_of(match["month"])
    first, last = ordinal(match["first"]), ordinal(match["last"])
    if not year or first >= last or not is_day(year, month, last) or not is_day(year, month, first):
        return ()
    begin, end = (Stretch(0, 0, Precision.DAY, month=month, day=day).in_year(year).first for day in (first, last))
    if last == first + 1 or not re.search(r"and|or|&", match["to"]):
        return (Stretch(match.start(), match.end(), Precision.RANGE, begin, end),)
    return (
        Stretch(match.start(), match.end("first"), Precision.DAY, begin, begin),
        Stretch(match.start("last"), match.end(), Precision.DAY, end, end),
    )


def _read_month_and_year(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    month = month_of(match["month"])
    return (Stretch(match.start(), match.end(), Precision.MONTH, *months(year_of(match["year"]), month, month)),)


def _read_year_and_month(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """Read "2017 April", but not where the month may be a name or a verb."""
    return () if match["month"].lower().rstrip(".") in _ALSO_WORDS else _read_month_and_year(sentence, match)


def _read_month(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """A bare month needs a preposition, or "May" and "March" would be months where they are names."""
    if match["month"].islower():
        return ()
    lead = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
    if not _MONTH_LEAD.search(lead) and not _MONTH_FOLLOWS.match(sentence, match.end()):
        return ()
    return (Stretch(match.start(), match.end(), Precision.MONTH, None, None, month_of(match["month"])),)


def _read_nth_month(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    month = ordinal(match["day"])
    if not 1 <= month <= 12:  # noqa: PLR2004
        return ()
    return (Stretch(match.start(), match.end(), Precision.MONTH, *months(year_of(match["year"]), month, month)),)


def _read_week(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """The first seven days of a month are its first week, the last seven its last: nobody means Monday to Sunday."""
    month = month_of(match["month"])
    first, last = months(year_of(match["year"]), month, month)
    if match["nth"].lower() in ("first", "opening"):
        return (Stretch(match.start(), match.end(), Precision.WEEK, first, first.replace(day=_WEEK)),)
    return (Stretch(match.start(), match.end(), Precision.WEEK, last.replace(day=last.day - _WEEK + 1), last),)


_MONTH: Final = rf"(?P<month>{MONTH})"
_TWO_DAYS: Final = rf"(?P<first>{DAY})(?P<to>{TO}|{AND}|/)(?P<last>{DAY})"
_NTH: Final = rf"(?P<day>(?i:{ORDINAL}))"
_OF_YEAR: Final = rf"(?:,?{OF}|[-/]|{GAP}(?:in|of{GAP}the{GAP}year){GAP})(?P<year>{FULL_YEAR})"
_YEAR_FIRST: Final = rf"(?<![\w-])(?P<year>{YEAR})(?P<sign>[-/ ]){_MONTH}(?P=sign)(?P<day>\d\d?)"
_TIGHT: Final = rf"{_MONTH}[-/]?(?P<day>\d\d?)(?:{GAP}?,{GAP}?|[-/])(?P<year>{FULL_YEAR})"
_WEEK_OF: Final = rf"(?P<nth>first|last|final|opening){GAP}week{GAP}of{GAP}{_MONTH},?{OF}(?P<year>{FULL_YEAR})"
_DIGIT: Final = (DIGIT,)
_NAME: Final = (MONTH_NAME,)
_WORD: Final = (ORDINAL_WORD,)
SHAPES: Final = {
    "days_month": Shape(_DIGIT, rf"\b{_TWO_DAYS}{OF}{_MONTH}{_WITH_YEAR}", _read_days),
    "day_month": Shape(_DIGIT, rf"\b(?P<day>{DAY}){_BEFORE_MONTH}{_MONTH}{_WITH_ANY_YEAR}", _read_day),
    "year_month_day": Shape(_DIGIT, rf"{_YEAR_FIRST}(?![\w%]|[-/.,:]\d)", _read_day),
    "year_month": Shape(_DIGIT, rf"(?<![\w-])(?P<year>{YEAR}){GAP}{_MONTH}(?!{GAP}?\d)", _read_year_and_month),
    "nth_of_month": Shape(_WORD, rf"{_NTH}{GAP}(?:day{GAP})?of{GAP}{_MONTH}{_WITH_YEAR}", _read_day),
    "nth_month_year": Shape(_WORD, rf"{_NTH}{GAP}{_MONTH},?{GAP}(?P<year>{FULL_YEAR})", _read_day),
    "month_by_number": Shape(_WORD, rf"{_NTH}{GAP}month{GAP}of{GAP}(?P<year>{FULL_YEAR})", _read_nth_month),
    "week_of_month": Shape(_WORD, _WEEK_OF, _read_week),
    "month_days": Shape(_NAME, rf"{_MONTH}{GAP}{_TWO_DAYS}{_WITH_YEAR}(?![\w%])(?!{OF}{MONTH})", _read_days),
    "month_day": Shape(_NAME, rf"{_MONTH}{GAP}(?:the{GAP})?(?P<day>{DAY}){_BEHIND_DAY}{_WITH_ANY_YEAR}", _read_day),
    "month_day_tight": Shape(_NAME, _TIGHT, _read_day),
    "month_nth": Shape(_NAME, rf"{_MONTH}{GAP}(?:the{GAP})?{_NTH},?{OF}(?P<year>{FULL_YEAR})", _read_day),
    "month_year": Shape(_NAME, rf"{_MONTH}{_OF_YEAR}", _read_month_and_year),
    "month_short_year": Shape(_NAME, rf"{_MONTH}{GAP}?(?P<year>{SHORT_YEAR})", _read_month_and_year),
}
LAST_SHAPES: Final = {"month": Shape(_NAME, _MONTH, _read_month)}  # when nothing with a day or year begins there
