"""Annotated sentences: a file of JSON lines, each with a ``text`` and its ``gold``.

A gold item is a quantity ``{start, end, text, kind, lo, hi, unit, mod}`` or a date ``{start, end, text, kind: "date",
date}``; places are -1 where the set has none. Sets differ, so what is missing is made the least of: no place means
anywhere, one end stands for both, and a quantity without a unit or bound is scored without. A line that is no sentence
and an item without a value are left out and named among the *complaints*.
"""

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from scoring.readings import NOWHERE, Family

FAMILY_OF: Final = {
    "money": Family.MONEY,
    "currency": Family.MONEY,
    "percent": Family.SHARE,
    "percentage": Family.SHARE,
    "points": Family.SHARE,
    "measure": Family.MEASURE,
    "dimension": Family.MEASURE,
    "duration": Family.DURATION,
    "count": Family.NUMBER,
    "number": Family.NUMBER,
    "multiplier": Family.NUMBER,
}
DATE: Final = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """A quantity that is to be found; *unit* and *mod* are None where the set says nothing of them."""

    start: int
    end: int
    text: str
    kind: str
    low: float
    high: float
    unit: str | None
    mod: str | None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date that is to be found: its first and last day, or *month* and *day*; with neither it cannot be found."""

    start: int
    end: int
    text: str
    written: str
    days: tuple[date, ...] = ()
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence, with the day it was published where that is known."""

    text: str
    published: date | None
    quantities: tuple[GoldQuantity, ...]
    dates: tuple[GoldDate, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedFile:
    """A file's sentences, and the lines and items that could not be used."""

    name: str
    sentences: tuple[Sentence, ...]
    complaints: tuple[str, ...]

    @property
    def only_family(self) -> Family | None:
        """The one sort of quantity that the file marks; None where it marks several, or a sort unknown here."""
        families = {FAMILY_OF.get(item.kind) for sentence in self.sentences for item in sentence.quantities}
        return families.pop() if len(families) == 1 else None


def read_annotated(path: Path) -> AnnotatedFile:
    """Read one file.

    Raises:
        OSError: the file cannot be read.
    """
    sentences: list[Sentence] = []
    complaints: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            sentences.append(_sentence(json.loads(line), complaints, f"{path.name}, line {number}"))
        except (ValueError, TypeError, AttributeError) as error:
            complaints.append(f"{path.name}, line {number}: no annotated sentence ({error})")
    return AnnotatedFile(path.stem, tuple(sentences), tuple(complaints))


def _sentence(row: dict[str, Any], complaints: list[str], where: str) -> Sentence:
    text = row.get("text")
    if not isinstance(text, str):
        raise TypeError("text is missing")
    items = [item for item in row.get("gold") or () if isinstance(item, dict)]
    quantities = []
    for item in (each for each in items if each.get("kind") != "date"):
        try:
            quantities.append(_quantity(item))
        except (ValueError, TypeError):
            complaints.append(f"{where}: a gold item without a value: {item}")
    dates = [_date(item) for item in items if item.get("kind") == "date"]
    return Sentence(text, _day(row.get("ref")), tuple(quantities), tuple(dates))


def _quantity(item: dict[str, Any]) -> GoldQuantity:
    ends = [float(item[key]) for key in ("lo", "hi") if item.get(key) is not None]
    if not ends:
        raise ValueError("neither lo nor hi")
    return GoldQuantity(
        *_place(item),
        text=str(item.get("text") or ""),
        kind=str(item.get("kind") or ""),
        low=min(ends),
        high=max(ends),
        unit=None if item.get("unit") is None else str(item["unit"]),
        mod=None if item.get("mod") is None else str(item["mod"]),
    )


def _date(item: dict[str, Any]) -> GoldDate:
    start, end = _place(item)
    text, written = str(item.get("text") or ""), str(item.get("date") or "")
    if written.startswith("XXXX"):
        parts = DATE.fullmatch(written)
        month, day = (int(parts[name] or 0) for name in ("month", "day")) if parts else (0, 0)
        return GoldDate(start, end, text, written, (), month, day)
    first, _, last = written.partition("..")
    return GoldDate(start, end, text, written, tuple(_span(first, last or first)))


def _place(item: dict[str, Any]) -> tuple[int, int]:
    start, end = item.get("start"), item.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        return start, end
    return NOWHERE, NOWHERE


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def _span(first: str, last: str) -> Iterator[date]:
    """Yield the first day of *first* and the last day of *last*; nothing where either is no date."""
    try:
        ends = days(first)[0], days(last)[1]
    except ValueError:  # such as a 30th of February
        return
    yield from ends


def days(written: str) -> tuple[date, date]:
    """Return the first and last day of ``Y``, ``Y-M`` or ``Y-M-D``.

    Raises:
        ValueError: it is none of these, or there is no such day.
    """
    parts = DATE.fullmatch(written)
    if parts is None or not parts["year"].isdigit():
        raise ValueError(f"no date: {written}")
    year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
