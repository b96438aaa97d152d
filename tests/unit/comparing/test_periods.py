from datetime import date

import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.periods import check_claim_periods
from verifier.domain.check import Outcome


def outcome(claim: str, *sentences: str, context: str = "", published: date | None = None) -> Outcome:
    (check,) = check_claim_periods(*held_against(claim, *sentences, context=context), published)
    return check.outcome


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("The port opened in 2019.", "The port opened on 16 May 2019.", Outcome.AGREES),
        ("The port opened on 16 May 2019.", "The port opened in 2019.", Outcome.OPEN),
        ("The port opened in 2020.", "The port opened on 16 May 2019.", Outcome.DIFFERS),
        ("The plan runs from 2016 to 2020.", "The plan covers the years 2021 to 2025.", Outcome.DIFFERS),
        # a day within a range does not bear the range out
        ("The plan runs from 2016 to 2020.", "The plan was discussed in 2019.", Outcome.OPEN),
        (
            "Between 2019 and 2020 sales fell.",
            "Sales fell to 5 million in 2020 from 9 million in 2019.",
            Outcome.AGREES,
        ),
        ("The plan rests on the Harbour Act of 2016.", "The plan rests on the Harbour Act 2016.", Outcome.AGREES),
    ],
)
def test_the_period_of_the_sentence_answers(claim: str, sentence: str, expected: Outcome) -> None:
    assert outcome(claim, sentence) is expected


def test_the_sentence_that_says_it_goes_before_its_neighbour() -> None:
    sentences = ("In 2018 the old quay was closed.", "The new quay was opened by the mayor in 2020.")
    assert outcome("The new quay was opened by the mayor in 2018.", *sentences) is Outcome.DIFFERS


def test_a_period_just_before_can_bear_out_but_never_contradict() -> None:
    assert outcome("The quay opened in 2020.", "The quay opened.", context="It was a busy 2020.") is Outcome.AGREES
    assert outcome("The quay opened in 2021.", "The quay opened.", context="It was a busy 2020.") is Outcome.ABSENT


def test_the_date_of_the_source_is_a_period_too() -> None:
    claim = "By 2025 the port had been strike-bound for years."
    assert outcome(claim, "The port is strike-bound.", published=date(2025, 7, 12)) is Outcome.AGREES
