"""Shares: "half of", "three fifths", "one in five" as per cent of the whole.

A share is a PERCENT, so that "a third of exports" can be held against "33 % of exports"; its step is one per cent.
"half a million" and "the first half" are no shares.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.number_parts import SLASHES, read_part_of, read_part_sign, read_slashed
from verifier.language.numbers import read_number
from verifier.language.numerals import ONE, PARTS, SIGNS_OF_PARTS, SMALL
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, WORD, Token
from verifier.language.units import read_unit

PER_CENT: Final = 100
SHARE_STARTERS: Final = frozenset(SMALL) | frozenset(SIGNS_OF_PARTS) | {"half", "a", "an"}
_AFTER_HALF: Final = frozenset("of the its their his her our all that this what those these as".split())
_NOT_AFTER_HALF: Final = frozenset({"past", "time", "a", "an", "and"})
_NOT_BEFORE_HALF: Final = frozenset(
    "first second last latter other this that each either every one next and front back early".split()
)
_COMPARED: Final = frozenset(
    "of more less higher lower larger smaller greater fewer the as in from to compared over since".split()
)
_BLURRED: Final = frozenset("nearly almost about some roughly around over than under least exactly only".split())
_CHANGED: Final = frozenset(
    (
        "by up down fell fallen falls falling rose risen rises rising dropped drops dropping jumped grew grown grows "
        "shrank shrunk declined increased decreased lost gained cut slid plunged slumped surged"
    ).split()
)
_IN_OR_OUT: Final = frozenset({"in", "out"})
_SHORT_SPANS: Final = frozenset({"quarter", "quarters"})  # also three months


def read_share(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read the share that begins with the token *at*, if there is one."""
    if tokens[at].lower == "half":
        return _read_half(tokens, at)
    if tokens[at].kind is WORD:
        return _read_parts(tokens, at) or _read_sign(tokens, at) or _read_in(tokens, at)
    if tokens[at + 1].text in SLASHES:
        return _read_slashed(tokens, at)
    return _read_in(tokens, at)


def _share(start: int, end: int, top: Decimal, bottom: Decimal) -> tuple[Quantity, ...]:
    value = top * PER_CENT / bottom
    return (Quantity(start, end, value, value, FigureKind.PERCENT, "%"),)


def _read_half(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "half of", "half the", "more than half said", but not "half a million" or "the second half"."""
    before, after = tokens[at - 1], tokens[at + 1]
    if before.lower in _NOT_BEFORE_HALF or after.text in HYPHENS:
        return ()
    measured = before.lower in _BLURRED or before.lower in _CHANGED
    if after.lower not in _AFTER_HALF and not (measured and after.lower not in _NOT_AFTER_HALF):
        return ()
    if read_part_of(tokens, at).end > at:
        return ()
    start = at - 1 if before.lower == "a" else at
    return _share(start, at + 1, Decimal(1), Decimal(2))


def _read_parts(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "two thirds", "three-quarters of", "one-fifth", "a third of", "fell by a third"."""
    single = tokens[at].lower in ("a", "an", "one")
    top = ONE if single else SMALL.get(tokens[at].lower, Decimal(0))
    hyphened = tokens[at + 1].text in HYPHENS and tokens[at + 1].glued
    place = at + 1 + hyphened
    word = tokens[place].lower
    bottom = PARTS.get(word, 0)
    if not 0 < top < bottom or single == word.endswith("s") or read_part_of(tokens, at).end > at:
        return ()
    told = tokens[place + 1].lower == "of" or tokens[at - 1].lower in _CHANGED
    clear = hyphened or (word not in _SHORT_SPANS and tokens[at].lower not in ("a", "an"))
    if not told and not clear and tokens[at - 1].lower not in _BLURRED and tokens[place + 1].lower != "as":
        return ()
    if single and not _ends_or_compares(tokens[place + 1]):
        return ()
    return _share(at, place + 1, top, Decimal(bottom))


def _ends_or_compares(token: Token) -> bool:
    """Whether no noun follows: "a third party" and "one third-grade teacher" are no shares."""
    return token.text not in HYPHENS and (token.kind is not WORD or token.lower in _COMPARED)


def _read_sign(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "⅔ of"."""
    part = read_part_sign(tokens, at)
    return _share(at, part.end, part.low, ONE) if part.end > at and tokens[part.end].lower == "of" else ()


def _read_in(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "one in five", "nine out of ten"."""
    if tokens[at + 1].lower not in _IN_OR_OUT:
        return ()
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
    return _share(at, number.end, number.low, ONE)
