"""Differences that are none, by what stands beside them."""

import pytest

from verifier.conflicts.seeming import are_rivals, is_seeming, is_tied, is_well_tied
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import read_statement


def check(kind: CheckKind, claimed: str = "", stated: str = "", outcome: Outcome = Outcome.DIFFERS) -> Check:
    return Check(kind=kind, claimed=claimed, stated=stated, outcome=outcome, reason="the source says another")


def seems(text: str, sentence: str, difference: Check, *checks: Check) -> bool:
    return is_seeming(read_statement(text), read_statement(sentence), difference, (difference, *checks))


@pytest.mark.parametrize(
    ("text", "seeming"),
    [
        ("No port in Norway is larger than Tolva.", True),
        ("Nobody carries more passengers than Lundgaard.", True),
        ("No port in Norway is large.", False),
        ("Tolva is no port.", False),
        ("Entry to the port was denied to Lundgaard.", True),
        ("Lundgaard denied that it had bought the port.", False),
        ("Few ferries of Lundgaard were sold.", True),  # comes near a denial
        ("A few ferries of Lundgaard were not sold.", False),
    ],
)
def test_a_denial_of_more_or_of_what_is_withheld_is_no_contrary(text: str, *, seeming: bool) -> None:
    sentence = "Tolva is the largest port in Norway and belongs to Lundgaard, which ran the ferry."
    assert seems(text, sentence, check(CheckKind.POLARITY)) is seeming


def test_the_sentence_may_be_the_one_that_denies_more() -> None:
    difference = check(CheckKind.POLARITY)
    assert seems("Tolva is the largest port.", "No port is larger than Tolva.", difference)


def test_a_name_within_another_one_is_named() -> None:
    text, sentence = "A branch of Norrbo is in Bergen.", "Sweden listed Norrbo Bergen and others."
    assert seems(text, sentence, check(CheckKind.NAME, "Bergen", "Oslo"))
    assert not seems(text, sentence, check(CheckKind.NAME, "Malmo", "Oslo"))


@pytest.mark.parametrize(
    ("claimed", "stated", "rivals"),
    [
        ("Danish", "Swedish", True),
        ("Danish", "Halvor", False),
        ("Norway", "Denmark", True),
        ("Shanghai", "China", False),  # both may be right
        ("Shanghai", "Beijing", True),
        ("Shanghai", "Hong Kong", True),  # a country, and a city
        ("Halvor", "Bredal", True),
    ],
)
def test_names_that_can_stand_in_one_place(claimed: str, stated: str, *, rivals: bool) -> None:
    assert are_rivals(check(CheckKind.NAME, claimed, stated)) is rivals
    assert are_rivals(check(CheckKind.NAME, stated, claimed)) is rivals


@pytest.mark.parametrize(
    ("text", "seeming"),
    [
        ("The city had a company called Norrbo entered in the register.", True),
        ("Norrbo sued the city.", False),
        ("Norrbo had sued the city.", False),
    ],
)
def test_who_has_a_thing_done_does_not_do_it(text: str, *, seeming: bool) -> None:
    assert seems(text, "The city registered Norrbo.", check(CheckKind.ROLE, "a … b", "b … a")) is seeming


def test_a_share_that_agrees_is_of_the_same_whole() -> None:
    text, sentence = "Seven tenths of the fleet, 70 %, are ferries.", "Of the entire fleet 70% are ferries."
    difference = check(CheckKind.SCOPE, "tenths of the fleet", "entire fleet")
    agreed = check(CheckKind.FIGURE, "70 %", "70%", Outcome.AGREES)
    assert seems(text, sentence, difference, agreed)
    assert not seems(text, sentence, difference, check(CheckKind.FIGURE, "70 %", "60%"))
    assert not seems(text, sentence, difference)


@pytest.mark.parametrize(
    ("text", "seeming"),
    [
        ("Compared with 2019, grants had quadrupled by 2023.", True),
        ("Grants were up from 2019 to four times as much in 2023.", True),
        ("Grants for 2019 were four times those of 2023.", False),
    ],
)
def test_a_multiple_is_of_the_year_that_is_compared_with(text: str, *, seeming: bool) -> None:
    difference = check(CheckKind.FIGURE, "quadrupled (2023)", "four times (2019)")
    assert seems(text, "Grants were four times what they were in 2019.", difference) is seeming


def test_other_kinds_are_left_alone() -> None:
    assert not seems("Sales rose.", "Sales fell.", check(CheckKind.DIRECTION, "rose", "fell"))


def agreed(kind: CheckKind, claimed: str) -> Check:
    return check(kind, claimed, claimed, Outcome.AGREES)


def test_a_name_that_differs_needs_another_part_that_agrees_and_no_name_missing() -> None:
    name = check(CheckKind.NAME, "Halvor", "Bredal")
    year = agreed(CheckKind.PERIOD, "2019")
    assert is_tied(name, [name, year])
    assert not is_tied(name, [name])
    assert not is_tied(name, [name, year, check(CheckKind.NAME, "Tolva", "", Outcome.ABSENT)])
    assert is_tied(check(CheckKind.POLARITY), [])


def test_three_parts_that_agree_make_a_second_opinion_needless() -> None:
    town, year = check(CheckKind.NAME, "Shanghai", "Toronto"), agreed(CheckKind.PERIOD, "2019")
    tolva, lund = agreed(CheckKind.NAME, "Tolva"), agreed(CheckKind.NAME, "Lund")
    assert is_well_tied(town, [town, year, tolva, lund])
    assert not is_well_tied(town, [town, year, tolva, tolva])  # one name, said twice
    assert not is_well_tied(check(CheckKind.NAME, "Halvor", "Bredal"), [year, tolva, lund])  # may be anything
    assert not is_well_tied(check(CheckKind.NAME, "Shanghai", "Halvor"), [year, tolva, lund])
    assert not is_well_tied(check(CheckKind.ROLE), [year, tolva, lund])
