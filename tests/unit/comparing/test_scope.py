import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.scope import check_scope
from verifier.domain.check import Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_scope(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The airline moves all of its flights to Oster.", "The airline moves a third of its flights to Oster."),
        ("All six piers have cracks.", "Inspectors found cracks in two of its six piers."),
        ("All of the starters reached the finish.", "Of the 6,150 starters, 5,870 reached the finish."),
        ("Trains run without drivers on all lines.", "Trains run without drivers on this line only."),
        ("Most schools teach French.", "Every school teaches French."),
        ("All schools teach French.", "90 % of the schools teach French."),
    ],
)
def test_all_is_not_some(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("All schools teach French.", "All the schools teach French."),
        ("All schools teach French.", "Every school teaches French."),
        ("Schools teach French.", "Most schools teach French."),
        ("All schools teach French.", "Schools teach French."),
        ("Most schools teach French.", "90 % of the schools teach French."),
        ("Not all schools teach French.", "Most schools teach French."),
        ("All schools teach French.", "All schools teach French, and some of the schools teach Latin."),
    ],
)
def test_what_does_not_say_how_many_contradicts_nothing(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []
