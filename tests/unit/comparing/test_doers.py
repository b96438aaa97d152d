import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.doers import check_doers
from verifier.domain.check import Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_doers(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Clara Wenz won against Nadia Brisk.", "Nadia Brisk won the Oster Open, beating Clara Wenz in an hour."),
        (
            "The supplier ended the contract.",
            "Bramble refunded its customers and ended the contract with the supplier.",
        ),
        (
            "The firm was founded by Rosa Wall.",
            "The brewer Theo Wall founded the firm in 1888; his niece Rosa Wall has run it since 2010.",
        ),
        ("Mirela Dobos paid for the study.", "The study was led by Mirela Dobos and paid for by the Oster Fund."),
    ],
)
def test_somebody_else_of_the_sentence_did_it(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Clara Wenz won.", "Nadia Brisk won the Oster Open."),  # she is not spoken of: for names to say
        ("Nadia Brisk won.", "Nadia Brisk won the Oster Open, beating Clara Wenz."),
        (
            "Huawei sold Honor.",
            "After its worst year, the company sold Honor, as Huawei was short of chips.",
        ),  # one firm
        ("The supplier ended the contract.", "Bramble and the supplier ended the contract."),
        ("Clara Wenz won in Oster.", "Nadia Brisk won the first set, and Clara Wenz won in Oster."),
        ("Brisk met Wenz.", "Wenz met Brisk."),  # they do the same to one another
    ],
)
def test_a_doer_who_may_have_done_it_too_contradicts_nothing(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []
