"""Score the readers of figures and periods on sentences annotated with quantities and dates.

    python benchmarks/quantities.py FOLDER [--errors FILE_NAME]

FOLDER holds ``*.jsonl`` files with one sentence a line: ``text`` and ``gold``, a list of ``{start, end, text, kind,
lo, hi, unit, mod}`` and ``{start, end, text, kind: "date", date}``. A quantity is found when a reading that overlaps
it (where the gold has a place) has the same low and high, to one part in a million, or in a thousand for fractions.
Unit and bound are further conditions. A date is found when the first and last day are equal; relative periods ("a
month earlier") that no gold item overlaps are not counted, for the sets mark few of them. Before the comparison gold
in cents or basis points is put into plain units, and a gold share of 0.4 is read as 40 %; ordinals are left out, for
no set marks them.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.calendar import months, years
from verifier.language.currencies import currency_after
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods
from verifier.language.tokens import tokenize
from verifier.language.units import read_unit

DIGIT_OR_MONTH: Final = re.compile(r"\d|[JFMASOND][a-z]{2}")
NEAR: Final = 1e-6
NEAR_FRACTION: Final = 1e-3
SUBUNITS: Final = ("cent", "sen", "basis point", "pence")
BOUNDS: Final = {
    "eq": (Bound.EXACTLY,),
    "approx": (Bound.ABOUT,),
    "lt": (Bound.LESS_THAN, Bound.AT_MOST),
    "le": (Bound.AT_MOST, Bound.LESS_THAN),
    "gt": (Bound.MORE_THAN, Bound.AT_LEAST),
    "ge": (Bound.AT_LEAST, Bound.MORE_THAN),
}


@dataclass
class Tally:
    """Counts of gold items, readings and hits under one condition."""

    gold: int = 0
    read: int = 0
    hits: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was to be found or read."""
        return 2 * self.hits / (self.gold + self.read) if self.gold + self.read else 0.0


@dataclass
class Score:
    """What one file gave: quantities by value, with unit, with bound; dates; milliseconds a sentence."""

    values: Tally = field(default_factory=Tally)
    units: Tally = field(default_factory=Tally)
    bounds: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    figure_ms: float = 0.0
    period_ms: float = 0.0
    sentences: int = 0


def score_file(path: Path) -> Score:
    """Score one file."""
    score = Score()
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text, published = row["text"], row.get("ref")
        begun = time.perf_counter()
        figures = read_figures(text)
        between = time.perf_counter()
        periods = read_periods(text, published=date.fromisoformat(published) if published else None)
        score.period_ms += 1000 * (time.perf_counter() - between)
        score.figure_ms += 1000 * (between - begun)
        score.sentences += 1
        figures = [figure for figure in figures if figure.kind is not FigureKind.ORDINAL]
        gold = [plain(item) for item in row["gold"] if item["kind"] != "date"]
        tally_quantities(score, text, gold, figures)
        tally_dates(score.dates, text, [item for item in row["gold"] if item["kind"] == "date"], periods)
    return score


def plain(item: dict[str, Any]) -> dict[str, Any]:
    """Return the gold item with cents, basis points and shares in plain units."""
    unit = str(item["unit"])
    if unit in SUBUNITS or unit.startswith("cent per"):
        return {**item, "lo": item["lo"] / 100, "hi": item["hi"] / 100}
    if unit.startswith("%") and item["hi"] < 1:
        return {**item, "lo": item["lo"] * 100, "hi": item["hi"] * 100, "unit": "%"}
    return item


def tally_quantities(score: Score, text: str, gold: Sequence[dict[str, Any]], figures: Sequence[Figure]) -> None:
    """Count, under each condition, how many gold quantities have a reading of their own."""
    for tally, condition in ((score.values, same_value), (score.units, same_unit), (score.bounds, same_bound)):
        left = list(figures)
        tally.gold += len(gold)
        tally.read += len(figures)
        for item in gold:
            hit = next((figure for figure in left if condition(item, figure)), None)
            if hit is None:
                tally.misses.append(f"- {item['text'] or item['lo']} {item['unit']} {item['mod']}\t{text}")
            else:
                left.remove(hit)
                tally.hits += 1
        tally.misses += [f"+ {figure.text} {figure.low} {figure.unit} {figure.bound}\t{text}" for figure in left]


def same_value(item: dict[str, Any], figure: Figure) -> bool:
    """Whether *figure* stands where *item* does and has its values."""
    if item["start"] >= 0 and not (figure.start < item["end"] and item["start"] < figure.end):
        return False
    return near(item["lo"], figure.low) and near(item["hi"], figure.high)


def near(gold: float, read: Decimal) -> bool:
    """Whether two values are equal, to a thousandth where the gold is a fraction."""
    tolerance = NEAR if gold == int(gold) else NEAR_FRACTION
    return abs(gold - float(read)) <= tolerance * max(abs(gold), NEAR)


def same_unit(item: dict[str, Any], figure: Figure) -> bool:
    """Whether the values agree and so does the unit; a counted thing must hold the gold's head noun."""
    return same_value(item, figure) and (named_unit(str(item["unit"]), figure) or counts(str(item["unit"]), figure))


def named_unit(gold: str, figure: Figure) -> bool:
    """Whether the gold's unit, read as text, is the figure's."""
    gold = gold.split(" per ", 1)[0] if figure.kind is FigureKind.MONEY else gold
    if gold in (figure.unit, f"{figure.unit} of age"):
        return True
    tokens = tokenize(gold.lower())
    plural = tokenize(gold.lower() + "s")
    readings = {
        currency_after(tokens, 0, Decimal(10) ** 9).code,
        read_unit(tokens, 0).symbol,
        read_unit(plural, 0).symbol,
    }
    return bool(figure.unit) and figure.unit in readings - {""}


def counts(gold: str, figure: Figure) -> bool:
    """Whether the last word of the gold's unit is counted."""
    words = gold.lower().split()
    if figure.unit:
        return False
    if not words or words == ["-"] or not figure.counted:
        return not figure.counted and (not words or words == ["-"])
    return any(word.startswith(words[-1][:4]) for word in figure.counted)


def same_bound(item: dict[str, Any], figure: Figure) -> bool:
    """Whether the values agree and so does the bound; sets that mark "up" and "down" instead are taken as exact."""
    return same_value(item, figure) and figure.bound in BOUNDS.get(item["mod"], (Bound.EXACTLY,))


def tally_dates(tally: Tally, text: str, gold: Sequence[dict[str, Any]], periods: Sequence[Period]) -> None:
    """Count the dates with equal ends; durations that only lead to another period are not dates of a sentence."""
    left = [
        period
        for period in periods
        if DIGIT_OR_MONTH.search(period.text) or any(touches(item, period) for item in gold)
    ]
    tally.gold += len(gold)
    tally.read += len(left)
    for item in gold:
        hit = next((period for period in left if touches(item, period) and same_date(item, period)), None)
        if hit is None:
            tally.misses.append(f"- {item['text']} {item['date']}\t{text}")
        else:
            left.remove(hit)
            tally.hits += 1
    tally.misses += [f"+ {period.text} {period.first}..{period.last}\t{text}" for period in left]


def touches(item: dict[str, Any], period: Period) -> bool:
    """Whether the gold item and the reading overlap."""
    return bool(item["start"] < period.end and period.start < item["end"])


def same_date(item: dict[str, Any], period: Period) -> bool:
    """Whether *period* has the days of the gold, or its month and day where the year is unknown."""
    written = str(item["date"])
    if written.startswith("XXXX"):
        parts = [int(part) for part in written.split("-")[1:]]
        return [period.month, period.day][: len(parts)] == parts and (len(parts) > 1 or period.day is None)
    first, _, last = written.partition("..")
    return (period.first, period.last) == (days(first)[0], days(last or first)[1])


def days(written: str) -> tuple[date, date]:
    """Return the first and last day of ``Y``, ``Y-M`` or ``Y-M-D``."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return years(parts[0], parts[0])
    if len(parts) == 2:  # noqa: PLR2004
        return months(parts[0], parts[1], parts[1])
    try:
        return date(*parts), date(*parts)
    except ValueError:  # the gold holds a 30th of February
        return date.min, date.min


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| file | sentences | quantities | F1 value | + unit | + bound | dates | F1 dates | figures ms | periods ms |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, score in scores.items():
        marks = " | ".join(f"{tally.f1:.3f}" for tally in (score.values, score.units, score.bounds))
        speeds = [time / score.sentences for time in (score.figure_ms, score.period_ms)]
        yield (
            f"| {name} | {score.sentences} | {score.values.gold} | {marks} "
            f"| {score.dates.gold} | {score.dates.f1:.3f} | {speeds[0]:.3f} | {speeds[1]:.3f} |"
        )


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with ``--errors`` the misses (-) and the needless readings (+) of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", metavar="FILE_NAME")
    parser.add_argument("--condition", choices=("values", "units", "bounds", "dates"), default="values")
    options = parser.parse_args(arguments)
    scores = {path.stem: score_file(path) for path in sorted(options.folder.glob("*.jsonl"))}
    if options.errors:
        sys.stdout.writelines(f"{line}\n" for line in getattr(scores[options.errors], options.condition).misses)
    sys.stdout.writelines(f"{line}\n" for line in table(scores))


if __name__ == "__main__":
    main(sys.argv[1:])
