"""Units: per cent, percentage points, durations and measures, as written after a number.

The units are listed in ``data/units.tsv``; money is read in :mod:`verifier.language.currencies`. A unit in letters that
might be anything ("m", "g", "W") is believed only where it is glued to the number or stands alone after it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from verifier.domain.figure import FigureKind
from verifier.language.numerals import ONE
from verifier.language.tokens import HYPHENS, NUMBER, WORD, Token
from verifier.language.unit_table import TableUnit, base_symbols, unit_forms

_COUNT: Final = FigureKind.COUNT
_SIGNS_OF_TIMES: Final = frozenset("x×")
_ONLY_GLUED: Final = frozenset({"in"})  # "5ft 2in", but "2 in Paris" and "2-in-1"
_CLEAR_LETTERS: Final = frozenset("WVJ")
_BRACKETS: Final = {"(": ")", "[": "]"}
_BY_BASE: Final = frozenset({FigureKind.POINTS})  # basis points are read as hundredths of percentage points


class Unit(NamedTuple):
    """A unit that ends before the token *end*; *factor* brings the number to *symbol* (basis points to points)."""

    kind: FigureKind
    symbol: str
    end: int
    factor: Decimal = ONE

    @property
    def is_written(self) -> bool:
        """Whether any unit was found."""
        return self.kind is not _COUNT


def read_unit(tokens: Sequence[Token], at: int) -> Unit:
    """Read the unit that begins with the token *at*; where there is none, it is a COUNT that ends at *at*."""
    place = at
    if tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued:
        place += 1
    for unit, end in unit_forms().at(tokens, place):
        if _is_credible(tokens, place, end, hyphened=place > at):
            return _reading(unit, end)
    return _read_bracketed(tokens, at)


def _read_bracketed(tokens: Sequence[Token], at: int) -> Unit:
    """Read "20 (kg)"."""
    closing = _BRACKETS.get(tokens[at].text)
    if closing is not None:
        for unit, end in unit_forms().at(tokens, at + 1):
            if tokens[end].text == closing and unit.kind is FigureKind.MEASURE:
                return _reading(unit, end + 1)
    return Unit(_COUNT, "", at)


def _reading(unit: TableUnit, end: int) -> Unit:
    if unit.kind in _BY_BASE:
        factor = Decimal(unit.factor.numerator) / unit.factor.denominator
        return Unit(unit.kind, base_symbols()[unit.dimension], end, factor)
    return Unit(unit.kind, unit.symbol, end)


def _is_credible(tokens: Sequence[Token], at: int, end: int, *, hyphened: bool) -> bool:
    """Whether the tokens are a unit there, not a stray letter, a word of a title or the ordinal "second"."""
    token, after = tokens[at], tokens[end]
    if after.glued and after.kind is NUMBER:
        return False
    if token.text in _ONLY_GLUED and end - at == 1 and (hyphened or not token.glued):
        return False
    if end - at > 1 or len(token.text) > 1 or token.kind is not WORD or token.glued:
        return not (token.lower in _SIGNS_OF_TIMES and end - at == 1 and (hyphened or not token.glued))
    return token.lower not in _SIGNS_OF_TIMES and _stands_alone(token, after)


def _stands_alone(letter: Token, after: Token) -> bool:
    """Whether a single letter set apart from its number is a unit: "5 W charger", not "5 M Street" or "9 E."."""
    return after.text != "." and (letter.text in _CLEAR_LETTERS or after.kind is not WORD or after.lower == after.text)
