"""The table of units: what each unit measures, how much of the base unit it is, and how it is written.

It is read from ``data/units.tsv``, which explains itself and is kept by hand.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.forms import Form, Forms, parse
from verifier.language.tables import rows

INEXACT: Final = "-"


@dataclass(frozen=True, slots=True)
class TableUnit:
    """One row: *factor* units of the *dimension*'s base go into one *symbol*, after *offset* is added.

    A factor of 0 means that there is no exact one.
    """

    symbol: str
    kind: FigureKind
    dimension: str
    factor: Fraction
    forms: tuple[Form, ...]
    offset: Decimal = Decimal(0)

    @property
    def is_convertible(self) -> bool:
        """Whether the unit has a fixed place in its dimension."""
        return bool(self.factor)

    @property
    def is_base(self) -> bool:
        """Whether the unit is what others of its dimension are converted into."""
        return self.factor == 1 and not self.offset


@cache
def unit_table() -> MappingProxyType[str, TableUnit]:
    """Return the units by their symbols, in the order of the file.

    Raises:
        ValueError: a row is not of the form that the head of the file explains.
    """
    return MappingProxyType({row[0]: _unit(*row) for row in rows("units.tsv")})


def _unit(symbol: str, kind: str, dimension: str, factor: str, forms: str, offset: str = "0") -> TableUnit:
    exact = Fraction(0) if factor == INEXACT else Fraction(factor)
    return TableUnit(symbol, FigureKind(kind), dimension, exact, tuple(parse(forms)), Decimal(offset))


@cache
def unit_forms() -> Forms[TableUnit]:
    """Return the written forms of all units."""
    return Forms((form, unit) for unit in unit_table().values() for form in unit.forms)


@cache
def base_symbols() -> MappingProxyType[str, str]:
    """Return, for each dimension that has one, the symbol of its base unit."""
    return MappingProxyType({unit.dimension: unit.symbol for unit in unit_table().values() if unit.is_base})
