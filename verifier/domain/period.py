"""Periods: stretches of time as a sentence states them, with their precision."""

from datetime import date
from enum import StrEnum

from verifier.domain.span import Span


class Precision(StrEnum):
    """How finely a period was stated. A month contains its days; it is not one of them."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PART = "part"  # early 2020, the end of the decade
    RANGE = "range"  # 2021 to 2025: two ends that were both stated
    SPAN = "span"  # "the past five years": a length counted from a day, so that neither end is meant to the day


class Relation(StrEnum):
    """How the sentence ties the matter to the period: "by 2028" is BY, "since 2009" is SINCE."""

    AT = "at"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Reckoning(StrEnum):
    """By which calendar the days were counted.

    A FISCAL year begins where its firm or state likes, up to a year before or after the calendar year that names it.
    Its *first* and *last* are then those of the naming year, and the true ones may lie a year to either side.
    """

    CALENDAR = "calendar"
    FISCAL = "fiscal"


class Period(Span):
    """A period read from a text, at the code points *start* to *end*.

    *first* and *last* are its first and last day, both included. They are None where the text does not give the
    year; then *month* and, where stated, *day* hold what is known ("August 17"; of a quarter or half, the month that
    it begins with). A period that cannot be resolved at all ("the same year" with nothing before it) has neither. Of
    "03/04/2020" *candidates* are the two days that may be meant, unless the text tells. *text* is what was written.
    """

    first: date | None = None
    last: date | None = None
    precision: Precision
    relation: Relation = Relation.AT
    month: int | None = None
    day: int | None = None
    reckoning: Reckoning = Reckoning.CALENDAR
    candidates: tuple[date, ...] = ()
    text: str

    @property
    def is_resolved(self) -> bool:
        """Whether the first and last day are known."""
        return self.first is not None and self.last is not None

    def __str__(self) -> str:
        """Return the period as it was written."""
        return self.text
