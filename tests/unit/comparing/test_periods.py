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


CUT_OFF = (
    "The port formally cut off Oslo’s access to its cranes in May 2019, but was forced to issue exemptions to the "
    "restrictions throughout 2019 and early 2020 amid complaints by shippers that the loss threatened their earnings."
)


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("The port formally ended Oslo’s access to its cranes in December 2019.", CUT_OFF, Outcome.DIFFERS),
        ("The port formally ended Oslo’s access to its cranes in May 2019.", CUT_OFF, Outcome.AGREES),
        ("The port had to issue exemptions from its restrictions in 2019.", CUT_OFF, Outcome.AGREES),
        (
            "Oslo tried to sell the ferry to Bergen in 2002 and failed.",
            "The plan emerged in the early 2000s This was triggered by the failure, in 2003, of Oslo’s attempt to sell "
            "the ferry to Bergen.",
            Outcome.DIFFERS,
        ),
        (
            "The ferry, founded in 2004, belongs to Oslo.",
            "In 2004, Oslo began running its own routes (north) through the founding of its ferry, and in 2012, it "
            "began building quays.",
            Outcome.AGREES,
        ),
        (
            "Oslo presented its plans for new ferries on 18 March 2025.",
            "On 18 September 2025, Oslo announced that it plans to build new ferries over the next three years.",
            Outcome.DIFFERS,
        ),
    ],
)
def test_the_period_of_the_same_clause_answers(claim: str, sentence: str, expected: Outcome) -> None:
    assert outcome(claim, sentence) is expected


def test_coordinated_periods_are_one_difference() -> None:
    claim = "The port had to issue exemptions from its restrictions during 2017 and early 2018."
    (check,) = check_claim_periods(*held_against(claim, CUT_OFF), None)
    assert (check.outcome, check.claimed, check.stated) == (
        Outcome.DIFFERS,
        "2017 and early 2018",
        "2019 and early 2020",
    )


def test_coordinated_periods_that_agree_are_checked_each() -> None:
    claim = "The port had to issue exemptions from its restrictions during 2019 and early 2020."
    checks = check_claim_periods(*held_against(claim, CUT_OFF), None)
    assert [check.outcome for check in checks] == [Outcome.AGREES, Outcome.AGREES]


def test_a_period_of_another_matter_does_not_differ() -> None:
    assert outcome("The quay opened in 2019.", "Fish prices in Bergen doubled in 2021.") is Outcome.ABSENT


def test_a_decade_is_not_borne_out_by_any_day_in_it() -> None:
    sentence = "Fish prices in Bergen, which the quay serves, doubled, as the mayor of the town told on 3 May 2012."
    assert outcome("The quay opened in the 2010s.", sentence) is not Outcome.AGREES
    assert outcome("The quay opened in the 2010s.", "The quay opened on 3 May 2012.") is Outcome.AGREES
    context = "It rained on 3 May 2012."
    assert outcome("The quay opened in the 2010s.", "The quay opened.", context=context) is Outcome.ABSENT


def test_what_is_not_known_when_lets_the_context_speak() -> None:
    sentence = "A year earlier the quay opened."
    assert outcome("The quay opened in 2020.", sentence) is Outcome.OPEN
    assert outcome("The quay opened in 2020.", sentence, context="It was the 2020 season.") is Outcome.AGREES


def test_a_period_just_before_can_bear_out_but_never_contradict() -> None:
    assert outcome("The quay opened in 2020.", "The quay opened.", context="It was a busy 2020.") is Outcome.AGREES
    assert outcome("The quay opened in 2021.", "The quay opened.", context="It was a busy 2020.") is Outcome.ABSENT


def test_the_date_of_the_source_is_a_period_too() -> None:
    claim = "By 2025 the port had been strike-bound for years."
    assert outcome(claim, "The port is strike-bound.", published=date(2025, 7, 12)) is Outcome.AGREES
