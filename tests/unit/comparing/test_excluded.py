import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.excluded import check_excluded
from verifier.domain.check import Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_excluded(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The comet was named after the telescope.",
            "The comet was named after its finder, and not after the telescope.",
        ),
        ("The town bought diesel buses.", "The town bought electric trams instead of diesel buses."),
        ("The inquiry blamed the operator.", "The inquiry blamed the engineers rather than the operator."),
    ],
)
def test_what_the_source_excludes_does_not_hold(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The inquiry blamed the engineers.", "The inquiry blamed the engineers rather than the operator."),
        ("The inquiry did not blame the operator.", "The inquiry blamed the engineers rather than the operator."),
        ("It blamed the engineers, not the operator.", "The inquiry blamed the engineers rather than the operator."),
        ("The operator runs six dams.", "The inquiry blamed the engineers rather than the operator."),
        ("The harvest was smaller than usual.", "The harvest was 11 tonnes instead of the usual 20."),
    ],
)
def test_what_holds_or_is_of_something_else_is_left_alone(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []
