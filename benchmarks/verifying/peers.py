"""Other tools that check claims against sources, offline and without a language model, in the form that is scored.

Each is imported only when it is asked for. They run with their own thresholds, and are given the claim and the whole
source. What a tool leaves open is decided in its favour where its documentation allows: one that only reports faults is
taken to support a claim in which it finds none.
"""

import os
import tempfile
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Final

from verifying.answers import NO_ANSWER, REFUTES, SCORES, Answer, Ask, Judge, Said

NOT_RUN: Final = {  # named among the peers, but not to be had without a hosted model
    "consistency-checker": "installs, but its verdicts come from a hosted language model and a model to download",
}


def groundrails() -> Ask:
    """Return its lexical grounder; a claim that is not grounded and has a conflicting value is refuted.

    Its test for opposites needs WordNet where nltk looks for it (``NLTK_DATA``), and is skipped where it is missing.
    """
    import_module("loguru").logger.disable("groundrails")
    os.environ |= {"HF_HUB_OFFLINE": "1", "GROUNDRAILS_ARGOS_AUTO_INSTALL": "0"}
    module = import_module("groundrails")
    module.init(models="none", wordnet=False, home=tempfile.mkdtemp(prefix="groundrails-"))

    def ask(claim: str, source: str) -> Answer:
        found = module.grounding_document([claim], [("source", source)])["claims"][0]
        return groundrails_answer(found)

    return ask


def groundrails_answer(found: dict[str, Any]) -> Answer:
    """Return an entry of its grounding document as an answer."""
    if found["grounded"]:
        return Answer(Said.SUPPORTED, float(found["score"]))
    return Answer(Said.REFUTED if found["contradiction"] else Said.OTHER, float(found["score"]))


def onus() -> Ask:
    """Return its first tier (``--no-llm``), which finds fault only with quantities that the evidence lacks."""
    numbers, verify, claims, evidence = (
        import_module(f"onus.{name}") for name in ("numbers", "verify", "claims", "evidence")
    )

    def ask(claim: str, source: str) -> Answer:
        sources = evidence.Evidence()
        sources.add("source", source)
        stated = claims.Claim(0, None, claim, "quantitative", "", "scan", numbers.find(claim))
        verify.check_numbers(stated, sources)
        return onus_answer(stated.status)

    return ask


def onus_answer(status: str) -> Answer:
    """Return one of its statuses as an answer; it finds no fault with a claim without quantities ("unchecked")."""
    return Answer(Said.SUPPORTED if status in {"supported", "derived", "unchecked"} else Said.OTHER)


def hallucination_check() -> Ask:
    """Return its check: all sentences must be supported, and a differing number or date refutes."""
    module = import_module("hallucination_check")

    def ask(claim: str, source: str) -> Answer:
        report = module.check(claim, [source])
        parts = [(part.supported, part.confidence) for part in report.claims]
        return hallucination_answer(parts, has_contradiction=bool(report.contradictions))

    return ask


def hallucination_answer(parts: Sequence[tuple[bool, float]], *, has_contradiction: bool) -> Answer:
    """Return its claims, each with whether it is supported and how well it is covered, as one answer."""
    score = min((confidence for _, confidence in parts), default=0.0)
    if has_contradiction:
        return Answer(Said.REFUTED, 0.0)
    return Answer(Said.SUPPORTED if all(supported for supported, _ in parts) else Said.OTHER, score)


def rag_quantguard() -> Ask:
    """Return its guard, which looks at quantities and references alone."""
    guard = import_module("quantguard").QuantitativeGuard()
    return lambda claim, source: quantguard_answer(
        result.status.value for result in guard.verify(claim, [source]).results
    )


def quantguard_answer(statuses: Iterable[str]) -> Answer:
    """Return the statuses of the quantities of a claim as one answer; it supports a claim in which it finds none."""
    found = set(statuses)
    if "CONTRADICTED" in found:
        return Answer(Said.REFUTED)
    return Answer(Said.SUPPORTED if found <= {"VERIFIED", "APPROXIMATE"} else Said.OTHER)


def claimproofkit() -> Ask:
    """Return its baseline verifier, with the whole source as one passage."""
    module = import_module("claimproofkit")
    verifier = module.ClaimVerifier()

    def ask(claim: str, source: str) -> Answer:
        stated = module.Claim(id="claim", text=claim, type=module.ClaimType.FACTUAL)
        passage = module.EvidencePassage(
            id="source", source="source", text=source, source_type=module.SourceType.EVIDENCE
        )
        return claimproof_answer(verifier.verify(stated, [passage]).status.value)

    return ask


def claimproof_answer(status: str) -> Answer:
    """Return one of its statuses as an answer."""
    if status == "contradicted":
        return Answer(Said.REFUTED)
    return Answer(Said.SUPPORTED if status in {"directlySupported", "supportedByInference"} else Said.OTHER)


def anchorcite() -> Ask:
    """Return its anchorer with the lexical scorer, which needs no model; it never refutes."""
    module = import_module("anchorcite")
    scorer = module.LexicalScorer()
    anchorer = module.CitationAnchorer(scorer=scorer, threshold=0.0)  # its score is wanted below the threshold, too

    def ask(claim: str, source: str) -> Answer:
        found = anchorer.anchor(claim, source)
        if found is None:
            return NO_ANSWER
        return Answer(Said.SUPPORTED if found.score >= scorer.default_threshold else Said.OTHER, found.score)

    return ask


def citesure() -> Ask:
    """Return its overlap tier, which needs no model; its third tier does, and it never refutes without it."""
    module = import_module("citesure")

    def ask(claim: str, source: str) -> Answer:
        score, _passage = module.score_overlap(claim, module.segment_passages(source))
        return Answer(Said.SUPPORTED if module.status_for_score(score).value == "supported" else Said.OTHER, score)

    return ask


PEERS: Final = (
    Judge("groundrails", "MIT", "groundrails", frozenset({REFUTES, SCORES}), groundrails),
    Judge("onus", "MIT", "onus", frozenset(), onus),
    Judge("hallucination-check", "MIT", "hallucination_check", frozenset({REFUTES, SCORES}), hallucination_check),
    Judge("rag-quantguard", "MIT", "quantguard", frozenset({REFUTES}), rag_quantguard),
    Judge("claimproofkit", "Apache-2.0", "claimproofkit", frozenset({REFUTES}), claimproofkit),
    Judge("anchorcite", "MIT", "anchorcite", frozenset({SCORES}), anchorcite),
    Judge("citesure", "MIT", "citesure", frozenset({SCORES}), citesure),
)
