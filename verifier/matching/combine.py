"""Combination: what the rules decided, looked at again with the eyes of the entailment model.

The rules stay in charge of what can be counted: a figure, date, name or negation that differs is never overruled to
supported, and no verdict comes without its passage. The model has its say where words decide: a support whose words
are not all answered becomes partial if it is not borne out as a whole; a support that turns round who did what, or
which way, is refuted if the model is firm; and what the rules leave open is supported if every figure, date and name
agrees and the model is firm. Between these bands nothing changes: that is where the model abstains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.matching.decide import Judged
from verifier.matching.decision import Chances

# The bands, in probabilities of the decision model; chosen on development sets, one for all of them.
DOUBTFUL: Final = 0.05  # a support below is partial
HARDLY: Final = 0.01  # and below this, there is not enough information
SURELY_REFUTED: Final = 0.8  # a support that is refuted as a whole
SURELY_SUPPORTED: Final = 0.6  # what the rules leave open is borne out
PARTS: Final = frozenset({CheckKind.FIGURE, CheckKind.PERIOD, CheckKind.NAME})
OPEN: Final = frozenset({Outcome.OPEN, Outcome.ABSENT})


@dataclass(frozen=True, slots=True)
class Combined:
    """The verdict after both had their say, and the check that says what the model made of the whole."""

    judged: Judged
    meaning: Check


def combine(claim: str, ruled: Judged, checks: Sequence[Check], chances: Chances) -> Combined:
    """Return what *ruled* becomes in the light of *chances*; the *checks* are those of the deciding passage."""
    verdict = combined_verdict(ruled.verdict, checks, chances)
    meaning = _meaning(claim, chances)
    if verdict is ruled.verdict:
        return Combined(ruled, meaning)
    return Combined(Judged(verdict, _reason(verdict, checks), ruled.is_firm), meaning)


def combined_verdict(ruled: Verdict, checks: Sequence[Check], chances: Chances) -> Verdict:
    """Return the verdict that the rules' becomes, which mostly is the same."""
    if ruled is Verdict.SUPPORTED:
        if chances.refuted >= SURELY_REFUTED:
            return Verdict.REFUTED
        if chances.supported < HARDLY:
            return Verdict.NOT_ENOUGH_INFO
        return Verdict.PARTIAL if chances.supported < DOUBTFUL else ruled
    if ruled is not Verdict.REFUTED and chances.supported >= SURELY_SUPPORTED and all_parts_agree(checks):
        return Verdict.SUPPORTED
    return ruled


def all_parts_agree(checks: Sequence[Check]) -> bool:
    """Tell whether nothing differs, and no figure, date or name is left open or unanswered."""
    return not any(
        check.outcome is Outcome.DIFFERS or (check.kind in PARTS and check.outcome in OPEN) for check in checks
    )


def _meaning(claim: str, chances: Chances) -> Check:
    """Return the check of the whole: what is the likeliest, and how likely."""
    likeliest = max(
        zip(chances, (Outcome.AGREES, Outcome.DIFFERS, Outcome.OPEN), strict=True), key=lambda pair: pair[0]
    )
    chance, outcome = likeliest
    said = {
        Outcome.AGREES: "taken as a whole, the passage bears the claim out",
        Outcome.DIFFERS: "taken as a whole, the passage says otherwise",
        Outcome.OPEN: "taken as a whole, the passage does not say this",
    }[outcome]
    return Check(kind=CheckKind.MEANING, claimed=claim, outcome=outcome, reason=f"{said} ({chance:.0%} likely)")


def _reason(verdict: Verdict, checks: Sequence[Check]) -> str:
    """Return why the verdict is another than that of the rules, naming the missing words where that is why."""
    if verdict is Verdict.REFUTED:
        return "taken as a whole, the passage says otherwise"
    if verdict is Verdict.SUPPORTED:
        return "taken as a whole, the passage says so in other words"
    missing = [check.reason for check in checks if check.kind is CheckKind.WORDING and check.outcome is Outcome.OPEN]
    return missing[0] if missing else "taken as a whole, the passage does not say this"
