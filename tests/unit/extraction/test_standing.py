"""Standing alone: what words refer to, told only where it is sure."""

import pytest

from tests.unit.extraction.build import claims_of, last_stands
from verifier.extraction.standing import owned

ONE_FIRM = "Norhaven Shipping Ltd sold two ships."
TWO_FIRMS = "Norhaven's sales rose. Ruled by debt, Norhaven's profits and Sundlink's profits fell."


@pytest.mark.parametrize(
    ("content", "stands"),
    [
        (f"{ONE_FIRM} It bought 40 buses.", {"It": "Norhaven Shipping Ltd"}),
        (f"{ONE_FIRM} The company bought 40 buses.", {"The company": "Norhaven Shipping Ltd"}),
        (f"{ONE_FIRM} Its sales rose.", {"Its": "Norhaven Shipping Ltd's"}),
        ("Anna Holt resigned in May. She was born in Riga.", {"She": "Anna Holt"}),
        ("Sundlink, a ferry unit, was in debt. Norhaven Ltd bought the unit.", {"the unit": "Sundlink"}),
        ("France voted in May. The country chose a new president.", {"The country": "France"}),
    ],
)
def test_the_one_candidate_right_before_is_meant(content: str, stands: dict[str, str]) -> None:
    assert last_stands(content) == stands


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (f"{TWO_FIRMS} The company sold 40 buses.", "The company"),  # two candidates
        ("The plan was approved by Norhaven Ltd. It cost 4 million euros.", "It"),  # the plan is what it was about
        ("Anna Holt met Robert Ek. He was born in Riga.", "He"),
        (f"{ONE_FIRM}\n\nA new start\n\nIt bought 40 buses.", "It"),  # under another heading
        (f"{ONE_FIRM} The bank lent 40 million euros.", "The bank"),  # introduced as no bank
        (f"{ONE_FIRM} They bought 40 buses.", "They"),
        (f"{ONE_FIRM} This led to a loss of 4 million euros.", "This"),
        (f"{ONE_FIRM} These measures cost 4 million euros.", "These measures"),
        (f"{ONE_FIRM} The deal was worth 4 million euros.", "The deal"),
        ("Riga Technical University sold 4 labs. The company bought them.", "The company"),
        ("Kelso is a chip. The company sold it.", "The company"),  # nothing says that Kelso is a company
    ],
)
def test_what_is_not_sure_stays_open(content: str, written: str) -> None:
    assert last_stands(content).get(written) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Norhaven said it would sell 4 ships.",
        "In its annual report, Norhaven said that 4 ships were sold.",
        "The industry grew by 4 per cent thanks to its exports.",
        "It is clear that Norhaven sold 4 ships.",
        "It was hard to sell 4 ships.",
        "The company that built 4 ships is Norhaven.",
        "The deal with Norhaven cost 4 million euros.",
        "The unit of Norhaven sold 4 ships.",
        "This year 4 ships were sold.",
    ],
)
def test_what_the_sentence_tells_itself_is_left_alone(sentence: str) -> None:
    assert last_stands(sentence) == {}


def test_it_was_unable_to_speaks_of_somebody() -> None:
    assert last_stands("Nobody came. It was unable to sell 4 ships.") == {"It": ""}


def test_a_surname_becomes_the_full_name() -> None:
    claims = claims_of("Anna Holt chairs the port authority of Riga. Holt sold 4 ships in 2020.")
    assert claims[-1].text == "Anna Holt sold 4 ships in 2020."


def test_of_two_namesakes_neither_is_meant() -> None:
    claims = claims_of("Anna Holt met Robert Holt in 2019. Holt sold 4 ships in 2020.")
    assert claims[-1].text == "Holt sold 4 ships in 2020."


def test_a_claim_with_an_open_reference_says_so() -> None:
    opened, closed = claims_of("It sold 4 ships in 2020. Norhaven sold 5 ships in 2021.")
    assert not opened.stands_alone
    assert closed.stands_alone


def test_first_persons_in_a_quotation_are_open() -> None:
    (claim,) = claims_of("“We sold 4 ships in 2020,” Anna Holt said.")
    assert [(stand.written, stand.resolved) for stand in claim.stands] == [("We", "")]


def test_possessives() -> None:
    assert owned("Norhaven") == "Norhaven's"
    assert owned("the Netherlands") == "the Netherlands'"
