"""The order in which reports list claims and findings: what needs eyes first."""

from collections.abc import Iterable, Iterator, Sequence

from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import ClaimResult, having, of_severity
from verifier.pipeline.verdicts import WORST_FIRST


def worst_first(results: Sequence[ClaimResult]) -> Iterator[ClaimResult]:
    """Yield *results* by verdict, the gravest first; equal verdicts stay in the order of the claim files."""
    for verdict in WORST_FIRST:
        yield from having(results, verdict)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort *findings* by severity, errors first; within one severity they keep their order."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def by_gravity(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield errors, then warnings, and no notes; within one severity *findings* keep their order."""
    for severity in (Severity.ERROR, Severity.WARNING):
        yield from of_severity(findings, severity)
