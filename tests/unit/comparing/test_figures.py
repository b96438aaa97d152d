import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.figures import check_claim_figures, counted_overlap
from verifier.domain.check import Outcome


def outcomes(claim: str, *sentences: str) -> list[Outcome]:
    return [check.outcome for check in check_claim_figures(*held_against(claim, *sentences))]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("The port handled 12 ships.", "The port handled 12 ships in May.", Outcome.AGREES),
        ("The port handled 15 ships.", "The port handled 12 ships in May.", Outcome.DIFFERS),
        # another thing is counted: the numbers have nothing to do with each other
        ("The port handled 15 ships.", "The port has 12 cranes.", Outcome.ABSENT),
        ("The port employs 40 people.", "The port was built over 3 years.", Outcome.ABSENT),
        # the same number in another unit is no accident
        ("The quay cost 61 million dollars.", "The quay cost 61 million euros.", Outcome.DIFFERS),
        ("The quay cost 55 million dollars.", "The quay cost 61 million euros.", Outcome.OPEN),
        # a rounder claim is fair, a finer one is open
        ("The quay cost 60 million euros.", "The quay cost 60.2 million euros.", Outcome.AGREES),
        ("The quay cost 60.2 million euros.", "The quay cost about 60 million euros.", Outcome.OPEN),
    ],
)
def test_a_figure_is_answered_only_by_one_of_the_same_thing(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence) == [outcome]


def test_a_figure_of_another_year_does_not_bear_out_the_claim() -> None:
    sentence = "Sales fell to 134.7 million euros in 2020 from 255.8 million euros in 2019."
    assert outcomes("Sales came to 134.7 million euros in 2020.", sentence) == [Outcome.AGREES]
    assert outcomes("Sales came to 255.8 million euros in 2020.", sentence) == [Outcome.DIFFERS]


def test_two_figures_are_each_answered_by_their_own() -> None:
    sentence = "The fleet has 12 tankers and 30 ferries."
    assert outcomes("The fleet has 30 ferries and 12 tankers.", sentence) == [Outcome.AGREES, Outcome.AGREES]
    assert outcomes("The fleet has 12 tankers and 31 ferries.", sentence) == [Outcome.AGREES, Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("Norhaven is the third largest port.", "Norhaven is the largest port of the country.", Outcome.DIFFERS),
        ("Norhaven is the biggest port.", "Norhaven is the second largest port of the country.", Outcome.DIFFERS),
        ("The third forum took place in Oslo.", "The second forum took place in Oslo.", Outcome.DIFFERS),
    ],
)
def test_ranks_and_ordinals_are_part_of_the_claim(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcome in outcomes(claim, sentence)


def test_the_largest_is_the_biggest() -> None:
    assert outcomes("Norhaven is the biggest port.", "Norhaven is the largest port of the country.") == []


def test_counted_things_may_be_synonyms() -> None:
    assert counted_overlap(("firms",), ("companies",)) == 1.0
    assert counted_overlap(("ships",), ("cranes",)) == 0.0
