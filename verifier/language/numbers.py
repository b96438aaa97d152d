"""Numbers: digits and number words, with their magnitude and the place of the last digit written.

"7.3 billion", "fifteen billion", "one and a half million", "a dozen", "hundreds of thousands" (a vague range). What the
number counts or measures is read elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verifier.language.tokens import GAPS, HYPHENS, Token, TokenKind

LONGEST_NUMBER: Final = 24  # digits; a longer row of digits is an identifier
SLASHES: Final = frozenset("/⁄")
LONGEST_PART: Final = 3  # digits of "1/128"
VAGUE_WIDTH: Final = 10  # "hundreds" are 100 to 1,000: the next name for a number begins there

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: Final = {word: Decimal(value) for value, word in enumerate(_UNITS)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)
}
MAGNITUDES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
    "dozen": Decimal(12),
}
SHORT_MAGNITUDES: Final = {  # "bn" and the like need digits before them
    "bn": Decimal(10) ** 9,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "bln": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "k": Decimal(1000),
    "m": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
}
ONE_LETTER: Final = frozenset("kmbt")
VAGUE: Final = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "millions": Decimal(10) ** 6,
    "billions": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
}
NUMBER_STARTERS: Final = frozenset(SMALL) | frozenset(VAGUE) | {"hundred", "thousand", "million", "dozen"}
TEN: Final = Decimal(10)
HUNDRED: Final = Decimal(100)
THOUSAND: Final = Decimal(1000)
_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before the token *end*; *low* and *high* differ only for vague ones ("hundreds").

    *scale* is the magnitude written after it, *in_words* tells whether the number was written in words; *step* is the
    place of the last digit written, in plain units.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    end: int
    scale: Decimal = Decimal(1)
    in_words: bool = False

    @property
    def is_scaled(self) -> bool:
        """Whether a magnitude was written ("million")."""
        return self.scale != 1

    @property
    def is_vague(self) -> bool:
        """Whether only the order of magnitude was written."""
        return self.low != self.high

    def times(self, magnitude: Decimal, end: int) -> "Number":
        """Return the number scaled by a magnitude that ends before the token *end*."""
        return Number(
            self.low * magnitude,
            self.high * magnitude,
            self.step * magnitude,
            end,
            self.scale * magnitude,
            self.in_words,
        )


def exactly(value: Decimal, step: Decimal, end: int, *, in_words: bool = False) -> Number:
    """Return the number *value*, written to the place *step*."""
    return Number(value, value, step, end, in_words=in_words)


def nothing(at: int) -> Number:
    """Return the number that is not there: it ends where it should have begun."""
    return Number(Decimal(0), Decimal(0), _ONE, at)


def read_number(tokens: Sequence[Token], at: int) -> Number:
    """Read the number that begins with the token *at*; where there is none, the result ends at *at*."""
    token = tokens[at]
    if token.kind is TokenKind.NUMBER:
        return _scaled(tokens, _read_digits(tokens, at))
    if token.lower in VAGUE:
        return _read_vague(tokens, at)
    if token.lower in ("a", "an", "several", "few"):
        return _read_indefinite(tokens, at)
    return _read_words(tokens, at)


def _read_digits(tokens: Sequence[Token], at: int) -> Number:
    text = tokens[at].text
    for gap in GAPS:
        text = text.replace(gap, "")
    text = text.replace(",", "")
    if len(text) > LONGEST_NUMBER:
        return nothing(at)
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    step = _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE
    top, bottom, end = _read_fraction(tokens, at + 1)
    if end > at + 1 and step == 1:  # 10 1/2
        return exactly(value + top / bottom, _ONE / bottom, end)
    return exactly(value, step, at + 1)


def _read_fraction(tokens: Sequence[Token], at: int) -> tuple[Decimal, Decimal, int]:
    """Read "1/2" at *at* as top, bottom and end; the end is *at* where there is none."""
    top, slash, bottom = tokens[at], tokens[at + 1], tokens[at + 2]
    if slash.text not in SLASHES or not (slash.glued and bottom.glued):
        return _ONE, _ONE, at
    if _is_short(top) and _is_short(bottom) and 0 < int(top.text) < int(bottom.text):
        return Decimal(top.text), Decimal(bottom.text), at + 3
    return _ONE, _ONE, at


def _is_short(token: Token) -> bool:
    """Whether the token is a whole number that may be part of a written fraction."""
    return token.kind is TokenKind.NUMBER and token.text.isdecimal() and len(token.text) <= LONGEST_PART


def read_slashed(tokens: Sequence[Token], at: int) -> Number:
    """Read "1/16" as a number below one; where there is none, the result ends at *at*."""
    top, bottom, end = _read_fraction(tokens, at)
    return exactly(top / bottom, _ONE / bottom, end) if end > at else nothing(at)


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


def _read_words(tokens: Sequence[Token], at: int) -> Number:
    """Read number words: each group below a thousand is closed by its magnitude ("two million three hundred")."""
    total = group = Decimal(0)
    step = _ONE
    end, place = at, at
    ceiling = Decimal("Infinity")
    while True:
        word = tokens[place].lower
        if word in SMALL and _fits(group, SMALL[word], begun=end > at):
            group += SMALL[word]
            step = _ONE
        elif word in MAGNITUDES and end > at and _may_scale(group, MAGNITUDES[word], ceiling):
            group *= MAGNITUDES[word]
            step = MAGNITUDES[word]
            if step >= THOUSAND:
                total, group, ceiling = total + group, Decimal(0), step
        else:
            break
        end = place + 1
        place = _skip_joiner(tokens, end)
    if end == at:
        return nothing(at)
    number = Number(total + group, total + group, step, end, scale=step, in_words=True)
    return _with_half(tokens, number)


def _may_scale(group: Decimal, magnitude: Decimal, ceiling: Decimal) -> bool:
    """Whether a magnitude may close *group*: "fifteen hundred", "two million", but not "two hundred hundred"."""
    return 0 < group < (ceiling if magnitude >= THOUSAND else HUNDRED) and magnitude < ceiling


def _fits(group: Decimal, value: Decimal, *, begun: bool) -> bool:
    """Whether a word of *value* may follow *group*: "twenty seven" is one number, "seven twenty" is two."""
    if not begun:
        return True
    below_hundred = group % HUNDRED
    if value >= TEN:
        return below_hundred == 0
    return value > 0 and (below_hundred == 0 or (below_hundred > TEN and group % TEN == 0))


def _skip_joiner(tokens: Sequence[Token], at: int) -> int:
    """Skip the hyphen of "twenty-seven" and the "and" of "one hundred and five" if a number word follows."""
    token, after = tokens[at], tokens[at + 1]
    if token.text in HYPHENS and token.glued and after.glued and (after.lower in SMALL or after.lower in MAGNITUDES):
        return at + 1
    if token.lower == "and" and after.lower in SMALL and tokens[at - 1].lower in MAGNITUDES:
        return at + 1
    return at


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """Add "and a half": "one and a half million", "two-and-a-half years"."""
    words = [token.lower for token in tokens[number.end : number.end + 7] if token.text not in HYPHENS]
    if words[:3] != ["and", "a", "half"]:
        return number
    end = number.end
    while tokens[end].lower != "half":
        end += 1
    halved = exactly(number.low + _HALF, Decimal("0.1"), end + 1, in_words=True)
    magnitude = MAGNITUDES.get(tokens[end + 1].lower)
    return halved.times(magnitude, end + 2) if magnitude is not None and not number.is_scaled else halved
