from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.language.readings import figure, period
from verifier.domain.check import Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.figure_check import check_figures
from verifier.language.rates import Rate, Rates


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("29 %", "29.4 %", Outcome.AGREES),
        ("30 billion yuan", "29.7 billion yuan", Outcome.AGREES),
        ("29.4 %", "29 %", Outcome.OPEN),  # finer than the source
        ("100 firms", "59 firms", Outcome.DIFFERS),  # rounds by hundreds, but nobody writes so
        ("1 trillion dollars", "500 billion dollars", Outcome.DIFFERS),
        ("30 billion yuan", "25 billion yuan", Outcome.DIFFERS),
        ("7 billion yuan", "7.3 billion yuan", Outcome.AGREES),
        ("70 firms", "69 firms", Outcome.DIFFERS),  # an unhedged count is exact
        ("about 70 firms", "69 firms", Outcome.AGREES),
        ("about 160 entities", "about 160 entities", Outcome.AGREES),
        ("about 160 entities", "190 entities", Outcome.DIFFERS),
        ("30 %", "29.5 %", Outcome.AGREES),  # halves go up
        ("29 %", "29.5 %", Outcome.DIFFERS),
        ("$134.6 billion", "$134.7 billion", Outcome.DIFFERS),
        ("$304 million", "$300 million", Outcome.DIFFERS),
        ("$1.3 trillion", "$1 trillion", Outcome.OPEN),
    ],
)
def test_a_claim_may_be_rounder_than_its_source_never_finer(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_figures(figure(claimed), figure(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("$15 billion", "15 billion US dollars", Outcome.AGREES),
        ("fifteen billion dollars", "$15bn", Outcome.AGREES),
        ("15 billion euros", "15 billion dollars", Outcome.DIFFERS),  # same number, other currency
        ("14 billion euros", "15 billion dollars", Outcome.OPEN),  # no rate is known
        ("15 million dollars", "15 billion dollars", Outcome.DIFFERS),
        ("3 percentage points", "3 per cent", Outcome.DIFFERS),
        ("twelve months", "one year", Outcome.AGREES),
        ("27 months", "27 years", Outcome.DIFFERS),
        ("5 km", "5,000 m", Outcome.AGREES),
        ("5,000 m", "5 km", Outcome.AGREES),
        ("1 km", "1,400 m", Outcome.DIFFERS),  # one digit alone leaves a tenth of the value
        ("5 miles", "8.05 km", Outcome.AGREES),
        ("5 km", "5 miles", Outcome.DIFFERS),
        ("two years", "25 months", Outcome.AGREES),  # a coarser unit is rounder
        ("two years", "27 months", Outcome.DIFFERS),
        ("13 months", "one year", Outcome.OPEN),
        ("a 50 % rise", "50 percentage points", Outcome.DIFFERS),
        ("45 %", "50 percentage points", Outcome.OPEN),
        ("four times", "4 %", Outcome.OPEN),
        ("1 %", "1.4 %", Outcome.AGREES),
    ],
)
def test_units_are_part_of_a_figure(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_figures(figure(claimed), figure(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("more than 5 billion yuan", "more than 7.3 billion yuan", Outcome.AGREES),
        ("more than 9 billion yuan", "7.3 billion yuan", Outcome.DIFFERS),
        ("less than 7.3 billion yuan", "more than 7.3 billion yuan", Outcome.DIFFERS),
        ("more than 59 entities", "59 entities", Outcome.DIFFERS),
        ("at least 59 entities", "59 entities", Outcome.AGREES),
        ("fewer than 60 companies", "more than 60 companies", Outcome.DIFFERS),
        ("up to 40 %", "nearly 40 %", Outcome.AGREES),
        ("7.3 billion yuan", "more than 7.3 billion yuan", Outcome.AGREES),  # a dropped bound is no other figure
        ("more than 160 entities", "about 160 entities", Outcome.OPEN),
        ("more than 60 firms", "70 firms", Outcome.AGREES),
        ("160 entities", "more than 160 entities", Outcome.OPEN),  # an exact count is not what the source says
        ("more than 160 entities", "at least 160 entities", Outcome.OPEN),
        ("nearly 40 %", "40.3 %", Outcome.AGREES),  # it rounds to 40
        ("nearly 40 %", "44 %", Outcome.DIFFERS),
        ("just over 20 %", "21 %", Outcome.AGREES),
        ("just over 20 %", "70 %", Outcome.DIFFERS),  # says itself that it is near
        ("at least about 50 firms", "49 firms", Outcome.AGREES),
        ("four firms", "more than three firms", Outcome.OPEN),  # small numbers have no 15 %
        ("between four and six firms", "five firms", Outcome.AGREES),
        ("five firms", "between four and six firms", Outcome.OPEN),
        ("hundreds of thousands of chips", "250,000 chips", Outcome.AGREES),
    ],
)
def test_bounds_are_part_of_a_figure(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_figures(figure(claimed), figure(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "reason"),
    [
        ("30 billion yuan", "29.7 billion yuan", "the source says 29.7 billion yuan, which rounds to 30 billion yuan"),
        ("29.4 %", "29 %", "the source says only 29 %, the claim says 29.4 %"),
        ("59 firms", "69 firms", "the source says 69, the claim says 59"),
        ("more than 60 firms", "70 firms", "the source says 70"),
        ("14 billion euros", "15 billion dollars",
         "“14 billion euros” cannot be compared with the source's “15 billion dollars”"),
    ],
)  # fmt: skip
def test_the_reason_is_what_an_editor_would_note(claimed: str, stated: str, reason: str) -> None:
    assert check_figures(figure(claimed), figure(stated)).reason == reason


IN_2020: Final = period("in 2020")
OF_2020: Final = Rates(
    MappingProxyType({("USD", "CNY"): (Rate(Decimal("6.5"), Decimal("7.1"), date(2020, 1, 1), date(2020, 12, 31)),)})
)


@pytest.mark.parametrize(
    ("claimed", "stated", "on", "outcome"),
    [
        ("20 billion yuan", "$15 billion", IN_2020, Outcome.DIFFERS),
        ("100 billion yuan", "$15 billion", IN_2020, Outcome.OPEN),  # the year's rates reach from 97.5 to 106.5
        ("about 100 billion yuan", "$15 billion", IN_2020, Outcome.OPEN),
        ("more than 90 billion yuan", "$15 billion", IN_2020, Outcome.AGREES),
        ("$15 billion", "100 billion yuan", IN_2020, Outcome.OPEN),  # the pair read the other way round
        ("$50 billion", "100 billion yuan", IN_2020, Outcome.DIFFERS),
        ("15 billion yuan", "$15 billion", IN_2020, Outcome.DIFFERS),  # the same number in another currency
        ("20 billion yuan", "$15 billion", period("in 2021"), Outcome.OPEN),  # no rate for that year
        ("20 billion yuan", "$15 billion", None, Outcome.OPEN),
        ("20 billion yuan", "€15 billion", IN_2020, Outcome.OPEN),
    ],
)
def test_other_currencies_are_compared_only_by_a_rate_for_the_period(
    claimed: str, stated: str, on: Period | None, outcome: Outcome
) -> None:
    assert check_figures(figure(claimed), figure(stated), rates=OF_2020, on=on).outcome is outcome


@pytest.mark.parametrize(("low", "high"), [("0", "1"), ("-1", "1"), ("2", "1")])
def test_a_rate_is_positive_and_in_order(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="a rate needs"):
        Rate(Decimal(low), Decimal(high), date(2020, 1, 1), date(2020, 12, 31))


AMOUNTS = st.decimals(min_value=1, max_value=10**12, places=1)


def count(value: Decimal) -> Figure:
    return Figure(
        start=0, end=1, low=value, high=value, kind=FigureKind.MONEY, unit="USD", step=Decimal("0.1"), text=str(value)
    )


@given(AMOUNTS)
def test_a_figure_agrees_with_itself(value: Decimal) -> None:
    assert check_figures(count(value), count(value)).outcome is Outcome.AGREES


@given(AMOUNTS, AMOUNTS)
def test_figures_far_apart_never_agree(one: Decimal, other: Decimal) -> None:
    if one > 2 * other:
        assert check_figures(count(one), count(other)).outcome is Outcome.DIFFERS
        assert check_figures(count(other), count(one)).outcome is Outcome.DIFFERS


@given(AMOUNTS, AMOUNTS, st.sampled_from(list(Bound)), st.sampled_from(list(Bound)))
def test_every_pair_of_figures_gets_an_outcome_with_a_reason(
    one: Decimal, other: Decimal, claimed_bound: Bound, stated_bound: Bound
) -> None:
    claimed = count(one).model_copy(update={"bound": claimed_bound})
    stated = count(other).model_copy(update={"bound": stated_bound})
    check = check_figures(claimed, stated)
    assert check.reason
    assert check.outcome in {Outcome.AGREES, Outcome.DIFFERS, Outcome.OPEN}


@given(st.integers(1, 10**6), st.sampled_from([("km", "m", 1000), ("m", "cm", 100), ("kg", "g", 1000)]))
def test_an_exact_conversion_changes_no_outcome(value: int, units: tuple[str, str, int]) -> None:
    coarse, fine, factor = units
    one, other = figure(f"{value:,} {coarse}"), figure(f"{value * factor:,} {fine}")
    assert check_figures(one, other).outcome is check_figures(other, one).outcome is Outcome.AGREES


@given(AMOUNTS, st.integers(1, 4))
def test_a_rounder_claim_agrees_and_a_finer_one_is_open(value: Decimal, places: int) -> None:
    fine = count(value + Decimal(1).scaleb(-places - 1)).model_copy(update={"step": Decimal(1).scaleb(-places - 1)})
    assert check_figures(count(value), fine).outcome is Outcome.AGREES
    assert check_figures(fine, count(value)).outcome is Outcome.OPEN
