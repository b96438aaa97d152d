"""Amounts: one number with the currency, sign and unit that belong to it, before hedges, ranges and counted things.

An amount is what :mod:`verifier.language.figures` pairs into ranges and dresses with bounds.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from verifier.domain.figure import FigureKind
from verifier.language.conversion import ratio_of
from verifier.language.counted import is_plural, read_counted
from verifier.language.currencies import currency_after, currency_before, may_be_money
from verifier.language.labels import is_label
from verifier.language.number_parts import SLASHES, read_slashed
from verifier.language.numbers import read_letter_magnitude, read_number
from verifier.language.numerals import CENT, HUNDRED, MAGNITUDES, ONE, TEN, ZERO, Number, nothing
from verifier.language.tokens import DASHES, END, HYPHENS, SIGN, WORD, Token
from verifier.language.units import Unit, read_unit

_COUNT: Final = FigureKind.COUNT
_MONEY: Final = FigureKind.MONEY
_MINUS: Final = frozenset({"-", "−", "–"})
_FOOT: Final = "ft"
_INCH: Final = "in"
_STOPS: Final = frozenset(".,;:!?)")
_JOINING: Final = frozenset({"and", ","})
_MOST_SMALLER: Final = 2  # hours, minutes, seconds
_MILLION_CASES: Final = frozenset({"M", "m"})
_NOT_AFTER_ONE: Final = frozenset(
    (
        "of another who that which could can would will should has had is was to in on at by for from with "
        "and or but as than the a "
        "such way he she it they we you i day more step time thing"
    ).split()
)
_NOT_BEFORE_ONE: Final = frozenset(
    "no this that each every any which the another some either one's not only first".split()
)


class Amount(NamedTuple):
    """An amount in the tokens *start* to *end*; *low* and *high* are in *unit*, and so is *step*.

    *number* is the number alone, so that a range may share its unit or magnitude ("5 to 7 million"). Where there is no
    amount, *end* equals *start*.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    kind: FigureKind
    unit: str
    number: Number
    factor: Decimal = ONE

    @property
    def is_bare(self) -> bool:
        """Whether the number stands alone, without currency or unit."""
        return self.kind is _COUNT

    def scaled(self, by: Decimal) -> "Amount":
        """Return the amount with every value multiplied by *by*."""
        return self._replace(low=self.low * by, high=self.high * by, step=self.step * by)


def no_amount(at: int) -> Amount:
    """Return the amount that is not there."""
    return Amount(at, at, ZERO, ZERO, ONE, _COUNT, "", nothing(at))


def _build(number: Number, start: int, end: int, kind: FigureKind, unit: str, factor: Decimal = ONE) -> Amount:
    low, high, step = number.low * factor, number.high * factor, number.step * factor
    return Amount(start, end, low, high, step, kind, unit, number, factor)


def read_amount(tokens: Sequence[Token], at: int, floor: int) -> Amount:
    """Read the amount whose number begins with the token *at*, with a sign or currency after the token *floor*."""
    number = _read_number(tokens, at)
    if number.end == at:
        return no_amount(at)
    amount = _read_money(tokens, at, floor, number) if may_be_money(tokens, at, number.end) else no_amount(at)
    if amount.end == at:
        amount = _read_measured(tokens, at, floor, number)
    return with_smaller(tokens, amount) if not amount.is_bare else amount


def _read_number(tokens: Sequence[Token], at: int) -> Number:
    if tokens[at + 1].text in SLASHES:
        slashed = read_slashed(tokens, at)
        if slashed.end > at:
            return slashed
    return read_number(tokens, at)


def _read_money(tokens: Sequence[Token], at: int, floor: int, number: Number) -> Amount:
    before = currency_before(tokens, at, floor)
    start = before.start
    negative = tokens[at - 1].text in _MINUS and tokens[at].glued and not before.code and at > floor
    if negative and tokens[at - 2].kind is SIGN:  # $-50.8bn, but not CVE-2021
        before = currency_before(tokens, at - 1, floor)
        start = before.start
    if before.code:
        number = read_letter_magnitude(tokens, number)
        end = number.end
        after = currency_after(tokens, end, number.high)
        end = after.end if after.code in (before.code, "USD") and tokens[end].text != "(" else end
        amount = _build(number, start, end, _MONEY, before.code, before.factor)
        return _negated(amount, start) if negative else _signed(tokens, amount, floor)
    lettered = read_letter_magnitude(tokens, number)
    after = currency_after(tokens, lettered.end, lettered.high)
    if not after.code and lettered is not number:
        after, lettered = currency_after(tokens, number.end, number.high), number
    if not after.code and number.is_vague and tokens[number.end].lower == "of":  # billions of dollars
        after = currency_after(tokens, number.end + 1, number.high)
    if not after.code or is_label(tokens, at, lettered.end, bare=False):
        return no_amount(at)
    magnitude = MAGNITUDES.get(tokens[after.end].lower)
    if magnitude is not None and not lettered.is_scaled:  # 75 USD million
        lettered, after = lettered.times(magnitude, after.end + 1), after._replace(end=after.end + 1)
    return _signed(tokens, _build(lettered, at, after.end, _MONEY, after.code, after.factor), floor)


def _read_measured(tokens: Sequence[Token], at: int, floor: int, number: Number) -> Amount:
    unit = _unit_of(tokens, number)
    plain = number
    if not unit.is_written:
        number = _with_letter(tokens, plain)
        unit = read_unit(tokens, number.end) if number is not plain else unit  # 7m tonnes
    bare = not unit.is_written and not plain.is_scaled
    if is_label(tokens, at, number.end, bare=bare) or (bare and _is_pronoun(tokens, at, number)):
        return no_amount(at)
    end = unit.end if unit.is_written else number.end
    amount = _build(number, at, end, unit.kind, unit.symbol, unit.factor)
    return _signed(tokens, amount, floor)


def _unit_of(tokens: Sequence[Token], number: Number) -> Unit:
    """Read the unit after *number*; "hundreds of miles" and "thousands of hours" have an "of" between."""
    if number.is_vague and tokens[number.end].lower == "of":
        unit = read_unit(tokens, number.end + 1)
        return unit if unit.is_written else Unit(_COUNT, "", number.end)
    unit = read_unit(tokens, number.end)
    if unit.symbol == "m" and tokens[number.end].text == "m" and _is_million(tokens, number.end):
        return Unit(_COUNT, "", number.end)
    return unit


def _is_million(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "m" at *at* means million: "10m users", not "1.8m tall"."""
    return tokens[at].glued and tokens[at + 1].kind is WORD and any(map(is_plural, read_counted(tokens, at + 1)))


def _with_letter(tokens: Sequence[Token], number: Number) -> Number:
    """Read "10m users", "1.2B people" and "50k" without a currency."""
    token = tokens[number.end]
    if token.text in _MILLION_CASES or (token.text in ("k", "K") and token.glued):
        return read_letter_magnitude(tokens, number)
    return read_letter_magnitude(tokens, number) if token.text == "B" and _is_million(tokens, number.end) else number


def _signed(tokens: Sequence[Token], amount: Amount, floor: int) -> Amount:
    """Return the amount with the minus before it: "minus-5", "minus 40", " -3 %" but not "5-7" or "A-3"."""
    start = amount.start
    before, joined = tokens[start - 1], tokens[start - 2]
    if start <= floor:
        return amount
    if before.lower == "minus":
        return _negated(amount, start - 1)
    if before.text in HYPHENS and joined.lower == "minus" and start - 1 > floor:
        return _negated(amount, start - 2)
    if before.text in _MINUS and tokens[start].glued and not before.glued and joined.text not in DASHES:
        return _negated(amount, start - 1)
    return amount


def with_smaller(tokens: Sequence[Token], amount: Amount) -> Amount:
    """Add the smaller units that follow: "5 ft 2 in" is 62 inches, "two hours and 35 minutes" 155 minutes.

    The sum is given in the smaller unit, where it is exact.
    """
    for _ in range(_MOST_SMALLER):
        if amount.low != amount.high or amount.number.is_scaled or amount.number.step != 1:
            break
        place = amount.end + (tokens[amount.end].lower in _JOINING)
        number = read_number(tokens, place)
        if number.end == place or number.is_vague:
            break
        summed = _summed(tokens, amount, number)
        if summed.end == amount.end:
            break
        amount = summed
    return amount


def _summed(tokens: Sequence[Token], amount: Amount, number: Number) -> Amount:
    """Add *number* of the smaller unit written after it to *amount*, where there is one."""
    if amount.kind is _MONEY:
        part = currency_after(tokens, number.end, number.high)
        if not part.code and _is_price(tokens, amount, number):  # 15 dollars 50
            part = part._replace(code=amount.unit, factor=CENT)
        if part.code != amount.unit or part.factor >= 1 or number.low * part.factor >= 1:
            return amount
        value = amount.low + number.low * part.factor
        return amount._replace(low=value, high=value, step=part.factor, end=part.end)
    unit = read_unit(tokens, number.end)
    if amount.unit == _FOOT and tokens[number.end].lower == _INCH:  # 5 ft 2 in
        unit = Unit(amount.kind, _INCH, number.end + 1)
    ratio = ratio_of(amount.unit, unit.symbol)
    if ratio <= 1 or number.low >= ratio:
        return amount
    value = amount.low * ratio + number.low
    return amount._replace(low=value, high=value, step=number.step, end=unit.end, unit=unit.symbol, kind=unit.kind)


def _is_price(tokens: Sequence[Token], amount: Amount, number: Number) -> bool:
    """Whether *number* is the cents of a price as it is spoken: two digits right after the name of the currency."""
    follows = tokens[amount.end - 1].kind is WORD and tokens[amount.end].lower not in _JOINING
    last = tokens[number.end].kind is END or tokens[number.end].text in _STOPS
    return follows and last and number.step == 1 and TEN <= number.low < HUNDRED


def _negated(amount: Amount, start: int) -> Amount:
    return amount._replace(low=-amount.high, high=-amount.low, start=start)


def _is_pronoun(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether "one" is no number: "one of the largest", "this one", "one used in"."""
    if tokens[at].lower != "one" or number.end != at + 1:
        return False
    after, before = tokens[at + 1], tokens[at - 1]
    if before.lower == "minus":
        return False
    if after.text in HYPHENS and after.glued:
        return tokens[at + 2].kind is not WORD
    if after.kind is not WORD or after.lower in _NOT_AFTER_ONE or after.lower.endswith(("ed", "ing")):
        return True
    return before.lower in _NOT_BEFORE_ONE or not read_counted(tokens, at + 1, plural=False)
