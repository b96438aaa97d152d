"""Tables: rows of financial tables as claims, and claims with the value of another year or row."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from training.entailment.example import Example, Label
from training.entailment.limits import SEED
from training.entailment.sets import read_rows

YEAR = re.compile(r"(?:19|20)\d\d")
VALUE = re.compile(r"\$?\s*(\d[\d,]*(?:\.\d+)?)\s*(%?)")
MOST_ROWS = 5
SAID = (
    "{row} came to {value} in {year}.", "In {year}, {row} stood at {value}.", "{row} for {year} was {value}.",
    "The figure for {row} in {year} was {value}.",
)  # fmt: skip


class Row(NamedTuple):
    """A line of a table: its label, and the value of each year."""

    label: str
    values: tuple[str, ...]


def table_examples(data: Path) -> Iterator[Example]:
    """Yield true and false claims about rows of the tables with years at their head."""
    luck = Random(f"{SEED}/tables")  # noqa: S311 - chance by seed, no secret
    seen = set()
    for record in read_rows(data / "numeric" / "tatqa_dev.jsonl.gz"):
        table = record["source"].split("\n\n")[0]
        if table not in seen:
            seen.add(table)
            yield from _examples(table, luck)


def _examples(table: str, luck: Random) -> Iterator[Example]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    years = next((found for line in lines if len(found := [cell for cell in line if YEAR.fullmatch(cell)]) > 1), [])
    rows = [row for line in lines if (row := _row(line, len(years))) is not None] if years else []
    if len(set(years)) < len(years) or len(rows) < 2:  # noqa: PLR2004 - nothing to mistake it for
        return
    for row in luck.sample(rows, min(MOST_ROWS, len(rows))):
        column, other = luck.sample(range(len(years)), 2)
        another = luck.choice([one for one in rows if one is not row])
        shown = sorted({row, another}, key=rows.index)
        evidence = "\n".join([" | ".join(["", *years]), *(" | ".join([one.label, *one.values]) for one in shown)])
        pattern, right = luck.choice(SAID), row.values[column]

        def claim(value: str, year: str, pattern: str = pattern, label: str = row.label) -> str:
            said = pattern.format(row=label[:1].lower() + label[1:], value=value, year=year)
            return said[:1].upper() + said[1:]

        yield Example(evidence, claim(right, years[column]), Label.SUPPORTED, "table")
        for wrong in sorted({row.values[other], another.values[column]} - {right}):
            yield Example(evidence, claim(wrong, years[column]), Label.REFUTED, "table")
        absent = str(int(max(years)) + luck.randint(1, 3))
        yield Example(evidence, claim(right, absent), Label.NEI, "table")


def _row(cells: list[str], width: int) -> Row | None:
    values = [f"{found[1]}{found[2]}" for cell in cells[1:] if (found := VALUE.fullmatch(cell))]
    return Row(cells[0], tuple(values)) if re.match(r"[A-Za-z]{3}", cells[0]) and len(values) == width else None
