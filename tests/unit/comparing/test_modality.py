import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.modality import check_modality
from verifier.domain.check import CheckKind, Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    checks = check_modality(statement, alignment)
    assert all(check.kind is CheckKind.MODALITY for check in checks)
    return [check.outcome for check in checks]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The company replaced the pipes of Greyport.", "The company will replace the pipes of Greyport by 2032."),
        ("The ministry has closed all coal plants.", "The ministry wants to close all coal plants by 2040."),
        ("The plant employs 1,400 people.", "The plant is to employ 1,400 people and to start production in 2031."),
        ("The plant has started production.", "The plant is to employ 1,400 people and to start production in 2031."),
        ("The firm left the market.", "The firm said that it would leave the market."),
        ("The train runs daily.", "The operator plans to run the train daily."),
        ("The plant opened in Oster.", "The mayor expects the plant to open in Oster next year."),
        ("A second clinic has opened in Tarnvik.", "A second clinic in Tarnvik is planned for 2027."),
    ],
)
def test_what_is_planned_is_not_done(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The company replaced the pipes of Greyport.", "The company has replaced the pipes of Greyport."),
        ("The company will replace the pipes.", "The company will replace the pipes by 2032."),
        ("The company plans to replace the pipes.", "The company will replace the pipes by 2032."),
        ("The ministry intends to close the plant.", "The ministry wants to close the plant."),
        ("The firm began to sell phones.", "The firm began to sell phones in 2019."),
        ("The firm sold phones.", "The firm began to sell phones in 2019 and will sell cars."),
        ("The firm built a mill.", "The firm planned to build two mills but built a mill."),
        ("Lee proposes that exports be limited.", "Exports should be limited, Lee says."),
        ("The mayor is against the tram.", "The city will extend its tram line."),
    ],
)
def test_a_plan_told_as_one_and_a_deed_told_as_one_are_let_be(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []


def test_what_is_only_possible_is_open() -> None:
    assert outcomes("The firm sold its mill.", "The firm may sell its mill.") == [Outcome.OPEN]
