"""Cells: the figures of a table's row, each with the heads, the unit and the period that it stands under.

The readers of documents write a table row by row: "Results (bn yuan): Revenue | 2019: 255.8 | 2020: 134.7". Here such a
row is read back. The first cell of words is the row's head; what stands before a colon is the head of a column, and
that of the first column also holds the caption. A bare number takes its unit and magnitude from the head of its column,
else from the head of its row, else from the caption; a number in brackets is negative, as accountants write it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.domain.span import Span
from verifier.language.cell_units import head_words, in_unit, unit_for
from verifier.language.counted import is_plural
from verifier.language.figures import read_figures
from verifier.language.head_units import read_head_unit
from verifier.language.periods import read_periods

BETWEEN_CELLS: Final = " | "
AFTER_HEAD: Final = ": "
BETWEEN_HEADS: Final = " / "
MOST_CELLS: Final = 400  # of one row; the figures of a longer one are read without their heads
_LONGEST_VALUE: Final = 60  # code points of a cell that is nothing but a figure
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_NOTE_MARKS: Final = re.compile(r"(?:\s?(?:[*†‡§¹²³]+|\[[\da-z]{1,3}\]|\([a-z]\)))+$")
_BRACKETED: Final = re.compile(r"\(\s?([^()]+?)\s?\)(\s?%)?")
_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*")
_TIME_HEADS: Final = frozenset(
    "year years date dates month months quarter quarters period periods fy day days when season week".split()
)
_AMOUNT_HEADS: Final = frozenset(
    "crew population staff output turnover revenue income profit loss total price cost number amount value".split()
)
_CACHED: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is a figure. *row* and *column* are its heads (None without one); *periods* are those it holds for.

    Of a row's head only the last part is *row*: of "Europe / France" it is "France".
    """

    figure: Figure
    row: Span | None
    column: Span | None
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row holds, in order: all its figures and periods, and those figures that are cells."""

    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One cell as written, at *start* of the row: *head*, if any, and *value*, which begins at *at*."""

    head: str
    value: str
    start: int
    at: int

    @property
    def end(self) -> int:
        return self.at + len(self.value)


def is_row(sentence: str) -> bool:
    """Tell whether a sentence is a row of a table, as the readers write it.

    >>> is_row("Revenue | 2019: 255.8"), is_row("Revenue fell to 255.8 in 2019.")
    (True, False)
    """
    return BETWEEN_CELLS in sentence


def read_row(
    sentence: str, offset: int = 0, *, published: date | None = None, before: Sequence[Period] = ()
) -> ReadRow:
    """Read the row *sentence*, which begins at *offset* of its text; further arguments as for ``read_periods``.

    For every figure and period, ``text[one.start:one.end] == one.text``.
    """
    pieces = _pieces(sentence)
    reading = _Reading(offset, published, tuple(before))
    if len(pieces) > MOST_CELLS:
        found = [reading.plain(piece.value, piece.at) for piece in pieces]
        return ReadRow(
            (), tuple(one for each in found for one in each[1]), tuple(one for each in found for one in each[0])
        )
    head = next((piece for piece in pieces if _is_words(piece.value)), None)
    return reading.row(pieces, head)


def _pieces(sentence: str) -> list[_Piece]:
    """Cut a row at its bars, and each cell at the colon behind its head; in the first, at the last colon."""
    pieces = []
    start = 0
    for number, written in enumerate(sentence.split(BETWEEN_CELLS)):
        head, mark, value = written.partition(AFTER_HEAD) if number else written.rpartition(AFTER_HEAD)
        if not mark:
            head, value = "", written
        pieces.append(_Piece(head, value, start, start + len(head) + len(mark)))
        start += len(written) + len(BETWEEN_CELLS)
    return pieces


def _is_words(value: str) -> bool:
    """Tell whether a cell names something, and is no figure or date."""
    return _LETTERS.search(value) is not None and not _is_figure(value) and not _is_period(value)


def _is_figure(value: str) -> bool:
    return len(value) <= _LONGEST_VALUE and _only_figure(value) is not None


@lru_cache(maxsize=_CACHED)
def _only_figure(value: str) -> Figure | None:
    """Return the figure that a cell is, negative where it stands in brackets; None where it is anything else."""
    bare = _NOTE_MARKS.sub("", value)
    bracketed = _BRACKETED.fullmatch(bare)
    inner = f"{bracketed[1]}{bracketed[2] or ''}" if bracketed else bare
    figures = read_figures(inner)
    if len(figures) != 1 or figures[0].kind is FigureKind.ORDINAL or not _covers(figures[0], inner):
        figures = _bare_number(inner)
    if not figures:
        return None
    if not bracketed:
        return figures[0]
    low, high = -figures[0].high, -figures[0].low
    return figures[0].model_copy(update={"low": low, "high": high, "start": 0, "end": len(bare), "text": bare})


def _covers(figure: Figure, value: str) -> bool:
    """Tell whether a figure is all that a cell says, but for the things counted ("70 ships")."""
    rest = f"{value[: figure.start]} {value[figure.end :]}"
    return not set(map(str.lower, _WORDS.findall(rest))) - set(figure.counted) and not re.search(r"\d", rest)


def _bare_number(value: str) -> list[Figure]:
    """Return the number that stands alone in a cell though in a sentence it would be a year or a label."""
    if not re.fullmatch(r"\d{1,12}", value):
        return []
    number = Decimal(value)
    return [Figure(start=0, end=len(value), low=number, high=number, kind=FigureKind.COUNT, text=value)]


@lru_cache(maxsize=_CACHED)
def _is_period(value: str) -> bool:
    """Tell whether a cell is a date and nothing else."""
    periods = read_periods(value) if len(value) <= _LONGEST_VALUE else []
    words = _WORDS.findall("".join([value[: periods[0].start], value[periods[-1].end :]])) if periods else []
    return bool(periods) and not words


class _Reading:
    """Reads one row; *offset* is where it begins, *before* are the periods read so far."""

    def __init__(self, offset: int, published: date | None, before: tuple[Period, ...]) -> None:
        self._offset = offset
        self._published = published
        self._before = before

    def row(self, pieces: Sequence[_Piece], head: _Piece | None) -> ReadRow:
        """Read all cells of a row whose head is *head*."""
        head_periods: list[Period] = []
        periods: list[Period] = []
        figures: list[Figure] = []
        bare: list[tuple[Figure, _Piece, list[Period]]] = []
        table_head = pieces[0].head
        row_head = head.value if head else ""
        for number, piece in enumerate(pieces):
            above, named = self.plain(piece.head, piece.start)
            periods += above
            figures += named
            if _is_date(piece, number):
                held = self.periods(piece.value, piece.at)
                periods += held
                head_periods += held if _dates_the_row(piece, number) else []
            elif _is_figure(piece.value):
                figure = self.cell(piece, table_head, row_head)
                figures.append(figure)
                bare.append((figure, piece, above if piece is not pieces[0] else []))
            else:
                found = self.plain(piece.value, piece.at)
                periods += found[0]
                figures += found[1]
                head_periods += found[0] if piece is head else []
        cells = [self._cell(figure, piece, head, [*above, *head_periods]) for figure, piece, above in bare]
        return ReadRow(tuple(cells), tuple(figures), tuple(periods))

    def periods(self, written: str, at: int) -> list[Period]:
        """Return the periods of a head or cell that begins at *at* of the row."""
        if not any(map(str.isdigit, written)) and not self._published and not self._before:
            return []
        return read_periods(written, self._offset + at, published=self._published, before=self._before)

    def plain(self, written: str, at: int) -> tuple[list[Period], list[Figure]]:
        """Read a head or a cell of words as a sentence is read; "in millions" is a unit there and no figure."""
        if not written:
            return [], []
        periods = self.periods(written, at)
        unit = read_head_unit(written)
        begin = self._offset + at
        taken = [(period.start, period.end) for period in periods]
        taken += [(begin + unit.start, begin + unit.end)] if unit.is_stated else []
        figures = read_figures(written, begin)
        return periods, [one for one in figures if not any(start <= one.start < end for start, end in taken)]

    def cell(self, piece: _Piece, table_head: str, row_head: str) -> Figure:
        """Return the figure of a cell, with what the heads say of it."""
        figure = _only_figure(piece.value)
        assert figure is not None  # noqa: S101 - the caller asked
        shift = self._offset + piece.at
        placed = figure.model_copy(update={"start": figure.start + shift, "end": figure.end + shift})
        unit = unit_for(piece.head, row_head, table_head)
        return in_unit(placed, unit, head_words(row_head) + head_words(piece.head))

    def _cell(self, figure: Figure, piece: _Piece, head: _Piece | None, periods: Sequence[Period]) -> Cell:
        row = column = None
        if head is not None:
            at = head.at + head.value.rfind(BETWEEN_HEADS) + (len(BETWEEN_HEADS) if BETWEEN_HEADS in head.value else 1)
            row = Span(start=self._offset + at, end=self._offset + head.end)
        if piece.head and piece.start:
            column = Span(start=self._offset + piece.start, end=self._offset + piece.start + len(piece.head))
        return Cell(figure, row, column, tuple(periods))


def _is_date(piece: _Piece, number: int) -> bool:
    """Tell whether a cell says when: a date under "Year" or "Opened", not "2004" under "Ships" or "Sales (t)"."""
    if not _is_period(piece.value):
        return False
    if _dates_the_row(piece, number) or not piece.value.isdigit():
        return True
    words = _last_words(piece)
    return not (read_head_unit(piece.head).is_stated or _AMOUNT_HEADS & set(words) or any(map(is_plural, words)))


def _dates_the_row(piece: _Piece, number: int) -> bool:
    """Tell whether a date holds for all of its row: it opens the row or stands under "Year"; "Opened" dates itself."""
    words = _last_words(piece)
    return number == 0 or bool(_TIME_HEADS & set(words))


def _last_words(piece: _Piece) -> list[str]:
    """Return the words of a column's own head, in lower case, without the caption before it."""
    return [word.lower() for word in _WORDS.findall(piece.head.rpartition(AFTER_HEAD)[2])]
