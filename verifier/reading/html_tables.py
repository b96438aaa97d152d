"""Tables in HTML: which of them hold data, and what their rows read as."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from verifier.domain.text import Region
from verifier.reading.draft import Block
from verifier.reading.html_tags import HIDDEN_TAGS, is_hidden
from verifier.reading.references import drop_marks
from verifier.reading.tables import write_table

_LONGEST_CELL: Final = 300  # code points on average; longer cells are a page's columns, not data
_FEWEST_COLUMNS: Final = 2
_MOST_COLUMNS: Final = 200
_LAYOUT: Final = frozenset({"presentation", "none"})
_NO_DATA: Final = ("table", "form", "h1", "h2", "h3", "article", "nav")


def is_data_table(table: etree._Element) -> bool:
    """Tell whether a table holds data; tables that lay out a page hold other tables, headings or long cells."""
    if table.get("role", "") in _LAYOUT or next(table.iterdescendants(*_NO_DATA), None) is not None:
        return False
    cells = sum(1 for _ in table.iter("td", "th"))
    rows = sum(1 for _ in table.iter("tr"))
    length = sum(map(len, table.itertext()))
    return rows > 0 and cells >= _FEWEST_COLUMNS * rows / 2 and length <= _LONGEST_CELL * cells


def table_blocks(table: etree._Element, region: Region) -> Iterator[Block]:
    """Yield a data table row by row; a first row of <th> or in <thead> names the columns."""
    caption = table.find("caption")
    if caption is not None:
        yield Block(_cell_text(caption), region)
    heads: list[str] = []
    rows: list[list[str]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [text for cell in cells for text in [_cell_text(cell), *[""] * (_columns(cell) - 1)]]
        is_head = bool(cells) and (all(cell.tag == "th" for cell in cells) or _parent_tag(row) == "thead")
        if is_head and len(cells) >= _FEWEST_COLUMNS and not rows:
            heads = texts  # of several rows of heads the last names each column
        else:
            rows.append(texts)
    yield from write_table(rows, heads=heads, region=region)


def _parent_tag(row: etree._Element) -> str:
    parent = row.getparent()
    return parent.tag if parent is not None and isinstance(parent.tag, str) else ""


def _columns(cell: etree._Element) -> int:
    """Return over how many columns a cell reaches."""
    span = cell.get("colspan", "1").strip()
    return (
        min(max(int(span), 1), _MOST_COLUMNS) if span.isascii() and span.isdigit() and len(span) < len("10000") else 1
    )


def _cell_text(cell: etree._Element) -> str:
    """Return the shown text of one cell."""
    pieces: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if event == "start":
            if tag in HIDDEN_TAGS or is_hidden(element):
                walker.skip_subtree()
            else:
                pieces.append(" " if tag in ("br", "p", "div", "li") else "")
                pieces.append(element.text or "")
        elif element is not cell:
            pieces.append(element.tail or "")
    return drop_marks("".join(pieces))
