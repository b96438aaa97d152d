"""Tests of the JUnit report, read as a CI system would read it."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reports.examples import FINDINGS, RESULTS, hostile_results
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults
from verifier.reports.junit import render_junit, render_lint_junit


def read(document: str) -> ET.Element:
    return ET.fromstring(document.encode())  # noqa: S314  our own output


def endings(root: ET.Element) -> dict[str, str]:
    """How each test case ended, by its name."""
    return {
        case.get("name", ""): next((child.tag for child in case if child.tag != "system-out"), "passed")
        for case in root.iter("testcase")
    }


@pytest.mark.parametrize(
    ("fail_on", "visitors", "money", "family", "file"),
    [
        ("refuted", "failure", "passed", "skipped", "error"),
        ("partial", "failure", "failure", "skipped", "error"),
        ("unavailable", "failure", "failure", "failure", "error"),
        ("never", "passed", "passed", "skipped", "passed"),
    ],
)
def test_a_claim_fails_by_what_fails_the_run(fail_on: str, visitors: str, money: str, family: str, file: str) -> None:
    root = read(render_junit(replace(RESULTS, settings={"fail_on": fail_on})))
    ended = endings(root)
    names = ("visitors", "money", "family", "bad-date claims/mill.yaml:5:14", "repair")
    assert [ended[name] for name in names] == [visitors, money, family, file, "passed"]


@pytest.mark.parametrize("results", [RESULTS, hostile_results(), CheckResults(()), replace(RESULTS, left_out=("a/b",))])
def test_counts_are_those_of_the_cases(results: CheckResults) -> None:
    root = read(render_junit(results))
    for suite in (root, *root.iter("testsuite")):
        ended = list(endings(suite).values()) if suite is not root else [
            ending for each in root.iter("testsuite") for ending in endings(each).values()
        ]  # fmt: skip
        counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        assert suite.get("tests") == str(len(ended))
        assert {name: suite.get(name) for name in counted} == {
            name: str(ended.count(ending)) for name, ending in counted.items()
        }


def test_a_claim_that_passes_without_being_supported_says_so() -> None:
    (case,) = (case for case in read(render_junit(RESULTS)).iter("testcase") if case.get("name") == "money")
    assert "bears out only a part" in (case.findtext("system-out") or "")


def test_a_claim_that_was_left_out_is_not_passed_over() -> None:
    root = read(render_junit(replace(RESULTS, left_out=("mill-1990/wheel",))))
    assert endings(root)["mill-1990/wheel"] == "skipped"


def test_a_failure_shows_the_deciding_sentence_and_where_the_claim_stands() -> None:
    (case,) = (case for case in read(render_junit(RESULTS)).iter("testcase") if case.get("name") == "visitors")
    assert (case.get("file"), case.get("line")) == ("claims/lighthouse.yaml", "14")
    assert "“In 2023 it counted 84,000 visitors" in (case.findtext("failure") or "")


@given(st.text())
def test_any_text_gives_well_formed_xml(text: str) -> None:
    found = Finding(code="bad-id", severity=Severity.ERROR, message=text, hint=text, file=text)
    read(render_junit(CheckResults((), findings=(found,), left_out=(text,))))


@pytest.mark.parametrize(
    ("fail_from", "ended"),
    [(Severity.ERROR, ["failure", "passed"]), (Severity.NOTE, ["failure", "failure"]), (None, ["passed", "passed"])],
)
def test_lint_fails_from_the_severity_asked_for_and_clean_files_pass(
    fail_from: Severity | None, ended: list[str]
) -> None:
    root = read(render_lint_junit(FINDINGS, ["claims/mill.yaml", "claims/lighthouse.yaml"], fail_from))
    names = ["bad-date claims/mill.yaml:5:14", "no-url claims/mill.yaml", "claims/lighthouse.yaml"]
    assert endings(root) == dict(zip(names, [*ended, "passed"], strict=True))
