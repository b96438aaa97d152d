"""The verdict over several sources, and what fails a run.

Source: the design's verdict policy.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Severity
from verifier.pipeline.results import CheckResults, of_severity

BEST_FIRST: Final = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)

WORST_FIRST: Final = (
    Verdict.REFUTED,
    Verdict.DISPUTED,
    Verdict.PARTIAL,
    Verdict.NOT_ENOUGH_INFO,
    Verdict.UNAVAILABLE,
    Verdict.SUPPORTED,
)


class FailOn(StrEnum):
    """The mildest verdict that fails a run. Each value includes those above it; DISPUTED fails with REFUTED."""

    REFUTED = "refuted"
    PARTIAL = "partial"
    NOT_ENOUGH_INFO = "not_enough_info"
    UNAVAILABLE = "unavailable"
    NEVER = "never"


FAILING: Final = {
    FailOn.REFUTED: frozenset(WORST_FIRST[:2]),
    FailOn.PARTIAL: frozenset(WORST_FIRST[:3]),
    FailOn.NOT_ENOUGH_INFO: frozenset(WORST_FIRST[:4]),
    FailOn.UNAVAILABLE: frozenset(WORST_FIRST[:5]),
    FailOn.NEVER: frozenset[Verdict](),
}


class ExitCode:
    """What a command tells the shell."""

    CLEAN: Final = 0
    FINDINGS: Final = 1
    USAGE: Final = 2
    INCOMPLETE: Final = 3
    NOTHING_TO_CHECK: Final = 5
    INTERRUPTED: Final = 130


def over_sources(verdicts: Collection[Verdict]) -> Verdict:
    """Return the one verdict for a claim over all the sources it cites.

    Refuted if any source refutes, disputed if another supports; otherwise the best that any source gives;
    unavailable only if all are, which includes a claim that cites nothing.

    >>> over_sources([Verdict.UNAVAILABLE, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO]).value
    'partial'
    """
    if Verdict.REFUTED in verdicts:
        return Verdict.DISPUTED if Verdict.SUPPORTED in verdicts else Verdict.REFUTED
    return next((verdict for verdict in BEST_FIRST if verdict in verdicts), Verdict.UNAVAILABLE)


def exit_code(results: CheckResults, fail_on: FailOn) -> int:
    """Return the exit code for *results*: the first of the design's codes that applies.

    An error finding fails a run as a refuted claim does: what could not be read was not checked. ``never`` is for
    reports that should not stop anything, and ignores both. A run is incomplete where the network or a limit stopped a
    capture that may succeed another time.
    """
    if fail_on is not FailOn.NEVER and (_has_errors(results) or _has_failing(results, fail_on)):
        return ExitCode.FINDINGS
    if not results.is_complete:
        return ExitCode.INCOMPLETE
    return ExitCode.CLEAN if results.pairs_judged else ExitCode.NOTHING_TO_CHECK


def _has_errors(results: CheckResults) -> bool:
    return any(True for _ in of_severity(results.findings, Severity.ERROR))


def _has_failing(results: CheckResults, fail_on: FailOn) -> bool:
    counts = results.counts.overall
    return any(counts[verdict] for verdict in FAILING[fail_on])
