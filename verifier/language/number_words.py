"""Number words: "twenty-seven", "fifteen hundred", "two million three hundred thousand", "nought point five".

Each group below a thousand is closed by its magnitude; magnitudes fall from left to right, unless they stand next to
each other ("three lakh crore").
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.language.numerals import HUNDRED, MAGNITUDES, ONE, PARTS, SMALL, TEN, THOUSAND, Number, exactly, nothing
from verifier.language.tokens import HYPHENS, Token

MOST_DECIMALS: Final = 6  # words after "point"
_INFINITY: Final = Decimal("Infinity")


def read_words(tokens: Sequence[Token], at: int) -> Number:
    """Read the number words that begin with the token *at*; where there are none, the result ends at *at*."""
    total = group = Decimal(0)
    step, ceiling = ONE, _INFINITY
    end, place = at, at
    while True:
        word = tokens[place].lower
        if word in SMALL and _fits(group, SMALL[word], begun=end > at):
            group += SMALL[word]
            step = ONE
        elif word in MAGNITUDES and end > at and _may_scale(group, MAGNITUDES[word], ceiling):
            group *= MAGNITUDES[word]
            step = MAGNITUDES[word]
            place, group, step = _multiplied(tokens, place, group, step)
            if step >= THOUSAND:
                total, group, ceiling = total + group, Decimal(0), step
        else:
            break
        end = place + 1
        place = _skip_joiner(tokens, end)
    if end == at:
        return nothing(at)
    number = Number(total + group, total + group, step, end, scale=step, in_words=True)
    return _with_decimals(tokens, number) if tokens[end].lower == "point" and step < THOUSAND else number


def _multiplied(tokens: Sequence[Token], at: int, group: Decimal, step: Decimal) -> tuple[int, Decimal, Decimal]:
    """Let a greater magnitude right after the one at *at* multiply it: "lakh crore", "hundred thousand million"."""
    while step >= THOUSAND and (greater := MAGNITUDES.get(tokens[at + 1].lower, ONE)) >= step:
        at, group, step = at + 1, group * greater, step * greater
    return at, group, step


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
    if token.text in HYPHENS and (after.lower in SMALL or after.lower in MAGNITUDES):
        spaced_tens = SMALL.get(tokens[at - 1].lower, ONE) > TEN and SMALL.get(after.lower, TEN) < TEN
        return at + 1 if (token.glued and after.glued) or (spaced_tens and not token.glued) else at
    counts_parts = tokens[at + 2 + (tokens[at + 2].text in HYPHENS)].lower in PARTS  # six million and two thirds
    if token.lower == "and" and after.lower in SMALL and tokens[at - 1].lower in MAGNITUDES and not counts_parts:
        return at + 1
    return at


def _with_decimals(tokens: Sequence[Token], number: Number) -> Number:
    """Read the words after "point": "two point five", "nought point nought three", "three point seventy-one"."""
    at = number.end + 1
    written = ""
    while len(written) < MOST_DECIMALS and tokens[at].lower in SMALL:
        digit = read_words(tokens, at) if SMALL[tokens[at].lower] > TEN else nothing(at)
        written += str(digit.low) if digit.end > at else str(SMALL[tokens[at].lower])
        at = max(digit.end, at + 1)
    if not written or tokens[number.end - 2].lower == "at":  # "at one point two men came in"
        return number
    value = Decimal(f"{number.low}.{written}")
    return exactly(value, ONE.scaleb(-len(written)), at, in_words=True)
