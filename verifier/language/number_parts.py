"""Parts of numbers: "two and a half million", "10 1/2", "3½", "half a million", "a quarter of a percentage point".

A part of something that is neither a magnitude nor a unit is a share and read in :mod:`verifier.language.shares`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.numerals import (
    HALF,
    MAGNITUDES,
    ONE,
    PART_STEP,
    PARTS,
    SIGNS_OF_PARTS,
    SMALL,
    Number,
    exactly,
    nothing,
)
from verifier.language.tokens import DASHES, HYPHENS, NUMBER, Token
from verifier.language.units import read_unit

SLASHES: Final = frozenset("/⁄")
BOTTOMS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000})  # 9/11 is a day
LONGEST_PART: Final = 4  # digits of "1/1000"
PART_STARTERS: Final = frozenset({"half", "quarter"})
_SINGLE: Final = frozenset({"a", "an", "one"})
_DIVISIBLE: Final = frozenset({FigureKind.DURATION, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.POINTS})
_HYPHENED_ENDS: Final = frozenset({"year", "century", "day"})  # half-year results; 50 runs at cricket
_NOT_BEFORE: Final = frozenset(  # "the third quarter", "this half"
    "first second third fourth last latter next this that each every either final".split()
)


def read_slashed(tokens: Sequence[Token], at: int) -> Number:
    """Read "1/16" as a number below one; where there is none, the result ends at *at*."""
    top, slash, bottom = tokens[at], tokens[at + 1], tokens[at + 2]
    if slash.text not in SLASHES or slash.glued != bottom.glued or not (_is_short(top) and _is_short(bottom)):
        return nothing(at)
    if not 0 < int(top.text) < int(bottom.text) or int(bottom.text) not in BOTTOMS:
        return nothing(at)
    return exactly(Decimal(top.text) / Decimal(bottom.text), ONE / Decimal(bottom.text), at + 3)


def read_part_sign(tokens: Sequence[Token], at: int) -> Number:
    """Read the single sign "½"; where there is none, the result ends at *at*."""
    if tokens[at].text not in SIGNS_OF_PARTS:
        return nothing(at)
    top, bottom = SIGNS_OF_PARTS[tokens[at].text]
    return exactly(Decimal(top) / bottom, ONE / bottom, at + 1)


def _is_short(token: Token) -> bool:
    """Whether the token is a whole number that may be part of a written fraction."""
    return token.kind is NUMBER and token.text.isdecimal() and len(token.text) <= LONGEST_PART


def with_part(tokens: Sequence[Token], number: Number) -> Number:
    """Add the part that follows *number*, if one does: "10 1/2", "3½", "two and a half", "3 million and a quarter"."""
    after = tokens[number.end]
    if after.kind is NUMBER or after.text in SIGNS_OF_PARTS:
        return _with_mixed(tokens, number)
    if after.lower == "and" or after.text in HYPHENS:
        return _with_part_words(tokens, number)
    return number


def _with_mixed(tokens: Sequence[Token], number: Number) -> Number:
    """Add the fraction of "10 1/2" and "3½"."""
    end = number.end
    part = read_part_sign(tokens, end) if tokens[end].text in SIGNS_OF_PARTS else read_slashed(tokens, end)
    if part.end == end or number.step != 1 or number.is_scaled:
        return number
    return exactly(number.low + part.low, part.step, part.end)


def _with_part_words(tokens: Sequence[Token], number: Number) -> Number:
    """Add the part of "two and a half", "two-and-a-half" and "one billion and a half million"."""
    at = number.end + (tokens[number.end].text in HYPHENS)
    if tokens[at].lower != "and":
        return number
    part = _read_part_words(tokens, at + 1)
    if part.end == at + 1 or tokens[part.end].lower == "of":
        return number
    magnitude = MAGNITUDES.get(tokens[part.end].lower, ONE)
    if number.is_scaled and ONE < magnitude < number.scale:
        return exactly(number.low + part.low * magnitude, PART_STEP * magnitude, part.end + 1, in_words=True)
    return number.plus(part.low, part.end)


def _read_part_words(tokens: Sequence[Token], at: int) -> Number:
    """Read "a half", "-a-half", "one third", "three-quarters"; several of a kind need a plural."""
    at += tokens[at].text in HYPHENS
    top = ONE if tokens[at].lower in _SINGLE else SMALL.get(tokens[at].lower, ONE)
    place = at + 1 + (tokens[at + 1].text in HYPHENS)
    word = tokens[place].lower
    bottom = PARTS.get(word, 0)
    if not 0 < top < bottom or (tokens[at].lower in _SINGLE) == word.endswith("s"):
        return nothing(at)
    if tokens[at].lower not in SMALL and tokens[at].lower not in _SINGLE:
        return nothing(at)
    return exactly(top / bottom, PART_STEP, place + 1, in_words=True)


def read_part_of(tokens: Sequence[Token], at: int) -> Number:
    """Read "half a million", "a quarter of a million", "three quarters of an hour", "half-mile".

    A part of a unit ends before the unit; where there is neither magnitude nor unit, the result ends at *at*.
    """
    part = _read_bare_part(tokens, at) if tokens[at].lower in PART_STARTERS else _read_part_words(tokens, at)
    if part.end == at:
        return part
    place = part.end
    if tokens[place].text in HYPHENS:
        return _with_hyphen(tokens, at, part)
    of = tokens[place].lower == "of"
    place += of
    articled = tokens[place].lower in ("a", "an")
    place += articled
    if place > part.end and place < part.end + 1 + of:  # "half of million" is none
        return nothing(at)
    short = part.low in (HALF, HALF / 2, HALF + HALF / 2)
    magnitude = MAGNITUDES.get(tokens[place].lower)
    if magnitude is not None and (articled or short):
        return part.times(magnitude, place + 1)
    divisible = articled and read_unit(tokens, place).kind in _DIVISIBLE
    return exactly(part.low, part.step, place, in_words=True) if divisible else nothing(at)


def _read_bare_part(tokens: Sequence[Token], at: int) -> Number:
    if tokens[at - 1].lower in _NOT_BEFORE or (tokens[at - 1].text in HYPHENS and tokens[at].glued):
        return nothing(at)
    return exactly(ONE / PARTS[tokens[at].lower], PART_STEP, at + 1, in_words=True)


def _with_hyphen(tokens: Sequence[Token], at: int, part: Number) -> Number:
    """Read the part in "half-million", "half-mile" and "quarter-point"; the unit is read by the caller."""
    place = part.end + 1
    word = tokens[place].lower
    if word in MAGNITUDES:
        return part.times(MAGNITUDES[word], place + 1)
    if tokens[part.end].text in DASHES and word not in _HYPHENED_ENDS and read_unit(tokens, place).kind in _DIVISIBLE:
        return part
    return nothing(at)
