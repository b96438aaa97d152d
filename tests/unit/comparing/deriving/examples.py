"""Short hands for tests: the checks of a claim's figures against one or more sentences."""

from tests.unit.comparing.sentences import held_against
from verifier.comparing.figures import check_claim_figures
from verifier.domain.check import Check, Outcome


def figure_checks(claim: str, *sentences: str) -> list[Check]:
    return check_claim_figures(*held_against(claim, *sentences))


def outcomes(claim: str, *sentences: str) -> list[Outcome]:
    return [check.outcome for check in figure_checks(claim, *sentences)]


def workings(claim: str, *sentences: str) -> list[str]:
    """The reasons of the claim's figures, which show the working where something was worked out."""
    return [check.reason for check in figure_checks(claim, *sentences)]
