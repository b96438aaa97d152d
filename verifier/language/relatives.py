"""Relative periods: those that another period or the day of publication explains.

"the same year", "a month earlier" and "the previous quarter" hang on the period read last, "three weeks after" on the
date that follows it; "last year", "this month" and "two years ago" on the day of publication. Nothing is guessed:
without what it hangs on, a relative period stays unresolved.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from verifier.domain.period import Precision, Reckoning
from verifier.language.calendar import around, moved, shifted, thirds
from verifier.language.stretch import Stretch

Ends = tuple[date, date]
PRECISIONS: Final = {
    "day": Precision.DAY, "week": Precision.WEEK, "fortnight": Precision.WEEK, "month": Precision.MONTH,
    "quarter": Precision.QUARTER, "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY,
}  # fmt: skip
_SHORT_UNITS: Final = frozenset({"day", "week", "fortnight"})


class Hang(Enum):
    """What a relative period hangs on."""

    TEXT = "the period read last"
    PUBLICATION = "the day of publication"
    EITHER = "the period read last if it stands near, else the day of publication"  # "the end of the year"
    NEXT = "the date that follows it"
    NOTHING = "nothing that the text tells"  # "next Sunday" means different days to different writers


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative period at the characters *start* to *end*.

    *resolve* takes its anchor's first and last day; it may raise OverflowError or ValueError where the calendar ends.
    The anchor must lie within one *unit*, or it does not tell which: a month lies in one year, a year in no month.
    """

    start: int
    end: int
    precision: Precision
    hangs: Hang
    unit: str
    resolve: Callable[[date, date], Ends]

    @property
    def unresolved(self) -> Stretch:
        """The stretch without days."""
        return Stretch(self.start, self.end, self.precision)

    def resolved(self, anchor: Stretch) -> Stretch:
        """Return the stretch for *anchor*; without days where that does not tell, or where the calendar ends."""
        first, last = anchor.first, anchor.last
        if first is None or last is None or anchor.precision is Precision.SPAN:
            return self.unresolved
        try:
            if around(self.unit, first) != around(self.unit, last):
                return self.unresolved
            found = Stretch(self.start, self.end, self.precision, *self.resolve(first, last))
        except (OverflowError, ValueError):
            return self.unresolved
        is_fiscal = anchor.reckoning is Reckoning.FISCAL and self.precision in (Precision.YEAR, Precision.QUARTER)
        return replace(found, reckoning=anchor.reckoning) if is_fiscal else found

    def narrowed(self, part: str, start: int) -> "Relative":
        """Return the *part* ("early", "end") of the period, which begins at *start* with the words that name it."""

        def resolve(first: date, last: date) -> Ends:
            return thirds(*self.resolve(first, last), part)

        return replace(self, start=start, precision=Precision.PART, resolve=resolve)


def shift_of(unit: str, by: int) -> Callable[[date, date], Ends]:
    """Return the rule for the period *by* units after the one that the anchor lies in."""
    return lambda first, _last: shifted(unit, first, by)


def span_of(unit: str, by: int) -> Callable[[date, date], Ends]:
    """Return the rule for the time from the anchor's day to *by* units after it, or before where *by* is negative."""

    def resolve(first: date, last: date) -> Ends:
        return (moved(first, unit, by), last) if by < 0 else (first, moved(last, unit, by))

    return resolve


def rest_of(unit: str, side: str) -> Callable[[date, date], Ends]:
    """Return the rule for what lies before ("earlier") or behind ("later") the anchor in its unit."""

    def resolve(first: date, last: date) -> Ends:
        begin, end = around(unit, first)
        return (begin, last) if side == "earlier" else (first, end)

    return resolve


def counted_from(relative: Relative, date_read: Stretch, by: int) -> Stretch:
    """Return the period that lies *by* units from a date: three weeks after 5 May 2020 is 26 May 2020.

    Counted in months or years it is known to the month, or to the year where the date was no finer itself.
    """
    unknown = Stretch(relative.start, date_read.end, relative.precision)
    first, precision = date_read.first, date_read.precision
    if first is None:
        return unknown
    try:
        if relative.unit in _SHORT_UNITS:
            day = moved(first, relative.unit, by)
            return (
                replace(unknown, precision=Precision.DAY, first=day, last=day)
                if precision is Precision.DAY
                else unknown
            )
        if precision in (Precision.DAY, Precision.MONTH):
            begin, end = around("month", moved(first, relative.unit, by))
            return replace(unknown, precision=Precision.MONTH, first=begin, last=end)
    except OverflowError:
        return unknown
    return replace(relative, end=date_read.end).resolved(date_read)
