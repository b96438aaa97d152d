"""Quantities: figures in the making, placed by tokens instead of code points."""

from decimal import Decimal
from typing import NamedTuple

from verifier.domain.figure import Bound, FigureKind


class Quantity(NamedTuple):
    """A quantity in the tokens *start* to *end*; *noun_at* is the token where the counted thing may begin."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    kind: FigureKind
    unit: str = ""
    step: Decimal = Decimal(1)
    bound: Bound = Bound.EXACTLY
    hedged: bool = False
    counted: tuple[str, ...] = ()
