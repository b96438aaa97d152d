"""Extracted claims as CSV: one row for each citation, one for a claim that cites nothing, for spreadsheets.

RFC 4180: commas, quotation marks doubled, lines ended by CR LF. No cell is run as a formula. The columns that
``verifier import`` knows have the names that it knows them by; it passes over the others.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from verifier.domain.extracted import Cited, ExtractedClaim
from verifier.domain.spreadsheet import guard_cell
from verifier.pipeline.extracting import Extraction
from verifier.reports.safe import visible

COLUMNS: Final = (
    "document", "id", "text", "sentence", "start", "end", "score", "reasons", "speaker", "figures", "periods",
    "stands_alone", "marker", "source_title", "source_url", "source_locator",
)  # fmt: skip
BETWEEN: Final = "; "  # the members of a cell that holds several
NOTHING: Final = ("", "", "", "")


def render_extraction_csv(extraction: Extraction) -> str:
    """Return the claims of *extraction* as CSV, in the order of the article."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for claim in extraction.claims:
        about = _about(claim, extraction.document.id)
        for cited in _cited(claim):
            writer.writerow([guard_cell(visible(cell)) for cell in (*about, *cited)])
    return stream.getvalue()


def _about(claim: ExtractedClaim, document: str) -> tuple[str, ...]:
    return (
        document,
        claim.id,
        claim.text,
        claim.sentence,
        str(claim.start),
        str(claim.end),
        f"{claim.score:.4f}",
        BETWEEN.join(claim.reasons),
        claim.speaker,
        BETWEEN.join(figure.text for figure in claim.figures),
        BETWEEN.join(period.text for period in claim.periods),
        "yes" if claim.stands_alone else "no",
    )


def _cited(claim: ExtractedClaim) -> Iterator[tuple[str, ...]]:
    for cited in claim.citations:
        yield _cells(cited)
    if not claim.citations:
        yield NOTHING


def _cells(cited: Cited) -> tuple[str, ...]:
    return cited.marker, cited.title, cited.url or "", cited.locator or ""
