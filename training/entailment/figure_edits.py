"""Edits of figures: another value, unit or magnitude is false; a fair rounding or a kept bound is true."""

from decimal import Decimal
from random import Random

from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Label
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.figure_check import same_number
from verifier.matching.entailment.wording import MAGNITUDES, figure_form, number_form

FACTORS = tuple(map(Decimal, "0.2 0.35 0.5 0.6 0.75 0.85 0.9 1.1 1.15 1.3 1.6 2 2.5 4 10".split()))
OTHER_UNITS = {
    "km": ("mi", "m"), "mi": ("km",), "m": ("ft", "km"), "ft": ("m",), "kg": ("lb", "t"), "lb": ("kg",),
    "cm": ("in", "mm"), "USD": ("EUR", "GBP", "JPY"), "EUR": ("USD", "GBP"), "GBP": ("USD", "EUR"), "CNY": ("USD",),
    "INR": ("USD",), "JPY": ("USD",),
    "%": ("% points",), "year": ("month", "week"), "month": ("year", "week"), "week": ("day", "month"),
    "day": ("week", "hour"), "hour": ("minute", "day"), "minute": ("hour", "second"), "second": ("minute",),
}  # fmt: skip
CONVERTED = {
    "km": ("miles", "0.621371"), "mi": ("km", "1.609344"), "m": ("feet", "3.28084"), "ft": ("m", "0.3048"),
    "kg": ("pounds", "2.204623"), "lb": ("kg", "0.453592"), "cm": ("inches", "0.393701"), "t": ("kg", "1000"),
    "year": ("months", "12"), "week": ("days", "7"), "day": ("hours", "24"), "hour": ("minutes", "60"),
}  # fmt: skip
ROUGHLY = ("about", "around", "roughly", "approximately", "some")
OVER = ("more than", "over", "at least", "upwards of")
UNDER = ("less than", "fewer than", "under", "below")
SMALL = 20  # counts up to here change by a few, not by a factor


def figure_edits(scene: Scene) -> Edits:
    """Yield edits of each figure that the evidence states too."""
    base = scene.statement.start
    for figure in scene.statement.figures:
        usable = figure.kind not in {FigureKind.ORDINAL, FigureKind.MULTIPLE} and not figure.is_range and figure.low > 0
        if not usable or not any(same_number(figure, other) for other in scene.evidence.figures):
            continue
        at = (figure.start - base, figure.end - base)
        yield Edit(*at, figure_form(other_value(figure, scene.luck)), Label.REFUTED, "figure", is_mutual=True)
        yield from _other_unit(at, figure, scene.luck)
        if figure.bound is Bound.EXACTLY and figure.low >= 1:
            yield from _bounded(at, figure, scene.luck)


def other_value(figure: Figure, luck: Random) -> Figure:
    """Return the figure with another value, as many digits and the same bound."""
    if figure.low <= SMALL and figure.low == int(figure.low):
        values = [figure.low + step for step in (-3, -2, -1, 1, 2, 3, 5) if figure.low + step > 0]
    else:
        values = [rounded(figure.low * factor, max(2, digits_of(figure.low))) for factor in FACTORS]
        values = [value for value in values if value != figure.low]
    if figure.kind is FigureKind.PERCENT and figure.low <= 100:  # noqa: PLR2004 - a whole
        values = [value for value in values if value <= 100] or values  # noqa: PLR2004
    value = luck.choice(values)
    return figure.model_copy(update={"low": value, "high": value})


def _other_unit(at: tuple[int, int], figure: Figure, luck: Random) -> Edits:
    units = OTHER_UNITS.get(figure.unit)
    if units:
        other = figure.model_copy(update={"unit": luck.choice(units)})
        yield Edit(*at, figure_form(other), Label.REFUTED, "unit", is_mutual=True)
    if figure.low >= MAGNITUDES[-1][0]:
        value = figure.low * luck.choice((Decimal(1000), Decimal("0.001")))
        other = figure.model_copy(update={"low": value, "high": value})
        yield Edit(*at, figure_form(other), Label.REFUTED, "magnitude", is_mutual=True)
    if figure.unit in CONVERTED:
        name, rate = CONVERTED[figure.unit]
        right = figure.low * Decimal(rate)
        yield Edit(*at, f"about {number_form(rounded(right, 2))} {name}", Label.SUPPORTED, "converted")
        wrong = right * luck.choice(FACTORS[:4] + FACTORS[-5:])
        yield Edit(*at, f"about {number_form(rounded(wrong, 2))} {name}", Label.REFUTED, "converted badly")


def _bounded(at: tuple[int, int], figure: Figure, luck: Random) -> Edits:
    unit = figure_form(figure).removeprefix(number_form(figure.low))
    value, two = figure.low, digits_of(figure.low) > 2  # noqa: PLR2004 - rounding needs a third digit
    if two:
        yield Edit(*at, f"{luck.choice(ROUGHLY)} {number_form(rounded(value, 2))}{unit}", Label.SUPPORTED, "rounded")
    far = rounded(value * luck.choice(FACTORS[:5] + FACTORS[-5:]), 2)
    if far != value and value > SMALL:
        yield Edit(*at, f"{luck.choice(ROUGHLY)} {number_form(far)}{unit}", Label.REFUTED, "rounded badly")
    lower, higher = steps_around(value, luck)
    if 1 < lower < value < higher:
        yield Edit(*at, f"{luck.choice(OVER)} {number_form(lower)}{unit}", Label.SUPPORTED, "bound kept")
        yield Edit(*at, f"{luck.choice(UNDER)} {number_form(higher)}{unit}", Label.SUPPORTED, "bound kept")
        yield Edit(*at, f"{luck.choice(OVER)} {number_form(higher)}{unit}", Label.REFUTED, "bound broken")
        yield Edit(*at, f"{luck.choice(UNDER)} {number_form(lower)}{unit}", Label.REFUTED, "bound broken")


def steps_around(value: Decimal, luck: Random) -> tuple[Decimal, Decimal]:
    """Return a rounder value below and one above."""
    if value <= SMALL:
        return value - luck.choice((1, 2)), value + luck.choice((1, 2))
    share = luck.choice((Decimal("0.05"), Decimal("0.15"), Decimal("0.4")))
    return rounded(value * (1 - share), 2), rounded(value * (1 + share), 2)


def digits_of(value: Decimal) -> int:
    """Return how many digits of *value* count."""
    return len(value.normalize().as_tuple().digits)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Return *value* with so many digits that count."""
    return Decimal(f"{value:.{digits - 1}e}")
