"""Matching: a claim held against a text, with the passage that decides and the reasons in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.language.statement import Background, Statement, read_statement
from verifier.matching.align import Alignment, Link, align
from verifier.matching.checks.figures import check_claim_figures
from verifier.matching.checks.names import check_claim_names
from verifier.matching.checks.periods import check_claim_periods
from verifier.matching.checks.polarity import check_polarity
from verifier.matching.checks.roles import check_roles
from verifier.matching.decide import Judged, decide
from verifier.matching.passage import Passage, passage_at
from verifier.matching.prepared import PreparedText, prepare
from verifier.matching.retrieve import candidates

__all__ = ["MATCHER", "PreparedText", "match", "prepare"]

MATCHER: Final = "lexical-1"
SELECTOR_CONTEXT: Final = 32  # code points kept on either side of a quote
# Which passage decides, where several could: one that bears the claim out, then one that refutes it, and so on.
PRECEDENCE: Final = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)
NEARLY_AS_GOOD: Final = 0.85  # a passage decides only if it shares nearly as much with the claim as the best does


@dataclass(frozen=True, slots=True)
class Considered:
    """One passage with what came of it."""

    passage: Passage
    alignment: Alignment
    checks: tuple[Check, ...]
    judged: Judged

    @property
    def nearness(self) -> float:
        """How much the passage speaks of the claim's matter; shorter passages first where it is the same."""
        amounts = [check for check in self.checks if check.kind in {CheckKind.FIGURE, CheckKind.PERIOD}]
        agreeing = sum(check.outcome is Outcome.AGREES for check in amounts)
        answered = sum(check.outcome in {Outcome.DIFFERS, Outcome.OPEN} for check in amounts)
        bonus = 0.2 * (agreeing + answered / 2) / len(amounts) if amounts else 0.0
        return self.alignment.core_coverage + bonus - 0.03 * (self.passage.last - self.passage.first - 1)


def match(claim: Claim, text: Text | PreparedText) -> Assessment:
    """Judge *claim* by *text*, which may be prepared beforehand where many claims are held against it.

    The result depends on the claim, the text and the matcher's version alone. Every verdict but ``not_enough_info``
    comes with a passage, and its quote is exactly what stands at its offsets.
    """
    prepared = text if isinstance(text, PreparedText) else prepare(text)
    statement = read_statement(claim.text, background=_background(claim, prepared))
    considered = [
        consider(statement, passage_at(prepared, first, last), prepared)
        for first, last in candidates(statement, prepared)
    ]
    if not considered:
        return _assessment(claim, prepared, Verdict.NOT_ENOUGH_INFO, "the source shares no word with the claim")
    best = choose(considered)
    return _assessment(
        claim,
        prepared,
        best.judged.verdict,
        best.judged.reason,
        score=score(best),
        evidence=(_evidence(best.passage, prepared.text.content),),
        checks=best.checks,
    )


def consider(claim: Statement, passage: Passage, prepared: PreparedText) -> Considered:
    """Hold every part of the claim against one passage."""
    alignment = align(claim, passage)
    checks = (
        *check_claim_figures(claim, passage, alignment),
        *check_claim_periods(claim, passage, prepared.background.published),
        *check_claim_names(claim, passage, alignment, prepared),
        *check_roles(claim, alignment),
        *check_polarity(claim, alignment),
    )
    judged = decide(checks, alignment.plain_coverage)
    return Considered(passage, alignment, (*checks, wording_check(alignment)), judged)


def choose(considered: Iterable[Considered]) -> Considered:
    """Return the passage that decides: among those nearly as near as the nearest, by precedence of the verdict."""
    ranked = sorted(considered, key=lambda one: -one.nearness)
    near = [one for one in ranked if one.nearness >= NEARLY_AS_GOOD * ranked[0].nearness]
    return min(near, key=lambda one: PRECEDENCE.index(one.judged.verdict))


def score(considered: Considered) -> float:
    """Return a first estimate of the probability that the text bears the claim out, 0 to 1."""
    if considered.judged.verdict is Verdict.REFUTED:
        return 0.1
    return round(considered.alignment.coverage * (1.0 if considered.judged.verdict is Verdict.SUPPORTED else 0.5), 4)


def wording_check(alignment: Alignment) -> Check:
    """Return the check of the words that no other check looks at, naming the weightiest that are missing."""
    missing = sorted((link for link in alignment.links if not link.worth), key=_weight, reverse=True)
    words = [link.word.token.text for link in missing]
    if not words:
        return Check(kind=CheckKind.WORDING, claimed="", outcome=Outcome.AGREES, reason="the source has all the words")
    listed = ", ".join(f"“{word}”" for word in words[:3])
    reason = f"the source does not say {listed} in so many words"
    return Check(kind=CheckKind.WORDING, claimed=" ".join(words), outcome=Outcome.OPEN, reason=reason)


def _weight(link: Link) -> tuple[float, int]:
    return link.word.weight, -link.word.index


def _background(claim: Claim, prepared: PreparedText) -> Background:
    """Return how to read the claim: with the text's aliases and names, and the claim's own date."""
    published = claim.published or prepared.background.published
    return Background(prepared.background.aliases, prepared.background.known, published)


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
    claim: Claim,
    prepared: PreparedText,
    verdict: Verdict,
    reason: str,
    *,
    score: float = 0.0,
    evidence: tuple[Evidence, ...] = (),
    checks: tuple[Check, ...] = (),
) -> Assessment:
    return Assessment(
        verdict=verdict,
        score=score,
        reason=reason,
        evidence=evidence,
        checks=checks,
        claim_sha256=claim.sha256,
        text_sha256=prepared.text.sha256,
        matcher=MATCHER,
    )
