"""A number of what belongs to somebody, beside somebody."""

import pytest

from verifier.conflicts.members import counts_members
from verifier.language.statement import read_statement


@pytest.mark.parametrize(
    "text",
    [
        "In August the ministry listed 38 Halden affiliates.",
        "It listed 38 of the company's branches in August.",
        "It listed 38 of the companies’ branches in August.",
        "The port banned three ships of Ostra Lines.",
        "The court fined two of its suppliers.",
    ],
)
def test_a_number_of_somebodys_things_counts_members(text: str) -> None:
    assert counts_members(read_statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "In August the ministry listed Halden.",
        "In June he added 59 entities to its new list.",
        "It presented four new models on Monday.",
        "It listed one Halden affiliate.",
        "Halden's revenue was 38 million dollars.",
    ],
)
def test_other_numbers_count_no_members(text: str) -> None:
    assert not counts_members(read_statement(text))
