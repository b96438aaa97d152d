import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.compared_levels import check_compared_levels
from verifier.domain.check import Outcome

BEES = "Bees from the city flew 640 metres on a trip, bees from farmland 1,170 metres."


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_compared_levels(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The number of nests fell.", "The sanctuary counted 1,940 nests in 2020, up from 610 in 2008."),
        ("City bees flew longer than farmland bees.", BEES),
    ],
)
def test_levels_that_point_the_other_way_contradict(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The number of nests rose.", "The sanctuary counted 1,940 nests in 2020, up from 610 in 2008."),
        ("Farmland bees flew longer than city bees.", BEES),
        ("The number of nests fell.", "The sanctuary counted 1,940 nests."),
        ("The number of nests fell.", "The sanctuary counted 1,940 nests, 610 nests and 30 nests."),
        ("The number of eggs fell.", "The sanctuary counted 1,940 nests in 2020, up from 610 in 2008."),
    ],
)
def test_levels_that_agree_or_tell_nothing_do_not(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []
