"""Number words: "twenty-seven", "fifteen hundred", "two million three hundred thousand", "one and a half million"."""

from collections.abc import Sequence
from decimal import Decimal

from verifier.language.numerals import HALF, HUNDRED, MAGNITUDES, ONE, SMALL, TEN, THOUSAND, Number, exactly, nothing
from verifier.language.tokens import HYPHENS, Token


def read_words(tokens: Sequence[Token], at: int) -> Number:
    """Read number words: each group below a thousand is closed by its magnitude ("two million three hundred")."""
    total = group = Decimal(0)
    step = ONE
    end, place = at, at
    ceiling = Decimal("Infinity")
    while True:
        word = tokens[place].lower
        if word in SMALL and _fits(group, SMALL[word], begun=end > at):
            group += SMALL[word]
            step = ONE
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
    halved = exactly(number.low + HALF, Decimal("0.1"), end + 1, in_words=True)
    magnitude = MAGNITUDES.get(tokens[end + 1].lower)
    return halved.times(magnitude, end + 2) if magnitude is not None and not number.is_scaled else halved
