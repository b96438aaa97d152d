"""Calendar arithmetic on whole days, weeks, months, years and centuries, for the readers of periods."""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

MONTHS_A_YEAR: Final = 12
MONTH_NAMES: Final = "january february march april may june july august september october november december".split()
MONTH_NUMBERS: Final = (
    {name: number for number, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
    | {"sept": 9}
)
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_UNIT_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MONTH_PARTS: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_LONG_PARTS: Final = {  # by the length in months: years from the first one
    120: {"early": (0, 3), "mid": (4, 6), "late": (7, 9)},
    1200: {"early": (0, 32), "mid": (33, 65), "late": (66, 99)},
}


def month_of(name: str) -> int:
    """Return the number of the month called *name* ("May", "Sept."); 0 if there is none."""
    return MONTH_NUMBERS.get(name.lower().rstrip("."), 0)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day; without a year (0) the 29th of February counts."""
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= monthrange(year or 2000, month)[1]


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """Return the first and last day of the months *first* to *last* of *year*."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def years(first: int, last: int) -> tuple[date, date]:
    """Return the first and last day of the years *first* to *last*."""
    return date(first, 1, 1), date(last, 12, 31)


def century(number: int) -> tuple[date, date]:
    """Return the first and last day of a century: the 19th runs from 1801 to 1900, as there was no year 0."""
    return years(100 * number - 99, 100 * number)


def year_until(last: date) -> tuple[date, date]:
    """Return the twelve months that end with the day *last*: a fiscal year that ends on 30 June begins on 1 July.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    after = last + timedelta(days=1)
    return shift_date(after, -MONTHS_A_YEAR), last


def in_calendar(year: int) -> bool:
    """Whether dates of that year can be held."""
    return MINYEAR < year < MAXYEAR


def shift_month(day: date, by: int) -> tuple[date, date]:
    """Return the month that lies *by* months after that of *day*.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    count = day.year * MONTHS_A_YEAR + day.month - 1 + by
    year, month = divmod(count, MONTHS_A_YEAR)
    if not in_calendar(year):
        raise OverflowError(f"no calendar reaches the year {year}")
    return months(year, month + 1, month + 1)


def shift_day(day: date, by: int) -> date:
    """Return the day *by* days after *day*.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    return day + timedelta(days=by)


def shift_date(day: date, by: int) -> date:
    """Return the same day *by* months after *day*, or the last of that month where it has no such day.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    first, last = shift_month(day, by)
    return first.replace(day=min(day.day, last.day))


def moved(day: date, unit: str, count: int) -> date:
    """Return the day that lies *count* days, weeks, months, ... after *day*; before it where *count* is negative.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    if unit in _UNIT_DAYS:
        return shift_day(day, count * _UNIT_DAYS[unit])
    return shift_date(day, count * UNIT_MONTHS[unit])


def around(unit: str, day: date) -> tuple[date, date]:
    """Return the day, week (Monday to Sunday), month, quarter, year, decade or century that *day* lies in."""
    return _AROUND[unit](day)


def _week(day: date) -> tuple[date, date]:
    monday = shift_day(day, -day.weekday())
    return monday, shift_day(monday, 6)


def _quarter(day: date) -> tuple[date, date]:
    quarter = (day.month - 1) // 3
    return months(day.year, 3 * quarter + 1, 3 * quarter + 3)


_AROUND: Final[dict[str, Callable[[date], tuple[date, date]]]] = {
    "day": lambda day: (day, day),
    "week": _week,
    "month": lambda day: months(day.year, day.month, day.month),
    "quarter": _quarter,
    "year": lambda day: years(day.year, day.year),
    "decade": lambda day: years(day.year - day.year % 10, day.year - day.year % 10 + 9),
    "century": lambda day: century((day.year + 99) // 100),
}


def shifted(unit: str, day: date, by: int) -> tuple[date, date]:
    """Return the day, week, month, quarter, year, ... that lies *by* such units after that of *day*.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    if unit in _UNIT_DAYS:
        return around("week" if unit == "week" else "day", shift_day(day, by * _UNIT_DAYS[unit]))
    return around(unit, shift_month(day, by * UNIT_MONTHS[unit])[0])


def thirds(first: date, last: date, part: str) -> tuple[date, date]:
    """Return the *part* ("early", "mid", "late", "start", "end") of a month, a quarter, a year, a decade, a century.

    Early, mid and late are thirds: January to April, 2000 to 2003, the 1st to the 10th. Start and end are the first
    and the last month of what is longer than a month, and the first and the last day of what is not. Any other stretch
    (a week, May to June) stays whole.
    """
    if (last - first).days < 31:  # noqa: PLR2004  # a month or less
        ends = {"start": (first, first), "end": (last, last)}
        return ends[part] if part in ends else _third_of_month(first, last, part)
    if part == "start":
        return months(first.year, first.month, first.month)
    if part == "end":
        return months(last.year, last.month, last.month)
    count = MONTHS_A_YEAR * (last.year - first.year) + last.month - first.month + 1
    if count <= MONTHS_A_YEAR and count % 3 == 0:
        third = count // 3
        begin = first.month + third * ("early", "mid", "late").index(part)
        return months(first.year, begin, begin + third - 1)
    if count not in _LONG_PARTS:
        return first, last
    begin, end = _LONG_PARTS[count][part]
    return years(first.year + begin, first.year + end)


def _third_of_month(first: date, last: date, part: str) -> tuple[date, date]:
    if (first, last) != months(first.year, first.month, first.month):
        return first, last
    begin, end = _MONTH_PARTS[part]
    return first.replace(day=begin), first.replace(day=min(end, last.day))
