"""The form in which a reader of quantities and dates, ours or another, hands in what it read.

Values are floats in plain units ("7.3 billion" is 7.3e9), for that is what the annotations hold. A reader that does not
say where something stands hands in -1 for the place: its reading is then held against every gold item of the sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

NOWHERE: Final = -1


class Family(StrEnum):
    """The sorts of quantity that some sets mark alone."""

    MONEY = "money"
    SHARE = "share"  # per cent and percentage points
    MEASURE = "measure"
    DURATION = "duration"
    NUMBER = "number"  # counts, multiples and bare numbers


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity as a reader gives it.

    *unit* is a name or symbol in any vocabulary ("USD", "dollar", "kilometre per hour") and empty for counts; *thing*
    holds the words of what is counted. *mods* are the annotations' marks that the reader's bound may be called by.
    """

    start: int
    end: int
    low: float
    high: float
    family: Family
    text: str
    unit: str = ""
    thing: tuple[str, ...] = ()
    mods: frozenset[str] = frozenset({"eq"})


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date or stretch as a reader gives it: first and last day, or *month* and *day* where no year is known."""

    start: int
    end: int
    text: str
    days: tuple[date, ...] = ()  # the first and the last; empty where they are not known
    month: int = 0
    day: int = 0


QuantityReader = Callable[[str], Sequence[Reading]]
DateReader = Callable[[str, date | None], Sequence[DateReading]]


def no_quantities(_text: str) -> Sequence[Reading]:
    """Return nothing: what a reader of dates alone reads of quantities."""
    return ()


def no_dates(_text: str, _published: date | None) -> Sequence[DateReading]:
    """Return nothing: what a reader of quantities alone reads of dates."""
    return ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by name, version and licence; *gives* holds what it can be scored on: value, unit, bound, date."""

    name: str
    version: str
    licence: str
    gives: frozenset[str]
    quantities: QuantityReader = no_quantities
    dates: DateReader = no_dates
