"""Lengths without a number: "a decade", "a decade-long campaign", "more than a year", "an hour and a half".

"decades-long" is too vague to be a figure, "a year ago" is a date, and "$5 a year" a rate: a plain "a year" is read
only where a hedge makes it an amount.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.counted import read_counted
from verifier.language.hedges import read_hedge
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, Token
from verifier.language.units import read_unit

LENGTH_STARTERS: Final = frozenset({"day", "week", "month", "year", "decade", "century"})
UNITS_OF_ONE: Final = LENGTH_STARTERS | frozenset("hour minute mile kilometre kilometer metre meter tonne ton".split())
_LONG: Final = frozenset({"decade", "century"})
_READ_AS_DATES: Final = frozenset({"ago", "earlier", "later", "before", "on", "over", "to"})
_BEFORE_RATES: Final = frozenset({"once", "twice", "times", "per", "every", "of"})
_ONE: Final = Decimal(1)
_ONE_AND_A_HALF: Final = Decimal("1.5")
_TENTH: Final = Decimal("0.1")


def read_length(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "decade-long" or "year long" at the token *at*, where no number stands before it."""
    end = at + 2 if tokens[at + 1].text in HYPHENS else at + 1
    if tokens[end].lower != "long" or tokens[at - 1].text in HYPHENS:
        return ()
    counted = read_counted(tokens, end + 1, plural=False)
    return (Quantity(at, end + 1, _ONE, _ONE, FigureKind.DURATION, tokens[at].lower, counted=counted),)


def read_one(tokens: Sequence[Token], at: int, floor: int) -> tuple[Quantity, ...]:
    """Read "a decade", "more than a year" and "an hour and a half" at the article *at*."""
    word = tokens[at + 1].lower
    if word not in UNITS_OF_ONE:
        return ()
    unit = read_unit(tokens, at + 1)
    if [token.lower for token in tokens[unit.end : unit.end + 3]] == ["and", "a", "half"]:
        end = unit.end + 3
        return (Quantity(at, end, _ONE_AND_A_HALF, _ONE_AND_A_HALF, unit.kind, unit.symbol, _TENTH),)
    if tokens[unit.end].lower in _READ_AS_DATES or tokens[unit.end].text in HYPHENS:
        return ()
    spent = word in _LONG and tokens[at - 1].lower not in _BEFORE_RATES
    if spent or read_hedge(tokens, at, floor).is_limiting:
        return (Quantity(at, unit.end, _ONE, _ONE, unit.kind, unit.symbol),)
    return ()
