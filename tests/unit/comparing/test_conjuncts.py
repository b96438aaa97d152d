import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.conjuncts import unsaid_conjunct


def unsaid(claim: str, source: str) -> str:
    statement, _, alignment = held_against(claim, source)
    return unsaid_conjunct(statement, alignment)


@pytest.mark.parametrize(
    ("claim", "source", "part"),
    [
        (
            "The flood swept away one bridge and closed the railway.",
            "In June one bridge was swept away by the flood.",
            "and closed the railway",
        ),
        ("Tamar imports no gas and no coal.", "Tamar imports no gas.", "and no coal"),
        ("Judge Maren Toll dissented and has since retired.", "Judge Maren Toll dissented.", "and has since retired"),
        ("The hall, which is being rebuilt, holds the fair.", "The hall holds the fair.", "which is being rebuilt"),
    ],
)
def test_a_part_that_the_source_never_speaks_of_is_named(claim: str, source: str, part: str) -> None:
    assert unsaid(claim, source) == part


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The flood swept away one bridge and closed the railway.", "The flood took a bridge and shut the railway."),
        ("The fair grew.", "The hall holds the fair."),  # one part alone is for other checks
        ("The firm has 40 nurses and 12 doctors.", "The firm has 40 nurses."),  # the figure's check tells
        ("The operator, Tolle Crossings, kept the toll.", "Tolle Crossings kept the toll."),  # named again
        ("The mill closed, and it did so in May.", "The mill closed in May."),
    ],
)
def test_what_is_said_or_checked_otherwise_is_not(claim: str, source: str) -> None:
    assert unsaid(claim, source) == ""
