from datetime import date

import pytest

from verifier.domain.text import Region
from verifier.reading.plain import read_plain
from verifier.reading.reader import read_string

BODY = (
    "The port handled more boxes last year than ever before, its owners said.\nIt has bought cranes.\nIt will buy more."
)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("A port grows", "A port grows"),
        ("Trade\nA port grows and its rivals shrink", "A port grows and its rivals shrink"),  # a kicker is shorter
        ("# A port grows", "A port grows"),
        ("A port grows\nBy A. N. Other, who writes about ports", "A port grows"),
        ("The port grew.", None),
    ],
)
def test_the_title_is_a_first_short_line_without_a_full_stop(opening: str, title: str | None) -> None:
    assert read_plain(f"{opening}\n{BODY}").title == title


def test_the_date_is_a_line_that_is_just_a_date_near_the_top() -> None:
    assert read_plain(f"A port grows\nMay 3, 2024\n{BODY}").published == date(2024, 5, 3)
    assert read_plain(f"A port grows\nOn May 3, 2024, it grew.\n{BODY}").published is None
    assert read_plain(f"{BODY}\n" * 8 + "May 3, 2024").published is None


@pytest.mark.parametrize("tail", ["Related Stories", "Sign up for our letter", "Discuss", "Share\nPrint"])
def test_what_follows_the_last_sentence_stands_aside(tail: str) -> None:
    blocks = read_plain(f"{BODY}\n{tail}").blocks

    assert [block.text for block in blocks if block.region is Region.SIDE] == tail.split("\n")


@pytest.mark.parametrize("tail", ["A. N. Other is a writer in Town", "Total: 5,000 boxes", "The end came."])
def test_what_says_something_stays_in_the_main_part(tail: str) -> None:
    assert all(block.region is Region.MAIN for block in read_plain(f"{BODY}\n{tail}").blocks)


def test_a_list_of_names_is_not_trailing_matter() -> None:
    assert all(block.region is Region.MAIN for block in read_plain("Ports\nRotterdam\nAntwerp").blocks)


def test_tags_and_credits_stand_aside() -> None:
    text = read_string(f"• #Ports\n\n{BODY}\nAgency\n\nMore of this is to come.")

    assert [part.within(text.content) for part in text.parts if part.region is Region.SIDE] == ["#Ports", "Agency"]


def test_rows_are_one_sentence_each_and_tabs_part_cells() -> None:
    text = read_string("Year | Boxes\n2019 | 1.2 m. | est. high\nA port\t55\nThe port grew. It shrank.")

    assert [span.within(text.content) for span in text.sentences] == [
        "Year | Boxes",
        "2019 | 1.2 m. | est. high",
        "A port | 55",
        "The port grew.",
        "It shrank.",
    ]
