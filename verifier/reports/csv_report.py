"""The CSV report: one row for each claim and each text that it was held against, for spreadsheets.

RFC 4180: commas, quotation marks doubled, lines ended by CR LF. No cell is run as a formula.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from verifier.domain.spreadsheet import guard_cell
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Judgement
from verifier.reports.paths import shown_path
from verifier.reports.safe import visible

COLUMNS: Final = (
    "claim",
    "text",
    "published",
    "verdict",
    "basis",
    "column",
    "name",
    "title",
    "judgement",
    "score",
    "reason",
    "unavailable",
    "quote",
    "start",
    "end",
    "text_sha256",
    "snapshot_sha256",
    "text_file",
    "claim_file",
    "line",
    "archived_at",
)


def render_csv(results: CheckResults) -> str:
    """Return *results* as CSV. *verdict* is the claim's, *judgement* that of the one text that the row is about."""
    return "".join(csv_report(results))


def csv_report(results: CheckResults) -> Iterator[str]:
    """Yield the same row by row."""
    yield _line(COLUMNS)
    for result in results.claims:
        for column, judgement in _judgements(result):
            yield _line([guard_cell(visible(cell)) for cell in _row(result, column, judgement)])


def _line(cells: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue()


def _judgements(result: ClaimResult) -> Iterator[tuple[Basis, Judgement]]:
    yield Basis.STATED, result.stated
    for judgement in result.cited:
        yield Basis.CITED, judgement


def _row(result: ClaimResult, column: Basis, judgement: Judgement) -> tuple[str, ...]:
    """Return the cells of one row, in the order of COLUMNS; of several pieces of evidence the deciding one."""
    claim, assessment = result.claim, judgement.assessment
    evidence = assessment.evidence[0] if assessment.evidence else None
    return (
        claim.key,
        claim.text,
        str(claim.published or ""),
        result.verdict.value,
        result.basis.value,
        column.value,
        judgement.name,
        judgement.title,
        assessment.verdict.value,
        f"{assessment.score:.4f}" if judgement.is_judged else "",
        assessment.reason,
        assessment.unavailable.value if assessment.unavailable else "",
        evidence.quote if evidence else "",
        str(evidence.start) if evidence else "",
        str(evidence.end) if evidence else "",
        assessment.text_sha256,
        judgement.snapshot_sha256,
        shown_path(judgement.file),
        shown_path(result.place.file),
        str(result.place.line),
        judgement.archived_at,
    )
