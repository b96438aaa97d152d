import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.parts import check_parts
from verifier.domain.check import CheckKind, Outcome

SLEEP = "Nurses on night shifts slept 5.9 hours, those on day shifts 7.1 hours."


def figures(claim: str, source: str) -> list[Outcome]:
    statement, passage, alignment = held_against(claim, source)
    checks = check_parts(statement, passage, alignment)
    return [check.outcome for check in checks if check.kind in {CheckKind.FIGURE, CheckKind.POLARITY}]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("280 starters did not reach the finish.", "Of the 6,150 starters, 5,870 reached the finish."),
        (
            "The hospital has 572 beds outside intensive care.",
            "The hospital has 620 beds, 48 of them in intensive care.",
        ),
        ("Weidemann pays 38 cents a litre.", "It pays 41 cents a litre, three cents more than Weidemann."),
        ("Turnout had been 57 % in 2017.", "Turnout was 61 %, four points higher than in 2017."),
        ("The airport handles 16 fewer flights than usual.", "The airport handles 22 flights instead of the usual 38."),
        ("Nurses on night shifts slept 1.2 hours less than those on day shifts.", SLEEP),
        ("The choir lost 12 singers.", "The choir went from 52 singers to 40 singers."),
    ],
)
def test_what_follows_exactly_is_borne_out(claim: str, source: str) -> None:
    assert figures(claim, source) == [Outcome.AGREES]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("281 starters did not reach the finish.", "Of the 6,150 starters, 5,870 reached the finish."),
        ("Nurses on night shifts slept 1.2 hours more than those on day shifts.", SLEEP),  # the other way
        ("Weidemann pays 44 cents a litre.", "It pays 41 cents a litre, three cents more than Weidemann."),
        ("Young nurses on the islands ate 1.2 more meals than those on day shifts.", SLEEP),  # of another thing
        (
            "The museum's ticket income grew by 55,000 dollars.",
            "Visitor numbers at the museum grew from 41,000 to 96,000.",
        ),
    ],
)
def test_what_is_not_exact_or_of_another_thing_is_not(claim: str, source: str) -> None:
    assert Outcome.AGREES not in figures(claim, source)
