"""The envelope: what every JSON result of verifier looks like, for programs that read it.

``{schema, run, counts, claims, results, conflicts, links, findings}``. A result belongs to the claim with the same key.
Lists that a command does not fill are there and empty. Nothing in it depends on the clock.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from verifier import __version__
from verifier.domain.assessment import Evidence
from verifier.domain.finding import Finding
from verifier.pipeline.results import CheckResults, ClaimResult, Judgement
from verifier.reports.decisions import decision_json
from verifier.reports.json_stream import Stream
from verifier.reports.links import claim_conflict_json, link_json, moment
from verifier.reports.paths import shown_path
from verifier.reports.places import conflict_places

SCHEMA: Final = 1

Json: TypeAlias = dict[str, Any]


def envelope(results: CheckResults) -> Json:
    """Return *results* as plain values ready for JSON."""
    return _envelope(results, list)


def streamed_envelope(results: CheckResults) -> Json:
    """Return the same with lists that are made when they are written; see :mod:`verifier.reports.json_stream`."""
    return _envelope(results, Stream)


def _envelope(results: CheckResults, listed: Callable[[Iterable[Json]], Any]) -> Json:
    counts, places = results.counts, conflict_places(results)
    return {
        "schema": SCHEMA,
        "run": {"verifier": __version__, "matcher": results.matcher, "settings": dict(results.settings)},
        "counts": {
            "claims": len(results.claims),
            "left_out": len(results.left_out),
            "pairs_judged": results.pairs_judged,
            "verdict": {verdict.value: count for verdict, count in counts.overall.items()},
            "stated": {verdict.value: count for verdict, count in counts.stated.items()},
            "cited": {verdict.value: count for verdict, count in counts.cited.items()},
            "conflicts": len(results.conflicts),
            "links": len(results.links),
            "findings": len(results.findings),
        },
        "claims": listed(map(claim_json, results.claims)),
        "results": listed(map(result_json, results.claims)),
        "conflicts": listed(claim_conflict_json(conflict, places) for conflict in results.conflicts),
        "links": listed(map(link_json, results.links)),
        "findings": listed(map(finding_json, results.findings)),
    }


def claim_json(result: ClaimResult) -> Json:
    """Return the claim of *result* as plain values, with its document and its sources."""
    claim = result.claim
    return {
        "key": claim.key,
        "text": claim.text,
        "locator": claim.locator,
        "document": result.document.model_dump(mode="json"),
        "citations": [citation.model_dump(mode="json") for citation in claim.citations],
        "sources": [source.model_dump(mode="json") for source in result.sources],
        "sha256": claim.sha256,
        "file": shown_path(result.place.file),
        "line": result.place.line,
    }


def result_json(result: ClaimResult) -> Json:
    """Return what a run found about one claim as plain values; *claim* is its key."""
    return {
        "claim": result.claim.key,
        "verdict": result.verdict.value,
        "basis": result.basis.value,
        "stated": judgement_json(result.stated),
        "cited": {
            "verdict": result.cited_verdict.value,
            "sources": [{**judgement_json(one), "is_cited": one.is_cited} for one in result.cited],
        },
        **_decision(result),
    }


def _decision(result: ClaimResult) -> Json:
    """Return what a person has decided; nothing where nobody has."""
    if result.decision is None:
        return {}
    return {"decision": {**decision_json(result.decision), "stale": [what.value for what in result.stale]}}


def judgement_json(judgement: Judgement) -> Json:
    """Return one judgement as plain values; its evidence names text and snapshot by their hashes.

    ``snapshot_sha256``, ``url`` and ``captured_at`` are null for a text read from a local file, and ``archived_at`` and
    ``memento_at`` for one that is not of a web archive.
    """
    assessment = judgement.assessment
    return {
        "name": judgement.name,
        "file": shown_path(judgement.file),
        "verdict": assessment.verdict.value,
        "score": assessment.score,
        "reason": assessment.reason,
        "unavailable": assessment.unavailable.value if assessment.unavailable else None,
        "evidence": [_evidence(evidence, judgement) for evidence in assessment.evidence],
        "checks": [check.model_dump(mode="json") for check in assessment.checks],
        "claim_sha256": assessment.claim_sha256,
        "text_sha256": assessment.text_sha256,
        "snapshot_sha256": judgement.snapshot_sha256 or None,
        "url": judgement.url or None,
        "captured_at": moment(judgement.captured_at),
        "archived_at": judgement.archived_at or None,
        "memento_at": moment(judgement.memento_at),
        "matcher": assessment.matcher,
    }


def finding_json(finding: Finding) -> Json:
    """Return one finding as plain values, with its fingerprint."""
    shown = finding.model_copy(update={"file": shown_path(finding.file)})
    return {**shown.model_dump(mode="json"), "fingerprint": shown.fingerprint}


def _evidence(evidence: Evidence, judgement: Judgement) -> Json:
    return {
        **evidence.model_dump(mode="json"),
        "text_sha256": judgement.assessment.text_sha256,
        "snapshot_sha256": judgement.snapshot_sha256 or None,
    }
