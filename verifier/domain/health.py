"""Health: what the days on which a URL failed say about it. One failure is no death."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Final

from verifier.domain.link import LinkStatus

DEAD_AFTER: Final = 3  # different days; what archivists of encyclopaedias wait for before they replace a link
COUNTING: Final = frozenset(
    {
        LinkStatus.NOT_FOUND,
        LinkStatus.GONE,
        LinkStatus.SOFT_404,
        LinkStatus.SERVER_ERROR,
        LinkStatus.TIMEOUT,
        LinkStatus.DNS_ERROR,
        LinkStatus.TLS_ERROR,
        LinkStatus.CONNECTION_ERROR,
        LinkStatus.REDIRECT_LOOP,
    }
)
"""What counts as a failing day. A bot wall, robots.txt or our own limits say nothing about a page's health."""


class Health(StrEnum):
    """How a URL has done over time."""

    OK = "ok"
    SUSPECT = "suspect"  # it has failed, on too few days to be sure
    DEAD = "dead"


def health_of(failing_days: Collection[date], dead_after: int = DEAD_AFTER) -> Health:
    """Return the health of a URL that has failed on those days since it was last well.

    >>> health_of([date(2025, 7, 14), date(2025, 7, 15)]).value
    'suspect'
    """
    days = len(set(failing_days))
    return Health.DEAD if days >= dead_after else Health.SUSPECT if days else Health.OK
