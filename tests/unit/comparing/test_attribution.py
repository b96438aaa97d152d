import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.attribution import check_attribution
from verifier.domain.check import Outcome

BRIDGE = "Calvin Moss, an engineer, says that the bridge is sound, while Ruth Ambler says that the toll is too high."
QUARRY = "Petra Ould blames warm summers, while Bo Rennison thinks that dust from quarries melted the ice."


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_attribution(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Petra Ould thinks that dust from quarries melted the ice.", QUARRY),
        ("Ruth Ambler says that the bridge is sound.", BRIDGE),
        ("Baltor Resources says that the shaft is dry.", "The miners' union says that the shaft is dry."),
        ("The mayor opposes the tram to the university.", "Shopkeepers oppose the tram to the university."),
    ],
)
def test_words_put_into_another_mouth_differ(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Bo Rennison thinks that dust from quarries melted the ice.", QUARRY),
        ("Rennison believes that dust from quarries melted the ice.", QUARRY),
        ("Ren Zhengfei said that politicians wish the firm dead.", "Ren said that politicians want the firm dead."),
        ("Calvin Moss says that the bridge is sound.", "He says that the bridge is sound."),
        ("The bridge is sound.", BRIDGE),
        ("Ruth Ambler says that the harvest was poor.", BRIDGE),  # nobody says so
    ],
)
def test_the_same_mouth_and_an_unnamed_one_are_let_be(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []
