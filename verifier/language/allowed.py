"""What a figure allows: the values for which it is fair as a claim, and those that it can mean as a source.

The two are not the same. A claim of "30 billion" is fair of all that rounds to it. A source of "30 billion" is taken at
its word, except by a claim that is finer, to which it may be any of those. A source of "more than 60" holds of every
larger number, yet a writer who knew of 90 would not have put it so: for what it *entails* all larger numbers count, for
what it *leaves possible* only the near ones.
"""

from decimal import Decimal
from typing import Final, NamedTuple

from verifier.domain.figure import Bound, Figure
from verifier.language.rounding import BARE_DIGIT, WIDEST_HEDGE, bound_room, hedge_room, rounding_room, rounding_step

INFINITY: Final = Decimal("Infinity")
NOTHING: Final = Decimal(0)
LOWER_BOUNDS: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER_BOUNDS: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
SHORT_OF: Final = ("nearly", "almost", "just under", "just short of", "close to", "not quite")


class Allowed(NamedTuple):
    """The values from *low* to *high*; an end is included unless it is open.

    A named tuple, as every pair of figures makes several and a frozen dataclass takes longer to build.
    """

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def scaled(self, factor: Decimal, shift: Decimal) -> "Allowed":
        """Return the values in another unit: each times *factor*, which is positive, and moved by *shift*."""
        return Allowed(self.low * factor + shift, self.high * factor + shift, self.open_low, self.open_high)

    def holds(self, other: "Allowed") -> bool:
        """Tell whether *other* lies wholly inside."""
        low_fits = self.low < other.low or (self.low == other.low and (other.open_low or not self.open_low))
        high_fits = other.high < self.high or (self.high == other.high and (other.open_high or not self.open_high))
        return low_fits and high_fits

    def meets(self, other: "Allowed") -> bool:
        """Tell whether the two share a value."""
        if self.low >= other.high and (self.low > other.high or self.open_low or other.open_high):
            return False
        return other.low < self.high or (other.low == self.high and not (other.open_low or self.open_high))


def side(figure: Figure) -> int:
    """Return 1 where the value is said to lie above the number, -1 below it, 0 where neither is said."""
    if figure.bound in LOWER_BOUNDS:
        return 1
    if figure.bound in UPPER_BOUNDS or is_short_of(figure):
        return -1
    return 0


def is_short_of(figure: Figure) -> bool:
    """Tell whether the figure is one that was nearly reached ("nearly 40")."""
    return figure.bound is Bound.ABOUT and figure.text.lower().startswith(SHORT_OF)


def by_claim(figure: Figure) -> Allowed:
    """Return the values for which a claim with this figure is fair: those that round to it, or that its bound admits.

    Halves round away from zero, so the end nearer to zero is included and the other is not.
    """
    if is_short_of(figure):  # "nearly 40" is fair of 40.3 too, which rounds to 40
        return _bounded(figure)._replace(high=figure.high + rounding_step(figure) / 2, open_high=True)
    if figure.bound is not Bound.EXACTLY:
        return _bounded(figure, beyond=INFINITY)
    room = rounding_room(figure)
    if not room:
        return Allowed(figure.low, figure.high)
    return Allowed(figure.low - room, figure.high + room, open_low=figure.low < 0, open_high=figure.high >= 0)


def by_coarser_claim(figure: Figure) -> Allowed:
    """Return the values for which an exact claim is fair of a source in a finer unit: "two years" of 25 months."""
    room = min(figure.step / 2, abs(figure.high) * BARE_DIGIT)
    return Allowed(figure.low - room, figure.high + room, open_high=True)


def entailed_by(figure: Figure) -> Allowed:
    """Return the values of which a source with this figure speaks, taken at its word."""
    return Allowed(figure.low, figure.high) if figure.bound is Bound.EXACTLY else _bounded(figure, beyond=INFINITY)


def left_possible_by(figure: Figure) -> Allowed:
    """Return the values that a source with this figure can reasonably mean."""
    return Allowed(figure.low, figure.high) if figure.bound is Bound.EXACTLY else _bounded(figure)


def before_rounding(figure: Figure) -> Allowed:
    """Return the values that a source may have rounded to this figure, for a claim that is finer than it."""
    room = rounding_step(figure) / 2
    return Allowed(figure.low - room, figure.high + room, open_low=figure.low < 0, open_high=figure.high >= 0)


def _bounded(figure: Figure, beyond: Decimal | None = None) -> Allowed:
    """Return what a bound or hedge admits; *beyond* is how far past its number, by default as far as writers go.

    "Just over 20" is a bound that says itself that the value is near; "at least about 50" blurs its own number.
    """
    bound = figure.bound
    if bound is Bound.ABOUT:
        room = hedge_room(figure)
        below = min(room, abs(figure.low) * WIDEST_HEDGE) if figure.is_range else room
        return Allowed(figure.low - below, figure.high + (NOTHING if is_short_of(figure) else room))
    is_strict = bound in {Bound.MORE_THAN, Bound.LESS_THAN}
    blur = hedge_room(figure) if figure.hedged and not is_strict else NOTHING
    far = bound_room(figure) if beyond is None or (figure.hedged and is_strict) else beyond
    if bound in LOWER_BOUNDS:
        return Allowed(figure.low - blur, figure.high + far, open_low=is_strict)
    return Allowed(figure.low - far, figure.high + blur, open_high=is_strict)
