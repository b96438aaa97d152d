import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.substitutes import substitutes


def replaced(claim: str, source: str) -> list[tuple[str, str]]:
    statement, _, alignment = held_against(claim, source)
    return [(one.claimed.token.text, one.stated.token.text) for one in substitutes(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source", "pair"),
    [
        (
            "The Oster tunnel carries 900 cars.",
            "The Oster bridge, opened in 1962, carries 900 cars.",
            ("tunnel", "bridge"),
        ),
        ("Tea growers in Oster earn more.", "The coffee growers in Oster earn more.", ("Tea", "coffee")),
        ("They taxed imported copper.", "They taxed imported steel pipes.", ("copper", "steel")),
        ("Line 5 of the metro has lifts.", "Line 4 of the metro has lifts.", ("5", "4")),
        ("Sales of coffee fell.", "Sales of tea fell.", ("coffee", "tea")),
    ],
)
def test_another_thing_stands_in_the_place_of_the_claims(claim: str, source: str, pair: tuple[str, str]) -> None:
    assert replaced(claim, source) == [pair]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The bridge carries 900 cars.", "The bridge carries 900 cars."),
        ("The plan for the bridge was approved.", "The scheme for the bridge was approved."),  # may be one thing
        ("The bridge carries 900 vehicles.", "The bridge carries 900 buses."),  # the more general name
        ("The tunnel is closed.", "The bridge carries 900 cars."),  # nothing beside it is the same
        ("They sold tea, coffee and copper.", "They sold tea and coffee."),  # coffee answers itself
    ],
)
def test_a_word_that_is_only_missing_has_no_substitute(claim: str, source: str) -> None:
    assert replaced(claim, source) == []
