"""Figures: quantities as a sentence states them, with what makes two of them comparable."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from verifier.domain.span import Span


class Bound(StrEnum):
    """How a writer limits a figure: "about 160" is ABOUT, "more than 7.3 billion" is MORE_THAN."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class FigureKind(StrEnum):
    """What sort of quantity a figure is; figures of different kinds are never equal."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    MULTIPLE = "multiple"  # four times, threefold, doubled
    COUNT = "count"  # 59 entities, 2,000 firms; also a bare number
    DURATION = "duration"  # twenty-seven months
    MEASURE = "measure"  # 7 nm, 40 GW
    ORDINAL = "ordinal"  # the second phase: kept apart, since it is no amount


class Figure(Span):
    """A quantity read from a text, at the code points *start* to *end*.

    *low* and *high* are in plain units ("7.3 billion" is 7300000000) and equal unless a range was written.
    *unit* is an ISO 4217 code for money (or "BTC", or the bare name of a currency that may be one of several, such as
    "peso"), ``%``, ``pp``, ``x`` for multiples, a singular English noun for durations ("month"), an SI-like symbol for
    measures ("nm"), and empty for counts. *step* is the place of the last digit written, in plain units ("7.3 billion"
    has 100000000, "160" has 1). *counted* holds the words of the thing counted or measured, in order, lower case, as
    far as they stand next to the number ("59 new entities" has ``("new", "entities")``). *hedged* is true of a bound as
    well as an approximation ("nearly 40").
    """

    low: Decimal
    high: Decimal
    kind: FigureKind
    unit: str = ""
    bound: Bound = Bound.EXACTLY
    hedged: bool = False
    step: Decimal = Decimal(1)
    counted: tuple[str, ...] = ()
    text: str

    @model_validator(mode="after")
    def _low_before_high(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"a figure needs low <= high, not {self.low}..{self.high}")
        return self

    @property
    def is_range(self) -> bool:
        """Whether two ends were written ("between four and six")."""
        return self.low != self.high

    def __str__(self) -> str:
        """Return the figure as it was written."""
        return self.text
