import pytest

from tests.unit.comparing.deriving.examples import outcomes
from verifier.domain.check import Outcome

TURNS = "In 2019 it carried 74 million passengers; in 2020, 31 million."
BEHIND = "It carried 74 million passengers in 2019 and 31 million in 2020."


@pytest.mark.parametrize("source", [TURNS, BEHIND])
def test_a_figure_belongs_to_its_own_period(source: str) -> None:
    assert set(outcomes("It carried 74 million passengers in 2019.", source)) == {Outcome.AGREES}
    assert set(outcomes("It carried 31 million passengers in 2020.", source)) == {Outcome.AGREES}
    assert Outcome.DIFFERS in outcomes("It carried 31 million passengers in 2019.", source)
    assert Outcome.DIFFERS in outcomes("It carried 74 million passengers in 2020.", source)
