import pytest

from tests.unit.comparing.deriving.examples import outcomes
from verifier.domain.check import Outcome

CLINIC = "In its first year the clinic saw 11,480 patients, of whom 3,020 were under eighteen."
MINE = "In 2023, 620 of its 4,900 workers were dismissed."
BEDS = "The hospital has 620 beds, 48 of them in intensive care."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The clinic saw 3,020 patients.", CLINIC),
        ("The mine has 620 workers.", MINE),
        ("The hospital has 48 beds.", BEDS),
    ],
)
def test_a_part_is_not_the_whole(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The clinic saw 11,480 patients.", CLINIC),
        ("The clinic saw 3,020 patients under eighteen.", CLINIC),
        ("The mine dismissed 620 workers.", MINE),
        ("The hospital has 48 beds in intensive care.", BEDS),
    ],
)
def test_a_part_named_as_one_is_borne_out(claim: str, source: str) -> None:
    assert set(outcomes(claim, source)) == {Outcome.AGREES}
