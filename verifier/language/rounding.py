"""Rounding: how much room a figure leaves around the number that was written.

"30 billion" is a fair report of 29.7 billion and "29 %" of 29.4 %; "100" is not one of 59, though 59 rounds to 100 by
hundreds. So the step is the last digit that the writer put down, and trailing zeros never make it coarser than the
second significant digit. A hedge ("about 300") widens the step to the trailing-zero place, at most 5 % of the value, or
10 % of a fraction: 47 % is "almost half" to everybody, and so it is "almost 50 %".
Unhedged counts of things are exact. Source: the design's verdict policy.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from verifier.domain.figure import Bound, Figure, FigureKind

WIDEST_HEDGE: Final = Decimal("0.05")  # of the value; the design's verdict policy
WIDEST_HEDGED_FRACTION: Final = Decimal("0.1")  # the same for a fraction; judgement, not measurement
HALF: Final = Decimal(50)  # per cent
BARE_DIGIT: Final = Decimal("0.1")  # "7 billion" for 7.3 billion is fair, "1 trillion" for 0.6 trillion is not
# Nobody writes "more than 60" of 90: a bound in a source is taken to lie near the value. Judgement, not measurement.
NEAR_A_BOUND: Final = Decimal("0.15")
NEXT_ROUND: Final = Decimal("0.5")  # of the value: "more than 20" may be 28, "more than 100" 140, for both are round
TWICE: Final = 2  # steps that a bound reaches at least: "more than three" may be four or five
EXACT_KINDS: Final = frozenset({FigureKind.COUNT, FigureKind.ORDINAL, FigureKind.DURATION})
RATIOS: Final = frozenset({FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE})
ONE: Final = Decimal(1)


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
    if figure.high == 0:
        return figure.step
    digits = figure.high.normalize().as_tuple()
    assert isinstance(digits.exponent, int)  # noqa: S101 - figures are finite numbers
    return max(ONE.scaleb(digits.exponent), figure.step)


def second_digit_place(figure: Figure) -> Decimal:
    """Return the place of the second significant digit, in plain units ("30 billion" has 1000000000)."""
    return ONE.scaleb(figure.high.adjusted() - 1)


def is_exact(figure: Figure) -> bool:
    """Tell whether the figure is an unhedged count or duration, which leaves no room at all."""
    return figure.kind in EXACT_KINDS and figure.bound is Bound.EXACTLY and figure.step <= 1


def is_bare_digit(figure: Figure) -> bool:
    """Tell whether the last digit written is the first, so that half a step would be much of the value ("1 trillion").

    Ratios are left out: "1 %" is the usual report of 1.4 %.
    """
    if figure.kind in RATIOS:
        return False
    return len(figure.high.normalize().as_tuple().digits) == 1 and abs(figure.high) < 10 * figure.step


def rounding_room(figure: Figure) -> Decimal:
    """Return how far on either side the values lie that round to the figure; 0 for an exact one."""
    if is_exact(figure):
        return Decimal(0)
    if is_bare_digit(figure):
        return min(figure.step / 2, abs(figure.high) * BARE_DIGIT)
    return rounding_step(figure) / 2


def hedge_room(figure: Figure) -> Decimal:
    """Return how far "about" reaches: the trailing-zero place, at most 5 % of the value or 10 % of a fraction."""
    step = rounding_step(figure)
    if is_fraction(figure):
        return abs(figure.high) * WIDEST_HEDGED_FRACTION
    widened = max(trailing_zero_place(figure), step)
    return max(min(widened, abs(figure.high) * WIDEST_HEDGE), step / 2)


def is_fraction(figure: Figure) -> bool:
    """Tell whether a figure is a fraction in words ("a third") or a half in digits ("50 %")."""
    if figure.kind is not FigureKind.PERCENT or figure.step < ONE:
        return False
    is_half = figure.low == figure.high == HALF
    return is_half or not ("cent" in figure.text.lower() or any(sign.isdigit() or sign == "%" for sign in figure.text))


def bound_room(figure: Figure) -> Decimal:
    """Return how far from its number the value lies that a writer bounds by it: "more than 60" is hardly said of 90.

    It is 15 % of the value or up to the next round number, whichever is farther, and never less than two steps.
    """
    size = max(abs(figure.low), abs(figure.high))
    next_round = min(trailing_zero_place(figure), size * NEXT_ROUND)
    return max(size * NEAR_A_BOUND, next_round, TWICE * figure.step)
