"""Agreement: when is a reading that of an annotated quantity or date?

The value is right where low and high are equal, to one part in a million, or in a thousand for fractions below one,
which sets round as they like ("one third" is .333 or .3333). Unit and bound are further conditions. A date is right
where its first and last day are, or its month and day where no year is known. Some quantities can be told in two ways,
and either is right: 25 cents as 0.25 dollars, 40 basis points as 0.4 percentage points, half of something as 50 %.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from scoring.annotated import FAMILY_OF, GoldDate, GoldQuantity
from scoring.readings import NOWHERE, DateReading, Family, Reading
from scoring.unit_names import money_names, singular, spelt_alike, unit_names

NEAR: Final = 1e-6
NEAR_FRACTION: Final = 1e-3
TINY: Final = 1e-12  # so that nought is nought
NO_UNIT: Final = "-"  # how some sets mark that there is none


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that is a part of others: one is *factor* of any of *wholes*."""

    factor: float
    wholes: tuple[str, ...]


PARTS: Final = {
    "cent": Part(0.01, ("USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR")),
    "penny": Part(0.01, ("GBP", "USD")),
    "pence": Part(0.01, ("GBP",)),
    "sen": Part(0.01, ("MYR", "IDR", "JPY")),
    "centavo": Part(0.01, ("MXN", "BRL", "PHP")),
    "satoshi": Part(1e-8, ("BTC",)),
    "basis point": Part(0.01, ("pp",)),
}
SHARE_OF: Final = "% "  # "% sales", "% -": a share of something, written as a fraction


def other_tellings(item: GoldQuantity) -> Iterator[GoldQuantity]:
    """Yield the other ways in which the amount of *item* may be told, each in another unit than its own."""
    unit = (item.unit or "").strip()
    is_share = (item.unit or "").startswith(SHARE_OF) or unit in {"", NO_UNIT}
    if is_share and 0 < abs(item.high) < 1:
        yield replace(item, unit="%", low=item.low * 100, high=item.high * 100)
    part = PARTS.get(spelt_alike(unit.partition(" per ")[0]))
    if part is not None:
        for whole in part.wholes:
            yield replace(item, unit=whole, low=item.low * part.factor, high=item.high * part.factor)


def same_value(item: GoldQuantity, reading: Reading) -> bool:
    """Whether *reading* stands where *item* does and has its values."""
    return touches(item, reading) and (_equal(item, reading) or _is_told_otherwise(item, reading))


def same_unit(item: GoldQuantity, reading: Reading) -> bool:
    """Whether the values agree and so does the unit; a counted thing must have the gold's head noun."""
    if not touches(item, reading):
        return False
    return (_equal(item, reading) and _unit_agrees(item, reading)) or _is_told_otherwise(item, reading)


def same_bound(item: GoldQuantity, reading: Reading) -> bool:
    """Whether the values agree and so does the bound; sets that mark "up" and "down" there mark no bound by it."""
    mod = "eq" if item.mod in {"up", "down", ""} else item.mod
    return same_value(item, reading) and mod in reading.mods


def touches(item: GoldQuantity | GoldDate, reading: Reading | DateReading) -> bool:
    """Whether the two overlap; what has no place may stand anywhere."""
    if NOWHERE in {item.start, reading.start}:
        return True
    return reading.start < item.end and item.start < reading.end


def same_date(item: GoldDate, reading: DateReading) -> bool:
    """Whether *reading* stands where *item* does and has its days."""
    if not touches(item, reading):
        return False
    if item.days:
        return item.days == reading.days
    return item.month > 0 and (item.month, item.day) == (reading.month, reading.day)


def _is_told_otherwise(item: GoldQuantity, reading: Reading) -> bool:
    told = (other for other in other_tellings(item) if _unit_agrees(other, reading))
    return any(_near(other, reading, _tolerance(item)) for other in told)


def _equal(item: GoldQuantity, reading: Reading) -> bool:
    return _near(item, reading, _tolerance(item))


def _tolerance(item: GoldQuantity) -> float:
    return NEAR_FRACTION if 0 < abs(item.high) < 1 else NEAR


def _near(item: GoldQuantity, reading: Reading, tolerance: float) -> bool:
    ends = ((item.low, reading.low), (item.high, reading.high))
    return all(math.isclose(gold, read, rel_tol=tolerance, abs_tol=TINY) for gold, read in ends)


def _unit_agrees(item: GoldQuantity, reading: Reading) -> bool:
    unit = item.unit or ""
    if unit == NO_UNIT:
        return not reading.unit and not reading.thing
    if not unit:
        return not reading.unit
    if unit.startswith(SHARE_OF) and not reading.unit:
        return True  # half of the sales, read as 0.5
    family = FAMILY_OF.get(item.kind)
    is_money = family is Family.MONEY or (family is not Family.MEASURE and reading.family is Family.MONEY)
    names = money_names if is_money else unit_names
    if reading.unit:
        return not names(unit).isdisjoint(names(reading.unit))
    heads = {singular(head.lower().split()[-1]) for head in (unit, unit.partition(" of ")[0]) if head.split()}
    return any(singular(word.lower()) in heads for word in reading.thing)
