"""Nearness in time: which of several captures shows best what a page said on a given day.

A capture from before the day shows what could be read then unless the page changed in between; one from after it may
show what was written because of it. So a later one is taken only where it is nearer by half.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from typing import Final, TypeVar

LATER_WEIGHT: Final = 2  # how much further away a moment after the day counts

Item = TypeVar("Item")


def by_nearness(items: Iterable[Item], at: datetime, moment: Callable[[Item], datetime]) -> list[Item]:
    """Return *items* ordered by how near their *moment* is to *at*, the nearest first; all times know their zone.

    >>> days = [date(2025, 7, 1), date(2025, 7, 9), date(2025, 7, 12)]
    >>> [str(day) for day in by_nearness(days, end_of(date(2025, 7, 10)), end_of)]
    ['2025-07-09', '2025-07-12', '2025-07-01']
    """

    def distance(item: Item) -> tuple[float, float]:
        seconds = (moment(item) - at).total_seconds()
        return (LATER_WEIGHT * seconds if seconds > 0 else -seconds, seconds)

    return sorted(items, key=distance)


def end_of(day: date) -> datetime:
    """Return the last moment of *day* in UTC: what was captured during the day counts as not later."""
    return datetime.combine(day, time.max, UTC)
