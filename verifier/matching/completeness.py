"""Completeness: a support needs an answer to everything that the claim says.

How much of its wording a passage shares says little of the one word that matters: a passage about a bridge has all but
one of the words of a claim about a tunnel. So what would be a support is looked at once more for what is missing.
"""

from collections.abc import Container
from dataclasses import replace

from verifier.comparing.align import Alignment
from verifier.comparing.scope import unsaid_scope
from verifier.comparing.substitutes import substitutes
from verifier.comparing.unanswered import unanswered, unanswered_kind
from verifier.domain.assessment import Verdict
from verifier.language.statement import Statement
from verifier.matching.decide import Judged

SAYING_SO = frozenset({Verdict.SUPPORTED, Verdict.PARTIAL})


def without_gaps(judged: Judged, claim: Statement, alignment: Alignment, elsewhere: Container[str]) -> Judged:
    """Return *judged*, lowered where the passage has another thing in place of the claim's, or misses a part of it."""
    if judged.verdict not in SAYING_SO:
        return judged
    found = substitutes(claim, alignment)
    if found:
        mine, theirs = found[0].claimed.token.text, found[0].stated.token.text
        reason = f"the source speaks of “{theirs}”, the claim of “{mine}”"
        return replace(judged, verdict=Verdict.NOT_ENOUGH_INFO, reason=reason)
    if judged.verdict is not Verdict.SUPPORTED:
        return judged
    kind = unanswered_kind(claim, alignment)
    if kind:
        return replace(judged, verdict=Verdict.NOT_ENOUGH_INFO, reason=f"the source does not say “{kind}”")
    whole = unsaid_scope(claim, alignment)
    if whole:
        return replace(judged, verdict=Verdict.PARTIAL, reason=f"the source does not say “{whole}”")
    missed = unanswered(claim, alignment, elsewhere)
    if not missed.words:
        return judged
    verdict = Verdict.PARTIAL if judged.is_firm else Verdict.NOT_ENOUGH_INFO
    return replace(judged, verdict=verdict, reason=f"the source does not say “{missed.words}”")
