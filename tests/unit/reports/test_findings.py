"""Tests of findings about claims."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.reports.examples import LETTER, REPORT, RESULTS, claim, judgement, result
from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults, Place
from verifier.reports.codes import REPORT_CODES, code_of
from verifier.reports.findings import all_findings, claim_findings
from verifier.reports.lines import finding_lines

DOCS = Path(__file__).parents[3] / "docs" / "findings.md"


def by_subject(results: CheckResults) -> dict[str, Finding]:
    return {found.subject.partition("/")[2]: found for found in claim_findings(results)}


def test_every_verdict_but_supported_is_a_finding_at_the_line_of_its_claim() -> None:
    found = [(one.code, one.subject, one.file, one.line) for one in claim_findings(RESULTS)]
    assert found == [
        ("claim-refuted", "lighthouse-2024/visitors", "claims/lighthouse.yaml", 14),
        ("claim-partial", "lighthouse-2024/money", "claims/lighthouse.yaml", 26),
        ("claim-unavailable", "lighthouse-2024/family", "claims/lighthouse.yaml", 32),
        ("claim-unavailable", "lighthouse-2024/boat", "claims/lighthouse.yaml", 36),
    ]


def test_the_message_names_source_claim_and_reason() -> None:
    assert by_subject(RESULTS)["visitors"].message == (
        "the cited source port-report refutes “In 2023 the lighthouse had 48,000 visitors, more than ever.”: "
        "the source says 84,000 visitors, the claim says 48,000 visitors"
    )
    assert by_subject(RESULTS)["boat"].message.endswith(
        "was not checked against its document lighthouse-2024: not captured, no text of it was given"
    )


def test_a_dispute_names_both_sides() -> None:
    one = claim("lamp", "The lamp is new.", REPORT.id, LETTER.id)
    no = judgement(one, Verdict.REFUTED, "It is old.", reason="it is old")
    yes = judgement(one, Verdict.SUPPORTED, "It is new.", reason="it is new", name=LETTER.id)
    stated = judgement(one, Verdict.UNAVAILABLE, reason="none", name="lighthouse-2024")
    results = CheckResults((result(one, 3, stated, no, yes, verdict=Verdict.DISPUTED),))
    (found,) = claim_findings(results)
    assert found.code == "claim-disputed"
    assert found.message == (
        "the cited source port-report refutes “The lamp is new.”, while keeper-letter supports it: it is old"
    )


@pytest.mark.parametrize(
    ("fail_on", "errors"),
    [
        ("refuted", {"visitors"}),
        ("partial", {"visitors", "money"}),
        ("unavailable", {"visitors", "money", "family", "boat"}),
        ("never", {"visitors"}),  # refuted is an error by itself, even where nothing fails
    ],
)
def test_what_fails_the_run_is_an_error(fail_on: str, errors: set[str]) -> None:
    results = replace(RESULTS, settings={"fail_on": fail_on})
    assert {name for name, found in by_subject(results).items() if found.severity is Severity.ERROR} == errors


def test_claims_come_first_within_a_severity_and_notes_on_files_are_left_to_lint() -> None:
    assert [found.code for found in all_findings(RESULTS)] == [
        "claim-refuted",
        "bad-date",
        "claim-partial",
        "claim-unavailable",
        "claim-unavailable",
    ]


def test_a_fingerprint_stays_when_lines_move_and_wording_changes() -> None:
    first = claim_findings(RESULTS)[0]
    moved = replace(RESULTS.claims[0], place=Place("./claims/lighthouse.yaml", 99))
    assert claim_findings(CheckResults((moved,)))[0].fingerprint == first.fingerprint


def test_a_very_long_claim_is_cut_in_the_message() -> None:
    one = claim("long", "word " * 400)
    stated = judgement(one, Verdict.REFUTED, "no", reason="no", name="lighthouse-2024")
    (found,) = claim_findings(CheckResults((result(one, 3, stated, verdict=Verdict.REFUTED),)))
    assert len(found.message) < 400
    assert "…" in found.message


def test_every_code_is_documented_with_its_meaning() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    assert [code.name for code in REPORT_CODES.values() if f"| `{code.name}` | {code.meaning} |" not in docs] == []


def test_every_verdict_and_every_reason_has_its_code() -> None:
    verdicts = {code_of(verdict) for verdict in Verdict if verdict is not Verdict.SUPPORTED}
    reasons = {f"text-{reason.value.replace('_', '-')}" for reason in Unavailable}
    assert verdicts | reasons <= set(REPORT_CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code) and known.hint for code, known in REPORT_CODES.items())


def test_lines_are_what_editors_read() -> None:
    assert finding_lines(RESULTS.findings) == (
        "claims/mill.yaml:5:14: error bad-date 2023-02-30 is no date\n"
        "    write it as 2023-02-28\n"
        "claims/mill.yaml: note no-url a source is known by name only\n"
    )
