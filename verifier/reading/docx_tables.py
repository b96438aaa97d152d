"""Tables of a Word document: which hold data, and what their rows read as."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from lxml import etree

from verifier.reading.docx_runs import shown_children
from verifier.reading.docx_styles import is_on
from verifier.reading.draft import Block
from verifier.reading.ooxml import attribute, child, local_name
from verifier.reading.pins import bare
from verifier.reading.tables import Row, write_table

_CONTAINERS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_LONGEST_CELL: Final = 300  # code points on average; longer cells are columns of a page, as in HTML
_MOST_COLUMNS: Final = 63  # Word's own limit
_LONGEST_CARRIED: Final = 80  # code points of a cell that is repeated in the rows that it reaches over

CellText: TypeAlias = Callable[[etree._Element], str]
Fill: TypeAlias = Callable[[str], str]


def is_data_table(table: etree._Element) -> bool:
    """Tell whether a table holds data; one that lays out a page has one column, other tables in it, or long cells."""
    rows = list(members(table, "tr"))
    cells = [cell for row in rows for cell in members(row, "tc")]
    if len(cells) <= len(rows) or next(table.iterdescendants("{*}tbl"), None) is not None:
        return False
    length = sum(len(text.text or "") for text in table.iterdescendants("{*}t"))
    return length <= _LONGEST_CELL * len(cells)


def members(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those in containers; deleted ones are left out."""
    for each in shown_children(element):
        found = local_name(each)
        if found == name and next(child(each, f"{name}Pr").iterchildren("{*}del"), None) is None:
            yield each
        elif found in _CONTAINERS:
            yield from members(each, name)


def table_blocks(table: etree._Element, cell_text: CellText, *, above: str = "") -> Iterator[Block]:
    """Yield a data table row by row; rows that are repeated on every page name the columns.

    The caption or short line *above* the table is repeated in its rows.
    """
    rows: list[Row] = []
    for row in members(table, "tr"):
        is_head = is_on(child(row, "trPr"), "tblHeader") and all(earlier.is_head for earlier in rows)
        cells = _row(row, rows[-1].cells if rows else (), cell_text, fill=_over_all if is_head else _once)
        rows.append(Row(tuple(cells), is_head))
    yield from write_table(rows, caption=above)


def _row(row: etree._Element, above: Sequence[str], cell_text: CellText, *, fill: Fill) -> list[str]:
    """Return the cells of a row by column; a cell that goes on from the row *above* says the same.

    *fill* gives what stands in the further columns that a cell reaches over.
    """
    cells = [""] * _number(child(child(row, "trPr"), "gridBefore"), least=0)
    for cell in members(row, "tc"):
        properties = child(cell, "tcPr")
        merged = next(properties.iterchildren("{*}vMerge"), None)
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        from_above = above[len(cells)] if goes_on and len(cells) < len(above) else ""
        text = from_above if 0 < len(bare(from_above)) <= _LONGEST_CARRIED else cell_text(cell)
        span = _number(child(properties, "gridSpan"), least=1) if len(cells) < _MOST_COLUMNS else 1
        cells += [text, *[fill(text)] * (span - 1)]
    return cells


def _over_all(text: str) -> str:
    return text if len(bare(text)) <= _LONGEST_CARRIED else ""


def _once(_text: str) -> str:
    return ""


def _number(element: etree._Element, *, least: int) -> int:
    written = attribute(element, "val")
    is_number = written.isascii() and written.isdigit() and len(written) < len("10000")
    return min(max(int(written), least), _MOST_COLUMNS) if is_number else least
