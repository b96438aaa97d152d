"""The order in which reports list claims and findings: what needs eyes first."""

from collections.abc import Iterable
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding
from verifier.pipeline.results import ClaimResult
from verifier.pipeline.verdicts import WORST_FIRST


def worst_first(results: Iterable[ClaimResult]) -> list[ClaimResult]:
    """Sort *results* by verdict, the gravest first; equal verdicts stay in the order of the claim files."""
    return sorted(results, key=lambda result: _PLACE[result.verdict])


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort *findings* by severity, errors first; within one severity they keep their order."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


_PLACE: Final[dict[Verdict, int]] = {verdict: place for place, verdict in enumerate(WORST_FIRST)}
