"""Tests of statements that are met but for one word, in whose place stands its opposite, or but for one name."""

import pytest

from verifier.conflicts.by_passage import is_one_of_many, is_same_person
from verifier.conflicts.side import read_side
from verifier.conflicts.turned_words import OPPOSITES, turned_words
from verifier.domain.check import CheckKind, Outcome

SAID = "The new tariffs widened the rift between the Harbour Board and the City Council."


def turned(claimed: str, stated: str) -> list[tuple[str, str]]:
    found = turned_words(read_side(claimed).statement, [read_side(stated).statement])
    assert all(each.check.kind is CheckKind.DIRECTION and each.check.outcome is Outcome.DIFFERS for each in found)
    return [(each.check.claimed, each.check.stated) for each in found]


def test_an_opposite_in_a_word_s_place_is_found_where_all_else_is_said() -> None:
    claimed = "The new tariffs narrowed the rift between the Harbour Board and the City Council."
    assert turned(claimed, SAID) == [("narrowed", "widened")]


@pytest.mark.parametrize(
    "claimed",
    [
        pytest.param(SAID, id="the same"),
        pytest.param("The new bridge narrowed the channel at the old lighthouse.", id="hardly anything else is said"),
        pytest.param(
            "The new tariffs did not narrow the rift between the Harbour Board and the City Council.", id="denied"
        ),
        pytest.param(
            "The new tariffs measured the rift between the Harbour Board and the City Council.", id="no opposite"
        ),
    ],
)
def test_what_could_be_of_something_else_is_left_alone(claimed: str) -> None:
    assert turned(claimed, SAID) == []


def test_no_word_stands_on_both_sides_of_one_row() -> None:
    for one, other in OPPOSITES:
        assert not set(one.split()) & set(other.split())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Vik", "Anna Vik Berg", True),
        ("Anna Vik of Halvor", "Chairwoman Anna Vik", True),
        ("Anna Vik", "Anna Berg", False),
        ("Anna", "Anna Vik", False),
    ],
)
def test_a_person_may_be_named_at_more_length(one: str, other: str, *, expected: bool) -> None:
    assert is_same_person(one, other) is expected


def test_one_of_a_kind_is_told_from_one_of_many() -> None:
    assert is_one_of_many(read_side("Halvor is a maker of pumps.").statement, "Halvor")
    assert not is_one_of_many(read_side("Halvor is the maker of the pumps.").statement, "Halvor")
