"""Decided: what people have made of the claims of a run, put beside what the machine says of them.

A decision changes no verdict and no exit code: it is for people who read the report.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from verifier.domain.decision import Decision, Subject, claim_answered, stale
from verifier.domain.standing import standing
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, changed


def with_decisions(results: CheckResults, decisions: Iterable[Decision]) -> CheckResults:
    """Return *results* in which each claim has the decision that stands on it, and what has changed since."""
    logs: dict[str, list[Decision]] = defaultdict(list)
    for entry in decisions:
        if entry.subject is Subject.CLAIM:
            logs[entry.key].append(entry)
    if not logs:
        return results

    def decided(result: ClaimResult) -> ClaimResult:
        return _decided(result, logs.get(result.claim.key, ()), results.matcher)

    return replace(results, claims=changed(results.claims, decided))


def _decided(result: ClaimResult, log: Iterable[Decision], matcher: str) -> ClaimResult:
    settled = standing(log).settled
    if settled is None:
        return result
    rows = [(Basis.STATED.value, result.stated.name, result.stated.assessment.text_sha256)]
    rows += [(Basis.CITED.value, each.name, each.assessment.text_sha256) for each in result.cited]
    now = claim_answered(result.claim.sha256, rows, matcher, result.verdict)
    return replace(result, decision=settled, stale=stale(settled.answers, now))
