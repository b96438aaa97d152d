"""Rounding: how much room a figure leaves around the number that was written.

"30 billion" is a fair report of 29.7 billion and "29 %" of 29.4 %; "100" is not one of 59, though 59 rounds to 100 by
hundreds. So the step is the last digit that the writer put down, and trailing zeros never make it coarser than the
second significant digit. A hedge ("about 300") widens the step to the trailing-zero place, at most 5 % of the value.
Unhedged counts of things are exact. Source: the design's verdict policy.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from verifier.domain.figure import Bound, Figure, FigureKind

WIDEST_HEDGE: Final = Decimal("0.05")  # of the value; the design's verdict policy
BARE_DIGIT: Final = Decimal("0.1")  # "7 billion" for 7.3 billion is fair, "1 trillion" for 0.6 trillion is not
EXACT_KINDS: Final = frozenset({FigureKind.COUNT, FigureKind.ORDINAL, FigureKind.DURATION})
HEDGED_BOUNDS: Final = frozenset({Bound.ABOUT})


def round_to(value: Decimal, step: Decimal) -> Decimal:
    """Round *value* to a multiple of *step*, halves away from zero as newspapers do.

    >>> round_to(Decimal("29.45"), Decimal("0.1"))
    Decimal('29.5')
    """
    return (value / step).to_integral_value(ROUND_HALF_UP) * step


def rounding_step(figure: Figure) -> Decimal:
    """Return the place of the last digit that counts, in plain units; never coarser than the second significant digit.

    The writer's own step (``figure.step``) holds as long as it is finer: "134.7 billion" has 0.1 billion.
    """
    if figure.high == 0:
        return figure.step
    return min(trailing_zero_place(figure), max(figure.step, second_digit_place(figure)))


def trailing_zero_place(figure: Figure) -> Decimal:
    """Return the place of the last digit that is not zero, in plain units ("200,000" has 100000, "7.30" has 0.1)."""
    digits = figure.high.normalize().as_tuple()
    assert isinstance(digits.exponent, int)  # noqa: S101 - figures are finite numbers
    return max(Decimal(1).scaleb(digits.exponent), figure.step)


def second_digit_place(figure: Figure) -> Decimal:
    """Return the place of the second significant digit, in plain units ("30 billion" has 1000000000)."""
    return Decimal(1).scaleb(figure.high.adjusted() - 1)


def is_exact(figure: Figure) -> bool:
    """Tell whether the figure is an unhedged count or duration, which leaves no room at all."""
    return figure.kind in EXACT_KINDS and figure.bound is Bound.EXACTLY and figure.step <= 1


def is_bare_digit(figure: Figure) -> bool:
    """Tell whether one digit stands before a magnitude word, so that the last digit is the first ("1 trillion")."""
    return figure.step > 1 and len(figure.high.normalize().as_tuple().digits) == 1 and figure.high < 10 * figure.step


def reach(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest value for which the figure, taken without its bound, is a fair report."""
    if is_exact(figure):
        return figure.low, figure.high
    if figure.bound in HEDGED_BOUNDS:
        room = hedge_room(figure)
    elif is_bare_digit(figure):
        room = min(figure.step / 2, abs(figure.high) * BARE_DIGIT)
    else:
        room = rounding_step(figure) / 2
    return figure.low - room, figure.high + room


def hedge_room(figure: Figure) -> Decimal:
    """Return how far "about" reaches: half the trailing-zero place or half the step, at most 5 % of the value."""
    widened = max(trailing_zero_place(figure), rounding_step(figure))
    return max(min(widened, abs(figure.high) * WIDEST_HEDGE), rounding_step(figure) / 2)
