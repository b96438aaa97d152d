"""Numbers: digits and words, with their magnitude and the place of the last digit written.

"7.3 billion", "10 1/2", "a dozen", "half a million", "hundreds of thousands" (a vague range). What the number counts or
measures is read elsewhere.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.language.number_words import read_words
from verifier.language.numerals import (
    HALF,
    MAGNITUDES,
    ONE,
    ONE_LETTER,
    SHORT_MAGNITUDES,
    VAGUE,
    Number,
    exactly,
    nothing,
)
from verifier.language.tokens import GAPS, HYPHENS, Token, TokenKind

LONGEST_NUMBER: Final = 24  # digits; a longer row of digits is an identifier
SLASHES: Final = frozenset("/⁄")
LONGEST_PART: Final = 3  # digits of "1/128"
VAGUE_WIDTH: Final = 10  # "hundreds" are 100 to 1,000: the next name for a number begins there


def read_number(tokens: Sequence[Token], at: int) -> Number:
    """Read the number that begins with the token *at*; where there is none, the result ends at *at*."""
    token = tokens[at]
    if token.kind is TokenKind.NUMBER:
        return _scaled(tokens, _read_digits(tokens, at))
    if token.lower in VAGUE:
        return _read_vague(tokens, at)
    if token.lower in ("a", "an", "several", "few"):
        return _read_indefinite(tokens, at)
    if token.lower == "half":
        return _read_half(tokens, at)
    return read_words(tokens, at)


def _read_half(tokens: Sequence[Token], at: int) -> Number:
    """Read "half a million" and "half a dozen"; "half of" is a share and read elsewhere."""
    magnitude = MAGNITUDES.get(tokens[at + 2].lower)
    if magnitude is None or tokens[at + 1].lower != "a":
        return nothing(at)
    return exactly(HALF, Decimal("0.1"), at + 2, in_words=True).times(magnitude, at + 3)


def _read_digits(tokens: Sequence[Token], at: int) -> Number:
    text = tokens[at].text
    for gap in GAPS:
        text = text.replace(gap, "")
    text = text.replace(",", "")
    if len(text) > LONGEST_NUMBER:
        return nothing(at)
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    step = ONE.scaleb(exponent) if isinstance(exponent, int) else ONE
    top, bottom, end = _read_fraction(tokens, at + 1)
    if end > at + 1 and step == 1:  # 10 1/2
        return exactly(value + top / bottom, ONE / bottom, end)
    return exactly(value, step, at + 1)


def _read_fraction(tokens: Sequence[Token], at: int) -> tuple[Decimal, Decimal, int]:
    """Read "1/2" at *at* as top, bottom and end; the end is *at* where there is none."""
    top, slash, bottom = tokens[at], tokens[at + 1], tokens[at + 2]
    if slash.text not in SLASHES or not (slash.glued and bottom.glued):
        return ONE, ONE, at
    if _is_short(top) and _is_short(bottom) and 0 < int(top.text) < int(bottom.text):
        return Decimal(top.text), Decimal(bottom.text), at + 3
    return ONE, ONE, at


def _is_short(token: Token) -> bool:
    """Whether the token is a whole number that may be part of a written fraction."""
    return token.kind is TokenKind.NUMBER and token.text.isdecimal() and len(token.text) <= LONGEST_PART


def read_slashed(tokens: Sequence[Token], at: int) -> Number:
    """Read "1/16" as a number below one; where there is none, the result ends at *at*."""
    top, bottom, end = _read_fraction(tokens, at)
    return exactly(top / bottom, ONE / bottom, end) if end > at else nothing(at)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """Apply the magnitudes after *number*: "billion", "-million", "hundred thousand", "bn"."""
    at = number.end
    if at == 0 or tokens[at - 1].kind is not TokenKind.NUMBER:
        return number
    if tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued and tokens[at + 1].lower in MAGNITUDES:
        at += 1
    short = SHORT_MAGNITUDES.get(tokens[at].lower)
    if short is not None and len(tokens[at].text) > 1:
        return number.times(short, at + 1)
    for _ in range(3):
        magnitude = MAGNITUDES.get(tokens[at].lower)
        if magnitude is None:
            break
        number = number.times(magnitude, at + 1)
        at += 1
    return number


def read_letter_magnitude(tokens: Sequence[Token], number: Number) -> Number:
    """Apply a one-letter magnitude glued to *number* ("13.6M"); the caller knows that it is no unit or name."""
    token = tokens[number.end]
    joined = tokens[number.end + 1]
    if joined.glued and joined.kind is not TokenKind.SIGN:
        return number  # 24703m212
    if token.glued and token.lower in ONE_LETTER and not number.is_scaled:
        return number.times(SHORT_MAGNITUDES[token.lower], number.end + 1)
    return number


def _read_vague(tokens: Sequence[Token], at: int) -> Number:
    """Read "tens of thousands", "hundreds of millions", "dozens"."""
    low = VAGUE[tokens[at].lower]
    end = at + 1
    if tokens[end].lower == "of" and tokens[end + 1].lower in VAGUE:
        low *= VAGUE[tokens[end + 1].lower]
        end += 2
    return Number(low, low * VAGUE_WIDTH, low, end, low, in_words=True)


def _read_indefinite(tokens: Sequence[Token], at: int) -> Number:
    """Read "a dozen" and "a hundred"; "several hundred" and "a few million" are vague."""
    vague = tokens[at].lower in ("several", "few")
    end = at + 1
    if not vague and tokens[end].lower == "few":
        vague, end = True, end + 1
    if tokens[end].lower not in MAGNITUDES:
        return nothing(at)
    low = MAGNITUDES[tokens[end].lower]
    end += 1
    while tokens[end].lower in MAGNITUDES and MAGNITUDES[tokens[end].lower] > low:
        low *= MAGNITUDES[tokens[end].lower]
        end += 1
    high = low * VAGUE_WIDTH if vague else low
    return Number(low, high, low, end, low, in_words=True)
