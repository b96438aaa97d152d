import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.figures import check_claim_figures
from verifier.domain.check import Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, passage, alignment = held_against(claim, source)
    return [check.outcome for check in check_claim_figures(statement, passage, alignment)]


SLEEP = "Nurses on night shifts slept 5.9 hours on average, those on day shifts 7.1 hours."
PAIN = "Of the 206 people in the stretching group, 124 reported less pain, against 98 in the painkiller group."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Nurses on night shifts slept 7.1 hours.", SLEEP),
        ("In the stretching group, 98 people reported less pain.", PAIN),
        (
            "Wind turbines produced 6.2 terawatt-hours.",
            "Solar panels produced 6.2 terawatt-hours and wind turbines 4.7.",
        ),
        ("City bees flew 1,170 metres.", "Bees from the city flew 640 metres, bees from farmland 1,170 metres."),
        ("The airport can handle 38 flights an hour.", "The airport can handle 22 flights an hour instead of 38."),
        (
            "The canal is 420 kilometres long.",
            "The canal is 88 kilometres long and shortens the voyage by 420 kilometres.",
        ),
    ],
)
def test_the_number_of_one_with_the_words_of_the_other_differs(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Nurses on day shifts slept 7.1 hours.", SLEEP),
        ("Nurses on night shifts slept 5.9 hours.", SLEEP),
        ("98 people in the painkiller group reported less pain.", PAIN),
        (
            "The canal shortens the voyage by 420 kilometres.",
            "The canal is 88 kilometres long and shortens it by 420 kilometres.",
        ),
        (
            "The airport can usually handle 38 flights an hour.",
            "The airport can handle 22 flights an hour instead of 38.",
        ),
        # What the claim leaves out contradicts nothing.
        (
            "Oster University admitted 5,640 students.",
            "Oster University admitted 4,820 students in 2018 and 5,640 in 2022.",
        ),
        ("The firm paid 6 million euros.", "The firm paid 5 million euros and, after a long fight, 6 million euros."),
    ],
)
def test_the_number_with_its_own_words_agrees(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.AGREES]
