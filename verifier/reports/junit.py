"""The JUnit report: claims and claim files as tests, for the test tabs of CI systems.

A claim is a test case of its document. It fails where its verdict fails the run, is skipped where there was no text,
and passes otherwise; a passed one that is not supported says so in its output. The format has no owner; this is the
part that CI systems read alike, as https://github.com/testmoapp/junitxml describes it.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults, ClaimResult, of_severity
from verifier.pipeline.verdicts import FailOn
from verifier.reports.codes import code_of
from verifier.reports.findings import claim_finding, fail_level, failing_verdicts
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line, visible

FILES: Final = "claim files"
_NOT_XML: Final = re.compile("[\ufffe\uffff]")  # besides what visible() writes out; XML 1.0, production 2


class Ending(StrEnum):
    """How a test case ended; the values are the elements that say so, PASSED having none."""

    PASSED = "passed"
    FAILED = "failure"
    BROKEN = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """One test case; *kind* is the finding's code, *message* one line, *details* more of them."""

    name: str
    ending: Ending
    file: str = ""
    line: int = 0
    kind: str = ""
    message: str = ""
    details: str = ""


def render_junit(results: CheckResults) -> str:
    """Return *results* as a JUnit file: a suite for each document, and one for claim files that could not be used."""
    return "".join(junit_report(results))


def junit_report(results: CheckResults) -> Iterator[str]:
    """Yield the same suite by suite; claims of one document must stand together, as they do in claim files."""
    failing = failing_verdicts(results)
    ending = Ending.PASSED if fail_level(results) is FailOn.NEVER else Ending.BROKEN
    files = [_finding_case(found, ending) for found in of_severity(results.findings, Severity.ERROR)]
    files += [
        Case(name, Ending.SKIPPED, kind="left-out", message="left out for a mistake in its claim file")
        for name in results.left_out
    ]
    total = Counter(case.ending for case in files)
    for verdict, count in results.counts.overall.items():
        total[_ending(verdict, failing)] += count
    suites = (
        (document, [_claim_case(result, failing) for result in group])
        for document, group in groupby(results.claims, lambda result: result.document.id)
    )
    yield from _document(total, chain(suites, [(FILES, files)] if files else []))


def render_lint_junit(findings: Iterable[Finding], files: Sequence[str], fail_from: Severity | None) -> str:
    """Return findings about claim files as a JUnit file.

    Args:
        findings: A test case each; it fails if the finding is of *fail_from* or graver.
        files: The claim files that were read; one without findings is a test case that passed.
        fail_from: The mildest severity that fails; None lets all pass.
    """
    listed = list(findings)
    cases = [
        _finding_case(found, Ending.FAILED if fail_from and found.severity.rank >= fail_from.rank else Ending.PASSED)
        for found in listed
    ]
    clean = [file for file in files if all(found.file != file for found in listed)]
    return junit_document(
        {FILES: [*cases, *(Case(shown_path(file), Ending.PASSED, shown_path(file)) for file in clean)]}
    )


def _ending(verdict: Verdict, failing: frozenset[Verdict]) -> Ending:
    if verdict in failing:
        return Ending.FAILED
    return Ending.SKIPPED if verdict is Verdict.UNAVAILABLE else Ending.PASSED


def _claim_case(result: ClaimResult, failing: frozenset[Verdict]) -> Case:
    message = "" if result.verdict is Verdict.SUPPORTED else claim_finding(result, failing).message
    quotes = [f"“{one_line(evidence.quote)}”" for evidence in result.deciding.assessment.evidence]
    return Case(
        name=result.claim.id,
        ending=_ending(result.verdict, failing),
        file=shown_path(result.place.file),
        line=result.place.line,
        kind=code_of(result.verdict),
        message=message,
        details="\n".join(quotes),
    )


def _finding_case(found: Finding, ending: Ending) -> Case:
    name = ":".join(str(part) for part in (shown_path(found.file), found.line, found.column) if part)
    return Case(
        name=f"{found.code} {name}".rstrip(),
        ending=ending,
        file=shown_path(found.file),
        line=found.line,
        kind=found.code,
        message=found.message,
        details=found.hint,
    )


def junit_document(suites: Mapping[str, Sequence[Case]]) -> str:
    """Return the test cases of *suites*, by the name of the suite, as a JUnit file."""
    total = Counter(case.ending for cases in suites.values() for case in cases)
    return "".join(_document(total, suites.items()))


def _document(total: Counter[Ending], suites: Iterable[tuple[str, Sequence[Case]]]) -> Iterator[str]:
    """Yield the file with *suites*, the cases of which end *total* times in each way."""
    root = ET.Element("testsuites", {"name": "verifier", **_counts(total)})
    root.text, is_empty = "\n  ", True
    opening, closing = ET.tostring(root, encoding="unicode").split(root.text)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for name, cases in suites:
        yield f"{opening if is_empty else ''}\n  {_suite(name, cases)}"
        is_empty = False
    yield f"{opening.removesuffix('>')} />\n" if is_empty else f"\n{closing}\n"


def _suite(name: str, cases: Sequence[Case]) -> str:
    suite = ET.Element("testsuite", {"name": _attribute(name), **_counts(Counter(case.ending for case in cases))})
    suite.extend(_element(case, name) for case in cases)
    ET.indent(suite, level=1)
    return ET.tostring(suite, encoding="unicode")


def _counts(endings: Counter[Ending]) -> dict[str, str]:
    named = {"failures": Ending.FAILED, "errors": Ending.BROKEN, "skipped": Ending.SKIPPED}
    return {"tests": str(endings.total()), **{name: str(endings[ending]) for name, ending in named.items()}}


def _element(case: Case, suite: str) -> ET.Element:
    attributes = {"name": case.name, "classname": suite, "file": case.file, "line": str(case.line or "")}
    element = ET.Element("testcase", {name: _attribute(value) for name, value in attributes.items() if value})
    body = "\n".join(_content(part) for part in (case.message, case.details) if part)
    about = {"message": _attribute(case.message)}
    if case.ending is Ending.SKIPPED:
        ET.SubElement(element, case.ending.value, about)
    elif case.ending is not Ending.PASSED:
        ET.SubElement(element, case.ending.value, {**about, "type": case.kind}).text = body
    elif case.message:
        ET.SubElement(element, "system-out").text = body
    return element


def _attribute(text: str) -> str:
    return _NOT_XML.sub("\ufffd", one_line(text))


def _content(text: str) -> str:
    return _NOT_XML.sub("\ufffd", visible(text))
