"""An office that is met but for its department."""

import pytest

from verifier.conflicts.other_offices import other_offices
from verifier.language.statement import read_statement

SENTENCE = "Foreign Minister Lund of Norrbo met traders in Tolva on Monday."


def turned(text: str, sentence: str = SENTENCE) -> list[tuple[str, str]]:
    found = other_offices(read_statement(text), [read_statement("Ships are dear."), read_statement(sentence)])
    return [(each.check.claimed, each.check.stated) for each in found]


def test_another_department_of_the_same_office_is_contrary() -> None:
    assert turned("Lund, the defence minister of Norrbo, met traders in Tolva.") == [("defence", "foreign")]
    assert turned("Lund, Norrbo's minister of finance, met traders in Tolva.") == [("finance", "foreign")]


def test_an_officer_may_be_told_by_three_letters() -> None:
    sentence = "Norrbo's CFO Lund was held at the port of Tolva."
    assert turned("Lund, the chief executive officer of Norrbo, was held at the port of Tolva.", sentence) == [
        ("executive", "financial")
    ]
    assert turned("Lund, the chief financial officer of Norrbo, was held at the port of Tolva.", sentence) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lund, the foreign minister of Norrbo, met traders in Tolva.",
        "Lund, the minister, met traders in Tolva.",
        "Lund of the defence ministry met traders in Tolva.",  # another office
        "The defence minister resigned.",
        "The defence minister and the finance minister met traders of Norrbo in Tolva.",
    ],
)
def test_the_same_department_or_little_else_is_none(text: str) -> None:
    assert turned(text) == []
