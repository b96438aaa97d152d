"""Stretches: calendar expressions at a place of a sentence, before they are tied to what the sentence says."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

from verifier.domain.period import Precision, Reckoning
from verifier.language.calendar import is_day, months

_LENGTHS: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6}  # in months


@dataclass(frozen=True, slots=True)
class Stretch:
    """A calendar expression at the characters *start* to *end* of a sentence.

    *first* and *last* are days, both included. Without a year they are None, and *month* (and *day*) hold what was
    written, as in :class:`verifier.domain.period.Period`; so do *reckoning* and *candidates*.
    """

    start: int
    end: int
    precision: Precision
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    reckoning: Reckoning = Reckoning.CALENDAR
    candidates: tuple[date, ...] = ()

    @property
    def lacks_year(self) -> bool:
        """Whether nothing but the year is missing: "August 17", "the third quarter"."""
        return self.first is None and self.month is not None

    def in_year(self, year: int) -> Self:
        """Return the stretch in that *year*; unchanged where it lacks no year, or the year lacks its day."""
        if not self.lacks_year or self.month is None:
            return self
        if self.day is None:
            first, last = months(year, self.month, self.month + _LENGTHS[self.precision] - 1)
        elif is_day(year, self.month, self.day):
            first = last = date(year, self.month, self.day)
        else:
            return self
        return replace(self, first=first, last=last, month=None, day=None)
