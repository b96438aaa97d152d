"""Conflicts in the JSON envelope."""

from typing import Any, Final, TypeAlias

from verifier import __version__
from verifier.domain.claim import Claim
from verifier.domain.conflict import Conflict, Position, Stand
from verifier.pipeline.backing import backing_of
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_words import file_of
from verifier.reports.envelope import SCHEMA, finding_json
from verifier.reports.json_report import to_json
from verifier.reports.paths import shown_path

Json: TypeAlias = dict[str, Any]

NO_LINE: Final = 0  # of a sentence: its offsets count in the text, not in the file


def render_conflicts_json(results: ConflictResults, settings: dict[str, str | int]) -> str:
    """Return *results* as a JSON document; *settings* are recorded in it."""
    return to_json(conflicts_envelope(results, settings))


def conflicts_envelope(results: ConflictResults, settings: dict[str, str | int]) -> Json:
    """Return *results* as plain values: the envelope with the conflicts and the claims that take part in them."""
    involved = {
        position.claim for conflict in results.conflicts for stand in conflict.sides for position in stand.positions
    }
    return {
        "schema": SCHEMA,
        "run": {"verifier": __version__, "settings": settings},
        "counts": {
            "documents": results.documents_with_statements,
            "claims": len(results.claims),
            "left_out": len(results.claims_left_out),
            "statements": len(results.statements),
            "pairs_compared": results.found.compared,
            "pairs_known": results.found.known,
            "pairs_left_out": results.found.left_out,
            "words_too_common": results.found.too_common,
            "documents_without_text": len(results.without_text),
            "documents_not_read": results.documents_not_read,
            "claims_not_compared": results.claims_not_compared,
            "conflicts": len(results.conflicts),
            "findings": len(results.findings),
        },
        "claims": [_claim(claim, results) for claim in results.claims if claim.key in involved],
        "results": [],
        "conflicts": [conflict_json(conflict, results) for conflict in results.conflicts],
        "links": [],
        "findings": [finding_json(finding) for finding in results.findings],
    }


def conflict_json(conflict: Conflict, results: ConflictResults) -> Json:
    """Return one conflict as plain values, all its stands with where each statement stands and what speaks for them.

    *one* and *other* are the two statements that *check* is about.
    """
    return {
        "key": conflict.key,
        "certain": conflict.certain,
        "check": conflict.check.model_dump(mode="json"),
        "one": _position(conflict.one, results),
        "other": _position(conflict.other, results),
        "stands": [_stand(stand, results) for stand in conflict.sides],
    }


def _stand(stand: Stand, results: ConflictResults) -> Json:
    backing = backing_of(stand, results)
    return {
        "says": stand.says,
        "documents": list(stand.documents),
        "cites_primary": backing.cites_primary,
        "latest": str(backing.latest) if backing.latest else None,
        "positions": [_position(position, results) for position in stand.positions],
    }


def _position(position: Position, results: ConflictResults) -> Json:
    place = results.places.get(position.claim)
    return {
        **position.model_dump(mode="json"),
        "file": file_of(position, results),
        "line": place.line if place else NO_LINE,
    }


def _claim(claim: Claim, results: ConflictResults) -> Json:
    place, sources = results.places[claim.key], results.sources[claim.document]
    return {
        "key": claim.key,
        "text": claim.text,
        "locator": claim.locator,
        "document": results.documents[claim.document].model_dump(mode="json"),
        "citations": [citation.model_dump(mode="json") for citation in claim.citations],
        "sources": [sources[citation.source].model_dump(mode="json") for citation in claim.citations],
        "sha256": claim.sha256,
        "file": shown_path(place.file),
        "line": place.line,
    }
