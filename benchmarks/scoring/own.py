"""Verifier's own readers of figures and periods, in the form that is scored."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType
from typing import Final

from scoring.readings import DateReading, Family, Reader, Reading
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods

FAMILIES: Final = MappingProxyType(
    {
        FigureKind.MONEY: Family.MONEY,
        FigureKind.PERCENT: Family.SHARE,
        FigureKind.POINTS: Family.SHARE,
        FigureKind.MEASURE: Family.MEASURE,
        FigureKind.DURATION: Family.DURATION,
        FigureKind.COUNT: Family.NUMBER,
        FigureKind.MULTIPLE: Family.NUMBER,
    }
)
# Most sets have no marks but gt and lt for bounds, whether or not the end is included.
MODS: Final = MappingProxyType(
    {
        Bound.EXACTLY: frozenset({"eq"}),
        Bound.ABOUT: frozenset({"approx"}),
        Bound.AT_LEAST: frozenset({"ge", "gt"}),
        Bound.MORE_THAN: frozenset({"gt", "ge"}),
        Bound.AT_MOST: frozenset({"le", "lt"}),
        Bound.LESS_THAN: frozenset({"lt", "le"}),
    }
)
HEDGED_MODS: Final = MappingProxyType(  # "nearly 40" is below 40, and about 40
    {bound: mods | {"approx"} for bound, mods in MODS.items()}
)


def own_reader() -> Reader:
    """Return verifier's reader of figures and periods."""
    try:
        installed = version("verifier")
    except PackageNotFoundError:  # run from a checkout
        installed = ""
    gives = frozenset({"value", "unit", "bound", "date"})
    return Reader("verifier", installed, "Apache-2.0", gives, read_quantities, read_dates)


def read_quantities(text: str) -> Sequence[Reading]:
    """Return the figures of *text*; ordinals are no amounts, and no set marks them."""
    return [_reading(figure) for figure in read_figures(text) if figure.kind is not FigureKind.ORDINAL]


def _reading(figure: Figure) -> Reading:
    return Reading(
        start=figure.start,
        end=figure.end,
        low=float(figure.low),
        high=float(figure.high),
        family=FAMILIES[figure.kind],
        text=figure.text,
        unit=figure.unit,
        thing=figure.counted,
        mods=HEDGED_MODS[figure.bound] if figure.hedged else MODS[figure.bound],
    )


def read_dates(text: str, published: date | None) -> Sequence[DateReading]:
    """Return the periods of *text*."""
    return [_date_reading(period) for period in read_periods(text, published=published)]


def _date_reading(period: Period) -> DateReading:
    days = () if period.first is None or period.last is None else (period.first, period.last)
    return DateReading(period.start, period.end, period.text, days, period.month or 0, period.day or 0)
