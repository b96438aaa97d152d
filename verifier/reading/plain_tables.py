"""Tables in plain text: neighbouring lines whose cells are parted by bars or tabs, with the line of their heads."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from verifier.reading.draft import Block, Kind
from verifier.reading.tables import Row, line_above, write_table

_BAR: Final = re.compile(r"\s*\|\s*")
_RULE: Final = re.compile(r"[\s|:+=-]*-{3}[\s|:+=-]*")
_FEWEST_ROWS: Final = 2
_MOST_COLUMNS: Final = 100  # a longer line is a list of links


def with_tables(blocks: Sequence[Block], gaps: Sequence[int]) -> list[Block]:
    """Return *blocks* with runs of rows written as tables, so that each row names its columns.

    *gaps* are the blank lines before each block; no table goes on after one.
    """
    written: list[Block] = []
    run: list[Block] = []
    for block, gap in zip(blocks, gaps, strict=True):
        if run and (gap or not _is_row(block) or block.region is not run[0].region):
            written += _written(run, line_above(written))
            run = []
        (run if _is_row(block) else written).append(block)
    return written + _written(run, line_above(written))


def _written(run: list[Block], above: str) -> list[Block]:
    return list(_table(run, above)) if len(run) >= _FEWEST_ROWS else run


def _is_row(block: Block) -> bool:
    return block.kind is Kind.ROW and "|" in block.text


def _table(run: Sequence[Block], above: str) -> Iterator[Block]:
    """Yield the rows of a table; where not all lines begin with a bar, those that do have an empty first cell."""
    lines = [block.text.strip() for block in run if not _RULE.fullmatch(block.text)]
    is_framed = all(line.startswith("|") for line in lines)
    table = [_cells(line.removeprefix("|") if is_framed else line) for line in lines]
    if any(len(row.cells) > _MOST_COLUMNS for row in table):
        yield from run
        return
    yield from write_table(table, caption=above, region=run[0].region)


def _cells(line: str) -> Row:
    return Row(tuple(_BAR.split(line.removesuffix("|").strip(" "))))
