"""What is noted about claim files and texts, which may be too much for memory: a remark on every source."""

from collections.abc import Iterable

from verifier.domain.finding import Finding, Severity
from verifier.spool import HELD, Spool


class FindingSpool(Spool[Finding, Severity]):
    """Findings, counted and found by their severity."""

    def __init__(self, findings: Iterable[Finding] = (), *, held: int = HELD) -> None:
        super().__init__(lambda finding: finding.severity, findings, held=held)
