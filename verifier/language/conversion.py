"""Conversion: one unit for figures that measure the same thing, exactly or not at all.

The factors stand in ``data/units.tsv`` and hold by definition. Currencies have no fixed rate and are never converted.
"""

from decimal import Decimal
from typing import Final

from verifier.domain.figure import Figure
from verifier.language.unit_table import TableUnit, base_symbols, unit_table

# "2.7 degrees Fahrenheit" may be a rise of so many degrees, which a scale with another zero cannot tell; from the
# freezing point up it is taken for a temperature.
LEAST_ON_A_SCALE: Final = Decimal(32)


def to_base(figure: Figure) -> Figure:
    """Return *figure* in the base unit of what it measures; a unit without a fixed conversion stays.

    The step is converted with the values, so that "1.5 km" is 1500 m to the nearest hundred.
    """
    unit = unit_table().get(figure.unit)
    if unit is None or not unit.is_convertible or unit.is_base:
        return figure
    if unit.offset and figure.low < LEAST_ON_A_SCALE:
        return figure
    converted = {
        "low": convert(figure.low, unit),
        "high": convert(figure.high, unit),
        "step": _scaled(figure.step, unit),
        "unit": base_symbols()[unit.dimension],
    }
    return figure.model_copy(update=converted)


def convert(value: Decimal, unit: TableUnit) -> Decimal:
    """Return *value* of *unit* in the base unit of its dimension: 212 degrees Fahrenheit are 100 degrees Celsius."""
    return _scaled(value + unit.offset, unit)


def _scaled(value: Decimal, unit: TableUnit) -> Decimal:
    return value * unit.factor.numerator / unit.factor.denominator


def ratio_of(larger: str, smaller: str) -> Decimal:
    """Return how many units *smaller* go into one *larger*; 0 unless they measure the same and it is a whole number.

    >>> ratio_of("ft", "in"), ratio_of("year", "week")
    (Decimal('12'), Decimal('0'))
    """
    one, other = unit_table().get(larger), unit_table().get(smaller)
    if one is None or other is None or one.dimension != other.dimension or not (one.factor and other.factor):
        return Decimal(0)
    ratio = one.factor / other.factor
    return Decimal(ratio.numerator) if ratio.denominator == 1 else Decimal(0)
