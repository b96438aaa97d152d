"""Relative periods: those that another period or the day of publication explains.

"the same year", "a month earlier" and "the previous quarter" hang on the period read last; "last year", "this month"
and "two years ago" on the day of publication. Nothing is guessed: without what it hangs on, a relative period stays
unresolved.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import WEEKDAYS, months, shift_day, shift_month, thirds, years
from verifier.language.dates import Stretch
from verifier.language.numerals import SMALL

_UNIT: Final = "day|week|month|quarter|year|decade"
_COUNT: Final = rf"(?:an?|{'|'.join(SMALL)}|\d{{1,3}})"
_SHAPES: Final = {
    "end": (
        r"\b(early|late|mid|beginning|start|middle|end|close)(?:\s(?:in|of)|-)?\s?(this|the|that)"
        rf"\s({_UNIT})\b(?!\s(?:of|before|after)\b)"
    ),
    "same": rf"\b(?:the\s(?:very\s)?same|that(?:\svery)?|the\s(?:said|year\sin\squestion))\s({_UNIT})\b(?![’'])",
    "beside": rf"\bthe\s(previous|preceding|prior|following|next|subsequent)\s({_UNIT})\b(?!s)",
    "before": rf"\bthe\s({_UNIT})\s(before|after|earlier|prior)\b(?!\s(?:the|it|this|that|its|he|she|they|\w+ed)\b)",
    "away": rf"\b({_COUNT})[\s-]({_UNIT})s?\s(earlier|later|before(?!\s\w)|after(?!\s\w)|beforehand|afterwards?)\b",
    "ago": rf"\b({_COUNT})\s({_UNIT})s?\sago\b",
    "current": rf"\b([Ll]ast|[Tt]his|[Nn]ext)\s({_UNIT})\b(?![’'-])",
    "weekday": rf"\b(?:[Ll]ast|on|On)\s({'|'.join(day.title() for day in WEEKDAYS)})\b",
    "today": r"\b([Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?![’'])",
}
_SCANNER: Final = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))
_DETAIL: Final = {name: re.compile(shape) for name, shape in _SHAPES.items()}
_SIGNS: Final = ("day", "week", "month", "quarter", "year", "decade", "tomorrow")  # one of them is in every shape
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_PRECISIONS: Final = {
    "day": Precision.DAY, "week": Precision.RANGE, "month": Precision.MONTH, "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}  # fmt: skip
_BACKWARD: Final = frozenset({"previous", "preceding", "prior", "before", "earlier", "beforehand", "last", "Last"})
_COARSE: Final = (
    Precision.DAY,
    Precision.RANGE,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.HALF,
    Precision.YEAR,
    Precision.DECADE,
)
_LONGEST_SHIFT: Final = 999
_PARTS: Final = {"beginning": "start", "middle": "mid", "close": "end"}


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative period at the characters *start* to *end*; *resolve* takes the anchor's first and last day.

    *on_publication* tells whether the anchor is the day of publication or the period read last. The anchor must be at
    least as fine as one of the *anchors*. *resolve* may raise OverflowError or ValueError where the calendar ends.
    """

    start: int
    end: int
    precision: Precision
    on_publication: bool
    anchors: frozenset[Precision]
    resolve: Callable[[date, date], tuple[date, date]]

    def resolved(self, first: date, last: date) -> Stretch:
        """Return the calendar stretch for the anchor *first* to *last*; without days where the calendar ends."""
        try:
            ends = self.resolve(first, last)
        except (OverflowError, ValueError):
            return Stretch(self.start, self.end, self.precision)
        return Stretch(self.start, self.end, self.precision, *ends)

    @property
    def unresolved(self) -> Stretch:
        """The stretch without days."""
        return Stretch(self.start, self.end, self.precision)


def read_relatives(sentence: str) -> list[Relative]:
    """Return the relative periods of *sentence* in order, not overlapping."""
    if not any(sign in sentence for sign in _SIGNS):
        return []
    relatives = []
    for match in _SCANNER.finditer(sentence):
        shape = match.lastgroup or ""
        detail = _DETAIL[shape].match(sentence, match.start())
        if detail is not None:
            relatives.append(_READERS[shape](detail))
    return relatives


def around(unit: str, day: date) -> tuple[date, date]:
    """Return the day, week (Monday to Sunday), month, quarter, year or decade that *day* lies in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = shift_day(day, -day.weekday())
        return monday, shift_day(monday, 6)
    if unit == "month":
        return months(day.year, day.month, day.month)
    if unit == "quarter":
        quarter = (day.month - 1) // 3
        return months(day.year, 3 * quarter + 1, 3 * quarter + 3)
    if unit == "year":
        return years(day.year, day.year)
    return years(day.year - day.year % 10, day.year - day.year % 10 + 9)


def shifted(unit: str, day: date, by: int) -> tuple[date, date]:
    """Return the day, week, month, quarter, year or decade that lies *by* such units after that of *day*."""
    if unit in ("day", "week"):
        return around(unit, shift_day(day, by * (7 if unit == "week" else 1)))
    return around(unit, shift_month(day, by * _UNIT_MONTHS[unit])[0])


def _finer_or_equal(unit: str) -> frozenset[Precision]:
    """The precisions that pin down one *unit*: a month lies in one year, a year in no month."""
    if unit == "week":
        return frozenset({Precision.DAY})
    kept = _COARSE[: _COARSE.index(_PRECISIONS[unit]) + 1]
    return frozenset(kept) - ({Precision.RANGE} if unit in ("day", "month", "quarter") else set())


def _relative(
    match: re.Match[str], unit: str, resolve: Callable[[date, date], tuple[date, date]], *, published: bool = False
) -> Relative:
    return Relative(match.start(), match.end(), _PRECISIONS[unit], published, _finer_or_equal(unit), resolve)


def _count(written: str) -> int:
    lower = written.lower()
    if lower in ("a", "an"):
        return 1
    return int(lower) if lower.isdecimal() else int(SMALL[lower])


def _read_end(match: re.Match[str]) -> Relative:
    """The end of this decade, late that year; "the year" is the current one unless the text was published on no day."""
    part, unit = match[1].lower(), match[3]
    part = _PARTS.get(part, part)
    published = match[2] != "that"

    def resolve(first: date, _last: date) -> tuple[date, date]:
        return thirds(*around(unit, first), part) if unit not in ("day", "week", "quarter") else around(unit, first)

    return Relative(match.start(), match.end(), Precision.RANGE, published, _finer_or_equal(unit), resolve)


def _read_same(match: re.Match[str]) -> Relative:
    unit = match[1] or "year"
    return _relative(match, unit, lambda first, _: around(unit, first))


def _read_beside(match: re.Match[str]) -> Relative:
    unit = match[2]
    by = -1 if match[1] in _BACKWARD else 1
    return _relative(match, unit, lambda first, _: shifted(unit, first, by))


def _read_before(match: re.Match[str]) -> Relative:
    unit = match[1]
    by = -1 if match[2] in _BACKWARD else 1
    return _relative(match, unit, lambda first, _: shifted(unit, first, by))


def _read_away(match: re.Match[str]) -> Relative:
    count, unit = min(_count(match[1]), _LONGEST_SHIFT), match[2]
    by = -count if match[3] in _BACKWARD else count
    return _relative(match, unit, lambda first, _: shifted(unit, first, by))


def _read_ago(match: re.Match[str]) -> Relative:
    count, unit = _count(match[1]), match[2]
    return _relative(match, unit, lambda first, _: shifted(unit, first, -count), published=True)


def _read_current(match: re.Match[str]) -> Relative:
    unit = match[2]
    by = {"last": -1, "this": 0, "next": 1}[match[1].lower()]
    return _relative(match, unit, lambda first, _: shifted(unit, first, by), published=True)


def _read_weekday(match: re.Match[str]) -> Relative:
    """The last such day before publication, or the day of publication itself for "on Sunday"."""
    wanted = WEEKDAYS.index(match[1].lower())
    least = 1 if match[0].lower().startswith("last") else 0

    def resolve(first: date, _last: date) -> tuple[date, date]:
        back = (first.weekday() - wanted) % 7
        return around("day", shift_day(first, -(back or 7 * least)))

    return _relative(match, "day", resolve, published=True)


def _read_today(match: re.Match[str]) -> Relative:
    by = {"yesterday": -1, "today": 0, "tomorrow": 1}[match[1].lower()]
    return _relative(match, "day", lambda first, _: shifted("day", first, by), published=True)


_READERS: Final[dict[str, Callable[[re.Match[str]], Relative]]] = {
    "end": _read_end,
    "same": _read_same,
    "beside": _read_beside,
    "before": _read_before,
    "away": _read_away,
    "ago": _read_ago,
    "current": _read_current,
    "weekday": _read_weekday,
    "today": _read_today,
}
