"""Results: what one run of link checks found, ready for any report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from verifier.domain.finding import Finding, Severity
from verifier.domain.link import LinkStatus
from verifier.domain.linkcheck import LinkCheck
from verifier.pipeline.links import STOPPED
from verifier.pipeline.verdicts import ExitCode


class FailLevel(StrEnum):
    """The mildest finding that fails a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    def fails(self, finding: Finding) -> bool:
        """Tell whether *finding* fails a run."""
        return self is not FailLevel.NEVER and finding.severity.rank >= Severity(self.value).rank


@dataclass(frozen=True, slots=True)
class LinkResults:
    """What a run found: a check for each address, and the findings that they amount to, the gravest first.

    *known* are findings that a baseline accepts; they fail nothing. *requested* counts the addresses that were due.
    """

    run_id: str
    checks: tuple[LinkCheck, ...]
    findings: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    requested: int = 0
    fail_on: FailLevel = FailLevel.ERROR

    @property
    def counts(self) -> Mapping[str, int]:
        """How many addresses have each status, in the order of the statuses."""
        found = Counter(check.status for check in self.checks)
        return {status.value: found[status] for status in LinkStatus if found[status]}

    @property
    def left(self) -> int:
        """How many addresses the budget or the network left without an answer that counts."""
        return sum(check.status in STOPPED or check.status is LinkStatus.SKIPPED for check in self.checks)

    @property
    def exit_code(self) -> int:
        """The exit code: the first of the design's codes that applies."""
        if any(self.fail_on.fails(finding) for finding in self.findings):
            return ExitCode.FINDINGS
        if not self.checks:
            return ExitCode.NOTHING_TO_CHECK
        skipped = any(check.status is LinkStatus.SKIPPED for check in self.checks)
        return ExitCode.INCOMPLETE if skipped or self._is_cut_short else ExitCode.CLEAN

    @property
    def _is_cut_short(self) -> bool:
        """Whether no address at all answered: then it is the network that is down, not the links."""
        asked = [check for check in self.checks if check.checked_at]
        return bool(asked) and all(check.status in STOPPED for check in asked)
