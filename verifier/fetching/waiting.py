"""Retry-After: how long a server bids to wait. Source: RFC 9110, section 10.2.3."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_SECONDS: Final = re.compile(r"\d{1,9}(?:\.\d+)?")  # some servers give fractions, against the rules


def retry_after(written: str, *, answered: str, now: datetime) -> float:
    """Return the seconds in *written*, the value of Retry-After, which is a number or a date; 0 if it cannot be read.

    A date is held against that of the answer (*answered*, the value of Date), which is by the same clock, else *now*.

    >>> noon = datetime(2025, 7, 12, 12, tzinfo=UTC)
    >>> retry_after("120", answered="", now=noon)
    120.0
    >>> retry_after("Sat, 12 Jul 2025 12:00:30 GMT", answered="", now=noon)
    30.0
    """
    written = written.strip()
    if _SECONDS.fullmatch(written):
        return float(written)
    due = _date(written)
    if due is None:
        return 0.0
    return max(0.0, (due - (_date(answered) or now)).total_seconds())


def _date(written: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(written)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date
