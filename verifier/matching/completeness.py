"""Completeness: a support needs an answer to everything that the claim says.

How much of its wording a passage shares says little of the one word that matters: a passage about a bridge has all but
one of the words of a claim about a tunnel. So what would be a support is looked at once more for what is missing.
"""

from collections.abc import Container
from dataclasses import replace
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.scope import unsaid_scope
from verifier.comparing.substitutes import substitutes
from verifier.comparing.unanswered import unanswered, unanswered_kind
from verifier.domain.assessment import Verdict
from verifier.language.statement import Statement
from verifier.matching.decide import Judged

SAYING_SO: Final = frozenset({Verdict.SUPPORTED, Verdict.PARTIAL})


def without_gaps(judged: Judged, claim: Statement, alignment: Alignment, elsewhere: Container[str]) -> Judged:
    """Return *judged*, lowered where the passage has another thing in place of the claim's, or misses a part of it."""
    found = substitutes(claim, alignment) if judged.verdict in SAYING_SO else []
    if found:
        mine, theirs = found[0].claimed.token.text, found[0].stated.token.text
        reason = f"the source speaks of “{theirs}”, the claim of “{mine}”"
        return replace(judged, verdict=Verdict.NOT_ENOUGH_INFO, reason=reason)
    return _without_the_unsaid(judged, claim, alignment, elsewhere) if judged.verdict is Verdict.SUPPORTED else judged


def _without_the_unsaid(judged: Judged, claim: Statement, alignment: Alignment, elsewhere: Container[str]) -> Judged:
    """Return a support, lowered to a part where one is not said; to nothing where that is what the claim is about.

    Elsewhere a phrase that is missing together with a verb is another statement, not a part of this one.
    """
    kind, scope = unanswered_kind(claim, alignment), unsaid_scope(claim, alignment)
    missed = unanswered(claim, alignment, elsewhere).words
    unsaid = kind or scope or missed
    if not unsaid:
        return judged
    is_part = not kind and (bool(scope) or judged.is_firm)
    verdict = Verdict.PARTIAL if is_part else Verdict.NOT_ENOUGH_INFO
    return replace(judged, verdict=verdict, reason=f"the source does not say “{unsaid}”")
