"""Readers of dates by others, each function returning one in the form that is scored.

Most return a moment and not its precision. Where a reader says what it meant, that is taken; else the words that it
found decide: "May 2019" is a month and "2019" a year.
"""

import re
import warnings
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from importlib import import_module
from typing import Final, Protocol

from scoring.readings import NOWHERE, DateReader, DateReading

UNDATED: Final = date(2000, 1, 1)  # what relative dates are counted from where a set gives no day of publication
YEAR_ONLY: Final = re.compile(r"\W*(?:in|since|by|of|until)?\W*\d{4}\W*", re.IGNORECASE)
DAY_NUMBER: Final = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
MONTH: Final = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
SECONDS: Final = 1.0  # that ctparse may take for a sentence


class Accuracy(Protocol):
    """What parsedatetime says of a date: which parts of it were written, as bits."""

    accuracy: int
    ACU_YEAR: int
    ACU_MONTH: int
    ACU_WEEK: int
    ACU_DAY: int


class CalendarTime(Protocol):
    """What ctparse says of a time; parts that were not written are None."""

    year: int
    month: int | None
    day: int | None


def stretch(day: date, precision: str) -> tuple[date, date]:
    """Return the first and last day of the ``day``, ``month`` or ``year`` that holds *day*."""
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == "month":
        return date(day.year, day.month, 1), date(day.year, day.month, monthrange(day.year, day.month)[1])
    return date(day.year, day.month, day.day), date(day.year, day.month, day.day)


def written_precision(words: str) -> str:
    """Return ``year``, ``month`` or ``day``, by the words of a date.

    >>> [written_precision(words) for words in ("in 2019", "May 2019", "12 May 2019", "yesterday")]
    ['year', 'month', 'day', 'day']
    """
    if YEAR_ONLY.fullmatch(words):
        return "year"
    return "month" if MONTH.search(words) and not DAY_NUMBER.search(words) else "day"


def _noon(published: date | None) -> datetime:
    return datetime.combine(published or UNDATED, time(12))


def dateparser() -> DateReader:
    """Return dateparser's search for dates in a text."""
    search = import_module("dateparser.search").search_dates
    parser_of = import_module("dateparser.date").DateDataParser

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        settings = {"RELATIVE_BASE": _noon(published)}
        parser = parser_of(languages=["en"], settings=settings)
        found = search(text, languages=["en"], settings=settings) or []
        periods = (parser.get_date_data(words).period or "day" for words, _ in found)
        return list(_placed(text, [(words, day, period) for (words, day), period in zip(found, periods, strict=True)]))

    return read


def _placed(text: str, found: Iterable[tuple[str, datetime, str]]) -> Iterable[DateReading]:
    """Give readings that come as words, in order, their places in the text."""
    after = 0
    for words, day, precision in found:
        start = text.find(words, after)
        end = start + len(words) if start >= 0 else NOWHERE
        after = max(after, end)
        yield DateReading(start, end, words, stretch(day.date(), precision))


def datefinder() -> DateReader:
    """Return datefinder's search for dates in a text."""
    find = import_module("datefinder").find_dates

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        found = find(text, source=True, index=True, base_date=_noon(published))
        return [
            DateReading(start, end, words, stretch(day.date(), written_precision(words)))
            for day, words, (start, end) in found
        ]

    return read


def date_extractor() -> DateReader:
    """Return date-extractor, which gives precisions and no places."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python has deprecated since
        extract = import_module("date_extractor").extract_dates

    def read(text: str, _published: date | None) -> Sequence[DateReading]:
        found = extract(text, return_precision=True)
        return [DateReading(NOWHERE, NOWHERE, f"{day:%Y}", stretch(day.date(), how)) for day, how in found]

    return read


def parsedatetime() -> DateReader:
    """Return parsedatetime's search for dates in a text."""
    module = import_module("parsedatetime")
    calendar = module.Calendar(version=module.VERSION_CONTEXT_STYLE)

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        found = calendar.nlp(text, sourceTime=_noon(published)) or ()
        return [_accurate(*each) for each in found if each[1].hasDate]

    return read


def _accurate(moment: datetime, context: Accuracy, start: int, end: int, words: str) -> DateReading:
    has = context.accuracy
    coarse = "month" if has & context.ACU_MONTH else "year"
    precision = "day" if has & (context.ACU_DAY | context.ACU_WEEK) else coarse
    return DateReading(start, end, words, stretch(moment.date(), precision))


def timefhuman() -> DateReader:
    """Return timefhuman, which finds moments and ranges."""
    module = import_module("timefhuman")

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        config = module.tfhConfig(return_matched_text=True, now=_noon(published))
        return [
            DateReading(start, end, words, _ends(moment, words))
            for words, (start, end), moment in module.timefhuman(text, config=config)
        ]

    return read


def _ends(moment: object, words: str) -> tuple[date, ...]:
    ends = [end for end in (moment if isinstance(moment, tuple | list) else (moment,)) if isinstance(end, date)]
    if not ends:
        return ()
    precision = written_precision(words)
    return stretch(ends[0], precision)[0], stretch(ends[-1], precision)[1]


def ctparse() -> DateReader:
    """Return ctparse, which finds the one time that a text is about."""
    parse = import_module("ctparse").ctparse

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        found = parse(text, ts=_noon(published), timeout=SECONDS, latent_time=False)
        if not found:
            return ()
        resolved = found.resolution
        ends = (getattr(resolved, "t_from", resolved), getattr(resolved, "t_to", resolved))
        spans = [_calendar_span(end) for end in ends if getattr(end, "year", None)]
        if not spans:
            return ()
        return (DateReading(resolved.mstart, resolved.mend, str(spans[0][0].year), (spans[0][0], spans[-1][1])),)

    return read


def _calendar_span(found: CalendarTime) -> tuple[date, date]:
    precision = "day" if found.day else "month" if found.month else "year"
    return stretch(date(found.year, found.month or 1, found.day or 1), precision)
