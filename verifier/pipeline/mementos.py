"""Copies of web archives: which day they are asked for, and which copy stands in for a source that is dead.

A copy is looked for only where there is no snapshot of our own. It is kept as what it is, the answer of a web archive,
and whoever is judged by it is told so.
"""

from collections.abc import Iterable
from datetime import date, datetime

from verifier.domain.ledger import LedgerEntry
from verifier.domain.nearness import end_of


def asked_time(published: Iterable[date | None], entry: LedgerEntry, now: datetime) -> datetime:
    """Return the time of which a copy is wanted: that of the first citation.

    That is the end of the first day on which something that cites it was *published*; where no such day is known, when
    the address was last well, by the ledger; else *now*.
    """
    days = [day for day in published if day is not None]
    return end_of(min(days)) if days else entry.last_ok or now
