from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.language.readings import figure
from verifier.domain.check import Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.figure_check import check_figures


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
    ],
)
def test_bounds_are_part_of_a_figure(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_figures(figure(claimed), figure(stated)).outcome is outcome


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
