"""Which of several things a statement speaks of, where all else is said in one sentence."""

import pytest

from verifier.conflicts.other_ordinals import other_ordinals
from verifier.language.statement import read_statement

SENTENCE = "The Tolva harbour plan was praised by Norrbo at the 5th Northern Ports Conference in Merra."


def found(text: str, sentence: str = SENTENCE) -> list[tuple[str, str]]:
    turned = other_ordinals(read_statement(text), [read_statement("It rained."), read_statement(sentence)])
    return [(each.check.claimed, each.check.stated) for each in turned]


def test_another_one_in_a_row_is_told_by_both() -> None:
    assert found("Norrbo praised the harbour plan of Tolva at the third Northern Ports Conference.") == [
        ("third Northern", "5th Northern")
    ]


def test_a_number_behind_its_noun_is_one_as_well() -> None:
    sentence = "In 2019 the bank lent Norrbo 30 million euros for the second phase of its cable."
    assert found("The bank lent Norrbo 30 million euros for phase four of its cable.", sentence) == [
        ("phase four", "second phase")
    ]
    assert found("The bank lent Norrbo 30 million euros for phase two of its cable.", sentence) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norrbo praised the harbour plan of Tolva at the fifth Northern Ports Conference.",
        "The third Northern Ports Conference praised the Tolva harbour plan of Norrbo.",  # speaks of another one
        "Norrbo sold its tugs and barges at the third Northern Ports Conference.",  # on another matter
        "Norrbo praised the harbour plan of Tolva.",
    ],
)
def test_the_same_one_another_matter_or_another_subject_is_nothing(text: str) -> None:
    assert found(text) == []


def test_a_sentence_with_both_says_nothing_against_either() -> None:
    both = SENTENCE.replace("5th Northern Ports Conference", "third phase and the second phase of the talks")
    assert found("The Tolva harbour plan was praised by Norrbo at the third phase of the talks in Merra.", both) == []
