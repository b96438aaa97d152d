"""Lags: how long after one event another came about: "a year after the ban was lifted", "the same day it was listed".

Such words date nothing, but tell two sentences about one pair of events apart. What follows a date ("a year after 5 May
2020") is a period and is read in :mod:`verifier.language.periods`.
"""

import re
from collections.abc import Sequence
from typing import Final

from verifier.domain.period import Period
from verifier.domain.span import Span
from verifier.language.numerals import SMALL

_UNIT_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_UNIT: Final = rf"(?P<unit>{'|'.join(_UNIT_DAYS)})"
_SAME: Final = rf"the\s(?:very\s)?same\s{_UNIT}\s(?:(?:that|as|when|on\swhich)\s)?(?=\w)"
_COUNT: Final = rf"(?P<count>an?|{'|'.join(SMALL)}|\d{{1,3}})"
_AFTER: Final = r"(?P<side>after|before|later\sthan|earlier\sthan)\s(?=\w)"
_COUNTED: Final = rf"{_COUNT}\s(?:whole|full|entire)?\s?{_UNIT}s?\s{_AFTER}"
_SCANNERS: Final = tuple(re.compile(rf"\b{shape}", re.IGNORECASE) for shape in (_SAME, _COUNTED))


class Lag(Span):
    """Words that tell how long after an event, named behind them, something came about: *low* to *high* days.

    Before it they are negative. *is_same* marks "the same day", which counts nothing. *text* is what was written.
    """

    low: int
    high: int
    is_same: bool
    text: str


def read_lags(sentence: str, offset: int = 0, *, periods: Sequence[Period] = ()) -> list[Lag]:
    """Return the lags of *sentence* in order, with *offset* added to their places, but none that counts from a period.

    A lag is meant to half a unit: "a year after" is six to eighteen months after; the same year is up to a year away.

    >>> [(lag.text, lag.low, lag.high) for lag in read_lags("It opened a week after the old one closed.")]
    [('a week after', 4, 10)]
    """
    found = [_lag(match, offset) for scanner in _SCANNERS for match in scanner.finditer(sentence)]
    starts = {period.start for period in periods}
    return sorted(
        (lag for lag in found if lag.is_same or not starts.intersection(range(lag.start, lag.end + 2))),
        key=lambda lag: lag.start,
    )


def _lag(match: re.Match[str], offset: int) -> Lag:
    named = match.groupdict()
    days = _UNIT_DAYS[match["unit"].lower()]
    text = match[0].strip()
    start, end = match.start() + offset, match.start() + offset + len(text)
    if "count" not in named:
        return Lag(start=start, end=end, low=1 - days, high=days - 1, is_same=True, text=text)
    written = match["count"].lower()
    count = 1 if written in ("a", "an") else int(written) if written.isdecimal() else int(SMALL[written])
    middle = count * days * (-1 if match["side"].lower().startswith(("before", "earlier")) else 1)
    return Lag(start=start, end=end, low=middle - days // 2, high=middle + days // 2, is_same=False, text=text)
