"""Matching: a claim held against a text, with the passage that decides and the reasons in plain words."""

from dataclasses import replace
from typing import Final

from verifier.comparing.passage import Passage
from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.matching.combine import combine
from verifier.matching.considering import Considered, choose, consider_all, looked_at_again, read_claim
from verifier.matching.decide import Judged
from verifier.matching.decision import Chances, shipped_decision
from verifier.matching.entailment.model import Entailment
from verifier.matching.evidence import evidence_text
from verifier.matching.matcher import RULES_ONLY, Matcher
from verifier.matching.prepared import PreparedText, prepare
from verifier.matching.signals import signals

__all__ = ["RULES_ONLY", "Matcher", "PreparedText", "match", "prepare"]

SELECTOR_CONTEXT: Final = 32  # code points kept on either side of a quote
SCORE_DIGITS: Final = 4


def match(claim: Claim, text: Text | PreparedText, matcher: Matcher = RULES_ONLY) -> Assessment:
    """Judge *claim* by *text*, which may be prepared beforehand where many claims are held against it.

    The result depends on the claim, the text and the *matcher*'s version alone. Every verdict but ``not_enough_info``
    comes with a passage, and its quote is exactly what stands at its offsets.

    Raises:
        ModelError: the matcher's entailment model cannot be loaded.
    """
    prepared = text if isinstance(text, PreparedText) else prepare(text)
    statement = read_claim(claim, prepared)
    considered = consider_all(statement, prepared)
    if not considered:
        nothing = Judged(Verdict.NOT_ENOUGH_INFO, "the source shares no word with the claim")
        return _assessment(claim, prepared, matcher, nothing)
    best = looked_at_again(statement, choose(considered), prepared)
    if matcher.model is not None:
        opinion = matcher.model.judge(evidence_text(statement, best.passage, prepared), claim.text)
        best = weighed(claim, best, chances_of(best, opinion))
    return _assessment(claim, prepared, matcher, best.judged, best)


def chances_of(best: Considered, opinion: Entailment) -> Chances:
    """Return what rules and *opinion* together amount to."""
    return shipped_decision().chances(signals(best.features, opinion))


def weighed(claim: Claim, best: Considered, chances: Chances) -> Considered:
    """Return the passage that decides with the verdict, the probability and the check that *chances* make of it."""
    combined = combine(claim.text, best.judged, best.checks, chances)
    return replace(best, judged=combined.judged, checks=(*best.checks, combined.meaning), probability=chances.supported)


def _evidence(passage: Passage, content: str) -> Evidence:
    start, end = passage.core[0].start, passage.core[-1].end
    return Evidence(
        start=start,
        end=end,
        quote=content[start:end],
        prefix=content[max(0, start - SELECTOR_CONTEXT) : start],
        suffix=content[end : end + SELECTOR_CONTEXT],
    )


def _assessment(
    claim: Claim, prepared: PreparedText, matcher: Matcher, judged: Judged, best: Considered | None = None
) -> Assessment:
    return Assessment(
        verdict=judged.verdict,
        score=round(matcher.calibration(best.probability if best else 0.0), SCORE_DIGITS),
        reason=judged.reason,
        evidence=(_evidence(best.passage, prepared.text.content),) if best else (),
        checks=best.checks if best else (),
        claim_sha256=claim.sha256,
        text_sha256=prepared.text.sha256,
        matcher=matcher.version,
    )
