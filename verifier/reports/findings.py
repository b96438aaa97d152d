"""Findings about claims: every verdict but ``supported``, as something that points at the claim's line.

A verdict that fails the run by ``--fail-on`` is an error, whatever it is by itself, so that whoever reads why a run
failed finds it among the errors.
"""

from collections.abc import Collection, Iterator
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, having, of_severity
from verifier.pipeline.verdicts import FAILING, WORST_FIRST, FailOn
from verifier.reports.codes import REPORT_CODES, code_of
from verifier.reports.order import by_gravity, worst_first
from verifier.reports.paths import shown_path
from verifier.reports.places import conflict_places
from verifier.reports.words import UNAVAILABLE_WORDS

LONGEST_CLAIM: Final = 300  # code points of a claim in a message


class AllFindings(Collection[Finding]):
    """What a report of ``check`` points at, the gravest first: claims, conflicts, then files; made when it is read.

    Notes on claim files are left out; ``lint`` is the place for them.
    """

    def __init__(self, results: CheckResults) -> None:
        self._results = results
        self._failing = failing_verdicts(results)
        self._conflicts = conflict_findings(results)

    def __iter__(self) -> Iterator[Finding]:
        for severity in reversed(Severity):
            for verdict in WORST_FIRST:
                if verdict is not Verdict.SUPPORTED and _severity(verdict, self._failing) is severity:
                    yield from (claim_finding(one, self._failing) for one in having(self._results.claims, verdict))
            yield from of_severity(self._conflicts, severity)
            if severity is not Severity.NOTE:
                for found in of_severity(self._results.findings, severity):
                    yield found.model_copy(update={"file": shown_path(found.file)})

    def __len__(self) -> int:
        counts = self._results.counts.overall
        claims = sum(count for verdict, count in counts.items() if verdict is not Verdict.SUPPORTED)
        return claims + len(self._conflicts) + sum(1 for _ in by_gravity(self._results.findings))

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


def all_findings(results: CheckResults) -> tuple[Finding, ...]:
    """Return :class:`AllFindings` at once."""
    return tuple(AllFindings(results))


def claim_findings(results: CheckResults) -> tuple[Finding, ...]:
    """Return one finding for each claim that is not supported, the worst verdict first."""
    failing = failing_verdicts(results)
    return tuple(
        claim_finding(one, failing) for one in worst_first(results.claims) if one.verdict is not Verdict.SUPPORTED
    )


def conflict_findings(results: CheckResults) -> tuple[Finding, ...]:
    """Return one finding for each conflict, at the first of its claims."""
    code, places = REPORT_CODES["conflict"], conflict_places(results)
    found = []
    for conflict in results.conflicts:
        sides = (conflict.one, conflict.other) if conflict.one.claim in places else (conflict.other, conflict.one)
        place = places.get(sides[0].claim)
        found.append(
            Finding(
                code=code.name,
                severity=code.severity,
                message=f"{sides[0].claim} and {sides[1].claim} cannot both hold: {conflict.check.reason}",
                hint=code.hint,
                file=shown_path(place.file) if place else "",
                line=place.line if place else 0,
                subject=conflict.key,
            )
        )
    return tuple(found)


def failing_verdicts(results: CheckResults) -> frozenset[Verdict]:
    """Return the verdicts that fail a run with the settings of *results*."""
    return FAILING[fail_level(results)]


def fail_level(results: CheckResults) -> FailOn:
    """Return the ``--fail-on`` of the run that gave *results*."""
    return FailOn(str(results.settings.get("fail_on", FailOn.REFUTED.value)))


def claim_finding(result: ClaimResult, failing: frozenset[Verdict]) -> Finding:
    """Return what there is to say about a claim that is not supported; an error if its verdict is a *failing* one."""
    code = REPORT_CODES[code_of(result.verdict)]
    return Finding(
        code=code.name,
        severity=_severity(result.verdict, failing),
        message=_message(result),
        hint=code.hint,
        file=shown_path(result.place.file),
        line=result.place.line,
        subject=result.claim.key,
    )


def _severity(verdict: Verdict, failing: frozenset[Verdict]) -> Severity:
    return Severity.ERROR if verdict in failing else REPORT_CODES[code_of(verdict)].severity


def _what(result: ClaimResult) -> str:
    """Return what the text is that decides."""
    if result.basis is Basis.STATED:
        return "its document"
    return "the cited source" if result.deciding.is_cited else "a text that it does not cite,"


def _message(result: ClaimResult) -> str:
    """Say in one sentence what was found, with the reason."""
    text, deciding = result.claim.text, result.deciding
    claim = f"“{text if len(text) <= LONGEST_CLAIM else text[: LONGEST_CLAIM - 1] + '…'}”"
    reason = deciding.assessment.reason
    against = f"{_what(result)} {deciding.name}"
    against += f" ({deciding.web_copy})" if deciding.web_copy else ""
    match result.verdict:
        case Verdict.REFUTED:
            return f"{against} refutes {claim}: {reason}"
        case Verdict.DISPUTED:
            others = [other.name for other in result.cited if other.verdict is Verdict.SUPPORTED]
            return f"{against} refutes {claim}, while {', '.join(others)} supports it: {reason}"
        case Verdict.PARTIAL:
            return f"{against} bears out only a part of {claim}: {reason}"
        case Verdict.UNAVAILABLE:
            why = deciding.assessment.unavailable
            return f"{claim} was not checked against {against}: {f'{UNAVAILABLE_WORDS[why]}, ' if why else ''}{reason}"
        case _:
            return f"{against} does not settle {claim}: {reason}"
