"""Readers of quantities by others, each function returning one in the form that is scored."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Final, Protocol

from scoring.readings import NOWHERE, Family, QuantityReader, Reading

WRITTEN: Final = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?")
FAMILIES: Final = {"currency": Family.MONEY, "time": Family.DURATION, "dimensionless": Family.NUMBER}
PERCENT: Final = ("percentage", "per cent")


class Named(Protocol):
    """An entity of quantulum3: what sort of thing a unit measures."""

    name: str


class QuantulumUnit(Named, Protocol):
    """A unit of quantulum3."""

    entity: Named


class QuantulumQuantity(Protocol):
    """A quantity of quantulum3; *uncertainty* is half the width of a range."""

    value: float
    uncertainty: float | None
    unit: QuantulumUnit
    surface: str
    span: tuple[int, int]


def quantulum() -> QuantityReader:
    """Return quantulum3, with its classifier of units where that is installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the classifier is missing, or was saved by an older library
        parser = import_module("quantulum3.parser")
        parser.parse("5 pounds")

    def read(text: str) -> Sequence[Reading]:
        return [_quantulum_reading(quantity) for quantity in parser.parse(text)]

    return read


def _quantulum_reading(quantity: QuantulumQuantity) -> Reading:
    spread = quantity.uncertainty or 0.0  # "5 to 7" is read as 6 ± 1
    unit, entity = quantity.unit.name, quantity.unit.entity.name
    family = Family.SHARE if unit in PERCENT else FAMILIES.get(entity, Family.MEASURE)
    return Reading(
        start=quantity.span[0],
        end=quantity.span[1],
        low=quantity.value - spread,
        high=quantity.value + spread,
        family=family,
        text=quantity.surface,
        unit="" if unit == "dimensionless" else unit,
    )


def text2num() -> QuantityReader:
    """Return text2num, which puts digits for number words."""
    alpha2digit = import_module("text_to_num").alpha2digit
    return _reader_of_digits(lambda text: str(alpha2digit(text, "en")))


def number_parser() -> QuantityReader:
    """Return number-parser, which puts digits for number words."""
    parse = import_module("number_parser").parse
    return _reader_of_digits(lambda text: str(parse(text, language="en")))


def numerizer() -> QuantityReader:
    """Return numerizer, which puts digits for number words."""
    numerize = import_module("numerizer").numerize
    return _reader_of_digits(lambda text: str(numerize(text)))


def _reader_of_digits(rewrite: Callable[[str], str]) -> QuantityReader:
    """Return a reader of the numbers in what *rewrite* makes of a text; their place in the text itself is not known."""

    def read(text: str) -> Sequence[Reading]:
        return list(_digits(rewrite(text)))

    return read


def _digits(rewritten: str) -> Iterator[Reading]:
    for match in WRITTEN.finditer(rewritten):
        over, _, under = match.group().replace(",", "").partition("/")
        if under and not float(under):
            continue
        value = float(over) / float(under or 1)
        yield Reading(NOWHERE, NOWHERE, value, value, Family.NUMBER, match.group())


def price_parser() -> QuantityReader:
    """Return price-parser, which finds one price in a text."""
    price_from = import_module("price_parser").Price.fromstring

    def read(text: str) -> Sequence[Reading]:
        price = price_from(text)
        if price.amount is None:
            return ()
        amount = float(price.amount)
        return (Reading(NOWHERE, NOWHERE, amount, amount, Family.MONEY, str(amount), price.currency or ""),)

    return read
