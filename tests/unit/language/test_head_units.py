from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.figure import FigureKind
from verifier.language.head_units import read_head_unit

MILLION = 10**6


@pytest.mark.parametrize(
    ("head", "kind", "unit", "factor"),
    [
        ("Revenue (bn yuan)", FigureKind.MONEY, "CNY", 10**9),
        ("€ m", FigureKind.MONEY, "EUR", MILLION),
        ("€m", FigureKind.MONEY, "EUR", MILLION),
        ("Revenue, € m", FigureKind.MONEY, "EUR", MILLION),
        ("Revenue £m", FigureKind.MONEY, "GBP", MILLION),
        ("A$m", FigureKind.MONEY, "AUD", MILLION),
        ("US$ '000", FigureKind.MONEY, "USD", 1000),
        ("RMB’Million", FigureKind.MONEY, "CNY", MILLION),
        ("(RMB in millions)", FigureKind.MONEY, "CNY", MILLION),
        ("US$ in billions", FigureKind.MONEY, "USD", 10**9),
        ("in millions of euros", FigureKind.MONEY, "EUR", MILLION),
        ("All amounts in thousands of US dollars", FigureKind.MONEY, "USD", 1000),
        ("Dollars in millions, except per share amounts", FigureKind.MONEY, "USD", MILLION),
        ("(₹ crore)", FigureKind.MONEY, "INR", 10**7),
        ("2019 (€ million)", FigureKind.MONEY, "EUR", MILLION),
        ("€ million / 2019", FigureKind.MONEY, "EUR", MILLION),
        ("Price (USD per barrel)", FigureKind.MONEY, "USD", 1),
        ("(in thousands, except per share data)", FigureKind.COUNT, "", 1000),
        ("'000", FigureKind.COUNT, "", 1000),
        ("Passengers (thousand)", FigureKind.COUNT, "", 1000),
        ("%", FigureKind.PERCENT, "%", 1),
        ("Share (%)", FigureKind.PERCENT, "%", 1),
        ("% of total", FigureKind.PERCENT, "%", 1),
        ("Growth, per cent", FigureKind.PERCENT, "%", 1),
        ("Change (pp)", FigureKind.POINTS, "pp", 1),
        ("Length, km", FigureKind.MEASURE, "km", 1),
        ("Height (m)", FigureKind.MEASURE, "m", 1),  # metres, for no money stands beside
        ("Output (million tonnes)", FigureKind.MEASURE, "t", MILLION),
        ("Duration (months)", FigureKind.DURATION, "month", 1),
    ],
)
def test_a_head_states_its_unit_in_brackets_behind_a_comma_or_as_a_whole(
    head: str, kind: FigureKind, unit: str, factor: int
) -> None:
    found = read_head_unit(head)
    assert (found.kind, found.unit, found.factor) == (kind, unit, Decimal(factor))


@pytest.mark.parametrize(
    "head",
    ["", "Year", "Second", "Time", "Other (net)", "Revenue in China", "Revenue (unaudited)", "2019", "Ships",
     "Revenue / 2019", "Years Ended September 30,", "Mate 60", "Region (a)", "No."],
)  # fmt: skip
def test_other_words_state_none(head: str) -> None:
    assert not read_head_unit(head).is_stated


@given(st.text(max_size=60))
def test_any_head_gives_an_answer_within_it(head: str) -> None:
    found = read_head_unit(head)
    assert 0 <= found.start <= found.end <= max(len(head), 0)
    assert found.factor > 0
