"""Link checks as JUnit: a test case for each address, in a suite for each host."""

from collections import defaultdict
from urllib.parse import urlsplit

from verifier.domain.finding import Finding
from verifier.domain.link import LinkStatus
from verifier.domain.linkcheck import Citing, LinkCheck
from verifier.rechecking.results import LinkResults
from verifier.reports.junit import Case, Ending, junit_document
from verifier.reports.paths import shown_path


def render_link_checks_junit(results: LinkResults) -> str:
    """Return *results* as a JUnit file: an address fails if one of its findings fails the run."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in results.findings:
        found[finding.subject].append(finding)
    suites: dict[str, list[Case]] = {}
    for check in results.checks:
        suites.setdefault(_host(check.url), []).append(_case(check, found[check.url], results))
    loose = [finding for url, findings in found.items() if url not in _urls(results) for finding in findings]
    if loose:
        suites["findings"] = [_loose(finding, results) for finding in loose]
    return junit_document(suites)


def _urls(results: LinkResults) -> frozenset[str]:
    return frozenset(check.url for check in results.checks)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc or "no host"
    except ValueError:
        return "no host"


def _case(check: LinkCheck, findings: list[Finding], results: LinkResults) -> Case:
    failing = [finding for finding in findings if results.fail_on.fails(finding)]
    shown = (failing or findings)[:1]
    place = next(iter(check.cited_at), Citing(file=""))
    ending = Ending.SKIPPED if check.status is LinkStatus.SKIPPED else Ending.PASSED
    return Case(
        name=check.url,
        ending=Ending.FAILED if failing else ending,
        file=shown_path(place.file),
        line=place.line,
        kind=shown[0].code if shown else "",
        message=shown[0].message if shown else check.reason,
        details="\n".join(f"{finding.message}\n{finding.hint}" for finding in failing),
    )


def _loose(finding: Finding, results: LinkResults) -> Case:
    ending = Ending.FAILED if results.fail_on.fails(finding) else Ending.PASSED
    return Case(
        f"{finding.code} {finding.subject}",
        ending,
        shown_path(finding.file),
        finding.line,
        finding.code,
        finding.message,
    )
