"""Extracted claims as JSON: a plain list, for programs that go on with them."""

from typing import Any, TypeAlias

from verifier.domain.extracted import Cited, ExtractedClaim
from verifier.pipeline.extracting import Extraction
from verifier.reports.json_report import to_json

Json: TypeAlias = dict[str, Any]


def render_extraction_json(extraction: Extraction) -> str:
    """Return the claims of *extraction* as a JSON list, in the order of the article."""
    return to_json([claim_json(claim) for claim in extraction.claims])


def claim_json(claim: ExtractedClaim) -> Json:
    """Return *claim* as plain values; *start* and *end* are code points of the article's readable text."""
    return {
        "id": claim.id,
        "text": claim.text,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
        "score": claim.score,
        "reasons": list(claim.reasons),
        "speaker": claim.speaker or None,
        "figures": [figure.model_dump(mode="json") for figure in claim.figures],
        "periods": [period.model_dump(mode="json") for period in claim.periods],
        "citations": [_citation(cited) for cited in claim.citations],
    }


def _citation(cited: Cited) -> Json:
    return {"marker": cited.marker, "title": cited.title, "url": cited.url, "locator": cited.locator}
