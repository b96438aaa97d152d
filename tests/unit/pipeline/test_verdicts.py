"""Tests of the policy over several sources and of what fails a run."""

import itertools

import pytest

from tests.unit.reports.examples import FINDINGS, RESULTS
from verifier.domain.assessment import Verdict
from verifier.pipeline.results import CheckResults
from verifier.pipeline.verdicts import ExitCode, FailOn, exit_code, over_sources

S, R, P, N, U, D = (
    Verdict.SUPPORTED,
    Verdict.REFUTED,
    Verdict.PARTIAL,
    Verdict.NOT_ENOUGH_INFO,
    Verdict.UNAVAILABLE,
    Verdict.DISPUTED,
)


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        ([], U),
        ([U, U], U),
        ([U, N], N),
        ([N, P, U], P),
        ([N, S, P], S),
        ([N, R, P], R),
        ([S, R], D),
        ([P, R], R),  # a part is no support
    ],
)
def test_one_verdict_over_several_sources(verdicts: list[Verdict], verdict: Verdict) -> None:
    for order in itertools.permutations(verdicts):
        assert over_sources(order) is verdict


def results(*verdicts: Verdict, error: bool = False) -> CheckResults:
    """Return results of which only the verdicts matter."""
    by_verdict = {result.verdict: result for result in RESULTS.claims}
    return CheckResults(tuple(by_verdict[verdict] for verdict in verdicts), FINDINGS[:1] if error else FINDINGS[1:])


@pytest.mark.parametrize(
    ("verdicts", "fail_on", "code"),
    [
        ([S, R], FailOn.REFUTED, 1),
        ([S, P], FailOn.REFUTED, 0),
        ([S, P], FailOn.PARTIAL, 1),
        ([S, R], FailOn.PARTIAL, 1),
        ([S, U], FailOn.PARTIAL, 0),
        ([S, U], FailOn.NOT_ENOUGH_INFO, 0),
        ([S, U], FailOn.UNAVAILABLE, 1),
        ([S, R], FailOn.NEVER, 0),
        ([U, U], FailOn.REFUTED, 5),  # nothing was judged: that is not "clean"
        ([], FailOn.REFUTED, 5),
    ],
)
def test_the_exit_code_follows_the_gravest_verdict(verdicts: list[Verdict], fail_on: FailOn, code: int) -> None:
    assert exit_code(results(*verdicts), fail_on) == code


def test_an_error_in_a_file_fails_the_run_but_never_means_never() -> None:
    assert exit_code(results(S, error=True), FailOn.REFUTED) == ExitCode.FINDINGS
    assert exit_code(results(S, error=True), FailOn.NEVER) == ExitCode.CLEAN
