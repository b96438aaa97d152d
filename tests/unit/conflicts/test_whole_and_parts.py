"""Parts of a definite whole that come to more than it."""

import pytest

from verifier.conflicts.inside import check_itself
from verifier.conflicts.side import read_side
from verifier.conflicts.whole_and_parts import more_parts_than_whole
from verifier.language.statement import read_statement


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Of the 120 staff, 70 work in Oslo and 60 in Bergen.", ["70", "60"]),
        ("Of its 45 pilots, 20 come from Norway, 15 from Denmark and 14 from Iceland.", ["20", "15", "14"]),
        ("Of the 1,200 votes, 700 were cast for Holm and 600 for Berg.", ["700", "600"]),
    ],
)
def test_parts_of_one_kind_cannot_come_to_more_than_the_whole(text: str, parts: list[str]) -> None:
    found = more_parts_than_whole(read_statement(text))
    assert found is not None
    assert [part.text for part in found[1]] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Of the 120 staff, 70 work in Oslo and 40 in Bergen.",  # ten work elsewhere
        "Of the 120 staff, 80 are women and 60 work in Oslo.",  # some may be both
        "Of the 120 staff, 90 work in Oslo, and 60 of these in the harbour.",
        "Of the 120 staff, 70 were hired in Oslo in 2019 and 60 in 2020.",
        "Of the 45 ships, 30 called at Oslo and 20 at Bergen.",  # a ship can call at both
        "Of the 30 wells, about 20 lie in Tolva and 15 in Merra.",
        "Of 120 people asked, 70 live in Oslo and 60 in Bergen.",
        "Of the 120 staff, 70 work in Oslo.",
        "The 120 staff work in Oslo, 70 in the harbour and 60 in the mill.",
    ],
)
def test_other_numbers_may_be_what_they_are(text: str) -> None:
    assert more_parts_than_whole(read_statement(text)) is None


def test_the_sum_is_shown() -> None:
    (check,) = check_itself(read_side("Of the 120 staff, 70 work in Oslo and 60 in Bergen."))
    assert (check.claimed, check.reason) == ("120", "70 + 60 is 130, but it says 120")
