"""Two statements against each other: what conflicts, and what only looks like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.conflicts.compare import compare
from verifier.domain.check import CheckKind, Outcome


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The ferry carried 310 cars.", "There were 130 cars on the ferry; it carried 130 cars.", CheckKind.FIGURE),
        ("The grant was worth 2 million euros.", "The grant was worth 2 million dollars.", CheckKind.FIGURE),
        ("Halvor Steel was founded in 1921.", "Halvor Steel was established in 1934.", CheckKind.PERIOD),
        ("Rents in Graz rose in 2019.", "In 2019 rents fell in Graz.", CheckKind.DIRECTION),
        ("The council approved the plan.", "The council did not approve the plan.", CheckKind.POLARITY),
        ("The chapel was designed by Ada Ness.", "The chapel was designed by Per Lund.", CheckKind.NAME),
    ],
)
def test_one_part_that_cannot_hold_on_both_sides_is_a_conflict(a: str, b: str, kind: CheckKind) -> None:
    check = compare(a, b)
    assert (check.outcome, check.kind) == (Outcome.DIFFERS, kind)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Revenue at Halvor Steel was 90 million euros in 2019.",
            "Halvor Steel had revenue of 97 million euros in 2020.",
        ),
        ("Halvor Steel employs 900 people.", "Halvor Steel employs 200 people in Norway."),
        ("The storm killed 40 people in Cuba.", "Among those killed by the storm in Cuba were 12 people from Havana."),
        ("More than 300 cars were on the ferry.", "On the ferry were 310 cars."),
        ("The lake is 10 miles long.", "The lake is 16.1 km long."),
        ("The chapel was finished in May 1904.", "The chapel was finished in 1904."),
        ("By March 69 villages had been cleared.", "By October about 160 villages had been cleared."),
        ("Anna Berg won the race in 2011.", "Anna Berg won the race again in 2014."),
        ("The storm hit Cuba on 4 May.", "The storm hit Jamaica on 4 May."),
        ("The paint division was sold in 2009.", "The glue division was sold in 2012."),
        ("The mayor says the bridge is safe.", "Engineers deny that the bridge is safe."),
        ("The clinic was begun in 1965.", "The clinic was opened in 1969."),
        ("Hill & Co. plans to hire 500 people.", "Hill & Co. has hired 120 people."),
        ("The telescope cost 90 million dollars.", "The telescope costs 7 million dollars a year."),
        ("All climbers survived the avalanche.", "No climber died in the avalanche."),
    ],
)
def test_what_can_hold_together_is_no_conflict(a: str, b: str) -> None:
    assert compare(a, b).outcome is not Outcome.DIFFERS
    assert compare(b, a).outcome is not Outcome.DIFFERS


def test_a_yearly_figure_given_to_the_digit_for_two_years_is_a_conflict() -> None:
    check = compare("Sales came to 134.7 million crowns in 2020.", "Sales came to 134.7 million crowns in 2019.")
    assert (check.outcome, check.kind) == (Outcome.DIFFERS, CheckKind.PERIOD)


def test_a_plan_that_is_later_than_the_deed_conflicts_with_it() -> None:
    assert compare("The tunnel opened in 2019.", "The tunnel will open in 2026.").outcome is Outcome.DIFFERS
    assert compare("The tunnel was to open in 2018.", "The tunnel opened in 2019.").outcome is not Outcome.DIFFERS


def test_two_differences_are_another_statement() -> None:
    a, b = "Ida Holm bought 40 farms in 1990.", "Ida Holm bought 70 farms in 1995."
    assert compare(a, b).outcome is Outcome.OPEN


def test_the_reason_calls_neither_side_a_claim_or_a_source() -> None:
    check = compare("The bridge is 320 metres long.", "The bridge is 540 metres long.")
    assert check.claimed == "320 metres"
    assert check.stated == "540 metres"
    assert check.reason == "the second says 540 metres, the first says 320 metres"


def test_statements_on_different_matters_are_told_apart() -> None:
    assert compare("The bridge is 320 metres long.", "Sheep outnumber people in Wales.").outcome is Outcome.ABSENT


def test_a_statement_agrees_with_itself() -> None:
    statement = "Halvor Steel was founded in 1921."
    assert compare(statement, statement).outcome is Outcome.AGREES


@settings(deadline=None)  # the first comparison loads the tables
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared_and_the_order_does_not_matter(a: str, b: str) -> None:
    assert (compare(a, b).outcome is Outcome.DIFFERS) == (compare(b, a).outcome is Outcome.DIFFERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lighthouse of Tolva was built in 1781.", "In 1781 the lighthouse of Bresk was built."),
        ("Tolva's lighthouse was built by Ada Ness.", "Bresk's lighthouse was built by Ada Ness."),
        ("The theatre in Tolva opened in 1844.", "The theatre in Bresk opened in 1844."),
    ],
)
def test_somebody_elses_thing_is_another_thing(one: str, other: str) -> None:
    assert compare(one, other).outcome is not Outcome.DIFFERS


def test_where_it_is_may_differ_though_who_has_it_may_not() -> None:
    one, other = "The headquarters of Halvor Steel are in Tolva.", "The headquarters of Halvor Steel are in Bresk."
    assert compare(one, other).outcome is Outcome.DIFFERS


def test_a_place_in_a_race_is_told_in_two_ways() -> None:
    one = "Tolva came fourth in the 2021 relay championship."
    assert compare(one, "Tolva finished the 2021 relay championship in seventh place.").outcome is Outcome.DIFFERS
    assert compare(one, "Tolva finished the 2021 relay championship in fourth place.").outcome is not Outcome.DIFFERS


def test_what_several_amounts_come_to_is_more_than_one_of_them() -> None:
    one = "The gifts of Halvor Steel to Tolva add up to 165 million crowns."
    assert compare(one, "The gifts of Halvor Steel to Tolva are 100 million crowns.").outcome is not Outcome.DIFFERS


@pytest.mark.parametrize(
    ("a", "b", "is_conflict"),
    [
        (
            "In 2021 the people of Upper Tolva were counted: 9,120.",
            "In 2021 the mills of Upper Tolva had 7,300 looms.",
            False,
        ),
        (
            "In 2021 the people of Upper Tolva were counted: 9,120.",
            "In 2021 the people of Upper Tolva were counted: 7,300.",
            True,
        ),
        ("The Tolva weir let 26,160 tonnes pass in 2001.", "The Tolva weir let 26,155 tonnes pass in 2005.", False),
    ],
)
def test_figures_need_more_in_common_than_a_name(a: str, b: str, is_conflict: bool) -> None:  # noqa: FBT001  a row
    assert (compare(a, b).outcome is Outcome.DIFFERS) is is_conflict
    assert (compare(b, a).outcome is Outcome.DIFFERS) is is_conflict
