"""Exchange rates: what one currency was worth in another, over a period. None ship with the package.

A rate is somebody's figure and changes daily, so amounts in different currencies are not compared unless whoever runs
the comparison says by which rate. A rate holds from its first to its last day and lies between *low* and *high*; what
is converted by it becomes a range, so that the spread of a year is never taken for exactness.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of the second currency of a pair one unit of the first was worth, from *first* to *last*.

    Raises:
        ValueError: the rate is not positive, or an end comes before its beginning.
    """

    low: Decimal
    high: Decimal
    first: date
    last: date

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high or self.first > self.last:
            raise ValueError(f"a rate needs 0 < low <= high and first <= last, not {self}")


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates to compare by: ``Rates({("USD", "CNY"): (Rate(Decimal("6.4"), Decimal("6.9"), first, last),)})``.

    The codes are of ISO 4217. A pair may be given either way round.
    """

    by_pair: Mapping[Pair, tuple[Rate, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def converted(self, figure: Figure, currency: str, on: Period | None) -> Figure | None:
        """Return the sum *figure* as a range in *currency*, by the rate of the period *on*; None where none is set.

        The period must lie wholly in that of the rate; without a resolved period there is no rate.
        """
        if figure.kind is not FigureKind.MONEY or on is None or on.first is None or on.last is None:
            return None
        for rate in self.by_pair.get((figure.unit, currency), ()):
            if rate.first <= on.first and on.last <= rate.last:
                return _scaled(figure, currency, rate.low, rate.high)
        for rate in self.by_pair.get((currency, figure.unit), ()):
            if rate.first <= on.first and on.last <= rate.last:
                return _scaled(figure, currency, 1 / rate.high, 1 / rate.low)
        return None


def _scaled(figure: Figure, currency: str, low: Decimal, high: Decimal) -> Figure:
    ends = [figure.low * low, figure.low * high, figure.high * low, figure.high * high]
    update = {"low": min(ends), "high": max(ends), "step": figure.step * low, "unit": currency}
    return figure.model_copy(update=update)


NO_RATES: Final = Rates()
