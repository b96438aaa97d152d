"""Where one document contradicts itself: between two sentences, and within one."""

import pytest

from verifier.conflicts.find import find_conflicts
from verifier.conflicts.inside import check_itself
from verifier.conflicts.side import read_side
from verifier.domain.conflict import Position, Stated


def workings(*sentences: str) -> list[str]:
    statements = [Stated(position=Position(document="gazette", text=sentence)) for sentence in sentences]
    return [conflict.check.stated for conflict in find_conflicts(statements)]


@pytest.mark.parametrize(
    ("summary", "body", "working"),
    [
        (
            "Sales at the Tolva mill rose by 30 percent in 2023.",
            "In 2023 sales at the Tolva mill rose from 40 million to 48 million euros.",
            "40 million → 48 million euros is +20 %",
        ),
        (
            "The siege of Tolva lasted four years.",
            "The siege of Tolva began in May 1918 and ended in August 1920.",
            "May 1918 to August 1920 is 2.2 years",
        ),
        (
            "A third of the judges at Tolva were appointed by the king.",
            "The king appointed 15 of the 60 judges at Tolva.",
            "15 of 60 is 25 %",
        ),
    ],
)
def test_the_summary_says_what_the_figures_of_the_body_do_not_give(summary: str, body: str, working: str) -> None:
    assert workings(summary, body) == [working]
    assert workings(body, summary) == [working]


@pytest.mark.parametrize(
    ("summary", "body"),
    [
        (
            "Sales at the Tolva mill rose by a fifth in 2023.",
            "In 2023 sales at the Tolva mill rose from 40 million to 48 million euros.",
        ),
        (
            "The siege of Tolva lasted more than two years.",
            "The siege of Tolva began in May 1918 and ended in August 1920.",
        ),
        (
            "A quarter of the judges at Tolva were appointed by the king.",
            "The king appointed 15 of the 60 judges at Tolva.",
        ),
        (  # another mill
            "Sales at the Bresk mill rose by 30 percent in 2023.",
            "In 2023 sales at the Tolva mill rose from 40 million to 48 million euros.",
        ),
        (  # another year
            "Sales at the Tolva mill rose by 30 percent in 2022.",
            "In 2023 sales at the Tolva mill rose from 40 million to 48 million euros.",
        ),
        (  # the words of somebody
            "Owners claim that sales at the Tolva mill rose by 30 percent in 2023.",
            "In 2023 sales at the Tolva mill rose from 40 million to 48 million euros.",
        ),
    ],
)
def test_what_adds_up_or_is_of_something_else_is_no_conflict(summary: str, body: str) -> None:
    assert workings(summary, body) == []


@pytest.mark.parametrize(
    ("sentence", "working"),
    [
        ("Sales rose by 30 percent from 40 million to 48 million euros.", "40 million → 48 million euros is +20 %"),
        ("Membership fell by 3,000, from 12,000 to 8,000.", "12,000 → 8,000 is −4000"),
        ("The siege lasted four years, from May 1918 to August 1920.", "May 1918 to August 1920 is 2.2 years"),
        ("The navy lost a total of 57 ships: 12 tankers, 30 ferries and 5 tugs.", "12 + 30 + 5 is 47"),
    ],
)
def test_one_sentence_does_not_add_up(sentence: str, working: str) -> None:
    assert [check.stated for check in check_itself(read_side(sentence))] == [working]
    assert workings(sentence) == [working]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales rose by 20 percent from 40 million to 48 million euros.",
        "Sales rose by about a fifth from 40 million to 48 million euros.",
        "Membership fell by 4,000, from 12,000 to 8,000.",
        "The siege lasted two years, from May 1918 to August 1920.",
        "The navy lost a total of 47 ships: 12 tankers, 30 ferries and 5 tugs.",
        "The navy lost 57 ships, including 12 tankers, 30 ferries and 5 tugs.",
        "The navy has 57 ships and spent 12 million euros: 5 million on fuel and 7 million on pay.",
        "It is so: there are 3.",
        "Time: 12:30.",
        ": ",
    ],
)
def test_a_sentence_that_adds_up_or_leaves_it_open(sentence: str) -> None:
    assert check_itself(read_side(sentence)) == []
    assert workings(sentence) == []
