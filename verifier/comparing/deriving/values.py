"""Values: a number worked out from a source's figures, with the room that their rounding leaves, and whether it fits.

A claim's figure fits where the number worked out lies within what the claim allows. It differs only where the two stay
apart even when every operand is taken as far off as its own rounding allows, and the claim's word twice as loosely as
usual; everything between is open. So an amount that is off by more than rounding never agrees.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from verifier.domain.check import Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.allowed import SHORT_OF, Allowed, by_claim, left_possible_by
from verifier.language.rounding import WIDEST_HEDGED_FRACTION, is_exact, is_fraction, rounding_step

HUNDRED: Final = Decimal(100)
ONE: Final = Decimal(1)
# How far a multiple or a fraction in words reaches, as a share of it: nobody writes "doubled" of a growth by 90 %, and
# everybody writes "nearly halved" of a fall by 47 %. Judgement, not measurement.
WORD_ROOM: Final = Decimal("0.05")
LOWER: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Value:
    """A number, and between which numbers it may lie; *is_firm* unless an operand was given as a bound or a range."""

    point: Decimal
    low: Decimal
    high: Decimal
    is_firm: bool = True

    @property
    def size(self) -> "Value":
        """The value without its sign."""
        if self.point >= 0:
            return Value(self.point, max(self.low, Decimal(0)), self.high, self.is_firm)
        return Value(-self.point, max(-self.high, Decimal(0)), -self.low, self.is_firm)

    def plus(self, other: "Value") -> "Value":
        """Return the sum of two values."""
        return Value(
            self.point + other.point, self.low + other.low, self.high + other.high, self.is_firm and other.is_firm
        )

    def minus(self, other: "Value") -> "Value":
        """Return how much more this value is than the other."""
        return self.plus(Value(-other.point, -other.high, -other.low, other.is_firm))

    def times(self, other: "Value") -> "Value":
        """Return the product of two values."""
        corners = [a * b for a, b in product((self.low, self.high), (other.low, other.high))]
        return Value(self.point * other.point, min(corners), max(corners), self.is_firm and other.is_firm)

    def over(self, other: "Value") -> "Value":
        """Return how many times the other value this one is.

        Raises:
            ZeroDivisionError: the other value may be zero.
        """
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("a value that may be zero divides nothing")
        corners = [a / b for a, b in product((self.low, self.high), (other.low, other.high))]
        return Value(self.point / other.point, min(corners), max(corners), self.is_firm and other.is_firm)


def constant(number: Decimal | int) -> Value:
    """Return a number without any room."""
    return Value(Decimal(number), Decimal(number), Decimal(number))


def value_of(figure: Figure) -> Value:
    """Return the value of a source's figure: the number written, with half of its last digit as room on either side."""
    point = (figure.low + figure.high) / 2
    if figure.bound is not Bound.EXACTLY or figure.hedged or figure.is_range:
        allowed = left_possible_by(figure)
        return Value(point, allowed.low, allowed.high, is_firm=False)
    room = Decimal(0) if is_exact(figure) else min(figure.step, rounding_step(figure)) / 2
    return Value(point, point - room, point + room)


def in_word(figure: Figure, *, is_firm: bool) -> Value:
    """Return the value of a multiple in a word, with what the word allows as room: "nearly halved" is 0.5 to 0.55.

    It *is_firm* where the claim says it as loosely.
    """
    allowed = allowed_for(figure)
    return Value(figure.high, max(allowed.low, Decimal(0)), allowed.high, is_firm)


def percent_more(value: Value, than: Value) -> Value:
    """Return by how many per cent *value* is more than *than*.

    >>> percent_more(constant(150), constant(200)).point
    Decimal('-25.00')
    """
    return value.over(than).minus(constant(1)).times(constant(100))


def fit(claimed: Figure, value: Value) -> Outcome:
    """Tell whether a value worked out from the source bears out the *claimed* figure, which is in the same unit."""
    allowed = allowed_for(claimed)
    worked_out = Allowed(value.low, value.high)
    if allowed.holds(Allowed(value.point, value.point)) and (value.is_firm or allowed.holds(worked_out)):
        return Outcome.AGREES
    return Outcome.OPEN if _loosened(allowed, claimed).meets(worked_out) else Outcome.DIFFERS


def allowed_for(claimed: Figure) -> Allowed:
    """Return the values for which the claim's figure is a fair report; words reach further than digits."""
    if not in_words(claimed):
        return by_claim(claimed)
    if claimed.bound in LOWER | UPPER:
        is_above = (claimed.bound in LOWER) == (claimed.kind is not FigureKind.MULTIPLE or claimed.high > ONE)
        infinity = Decimal("Infinity")
        return Allowed(claimed.low, infinity) if is_above else Allowed(-infinity, claimed.high)
    share = WIDEST_HEDGED_FRACTION if claimed.bound is Bound.ABOUT else WORD_ROOM
    low, high = claimed.low * (1 - share), claimed.high * (1 + share)
    if claimed.text.lower().startswith(SHORT_OF):  # "nearly doubled" stays below two, "nearly halved" above a half
        is_shrinking = claimed.kind is FigureKind.MULTIPLE and claimed.high < ONE
        return Allowed(claimed.low, high) if is_shrinking else Allowed(low, claimed.high)
    return Allowed(low, high)


def in_words(figure: Figure) -> bool:
    """Tell whether a figure is a multiple or a fraction without digits ("doubled", "a third"), or "almost 50 %"."""
    if figure.kind is FigureKind.MULTIPLE:
        return figure.step >= ONE
    return is_fraction(figure) and (figure.bound is Bound.ABOUT or not any(map(str.isdigit, figure.text)))


def _loosened(allowed: Allowed, claimed: Figure) -> Allowed:
    """Return *allowed* with as much room again at either closed end."""
    if not allowed.low.is_finite() or not allowed.high.is_finite():
        room = abs(claimed.high) * WORD_ROOM if in_words(claimed) else Decimal(0)
    else:
        room = (allowed.high - allowed.low) / 2
    return Allowed(allowed.low - room, allowed.high + room)
