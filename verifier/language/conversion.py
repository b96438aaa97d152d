"""Conversion: one unit for figures that measure the same thing, exactly or not at all.

Only conversions that hold by definition are here (SI prefixes, months of a year, the international mile). Currencies
have no fixed rate and are never converted. Source: the International System of Units, 9th edition.
"""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from verifier.domain.figure import Figure

# unit -> (base unit, how many base units it has)
CONVERSIONS: Final = MappingProxyType(
    {
        "decade": ("month", Decimal(120)),
        "year": ("month", Decimal(12)),
        "quarter": ("month", Decimal(3)),
        "month": ("month", Decimal(1)),
        "week": ("day", Decimal(7)),
        "day": ("day", Decimal(1)),
        "hour": ("second", Decimal(3600)),
        "minute": ("second", Decimal(60)),
        "second": ("second", Decimal(1)),
        "nm": ("m", Decimal("1e-9")),
        "µm": ("m", Decimal("1e-6")),
        "mm": ("m", Decimal("1e-3")),
        "cm": ("m", Decimal("1e-2")),
        "m": ("m", Decimal(1)),
        "km": ("m", Decimal(1000)),
        "mi": ("m", Decimal("1609.344")),
        "ft": ("m", Decimal("0.3048")),
        "mg": ("g", Decimal("1e-3")),
        "g": ("g", Decimal(1)),
        "kg": ("g", Decimal(1000)),
        "t": ("g", Decimal(1000000)),
        "kW": ("W", Decimal(1000)),
        "MW": ("W", Decimal(1000000)),
        "GW": ("W", Decimal(1000000000)),
        "W": ("W", Decimal(1)),
    }
)


def to_base(figure: Figure) -> Figure:
    """Return *figure* in its base unit; a unit without a fixed conversion is its own base."""
    base, factor = CONVERSIONS.get(figure.unit, (figure.unit, Decimal(1)))
    if base == figure.unit:
        return figure
    scaled = {"low": figure.low * factor, "high": figure.high * factor, "step": figure.step * factor}
    return figure.model_copy(update={**scaled, "unit": base})
