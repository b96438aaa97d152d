"""Conflicts as findings, for SARIF: each at every statement that takes part, so that a host shows it beside each."""

from collections.abc import Iterator

from verifier.domain.conflict import Conflict
from verifier.domain.finding import Finding
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.codes import REPORT_CODES
from verifier.reports.conflicts_words import file_of, is_address, plain_reason
from verifier.reports.order import gravest_first


def conflict_run_findings(results: ConflictResults) -> tuple[Finding, ...]:
    """Return what a report of ``conflicts`` points at: one finding for each claim in a conflict, and those of files.

    A conflict of sentences alone is one finding at the file of its first statement.
    """
    found = [finding for conflict in results.conflicts for finding in _findings(conflict, results)]
    return (*found, *gravest_first(results.findings))


def _findings(conflict: Conflict, results: ConflictResults) -> Iterator[Finding]:
    code = REPORT_CODES["conflict"]
    positions = [position for stand in conflict.sides for position in stand.positions]
    claims = [position for position in positions if position.claim in results.places]
    for position in claims or positions[:1]:
        place = results.places.get(position.claim)
        yield Finding(
            code=code.name,
            severity=code.severity,
            message=f"{', '.join(conflict.documents)} cannot all be right: {plain_reason(conflict)}",
            hint=code.hint,
            file=place.file if place else "" if is_address(file := file_of(position, results)) else file,
            line=place.line if place else 0,
            subject=f"{conflict.key} at {position.key}",
        )
