"""Tables, written out row by row so that a row reads as a sentence: "Revenue (bn yuan) | 2019: 255.8 | 2020: 134.7".

A reader of a quote sees one row alone, so the row says what its figures are: every cell is named by the heads of its
column, several heads joined by slashes ("Revenue / 2019: 255.8"); before the first cell stands the table's caption,
which often holds the unit of all of them ("Results in millions of euros: Mining | 2019: 44.1"). How such a row is read
again is told in :mod:`verifier.language.cells`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from verifier.domain.text import Region
from verifier.language.cells import AFTER_HEAD, BETWEEN_CELLS, BETWEEN_HEADS
from verifier.reading.characters import normalise_spaces
from verifier.reading.draft import Block, Kind
from verifier.reading.pins import bare

_LONGEST_HEAD: Final = 100  # code points; a longer cell heads nothing
_LONGEST_CAPTION: Final = 120  # code points that are worth repeating in every row
_LARGEST_REPEAT: Final = 2_000_000  # code points of heads and captions in one table; beyond it the cells stand alone
_FEWEST_ROWS: Final = 2  # of a table under a caption: heads and data
_MOST_HEADS: Final = 4  # rows that may name the columns
_LABEL: Final = re.compile(r"(?:table|tab\.|exhibit|figure)\s+[\dA-Z][\d.]{0,5}\s*[.:–—-]?\s+", re.IGNORECASE)
_OPENING: Final = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹₩]|\(|[A-Z]{0,3}[$€£¥₹₩]\s?\()")
_CLOSING: Final = re.compile(r"\)?\s?%|\)")
_FINISHED: Final = re.compile(r"[.!?…;][)\]”’\"']*$")
_LONGEST_ENDING: Final = 8  # code points of a full stop and what may stand behind it
_CURRENCY: Final = r"(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3})"
_MAGNITUDE: Final = r"(?:%|[A-Za-z]{1,3}|thousand|million|billion|per cent)"
_AMOUNT: Final = re.compile(rf"{_CURRENCY}?\s?[(+−–-]?\s?{_CURRENCY}?\s?\d[\d,.\s]*\)?\s?{_MAGNITUDE}?\.?\)?[*†‡]*")
_BRACKETED: Final = re.compile(r"\(.*\)")  # "(in millions)"
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_MOSTLY: Final = 0.6  # of the rows under heads that nothing marks have figures under them


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table by column.

    *is_head* where the document marks it as naming the columns, *is_keyed* where it marks the first cell as naming it.
    """

    cells: tuple[str, ...]
    is_head: bool = False
    is_keyed: bool = False
    pinned: tuple[str, ...] = ()  # the cells with their pins, where there are any


def write_table(rows: Sequence[Row], *, caption: str = "", region: Region = Region.MAIN) -> Iterator[Block]:
    """Yield one block a row of data; what names the columns is repeated in it, for each row must speak for itself.

    >>> table = [Row(("Year", "Revenue"), is_head=True), Row(("2019", "255.8"))]
    >>> [block.text for block in write_table(table)]
    ['Year: 2019 | Revenue: 255.8']
    """
    table = [_lifted(row) for row in rows]
    if not any(row.is_head for row in table):
        table = _with_inferred_heads(table)
    writer = _Writer(_short_caption(caption))
    for heads, data in _groups(table):
        is_named = any(any(row.cells) and len(row.cells) == len(head.cells) for row in data for head in heads)
        lines = [] if is_named else [_with_pins(_bare(row.cells), [row]) for row in heads]
        writer.take_heads(heads if is_named else ())
        above = heads if is_named else []
        lines += [_with_pins(writer.write(row.cells), [row] if at else [*above, row]) for at, row in enumerate(data)]
        yield from (Block(line, region, Kind.ROW) for line in lines if line)


def _lifted(row: Row) -> Row:
    """Return the row by the words of its cells alone, its pins kept beside them: no rule may see them."""
    pinned = tuple(map(normalise_spaces, row.cells))
    cells = tuple(normalise_spaces(bare(cell)) for cell in pinned)
    return replace(row, cells=cells, pinned=pinned if pinned != cells else ())


def _with_pins(line: str, rows: Sequence[Row]) -> str:
    """Put the pins of *rows* back where their cells stand in *line*; what is not written there has lost them."""
    for row in rows:
        position = 0
        for cell, pinned in zip(row.cells, row.pinned, strict=False):
            at = line.find(cell, position) if cell else -1
            if at < 0:
                continue
            if pinned != cell:
                line = f"{line[:at]}{pinned}{line[at + len(cell) :]}"
            position = at + len(pinned)
    return line


def _groups(table: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """Return the rows of heads, each group with the rows of data under it."""
    groups: list[tuple[list[Row], list[Row]]] = [([], [])]
    for row in table:
        if row.is_head and groups[-1][1]:
            groups.append(([], []))
        groups[-1][0 if row.is_head else 1].append(row)
    return groups


def line_above(blocks: Sequence[Block]) -> str:
    """Return the last block if it is a heading or a short line that leads to a table, else an empty string.

    A full sentence is none, unless it ends in a colon: it says more than what the table is about.
    """
    last = blocks[-1] if blocks else Block("")
    text = bare(last.text).strip()
    leads = last.kind is Kind.HEADING or (last.kind is Kind.PROSE and not _FINISHED.search(text[-_LONGEST_ENDING:]))
    return text if leads and len(text) <= _LONGEST_CAPTION else ""


class _Writer:
    """Writes rows under the heads that stand above them; *repeated* counts what was written more than once."""

    def __init__(self, caption: str) -> None:
        self._caption = caption
        self._names: tuple[str, ...] = ()
        self._title = caption
        self._section = ""
        self._repeated = 0

    def take_heads(self, heads: Sequence[Row]) -> None:
        """Name the columns from now on by *heads*; one that spans all columns is a caption."""
        spanning = [_only(row.cells) or (_alone(row.cells) if len(heads) > 1 else "") for row in heads]
        titles = [text for text in spanning if text and text != self._caption]
        naming = [row.cells for row, text in zip(heads, spanning, strict=True) if not text]
        if any(len(name) > _LONGEST_HEAD for cells in naming for name in cells):
            naming = []
        self._title = AFTER_HEAD.join(filter(None, (self._caption, *map(_short_caption, titles))))
        width = max(map(len, naming), default=0)
        self._names = tuple(_joined([cells[at] for cells in naming if at < len(cells)]) for at in range(width))
        self._section = ""

    def write(self, cells: Sequence[str]) -> str:
        """Return the row as a sentence."""
        own = _only(cells)
        if own and len(cells) > 1 and not _is_amount(own) and len(own) <= _LONGEST_HEAD:
            self._section = own.rstrip(":")
            return own
        names = self._names if len(self._names) == len(cells) else ("",) * len(cells)
        pieces = list(_pieces(cells, names))
        if not pieces:
            return ""
        length = sum(map(len, names)) + len(self._title) + len(self._section)
        self._repeated += length
        if self._repeated > _LARGEST_REPEAT:
            return _bare(cells)
        return self._opened(pieces)

    def _opened(self, pieces: Sequence[tuple[str, str]]) -> str:
        """Put before the first cell what holds of the whole row: the section that it stands in, and the caption."""
        (head, value), *others = pieces
        if self._section and not _is_amount(value):
            value = f"{self._section}{BETWEEN_HEADS}{value}"
        first = AFTER_HEAD.join(filter(None, (self._title, head)))
        return BETWEEN_CELLS.join(AFTER_HEAD.join(filter(None, piece)) for piece in [(first, value), *others])


def _pieces(cells: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the cells that are not empty, each with its name or ""; signs in cells of their own go to their figure."""
    opening, is_closed = "", False
    for at, cell in enumerate(cells):
        following = cells[at + 1] if at + 1 < len(cells) else ""
        if is_closed or not cell:
            is_closed = False
        elif _OPENING.fullmatch(cell) and following and not _CLOSING.fullmatch(following):
            opening += cell
        else:
            is_closed = _CLOSING.fullmatch(following) is not None
            value = f"{opening}{cell}{following if is_closed else ''}".replace(BETWEEN_CELLS, BETWEEN_HEADS)
            opening = ""
            yield names[at], value


def _joined(heads: Sequence[str]) -> str:
    """Join the heads of one column; one that is repeated below itself is said once."""
    kept = [head for at, head in enumerate(heads) if head and head not in heads[:at]]
    return BETWEEN_HEADS.join(kept).replace(BETWEEN_CELLS, BETWEEN_HEADS).replace(AFTER_HEAD, ", ")


def _bare(cells: Sequence[str]) -> str:
    return BETWEEN_CELLS.join(filter(None, cells))


def _only(cells: Sequence[str]) -> str:
    """Return the only text of a row, written once or repeated over all columns; empty where there are several."""
    texts = {cell for cell in cells if cell}
    return texts.pop() if len(texts) == 1 and cells[0] in texts else ""


def _alone(cells: Sequence[str]) -> str:
    """Return the text of the only cell that is filled, among at least three, which stands for all columns."""
    filled = [cell for cell in cells if cell]
    return filled[0] if len(filled) == 1 and len(cells) > 2 else ""  # noqa: PLR2004


def _short_caption(caption: str) -> str:
    """Return what a row repeats of a caption: without "Table 3:", and nothing of one that is long."""
    text = _LABEL.sub("", normalise_spaces(caption), count=1).rstrip(".: ").replace(BETWEEN_CELLS, BETWEEN_HEADS)
    return text if len(text) <= _LONGEST_CAPTION else ""


def _with_inferred_heads(table: Sequence[Row]) -> list[Row]:
    """Take the first rows as heads where they have words or years over columns of figures, though nothing marks them.

    A row above them with nothing but its first cell captions the table. Of several rows of heads only one has a name in
    its first cell, if any; else they are rows of keys and values.
    """
    if any(row.is_keyed for row in table[:1]):
        return list(table)
    first = 1 if len(table) > _FEWEST_ROWS and _only(table[0].cells) and not _is_amount(table[0].cells[0]) else 0
    last = first
    width = max((len(row.cells) for row in table), default=0)
    while last < min(len(table), first + _MOST_HEADS) and _is_head_like(table[last].cells, width):
        last += 1
    cornered = [row.cells[0] for row in table[first:last] if row.cells[0] and not _BRACKETED.fullmatch(row.cells[0])]
    if len(cornered) > 1 or last in {first, len(table)} or not _has_figures(table[last:], table[last - 1]):
        return list(table)
    return [replace(row, is_head=number < last) for number, row in enumerate(table)]


def _is_head_like(cells: Sequence[str], width: int) -> bool:
    """Tell whether a row is as wide as the table, and its cells behind the first are words, years or units."""
    return len(cells) == width and any(cells[1:]) and not any(map(_is_amount, cells))


def _is_amount(cell: str) -> bool:
    return _AMOUNT.fullmatch(cell) is not None and not _YEAR.fullmatch(cell)


def _has_figures(rows: Sequence[Row], head: Row) -> bool:
    """Tell whether most rows have figures under the names of *head*; of two columns all, for those may be notes."""
    below = [row.cells for row in rows if not _only(row.cells) and any(row.cells)]
    named = [at for at, name in enumerate(head.cells) if name and at]
    filled = sum(any(at < len(cells) and _is_amount(cells[at]) for at in named) for cells in below)
    return filled > 0 and filled >= (_MOSTLY if len(head.cells) > 2 else 1) * len(below)  # noqa: PLR2004
