"""Tests of workflow commands, read as the runner reads them."""

import re
from pathlib import Path

import pytest

from tests.unit.reports.examples import RESULTS, hostile_results
from verifier.domain.finding import Finding, Severity
from verifier.reports.findings import all_findings
from verifier.reports.github import render_github
from verifier.reports.paths import Ground

GROUND = Ground(Path("/project"), Path("/project"))
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescape(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def command(finding: Finding) -> tuple[str, dict[str, str], str]:
    """The level, the properties and the message of the one command for *finding*."""
    found = COMMAND.fullmatch(render_github([finding], GROUND).removesuffix("\n"))
    assert found
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: unescape(value) for name, value in properties.items()}, unescape(found[3])


def test_a_finding_becomes_an_annotation_at_its_line() -> None:
    found = Finding(
        code="bad-date", severity=Severity.ERROR, message="no date", hint="write one",
        file="claims/a.yaml", line=5, column=14, subject="mill",
    )  # fmt: skip
    properties = {"file": "claims/a.yaml", "line": "5", "col": "14", "title": "bad-date: mill"}
    assert command(found) == ("error", properties, "no date\nwrite one")


def test_what_would_end_a_command_or_begin_one_is_escaped() -> None:
    hostile = "100 %, a: b\n::set-env name=x::y\r\n##[error]z %0A"
    level, properties, message = command(
        Finding(code="c", severity=Severity.NOTE, message=hostile, file="a,b:c%.yaml", subject=hostile)
    )
    assert level == "notice"
    assert properties["file"] == "a,b:c%.yaml"
    assert message == r"100 %, a: b ::set-env name=x::y\r ##[error]z %0A"


def test_hostile_text_stays_on_its_line() -> None:
    lines = render_github(all_findings(hostile_results()), GROUND).splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert len(lines) == 2


@pytest.mark.parametrize("count", [10, 11, 250])
def test_at_most_ten_of_a_level_are_annotated_and_the_rest_is_counted(count: int) -> None:
    findings = [
        Finding(code=code, severity=severity, message=f"m{number}")
        for number in range(count)
        for code, severity in (("claim-partial", Severity.WARNING), ("claim-refuted", Severity.ERROR))
    ]
    lines = render_github(findings, GROUND).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line[:7] for line in commands] == ["::error"] * 10 + ["::warni"] * 10
    assert commands[0].endswith("::m0")
    rest = [line for line in lines if not line.startswith("::")]
    left = count - 10
    assert rest == ([
        f"not annotated: {left} more of the level error ({left} claim-refuted)",
        f"not annotated: {left} more of the level warning ({left} claim-partial)",
    ] if left else [])  # fmt: skip


def test_the_worst_comes_first() -> None:
    codes = [
        line.split("title=")[1].split("%3A")[0] for line in render_github(all_findings(RESULTS), GROUND).splitlines()
    ]
    assert codes == ["claim-refuted", "bad-date", "claim-partial", "claim-unavailable", "claim-unavailable"]


def test_nothing_found_writes_nothing() -> None:
    assert render_github([], GROUND) == ""
