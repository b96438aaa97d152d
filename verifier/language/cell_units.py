"""What the heads of a table say of the bare numbers under them: unit, magnitude and the thing measured."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.language.head_units import NO_UNIT, HeadUnit, read_head_unit, refuses_magnitude
from verifier.language.periods import read_periods

_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*")
_LITTLE_WORDS: Final = frozenset("the a an of in to for and or by at on from with per as its their total".split())
_CACHED: Final = 1 << 12


def unit_for(column: str, row: str, table: str) -> HeadUnit:
    """Return what the heads say of a bare number: the column's own unit first, then the row's, then the table's.

    A magnitude alone does not hide a currency farther off: "in millions" above a column of "US$".
    """
    found = [read_head_unit(head) for head in (column, row) if head]
    if table and table != column and not any(refuses_magnitude(head) for head in (column, row)):
        found.append(read_head_unit(table))
    stated = [unit for unit in found if unit.is_stated]
    if not stated:
        return NO_UNIT
    first = stated[0]
    for other in stated[1:]:
        if first.kind is FigureKind.COUNT and other.unit and not first.counted:
            return replace(first, kind=other.kind, unit=other.unit)
        if first.kind is FigureKind.MONEY and first.factor == 1 and other.kind is FigureKind.COUNT:
            return replace(first, factor=other.factor)
    return first


def in_unit(figure: Figure, unit: HeadUnit, counted: tuple[str, ...]) -> Figure:
    """Return a cell's figure in the unit of its heads; what the cell itself says goes before what they say."""
    written = figure.text.rstrip(")").rstrip()
    is_scaled = bool(_LETTERS.search(written)) or written[-1:].isalpha()
    update: dict[str, object] = {}
    if figure.kind is FigureKind.COUNT:
        factor = Decimal(1) if is_scaled else unit.factor
        update = {"kind": unit.kind, "unit": unit.unit}
        if is_scaled and unit.kind is not FigureKind.MONEY:
            update = {}
    else:
        factor = unit.factor if figure.kind is FigureKind.MONEY and not _has_magnitude(written) else Decimal(1)
    if factor != 1:
        update |= {"low": figure.low * factor, "high": figure.high * factor, "step": figure.step * factor}
    words = figure.counted or tuple(dict.fromkeys((*counted, *unit.counted)))
    return figure.model_copy(update={**update, "counted": words})


def _has_magnitude(written: str) -> bool:
    """Tell whether a sum of money names its magnitude: "$1.2bn" does, "US$ 1,200" does not."""
    return re.search(r"\d\W{0,2}[^\W\d_]", written) is not None


@lru_cache(maxsize=_CACHED)
def head_words(head: str) -> tuple[str, ...]:
    """Return the words of a head that say what is counted, in lower case: without unit, dates and little words.

    >>> head_words("Net revenue (bn yuan) / 2019")
    ('net', 'revenue')
    """
    unit = read_head_unit(head)
    taken = [(unit.start, unit.end)] if unit.is_stated else []
    taken += [(period.start, period.end) for period in read_periods(head)]
    return tuple(
        match[0].lower()
        for match in _WORDS.finditer(head)
        if match[0].lower() not in _LITTLE_WORDS and not any(start <= match.start() < end for start, end in taken)
    )
