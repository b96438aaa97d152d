"""Numbers: digits and words, with their magnitude and the place of the last digit written.

"7.3 billion", "10 1/2", "a dozen", "two and a half million", "1.3 × 10^6", "hundreds of thousands" (a vague range).
What the number counts or measures is read elsewhere.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.language.number_parts import PART_STARTERS, read_part_of, read_part_sign, with_part
from verifier.language.number_words import read_words
from verifier.language.numerals import (
    INDEFINITE,
    LETTER_MAGNITUDES,
    MAGNITUDES,
    ONE,
    PLURAL_MAGNITUDES,
    SHORT_MAGNITUDES,
    SIGNS_OF_PARTS,
    SMALL,
    TEN,
    VAGUE,
    Number,
    nothing,
)
from verifier.language.tokens import HYPHENS, NUMBER, SIGN, Token, digits

LONGEST_NUMBER: Final = 24  # digits; a longer row of digits is an identifier
MOST_MAGNITUDES: Final = 3  # "5 hundred thousand million"
GREATEST_POWER: Final = 40  # of ten: there are no more atoms on earth
VAGUE_WIDTH: Final = 10  # "hundreds" are 100 to 1,000: the next name for a number begins there
_TIMES: Final = frozenset("x×*·")
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MINUS: Final = frozenset("-−–⁻")
_STARTERS: Final = (
    frozenset(SMALL) | frozenset(VAGUE) | frozenset(SIGNS_OF_PARTS) | PART_STARTERS | INDEFINITE | HYPHENS  # "-a-half"
)
_OF_SCORES: Final = frozenset({"scores", "tens"})  # "test scores" are none


def read_number(tokens: Sequence[Token], at: int) -> Number:
    """Read the number that begins with the token *at*; where there is none, the result ends at *at*."""
    token = tokens[at]
    if token.kind is not NUMBER and token.lower not in _STARTERS:
        return nothing(at)
    number = _read_plain(tokens, at)
    if number.end == at or number.is_vague:
        return number
    number = with_part(tokens, number)  # two and a half million
    if number.is_scaled:
        return number
    number = _scaled(tokens, number)
    return with_part(tokens, number) if number.is_scaled else number  # 3 million and a half


def _read_plain(tokens: Sequence[Token], at: int) -> Number:
    """Read a number before a part is added to it; digits are also without their magnitude."""
    token = tokens[at]
    if token.kind is NUMBER:
        number = _read_digits(tokens, at)
        return _with_power(tokens, number) if tokens[at + 1].text in _TIMES else number
    if token.lower in VAGUE:
        return _read_vague(tokens, at)
    if token.text in SIGNS_OF_PARTS:
        return read_part_sign(tokens, at)
    part = read_part_of(tokens, at)
    if part.end > at or token.lower in PART_STARTERS:
        return part
    return _read_indefinite(tokens, at) if token.lower in INDEFINITE else read_words(tokens, at)


def _read_digits(tokens: Sequence[Token], at: int) -> Number:
    text = digits(tokens[at])
    if len(text) > LONGEST_NUMBER:
        return nothing(at)
    decimals = text.partition(".")[2]
    value, step = Decimal(text), ONE.scaleb(-len(decimals)) if decimals else ONE
    return Number(value, value, step, at + 1)


def _with_power(tokens: Sequence[Token], number: Number) -> Number:
    """Read "1.3 × 10^6" and "6.2 × 10⁻⁴"."""
    if tokens[number.end].text not in _TIMES or tokens[number.end + 1].text != "10":
        return number
    mark = tokens[number.end + 2]
    if not mark.glued:
        return number
    end = number.end + 3
    if mark.text == "^":
        minus = tokens[end].text in _MINUS
        written, end = ("-" * minus) + tokens[end + minus].text, end + minus + 1
    else:
        minus = mark.text in _MINUS
        written, end = ("-" * minus) + tokens[end - 1 + minus].text.translate(_SUPERSCRIPT), end + minus
    if not written.removeprefix("-").isdecimal() or len(written) > 3 or abs(int(written)) > GREATEST_POWER:  # noqa: PLR2004
        return number
    return number.times(TEN ** int(written), end)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """Apply the magnitudes after *number*: "billion", "-million", "hundred thousand", "bn"."""
    at = number.end
    if tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued and tokens[at + 1].lower in MAGNITUDES:
        at += 1
    short = None if number.in_words else SHORT_MAGNITUDES.get(tokens[at].lower)
    if short is not None:
        return number.times(short, at + 1)
    for _ in range(MOST_MAGNITUDES):
        word = tokens[at].lower
        magnitude = MAGNITUDES.get(word) or PLURAL_MAGNITUDES.get(word)
        if magnitude is None:
            break
        number = number.times(magnitude, at + 1)
        at += 1
    return number


def read_letter_magnitude(tokens: Sequence[Token], number: Number) -> Number:
    """Apply a magnitude of letters glued to *number* ("13.6M"); the caller knows that it is no unit or name."""
    token = tokens[number.end]
    joined = tokens[number.end + 1]
    if joined.glued and joined.kind is not SIGN:
        return number  # 24703m212
    if token.glued and token.lower in LETTER_MAGNITUDES and not number.is_scaled:
        return number.times(LETTER_MAGNITUDES[token.lower], number.end + 1)
    return number


def _read_vague(tokens: Sequence[Token], at: int) -> Number:
    """Read "tens of thousands", "hundreds of millions", "dozens"."""
    word, end = tokens[at].lower, at + 1
    of = tokens[end].lower == "of"
    if word in _OF_SCORES and not of:
        return nothing(at)
    low = VAGUE[word]
    if of and tokens[end + 1].lower in VAGUE:
        low *= VAGUE[tokens[end + 1].lower]
        end += 2
    return Number(low, low * VAGUE_WIDTH, low, end, low, in_words=True)


def _read_indefinite(tokens: Sequence[Token], at: int) -> Number:
    """Read "a dozen" and "a hundred"; "several hundred" and "a few million" are vague."""
    end = at + (tokens[at].lower in ("a", "an"))
    vague = tokens[end].lower in ("several", "few")
    end += vague
    if tokens[end].lower not in MAGNITUDES:
        return nothing(at)
    low = MAGNITUDES[tokens[end].lower]
    end += 1
    while MAGNITUDES.get(tokens[end].lower, ONE) > low:
        low *= MAGNITUDES[tokens[end].lower]
        end += 1
    high = low * VAGUE_WIDTH if vague else low
    return Number(low, high, low, end, low, in_words=True)
