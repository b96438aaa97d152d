"""Calendar arithmetic on whole days, months and years, for the readers of periods."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

MONTHS_A_YEAR: Final = 12
_NAMES: Final = "january february march april may june july august september october november december".split()
MONTH_NUMBERS: Final = (
    {name: number for number, name in enumerate(_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_NAMES, 1)}
    | {"sept": 9}
)
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()


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


def thirds(first: date, last: date, part: str) -> tuple[date, date]:
    """Return the *part* ("early", "mid", "late", "start", "end") of a month, a year or a decade.

    Early, mid and late are thirds: January to April, 2000 to 2003, the 1st to the 10th. Start and end are the first
    and the last month of a year or longer stretch, and the first and the last day of a month.
    """
    whole_years = last.year - first.year + 1
    if (last - first).days < 31:  # noqa: PLR2004  # a month
        cuts = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day), "start": (1, 1), "end": (last.day, last.day)}
        return first.replace(day=cuts[part][0]), first.replace(day=cuts[part][1])
    if part == "start":
        return months(first.year, first.month, first.month)
    if part == "end":
        return months(last.year, last.month, last.month)
    if whole_years == 1:
        starts = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
        return months(first.year, *starts[part])
    decade = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
    return years(first.year + decade[part][0], first.year + decade[part][1])
