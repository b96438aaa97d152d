"""Measures whether the figures in tables of financial reports are read with their scale and unit.

    python benchmarks/tables.py FOLDER [--errors]

FOLDER holds ``numeric/tatqa_dev.jsonl.gz``: questions on tables of annual reports, whose answers come with a scale
(thousand, million, percent). Every answer that is one cell of its table is looked up among the cells that are read from
the table written out as the readers write it. Prints how many are read as figures, and how many of those have the right
value: the number times the scale, in per cent where that is the scale. A table often leaves its scale to the text
around it, which a reader of the table alone cannot know, so the answers whose table names a scale are counted apart.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.language.cells import read_row
from verifier.reading.tables import Row, write_table

SCALES: Final = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "percent": 1}
NAMED: Final = {  # how a table may name its scale
    "": re.compile(""),
    "thousand": re.compile(r"thousand|['’]000|\b000s", re.IGNORECASE),
    "million": re.compile(r"million|\bmn\b|[$£€] ?m\b", re.IGNORECASE),
    "billion": re.compile(r"billion|\bbn\b", re.IGNORECASE),
    "percent": re.compile(r"%|per ?cent", re.IGNORECASE),
}
YEAR: Final = re.compile(r"(?:19|20)\d\d")
NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer that is one cell: its number as written, its scale, and the table that it comes from."""

    number: str
    scale: str
    table: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures; returns 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for asked in answers(options.folder / "numeric" / "tatqa_dev.jsonl.gz"):
        found = [figure for figure in figures_of(asked.table) if digits(figure.text) == asked.number]
        group = "scale named" if NAMED[asked.scale].search(asked.table) else "scale not named"
        is_right = any(has_scale(figure, asked) for figure in found)
        counts[f"{group}: asked"] += 1
        counts[f"{group}: read"] += bool(found)
        counts[f"{group}: right"] += is_right
        if options.errors and not is_right and group == "scale named":
            sys.stdout.write(f"--- {asked.number} {asked.scale}: {[(f.text, f'{f.low}', f.unit) for f in found]}\n")
            sys.stdout.write(f"{asked.table}\n")
    for group in ("scale named", "scale not named"):
        asked_, read, right = (counts[f"{group}: {what}"] for what in ("asked", "read", "right"))
        share = right / max(asked_, 1)
        sys.stdout.write(
            f"{group:<17}{asked_:>6} cells asked for, {read} read as figures, {right} right ({share:.1%})\n"
        )
    return 0


def answers(path: Path) -> Iterator[Asked]:
    """Yield the answers of the set that are one cell of their table."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            given = row["answer"]
            if row["answer_type"] != "span" or not isinstance(given, list) or len(given) != 1:
                continue
            number, table = digits(str(given[0])), row["source"].partition("\n\n")[0]
            scale = "percent" if "%" in str(given[0]) else row["scale"]
            if number and not YEAR.fullmatch(number) and _is_cell(number, table):
                yield Asked(number, scale, table)


def digits(written: str) -> str:
    """Return the number that *written* is, without signs and commas; empty if it is more than a number."""
    found = NUMBER.findall(written)
    is_number = len(found) == 1 and not re.search(r"[^\W\d_]{2}", written)
    return found[0].replace(",", "") if is_number else ""


def _is_cell(number: str, table: str) -> bool:
    cells = [cell for row in table.split("\n") for cell in row.split("|")[1:]]
    return any(digits(cell) == number for cell in cells)


@cache
def figures_of(table: str) -> tuple[Figure, ...]:
    """Return the figures of all cells of *table*, which is given as rows of cells between bars."""
    rows = [Row(tuple(cell.strip() for cell in row.split("|"))) for row in table.split("\n") if row.strip()]
    return tuple(cell.figure for block in write_table(rows) for cell in read_row(block.text).cells)


def has_scale(figure: Figure, asked: Asked) -> bool:
    """Tell whether a figure has the value that was asked for, in per cent where that is the scale."""
    if (figure.kind is FigureKind.PERCENT) != (asked.scale == "percent"):
        return False
    return abs(figure.low) == Decimal(asked.number) * SCALES[asked.scale]


if __name__ == "__main__":
    raise SystemExit(main())
