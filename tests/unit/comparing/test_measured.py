import pytest

from tests.unit.comparing.deriving.examples import outcomes
from verifier.domain.check import Outcome

COCOA = "Isandra shipped 410,000 tonnes of cocoa in the season."
TRAINS = "The maker recalled 74,000 wooden trains."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Isandra shipped 410,000 tonnes of coffee in the season.", COCOA),
        ("The maker recalled 74,000 dolls.", TRAINS),
        ("Frost destroyed 45 % of the apple blossom.", "Frost destroyed 45 % of the grape buds."),
    ],
)
def test_the_same_number_of_another_thing_is_open(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.OPEN]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Isandra shipped 410,000 tonnes of cocoa.", COCOA),
        ("Isandra shipped 410,000 tonnes.", COCOA),
        ("The maker recalled 74,000 toys: trains.", TRAINS),
        ("The canal is 88 kilometres long.", "The canal is 88 kilometres in length."),
        ("Some 50 firms signed new deals.", "Some 50 firms concluded projects."),
    ],
)
def test_the_same_thing_and_one_that_is_not_named_agree(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.AGREES]


def test_one_number_with_two_units_differs_whatever_its_bound() -> None:
    source = "Pilots are compulsory for ships longer than 90 metres."
    assert outcomes("Pilots are compulsory for ships longer than 90 feet.", source) == [Outcome.DIFFERS]
    assert outcomes("Pilots are compulsory for ships longer than 80 metres.", source) != [Outcome.DIFFERS]
