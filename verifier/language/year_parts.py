"""Parts of a year: quarters, halves, "the first nine months of 2021", fiscal years and their parts."""

import re
from dataclasses import replace
from typing import Final

from verifier.domain.period import Precision, Reckoning
from verifier.language.calendar import month_of, months, shift_month, years
from verifier.language.date_parts import (
    DASH,
    FREE,
    FULL_YEAR,
    GAP,
    MONTH,
    OF,
    PARTS_OF,
    SHORT_YEAR,
    YEAR,
    number,
    year_of,
)
from verifier.language.date_shapes import DIGIT, LETTERS, MONTH_NAME, ORDINAL_WORD, Shape
from verifier.language.numerals import SMALL
from verifier.language.stretch import Stretch

_NTH: Final = "first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th"
_FEW: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven"
_WORDS: Final = rf"(?P<nth>{_NTH})(?P<firm>[- ]fiscal)?[- ](?P<unit>quarter|half)"  # "the third quarter"
_BARE_WORDS: Final = (
    r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)(?P<firm>[- ]fiscal)?[- ](?P<unit>quarter|half)"
)
_LETTERS: Final = r"(?P<letter>[QH])(?P<of>[1-4])"  # "Q3"
_DIGITS: Final = r"(?P<of_>[1-4])(?P<letter_>[QH])"  # "3Q"
_GLUED_YEAR: Final = rf"(?:(?:,?{OF}|[-/’'])?(?P<year>{FULL_YEAR})|(?P<short>{SHORT_YEAR}))"
_FISCAL: Final = rf"(?:(?:[Ff]iscal|[Ff]inancial)(?:{GAP}[Yy]ear)?{GAP}|FY{GAP}?[’']?)"
_UNTIL: Final = rf"(?:(?:{DASH}|/)(?P<until>\d\d(?:\d\d)?))?"
_FISCAL_YEAR: Final = rf"{_FISCAL}(?P<fiscal>{YEAR}|\d\d){_UNTIL}(?![\w%]|[.,]\d)"
_BEHIND_BARE: Final = rf"(?!-|{GAP}(?:of{GAP}the{GAP})?(?:game|match|final|century))"
_YEAR_GROUPS: Final = ("year", "short", "two", "fiscal")
_LETTER_UNITS: Final = {"Q": "quarter", "H": "half"}
_THE: Final = r"(?<=\bthe )"


def _read_part(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """A quarter or half, of a year where one is written."""
    found = match.groupdict()
    letter = found.get("letter") or found.get("letter_")
    unit = found.get("unit") or _LETTER_UNITS[letter or "Q"]
    nth = PARTS_OF[found["nth"]] if found.get("nth") else number(found.get("of") or found.get("of_"))
    precision, length = (Precision.QUARTER, 3) if unit == "quarter" else (Precision.HALF, 6)
    nth = min(nth, 2) if found.get("nth") in ("last", "final", "latter") and unit == "half" else nth
    if length * nth > 12:  # noqa: PLR2004
        return ()
    part = Stretch(match.start(), match.end(), precision, month=length * (nth - 1) + 1)
    year = year_of(next((found[name] for name in _YEAR_GROUPS if found.get(name)), ""))
    is_fiscal = bool(found.get("fiscal") or found.get("firm"))
    part = replace(part, reckoning=Reckoning.FISCAL) if is_fiscal else part
    return (part.in_year(year) if year else part,)


def _read_named_quarter(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """The December quarter is that which ends with December."""
    month, year = month_of(match["month"]), year_of(match["year"])
    if not year or match["month"].islower():
        return ()
    last = months(year, month, month)
    return (Stretch(match.start(), match.end(), Precision.QUARTER, shift_month(last[0], -2)[0], last[1]),)


def _read_span(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """The first nine months of 2021."""
    count, year = int(SMALL.get(match["count"], 0)) or number(match["count"]), year_of(match["year"])
    if not 1 <= count <= 12:  # noqa: PLR2004
        return ()
    first, last = (1, count) if match["nth"] in ("first", "opening") else (13 - count, 12)
    return (Stretch(match.start(), match.end(), Precision.RANGE, *months(year, first, last)),)


def _read_fiscal(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """Fiscal 2023 has the days of the year that names it, but is reckoned apart: they may lie a year to either side."""
    first = year_of(match["fiscal"])
    last = year_of(match["until"]) if match["until"] else first
    if last < first:  # "FY1999-00"
        last += 100
    if last < first or last > first + 1:
        return ()
    days = years(first, last)
    return (Stretch(match.start(), match.end(), Precision.YEAR, *days, reckoning=Reckoning.FISCAL),)


_SOME_MONTHS: Final = rf"(?P<nth>first|last|final|opening){GAP}(?P<count>{_FEW}|\d\d?){GAP}months"
_FISCAL_BEHIND: Final = rf"{GAP}(?:[Ff]iscal|[Ff]inancial){GAP}[Yy]ear\b"
_IN_DIGITS: Final = rf"{_DIGITS}(?:{_GLUED_YEAR}|(?P<two>\d\d)\b)"
_OF_FISCAL: Final = rf"(?:,?{OF}|[-/])(?:the{GAP})?{_FISCAL_YEAR}"
_BEHIND_YEAR: Final = rf"(?:{GAP}?-?{_LETTERS}\b|{GAP}{_WORDS}\b)"
_OF_A_MONTH: Final = rf"(?P<month>{MONTH})[- ]quarter(?:,?{OF}(?P<year>{FULL_YEAR}))?"
_ANY: Final = (DIGIT, ORDINAL_WORD, LETTERS)
SHAPES: Final = {
    "part_of_fiscal": Shape(_ANY, rf"\b(?:{_WORDS}|{_LETTERS}|{_DIGITS}){_OF_FISCAL}", _read_part),
    "part_in_words": Shape(_ANY, rf"\b{_WORDS},?{OF}(?:the{GAP}year{GAP})?(?P<year>{FULL_YEAR})", _read_part),
    "part_in_letters": Shape((LETTERS,), rf"\b{_LETTERS}{_GLUED_YEAR}", _read_part),
    "part_in_digits": Shape((DIGIT,), rf"\b{_IN_DIGITS}", _read_part),
    "part_behind_fiscal": Shape((LETTERS,), rf"\b{_FISCAL_YEAR}{GAP}{_LETTERS}\b", _read_part),
    "part_behind_year": Shape((DIGIT,), rf"{FREE}(?P<year>{YEAR}){_BEHIND_YEAR}", _read_part),
    "named_quarter": Shape((MONTH_NAME,), _OF_A_MONTH, _read_named_quarter),
    "months_of_year": Shape((ORDINAL_WORD,), rf"\b{_SOME_MONTHS}{OF}(?P<year>{FULL_YEAR})", _read_span),
    "fiscal": Shape((LETTERS,), rf"\b{_FISCAL_YEAR}", _read_fiscal),
    "fiscal_behind": Shape((DIGIT,), rf"{FREE}(?P<fiscal>{YEAR}){_UNTIL}{_FISCAL_BEHIND}", _read_fiscal),
}
LAST_SHAPES: Final = {
    "bare_words": Shape(_ANY, rf"{_THE}{_BARE_WORDS}\b{_BEHIND_BARE}", _read_part),
    "bare_letters": Shape((LETTERS,), r"\bQ(?P<of>[1-4])(?!\w)", _read_part),
}
