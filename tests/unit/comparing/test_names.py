import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.names import check_claim_names
from verifier.domain.check import Outcome


def outcomes(claim: str, *sentences: str, context: str = "", elsewhere: frozenset[str] = frozenset()) -> list[Outcome]:
    statement, passage, alignment = held_against(claim, *sentences, context=context)
    return [check.outcome for check in check_claim_names(statement, passage, alignment, elsewhere)]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("Xiaomi bought the unit.", "Zhixin bought the unit.", Outcome.DIFFERS),
        ("Zhixin bought the unit.", "Zhixin Information bought the unit.", Outcome.AGREES),  # a short form
        ("The State Department closed the port.", "The Commerce Department closed the port.", Outcome.DIFFERS),
        ("The ministry closed the port in Poland.", "The ministry closed the port in Norway.", Outcome.DIFFERS),
        ("The American firm closed.", "The U.S. firm closed.", Outcome.AGREES),  # a demonym
        ("The BIS closed it.", "The Bureau of Industry and Security closed it.", Outcome.AGREES),
    ],
)
def test_another_name_in_the_same_place_differs(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence) == [outcome]


def test_one_example_does_not_contradict_another() -> None:
    claim = "The port works with firms like Maersk."
    assert outcomes(claim, "The port works with firms like Evergreen and Cosco.") == [Outcome.ABSENT]


def test_who_was_named_just_before_is_still_meant() -> None:
    assert outcomes("Maersk bought the quay.", "The company bought the quay.", context="Maersk had a plan.") == [
        Outcome.AGREES
    ]


def test_a_name_that_stands_elsewhere_in_the_source_is_open() -> None:
    claim = "Maersk was pleased."
    assert outcomes(claim, "Everybody was pleased.", elsewhere=frozenset({"maersk"})) == [Outcome.OPEN]
