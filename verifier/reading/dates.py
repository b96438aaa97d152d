"""Stated dates: a publication date as metadata or a byline gives it. Nothing is guessed."""

import re
from datetime import date
from types import MappingProxyType
from typing import Final

_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
             "sep sept september", "oct october", "nov november", "dec december"),
            start=1,
        )
        for name in names.split()
    }
)  # fmt: skip
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ISO: Final = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=$|[T\s])", re.ASCII)
_WRITTEN: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}")
)
_LEAD: Final = re.compile(
    r"(?:(?:first )?(?:published|posted|date)(?:\s+on)?\s*:?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?",
    re.IGNORECASE,
)
_CLOCK: Final = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
_ZONE: Final = r"(?:[A-Z]{1,4}\b|[+-]\d\d:?\d\d)?"
_TIME: Final = re.compile(rf"(?:[T\s,|·•-]*(?:at\s+)?{_CLOCK}\s*{_ZONE})?\s*$", re.IGNORECASE)
_LONGEST: Final = 80  # code points of a line that is nothing but a date


def stated_date(line: str) -> date | None:
    """Return the date where *line* is nothing but a date, perhaps with "Published", a weekday and a time.

    >>> stated_date("Published on Saturday, July 12, 2025")
    datetime.date(2025, 7, 12)
    >>> stated_date("On July 12, 2025, it rained") is None
    True
    """
    text = line.strip()
    if len(text) > _LONGEST:
        return None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    for pattern in (_ISO, *_WRITTEN):
        match = pattern.match(text, start)
        if match and _TIME.match(text, match.end()):
            return _date(match)
    return None


def leading_date(text: str) -> date | None:
    """Return the date that a metadata value begins with: "2025-07-12T08:00:00Z", "12 July 2025".

    >>> leading_date("2025-07-12T08:00:00+00:00")
    datetime.date(2025, 7, 12)
    """
    stripped = text.strip()[:_LONGEST].replace("/", "-")
    found = (pattern.match(stripped) for pattern in (_ISO, *_WRITTEN))
    return next((_date(match) for match in found if match), None)


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].lower().rstrip(".")
    try:
        return date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:  # the 31st of June
        return None
