"""Recognizers-Text, a reader of quantities and dates, in the form that is scored.

Its models overlap ("40 per cent" is a number too): what carries a unit is taken first, and numbers where nothing else
stands. Durations come from its model of dates. Its model of number ranges is left out, for it would take units away.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, Protocol

from scoring.annotated import DATE, days
from scoring.readings import DateReader, DateReading, Family, QuantityReader, Reading

ENGLISH: Final = "en-us"
KINDS: Final = ("date", "daterange", "datetime", "datetimerange")
DURATION: Final = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[YMWD])")
UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}


class Result(Protocol):
    """A result of Recognizers-Text; *end* is the last character's place."""

    start: int
    end: int
    text: str
    type_name: str
    resolution: dict[str, Any] | None


FAMILIES: Final = {
    "currency": Family.MONEY,
    "dimension": Family.MEASURE,
    "temperature": Family.MEASURE,
    "age": Family.DURATION,
    "percentage": Family.SHARE,
    "number": Family.NUMBER,
}


def recognizers_quantities() -> QuantityReader:
    """Return its readers of money, dimensions, temperatures, ages, percentages and numbers as one."""
    with_unit, numbers = import_module("recognizers_number_with_unit"), import_module("recognizers_number")
    models: list[Callable[[str, str], Sequence[Result]]] = [
        with_unit.recognize_currency,
        with_unit.recognize_dimension,
        with_unit.recognize_temperature,
        with_unit.recognize_age,
        numbers.recognize_percentage,
        numbers.recognize_number,
    ]

    def read(text: str) -> Sequence[Reading]:
        taken: list[Reading] = []
        for found in (_durations(text), *(_readings(model(text, ENGLISH)) for model in models)):
            taken += [each for each in found if not any(_overlap(each, other) for other in taken)]
        return taken

    return read


def _durations(text: str) -> list[Reading]:
    found = []
    for result in _dated(text, None):
        written = DURATION.fullmatch((result.resolution or {"values": [{}]})["values"][0].get("timex", ""))
        if written and result.type_name.endswith("duration"):  # and not "annual", which is each year
            value, unit = float(written["count"]), UNITS[written["unit"]]
            place = (result.start, result.end + 1)
            found.append(Reading(*place, value, value, Family.DURATION, result.text, unit))
    return found


def _readings(results: Sequence[Result]) -> list[Reading]:
    return [_reading(result) for result in results if _value(result)]


def _value(result: Result) -> str:
    return str((result.resolution or {}).get("value") or "")


def _reading(result: Result) -> Reading:
    value = float(_value(result).rstrip("%"))
    unit = "%" if result.type_name == "percentage" else (result.resolution or {}).get("unit") or ""
    return Reading(result.start, result.end + 1, value, value, FAMILIES[result.type_name], result.text, unit)


def _overlap(one: Reading, other: Reading) -> bool:
    return one.start < other.end and other.start < one.end


def recognizers_dates() -> DateReader:
    """Return its reader of dates and stretches; times of day and durations are left out."""
    import_module("recognizers_date_time")

    def read(text: str, published: date | None) -> Sequence[DateReading]:
        results = _dated(text, published)
        return [_date_reading(result, published) for result in results if result.type_name.rpartition(".")[2] in KINDS]

    return read


@lru_cache(maxsize=1)  # quantities and dates ask for the same sentence, one after the other
def _dated(text: str, published: date | None) -> Sequence[Result]:
    reference = {"reference": datetime.combine(published, time())} if published else {}
    found: Sequence[Result] = import_module("recognizers_date_time").recognize_datetime(text, ENGLISH, **reference)
    return found


def _date_reading(result: Result, published: date | None) -> DateReading:
    place = (result.start, result.end + 1, result.text)
    value = (result.resolution or {"values": [{}]})["values"][0]  # of two, the first is the past one
    parts = DATE.fullmatch(value.get("timex", "").partition("T")[0])
    if parts and parts["year"].isdigit():
        return DateReading(*place, days(parts.group()))
    if parts and published is None:
        return DateReading(*place, (), int(parts["month"] or 0), int(parts["day"] or 0))
    if value.get("value", "")[:1].isdigit():  # and not "not resolved"
        return DateReading(*place, days(value["value"][:10]))
    if "start" in value and "end" in value:
        first, beyond = (date.fromisoformat(value[end][:10]) for end in ("start", "end"))
        return DateReading(*place, (first, beyond - timedelta(days=1)))
    return DateReading(*place)
