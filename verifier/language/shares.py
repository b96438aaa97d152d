"""Shares: "half of", "three fifths", "one in five" as per cent of the whole.

A share is a PERCENT, so that "a third of exports" can be held against "33 % of exports"; its step is one per cent.
"half a million" and "the first half" are no shares.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.number_parts import read_slashed
from verifier.language.numbers import read_number
from verifier.language.numerals import PARTS, SIGNS_OF_PARTS, SMALL
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, Token, TokenKind
from verifier.language.units import read_unit

PER_CENT: Final = 100
SHARE_STARTERS: Final = frozenset(SMALL) | {"half", "a", "an"}
_AFTER_HALF: Final = frozenset("of the its their his her our all that this what those these as".split())
_NOT_BEFORE_HALF: Final = frozenset(
    "first second last latter other this that each either every one next and front back early".split()
)
_COMPARED: Final = frozenset(
    "of more less higher lower larger smaller greater fewer the as in from to compared over since".split()
)
_CHANGED_BY: Final = frozenset("by nearly almost about some roughly around over than under".split())
_IN_OR_OUT: Final = frozenset({"in", "out"})
_SHORT_SPANS: Final = frozenset({"quarter", "quarters"})  # also three months


def read_share(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read the share that begins with the token *at*, if there is one."""
    if tokens[at].lower == "half":
        return _read_half(tokens, at)
    after = tokens[at + 1].lower
    if tokens[at].kind is TokenKind.WORD:
        return _read_parts(tokens, at) or (_read_in(tokens, at) if after in _IN_OR_OUT else ())
    return _read_in(tokens, at) if after in _IN_OR_OUT else _read_slashed(tokens, at)


def _share(start: int, end: int, top: Decimal, bottom: Decimal) -> tuple[Quantity, ...]:
    value = top * PER_CENT / bottom
    return (Quantity(start, end, value, value, FigureKind.PERCENT, "%"),)


def _read_half(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    before, after = tokens[at - 1], tokens[at + 1]
    if before.lower in _NOT_BEFORE_HALF or after.lower not in _AFTER_HALF:
        return ()
    start = at - 1 if before.lower == "a" else at
    return _share(start, at + 1, Decimal(1), Decimal(2))


def _read_parts(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "two thirds", "three-quarters of", "a third of", "fell by a third"."""
    single = tokens[at].lower in ("a", "an", "one")
    top = Decimal(1) if single else SMALL.get(tokens[at].lower, Decimal(0))
    place = at + 2 if tokens[at + 1].text in HYPHENS and tokens[at + 1].glued else at + 1
    word = tokens[place].lower
    bottom = PARTS.get(word, 0)
    if not bottom or not 0 < top < bottom or single == word.endswith("s"):
        return ()
    of = tokens[place + 1].lower == "of"
    if single and not of and (tokens[at - 1].lower not in _CHANGED_BY or not _ends_or_compares(tokens[place + 1])):
        return ()
    if word in _SHORT_SPANS and not of and tokens[at - 1].lower != "by":
        return ()
    return _share(at, place + 1, top, Decimal(bottom))


def _ends_or_compares(token: Token) -> bool:
    return token.kind is not TokenKind.WORD or token.lower in _COMPARED


def _read_in(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "one in five", "nine out of ten"."""
    top = read_number(tokens, at)
    place = top.end
    if place == at or top.is_scaled:
        return ()
    if tokens[place].lower == "out" and tokens[place + 1].lower == "of":
        place += 2
    elif tokens[place].lower == "in":
        place += 1
    else:
        return ()
    place += tokens[place].lower == "every"
    bottom = read_number(tokens, place)
    if (
        bottom.end == place
        or bottom.is_vague
        or not 0 < top.low < bottom.low
        or read_unit(tokens, bottom.end).is_written
    ):
        return ()
    return _share(at, bottom.end, top.low, bottom.low)


def _read_slashed(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    number = read_slashed(tokens, at)
    if number.end == at or tokens[number.end].lower != "of":
        return ()
    return _share(at, number.end, number.low, Decimal(1))
