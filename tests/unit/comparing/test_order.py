import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.order import check_order
from verifier.domain.check import Check, CheckKind, Outcome


def turns(claim: str, source: str) -> list[Check]:
    """Return the checks of the claim against one sentence."""
    statement, _, alignment = held_against(claim, source)
    return check_order(statement, alignment)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mill closed before the flood.", "The mill closed after the flood."),
        ("He sold the farm before his election.", "He sold the farm following his election."),
        ("The herd moved from Kenya to Sudan.", "The herd moved from Sudan to Kenya."),
        ("The tests were done inside the laboratory.", "The tests were done outside the laboratory."),
        ("Sales grew despite the drought.", "Sales grew because of the drought."),
        ("The stock stood above the average.", "The stock stood below the average."),
    ],
)
def test_opposite_small_words_before_one_word_differ(claim: str, source: str) -> None:
    (check,) = turns(claim, source)
    assert (check.kind, check.outcome) == (CheckKind.DIRECTION, Outcome.DIFFERS)
    assert check.claimed != check.stated


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mill closed before the flood.", "The mill closed before the flood."),
        ("The mill closed before the flood.", "After the flood, taxes doubled."),  # hangs on something else
        ("Trains run from City North to City South.", "Trains run from City North to City South."),  # a word twice
        ("They ship goods to Peru.", "They import goods from importing Peru."),
        ("The mill closed.", "The mill closed after the flood."),
        ("", "The mill closed after the flood."),
    ],
)
def test_all_else_is_left_alone(claim: str, source: str) -> None:
    assert turns(claim, source) == []
