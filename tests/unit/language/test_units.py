"""The table of units: well formed, every form for one unit, every unit convertible or said not to be."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from verifier.domain.figure import FigureKind
from verifier.language.conversion import convert, ratio_of, to_base
from verifier.language.figures import read_figures
from verifier.language.forms import parse
from verifier.language.tables import rows
from verifier.language.tokens import tokenize
from verifier.language.unit_table import INEXACT, base_symbols, unit_table
from verifier.language.units import read_unit

READ_AS = {"bp": "pp"}  # hundredths of it
FORMS = [(form, unit) for unit in unit_table().values() for form in unit.forms]


def test_no_form_is_claimed_twice() -> None:
    counted = Counter((form.words if form.exact else tuple(map(str.lower, form.words))) for form, _ in FORMS)
    assert [form for form, count in counted.items() if count > 1] == []


def test_no_symbol_stands_in_two_rows() -> None:
    symbols = [row[0] for row in rows("units.tsv")]
    assert len(symbols) == len(set(symbols)) == len(unit_table())


@pytest.mark.parametrize("symbol", sorted(unit_table()))
def test_a_unit_converts_into_the_base_of_its_dimension_or_is_said_not_to(symbol: str) -> None:
    unit = unit_table()[symbol]
    if unit.is_convertible:
        base = unit_table()[base_symbols()[unit.dimension]]
        assert base.dimension == unit.dimension
        assert convert(Decimal(7), unit) - convert(Decimal(6), unit) > 0
    else:
        assert next(row[3] for row in rows("units.tsv") if row[0] == symbol) == INEXACT
        assert [other.symbol for other in unit_table().values() if other.dimension == unit.dimension] == [symbol]


def test_each_dimension_with_factors_has_one_base() -> None:
    bases = Counter(unit.dimension for unit in unit_table().values() if unit.is_base)
    assert set(bases) == {unit.dimension for unit in unit_table().values() if unit.is_convertible}
    assert set(bases.values()) == {1}


@pytest.mark.parametrize("symbol", sorted(unit_table()))
def test_every_form_is_read_as_its_unit(symbol: str) -> None:
    unit = unit_table()[symbol]
    for form in unit.forms:
        written = re.sub(r" (?=\d)", "", " ".join(form.words))
        found = read_unit(tokenize(f"5{written}"), 1)
        assert (found.symbol, found.kind) == (READ_AS.get(symbol, symbol), unit.kind), written


@pytest.mark.parametrize(
    ("written", "base", "unit"),
    [
        ("7 nm", "0.000000007", "m"),
        ("26.2 miles", "42164.8128", "m"),
        ("5 ft 2 in", "1.5748", "m"),
        ("2 acres", "8093.7128448", "m²"),
        ("40 square miles", "103599524.41344", "m²"),
        ("3 litres", "0.003", "m³"),
        ("two tonnes", "2000000", "g"),
        ("10 lb", "4535.9237", "g"),
        ("1.5 GW", "1500000000", "W"),
        ("2 kWh", "7200000", "J"),
        ("36 km/h", "10", "m/s"),
        ("60 mph", "26.8224", "m/s"),
        ("16 GB", "128000000000", "bit"),
        ("100 Mbps", "100000000", "bit/s"),
        ("212 degrees Fahrenheit", "100", "°C"),
        ("300 kelvin", "26.85", "°C"),
        ("2 years", "24", "month"),
        ("three days", "259200", "second"),
        ("25 basis points", "0.25", "pp"),
        ("63 cents", "0.63", "USD"),
    ],
)
def test_what_is_exact_by_definition_is_converted(written: str, base: str, unit: str) -> None:
    (found,) = read_figures(written)
    assert (to_base(found).low, to_base(found).unit) == (Decimal(base), unit)


@pytest.mark.parametrize(
    "written",
    ["a rise of 2.7 degrees Fahrenheit", "300 horsepower", "30 mpg", "5 gallons", "$5 billion", "59 entities", "3 °C"],
)
def test_what_is_not_exact_stays_as_it_is(written: str) -> None:
    (found,) = read_figures(written)
    assert to_base(found) == found


def test_the_step_is_converted_with_the_value() -> None:
    (found,) = read_figures("1.5 km")
    assert to_base(found).step == 100


@pytest.mark.parametrize(
    ("larger", "smaller", "ratio"),
    [("ft", "in", 12), ("lb", "oz", 16), ("hour", "minute", 60), ("month", "day", 0), ("in", "ft", 0), ("km", "g", 0)],
)
def test_only_whole_ratios_add_up(larger: str, smaller: str, ratio: int) -> None:
    assert ratio_of(larger, smaller) == ratio


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("5 m tall", "m"),
        ("5 M Street", ""),
        ("9 E. 71st", ""),
        ("5 W charger", "W"),
        ("2 in Paris", ""),
        ("2in", "in"),
        ("4x", "x"),
        ("4 x 4", ""),
        ("5 mw", ""),  # neither MW nor mW
        ("20 (kg)", "kg"),
        ("12 m 2", "m"),  # no square
        ("6-metre", "m"),
        ("6 square-metre", "m²"),
    ],
)
def test_letters_are_a_unit_only_where_they_can_be_nothing_else(written: str, symbol: str) -> None:
    assert read_unit(tokenize(written), 1).symbol == symbol


def test_forms_say_how_strictly_they_are_met() -> None:
    assert [(form.words, form.exact) for form in parse("=MW, watt hour(s)")] == [
        (("MW",), True),
        (("watt", "hour"), False),
        (("watt", "hours"), False),
    ]


def test_a_kind_of_the_table_is_a_kind_of_figure() -> None:
    assert {unit.kind for unit in unit_table().values()} <= set(FigureKind)
