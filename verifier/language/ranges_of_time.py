"""Ranges of time: which neighbouring calendar expressions are one stretch, or tell one another the year.

"from May 2019 to June 2020" and "between 2019 and 2021" are ranges; in "May to August 2020" May has the year of August,
and in "fiscal 2023, which ended on 30 September" the day tells what that fiscal year was.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from verifier.domain.period import Precision, Reckoning
from verifier.language.calendar import is_day, months, shift_date, shift_day, year_until
from verifier.language.numerals import SMALL
from verifier.language.stretch import Stretch

_GAP_TO: Final = re.compile(r"\s?(?:to|through|thru|until|till|up\sto)\s(?:the\s)?|\s?[-–—]\s?")
_GAP_AND: Final = re.compile(r",?\s?(?:and|or|,)\s(?:(?:on|in|from)\s)?")
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_MOVES: Final = (
    "postpone|delay|move|push|shift|bring|brought|reschedule|rise|rose|fall|fell|gr[eo]w|increase|decrease|drop"
)
_MOVED: Final = re.compile(rf"\b(?:{_MOVES})\w*\b[^.;]{{0,60}}$", re.IGNORECASE)
_ENDED: Final = re.compile(r"[,\s(]*(?:which\s|that\s)?(?:ended|ending|ends|to|through)\s(?:on\s)?(?:the\send\sof\s)?")
_COUNT: Final = rf"(?:the\s)?(?P<count>{'|'.join(SMALL)}|\d{{1,2}})[\s-](?P<unit>month|year|decade)s?(?:\speriod)?"
_UNITS: Final = (
    r"(?P<year>(?:fiscal\s|financial\s)?year)|(?P<decade>decade)|(?P<quarter>quarter)|(?P<half>half(?:[\s-]year)?)"
)
_ENDING: Final = r"(?:(?:up\s)?to|ended|ending|through)\s(?:on\s)?(?:the\send\sof\s)?"
_LENGTH: Final = re.compile(rf"\b(?:{_COUNT}|{_UNITS})\s{_ENDING}$", re.IGNORECASE)
_LOOK_BACK: Final = 80
_LEAST_MONTHS: Final = {Precision.DAY: 1, Precision.MONTH: 2}
_YEAR: Final = 12
_NAMED_LENGTHS: Final = {"year": _YEAR, "quarter": 3, "half": 6, "decade": 120}
_UNIT_MONTHS: Final = {"month": 1, "year": _YEAR, "decade": 10 * _YEAR}


def joined(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches with years shared and ranges, lengths and fiscal years put together."""
    put = _share_years(sentence, stretches)
    put = [_with_length(sentence, stretch) for stretch in _define_fiscal(sentence, put)]
    return _join(sentence, put)


def _share_years(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Let "May" in "May to August 2020" and "between May and August 2020" have the year of the other."""
    shared = list(stretches)
    for at in range(len(shared) - 2, -1, -1):
        left, right = shared[at], shared[at + 1]
        gap = sentence[left.end : right.start]
        if left.lacks_year and right.first is not None and (_GAP_TO.fullmatch(gap) or _GAP_AND.fullmatch(gap)):
            dated = left.in_year(right.first.year)
            shared[at] = dated if dated.first is not None and dated.first <= right.first else left
    return shared


def _join(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Join the two ends of "from May 2019 to June 2020" and "between 2019 and 2021" into one range."""
    put: list[Stretch] = []
    for stretch in stretches:
        if put and _are_ends(sentence, put[-1], stretch):
            left = put.pop()
            put.append(replace(left, end=stretch.end, precision=Precision.RANGE, last=stretch.last))
        else:
            put.append(stretch)
    return put


def _are_ends(sentence: str, left: Stretch, right: Stretch) -> bool:
    if left.first is None or right.first is None or left.first >= right.first or left.reckoning is not right.reckoning:
        return False
    gap = sentence[left.end : right.start]
    lead = sentence[max(0, left.start - _LOOK_BACK) : left.start]
    if _GAP_AND.fullmatch(gap):
        return gap.strip() == "and" and _BETWEEN.search(lead) is not None
    return _GAP_TO.fullmatch(gap) is not None and not (_FROM.search(lead) and _MOVED.search(lead))


def _with_length(sentence: str, stretch: Stretch) -> Stretch:
    """Read "the year to March 2021" and "the three months ended 30 June 2020" as the months that end there."""
    if stretch.last is None or stretch.precision not in _LEAST_MONTHS:
        return stretch
    begin = max(0, stretch.start - _LOOK_BACK)
    match = _LENGTH.search(sentence[begin : stretch.start])
    if match is None:
        return stretch
    named = next((length for name, length in _NAMED_LENGTHS.items() if match[name]), 0)
    written = (match["count"] or "").lower()
    count = named or _UNIT_MONTHS[match["unit"].lower()] * (
        int(written) if written.isdecimal() else int(SMALL[written])
    )
    try:
        first = shift_date(shift_day(stretch.last, 1), -count)
    except OverflowError:
        return stretch
    if count < _LEAST_MONTHS[stretch.precision]:
        return stretch
    return replace(stretch, start=begin + match.start(), precision=Precision.RANGE, first=first)


def _define_fiscal(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Give a fiscal year the days that the text tells of it: "fiscal 2023, which ended on 30 September 2023"."""
    put: list[Stretch] = []
    for stretch in stretches:
        named = put[-1] if put else stretch
        if named is not stretch and _is_fiscal_year(named) and _ENDED.fullmatch(sentence[named.end : stretch.start]):
            ended = stretch.in_year(named.last.year) if named.last else stretch
            if ended.last is not None and ended.precision in (Precision.DAY, Precision.MONTH):
                put[-1] = _ending(named, ended.last, stretch.end)
                continue
        put.append(stretch)
    return put


def _ending(fiscal: Stretch, last: date, end: int) -> Stretch:
    first, last = year_until(last)
    return replace(fiscal, end=end, first=first, last=last, reckoning=Reckoning.CALENDAR)


def _is_fiscal_year(stretch: Stretch) -> bool:
    return stretch.reckoning is Reckoning.FISCAL and stretch.precision is Precision.YEAR


def as_defined(fiscal: Stretch, definition: date) -> Stretch:
    """Return a fiscal year with the days that it has where another one of the text ended on the day *definition*."""
    if not _is_fiscal_year(fiscal) or fiscal.last is None:
        return fiscal
    year, month, day = fiscal.last.year, definition.month, definition.day
    is_end_of_month = shift_day(definition, 1).day == 1
    last = months(year, month, month)[1] if is_end_of_month or not is_day(year, month, day) else date(year, month, day)
    return _ending(fiscal, last, fiscal.end)
