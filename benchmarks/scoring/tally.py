"""Tallies: how many annotated items a reader finds in a file, and how long it takes.

Each gold item is given at most one reading and each reading to at most one item, under each condition by itself. A file
that marks one sort of quantity alone (only money, only per cent, only measures) says nothing of the others, so there a
reading of another sort is left out unless it could be that of a gold item. A bare number where a date is marked is
left out: a reader of quantities alone cannot know that "2019" is a year. Likewise a period written without a day, month
or year ("a month earlier") is left out where no gold date touches it, for sets mark few of them.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from scoring.agreement import same_bound, same_date, same_unit, same_value, touches
from scoring.annotated import AnnotatedFile, GoldDate, GoldQuantity, Sentence
from scoring.readings import NOWHERE, DateReading, Family, Reader, Reading

DIGIT_OR_MONTH: Final = re.compile(r"\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")
WARM_UP: Final = "On 3 May 2019 the firm paid more than 7.3 billion dollars, 40 % of it for seven ships of 300 km each."


@dataclass
class Tally:
    """Counts of gold items, readings and hits under one condition, with a line for each miss (-) and excess (+)."""

    gold: int = 0
    read: int = 0
    hits: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing is marked."""
        return 2 * self.hits / (self.gold + self.read) if self.gold else None

    @property
    def recall(self) -> float | None:
        """The share of the gold items that was found; None where nothing is marked."""
        return self.hits / self.gold if self.gold else None


@dataclass
class Score:
    """What a reader gave on one file: quantities by value, with unit, with bound; dates; CPU times; failures."""

    values: Tally = field(default_factory=Tally)
    units: Tally = field(default_factory=Tally)
    bounds: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    sentences: int = 0
    quantity_ms: float = 0.0  # for all sentences
    date_ms: float = 0.0
    failures: int = 0  # readings that raised an error

    @property
    def ms_per_sentence(self) -> float | None:
        """CPU time that reading the quantities of a sentence takes, in milliseconds."""
        return self.quantity_ms / self.sentences if self.sentences else None

    @property
    def date_ms_per_sentence(self) -> float | None:
        """CPU time that reading the dates of a sentence takes, in milliseconds."""
        return self.date_ms / self.sentences if self.sentences else None


def score_file(reader: Reader, file: AnnotatedFile) -> Score:
    """Score *reader* on one file; only reading is timed, quantities and dates apart, after a sentence to warm up."""
    score = Score(sentences=len(file.sentences))
    warm_up = Sentence(WARM_UP, None, (), ())
    _quantities(reader, warm_up, Score())
    _dates(reader, warm_up, Score())
    started = time.process_time()
    read = [_quantities(reader, sentence, score) for sentence in file.sentences]
    between = time.process_time()
    read_dates = [_dates(reader, sentence, score) for sentence in file.sentences]
    score.date_ms = 1000 * (time.process_time() - between)
    score.quantity_ms = 1000 * (between - started)
    family = file.only_family
    for sentence, quantities, dates in zip(file.sentences, read, read_dates, strict=True):
        _tally_quantities(score, sentence, [each for each in quantities if _in_scope(each, sentence, family)])
        _tally_dates(score.dates, sentence, dates)
    return score


def _quantities(reader: Reader, sentence: Sentence, score: Score) -> Sequence[Reading]:
    try:
        return reader.quantities(sentence.text)
    except Exception:  # whatever another reader raises costs it this sentence, and not the run
        score.failures += 1
        return ()


def _dates(reader: Reader, sentence: Sentence, score: Score) -> Sequence[DateReading]:
    try:
        return reader.dates(sentence.text, sentence.published)
    except Exception:  # likewise
        score.failures += 1
        return ()


def _in_scope(reading: Reading, sentence: Sentence, family: Family | None) -> bool:
    if any(_may_be(item, reading) for item in sentence.quantities):
        return True
    return (family is None or reading.family is family) and not _is_in_date(reading, sentence.dates)


def _is_in_date(reading: Reading, dates: Sequence[GoldDate]) -> bool:
    if reading.unit or reading.family is not Family.NUMBER:
        return False
    if reading.start == NOWHERE:
        return any(reading.text in item.text for item in dates)
    return any(touches(item, reading) for item in dates)


def _may_be(item: GoldQuantity, reading: Reading) -> bool:
    return same_value(item, reading) if NOWHERE in {item.start, reading.start} else touches(item, reading)


def _tally_quantities(score: Score, sentence: Sentence, readings: Sequence[Reading]) -> None:
    marked = sentence.quantities
    _count(score.values, sentence.text, marked, readings, same_value)
    _count(score.units, sentence.text, [item for item in marked if item.unit is not None], readings, same_unit)
    _count(score.bounds, sentence.text, [item for item in marked if item.mod is not None], readings, same_bound)


def _count(
    tally: Tally,
    text: str,
    gold: Sequence[GoldQuantity],
    readings: Sequence[Reading],
    agrees: Callable[[GoldQuantity, Reading], bool],
) -> None:
    left = list(readings)
    tally.gold += len(gold)
    tally.read += len(left)
    for item in gold:
        hit = next((reading for reading in left if agrees(item, reading)), None)
        if hit is None:
            told = f"{item.text or '?'} = {item.low:g}..{item.high:g} {item.unit} {item.mod}"
            tally.misses.append(f"- {told}\t{text}")
        else:
            left.remove(hit)
            tally.hits += 1
    for reading in left:
        told = f"{reading.text} = {reading.low:g}..{reading.high:g} {reading.unit or reading.thing} {min(reading.mods)}"
        tally.misses.append(f"+ {told}\t{text}")


def _tally_dates(tally: Tally, sentence: Sentence, readings: Sequence[DateReading]) -> None:
    left = [each for each in readings if DIGIT_OR_MONTH.search(each.text) or _is_marked(each, sentence.dates)]
    tally.gold += len(sentence.dates)
    tally.read += len(left)
    for item in sentence.dates:
        hit = next((reading for reading in left if same_date(item, reading)), None)
        if hit is None:
            tally.misses.append(f"- {item.text} = {item.written}\t{sentence.text}")
        else:
            left.remove(hit)
            tally.hits += 1
    for reading in left:
        days = "..".join(map(str, reading.days)) or f"{reading.month}-{reading.day}"
        tally.misses.append(f"+ {reading.text} = {days}\t{sentence.text}")


def _is_marked(reading: DateReading, gold: Sequence[GoldDate]) -> bool:
    return any(NOWHERE not in {item.start, reading.start} and touches(item, reading) for item in gold)
