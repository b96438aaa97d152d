"""Tables in HTML: which of them hold data, and what their rows read as."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from verifier.domain.text import Region
from verifier.reading.draft import Block
from verifier.reading.html_tags import HIDDEN_TAGS, is_hidden
from verifier.reading.pins import NO_PINS, Pins, bare
from verifier.reading.references import drop_marks
from verifier.reading.tables import Row, write_table

_LONGEST_CELL: Final = 300  # code points on average; longer cells are a page's columns, not data
_FEWEST_COLUMNS: Final = 2
_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 1000
_LONGEST_CARRIED: Final = 80  # code points of a cell that is repeated in the rows and columns that it reaches over
_MOST_CARRIED: Final = 4  # times the text of the table itself; no honest table repeats more
_LEAST_ROOM: Final = 2_000  # code points that even a tiny table may repeat
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


def table_blocks(table: etree._Element, region: Region, *, above: str = "", pins: Pins = NO_PINS) -> Iterator[Block]:
    """Yield a data table row by row.

    Rows of <th> and rows in <thead> name the columns. The caption, or the short line *above* the table where it has
    none, is repeated in the rows, as it often says what they are about and in which unit.
    """
    caption = table.find("caption")
    title = above
    if caption is not None:
        pinned = _cell_text(caption, pins)
        title = bare(pinned)
        yield Block(pinned, region)
    yield from write_table(_rows(table, pins), caption=title, region=region)


def _rows(table: etree._Element, pins: Pins) -> list[Row]:
    """Return the rows by column, spans resolved: heads stand over all their columns, cells beside all their rows."""
    rows: list[Row] = []
    carried: dict[int, _Carried] = {}
    room = _MOST_CARRIED * sum(map(len, table.itertext())) + _LEAST_ROOM
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        all_th = bool(cells) and all(cell.tag == "th" for cell in cells)
        is_head = len(cells) > 0 and (all_th or _parent_tag(row) == "thead") and (len(cells) > 1 or not rows)
        texts: list[str] = []
        for cell in cells:
            room -= _carry_over(carried, texts, room)
            text = _cell_text(cell, pins)
            width = _span(cell, "colspan", max(_MOST_COLUMNS - len(texts), 1))
            repeated = text if is_head and len(bare(text)) <= _LONGEST_CARRIED and room > 0 else ""
            room -= len(repeated) * (width - 1)
            below = _span(cell, "rowspan", _MOST_ROWS) - 1
            if below and len(bare(text)) <= _LONGEST_CARRIED and len(texts) < _MOST_COLUMNS:
                carried[len(texts)] = _Carried(text, below, width)
            texts += [text, *[repeated] * (width - 1)]
        room -= _carry_over(carried, texts, room)
        if texts:
            is_keyed = not is_head and bool(cells) and cells[0].tag == "th"
            rows.append(Row(tuple(texts), is_head, is_keyed))
    return _as_wide_as_heads(rows)


def _as_wide_as_heads(rows: list[Row]) -> list[Row]:
    """Fill up rows with fewer cells than there are heads: a browser leaves the columns on the right empty."""
    width = max((len(row.cells) for row in rows if row.is_head), default=0)
    if width > _MOST_COLUMNS:
        return rows
    return [replace(row, cells=row.cells + ("",) * (width - len(row.cells))) for row in rows]


@dataclass(slots=True)
class _Carried:
    """A cell that reaches over *rows* more rows and *width* columns."""

    text: str
    rows: int
    width: int


def _carry_over(carried: dict[int, _Carried], texts: list[str], room: int) -> int:
    """Write the cells that reach down from above to the columns that come next; return how much text that took."""
    taken = 0
    while (cell := carried.get(len(texts))) is not None:
        cell.rows -= 1
        if not cell.rows:
            del carried[len(texts)]
        text = cell.text if taken + len(cell.text) < room else ""
        texts += [text, *[""] * (cell.width - 1)]
        taken += len(text) + cell.width
    return taken


def _parent_tag(row: etree._Element) -> str:
    parent = row.getparent()
    return parent.tag if parent is not None and isinstance(parent.tag, str) else ""


def _span(cell: etree._Element, name: str, most: int) -> int:
    """Return over how many columns or rows a cell reaches, as far as anybody would believe it."""
    span = cell.get(name, "1").strip()
    is_number = span.isascii() and span.isdigit() and len(span) < len("1000000")
    return min(max(int(span), 1), most) if is_number else 1


def _cell_text(cell: etree._Element, pins: Pins) -> str:
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
    return drop_marks("".join(pieces), pins)
