"""Combination: what the rules decided, looked at again with the eyes of the entailment model.

The rules stay in charge: a figure, date, name or negation that differs is never overruled, no support is taken away,
and no verdict comes without its passage. The model has its say where other words say the same: what the rules leave
open is supported if every figure, date and name agrees and the chances are good. Taking supports away or refuting by
its word was tried: on the articles it cost more true claims than it found false ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.matching.decide import Judged
from verifier.matching.decision import Chances

SURELY_SUPPORTED: Final = 0.6  # a probability of the decision model, chosen on development sets, one for all of them
IN_OTHER_WORDS: Final = "taken as a whole, the passage says so in other words"
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
    return Combined(Judged(verdict, IN_OTHER_WORDS, ruled.is_firm), meaning)


def combined_verdict(ruled: Verdict, checks: Sequence[Check], chances: Chances) -> Verdict:
    """Return the verdict that the rules' becomes, which mostly is the same."""
    is_open = ruled in {Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO}
    if is_open and chances.supported >= SURELY_SUPPORTED and all_parts_agree(checks):
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
