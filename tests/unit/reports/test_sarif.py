"""Tests of the SARIF report, held against what the schema of SARIF 2.1.0 asks for."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.unit.reports.examples import RESULTS, hostile_results
from verifier.cli.formats import ALL_CODES
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults
from verifier.reports.findings import all_findings
from verifier.reports.paths import Ground
from verifier.reports.sarif import render_sarif

GROUND = Ground(Path("/project/desk"), Path("/project"))


def log(*findings: Finding) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_sarif(findings, ALL_CODES, GROUND))
    return loaded


def require_valid(loaded: dict[str, Any]) -> None:
    """Check the parts of the schema that apply: required properties, types, ranges, enumerations, uniqueness."""
    assert set(loaded) == {"$schema", "version", "runs"}
    assert loaded["version"] == "2.1.0"
    for run in loaded["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        rules = [rule["id"] for rule in driver["rules"]]
        assert len(rules) == len(set(rules))
        for rule in driver["rules"]:
            assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
            assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
        for result in run["results"]:
            require_valid_result(result, rules)


def require_valid_result(result: dict[str, Any], rules: list[str]) -> None:
    assert rules[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert result["message"]["text"]
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for location in result.get("locations", []):
        physical = location["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/:-]|%[0-9A-F]{2})+", uri)
        assert urlsplit(uri).scheme in {"", "file"}
        assert "\\" not in uri
        assert all(physical.get("region", {}).get(part, 1) >= 1 for part in ("startLine", "startColumn"))


@pytest.mark.parametrize("results", [RESULTS, hostile_results(), CheckResults(())])
def test_the_log_is_valid(results: CheckResults) -> None:
    require_valid(log(*all_findings(results)))


def test_a_result_points_at_the_claim_from_the_root_of_the_repository() -> None:
    result = log(*all_findings(RESULTS))["runs"][0]["results"][0]
    assert result["ruleId"] == "claim-refuted"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "desk/claims/lighthouse.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14},
    }


def test_fingerprints_are_those_of_the_findings() -> None:
    found = all_findings(RESULTS)
    results = log(*found)["runs"][0]["results"]
    assert [list(result["partialFingerprints"].values()) for result in results] == [[one.fingerprint] for one in found]


def test_rules_tell_what_a_code_means_and_what_to_do() -> None:
    rules = log(*all_findings(RESULTS))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["bad-date", "claim-partial", "claim-refuted", "claim-unavailable"]
    assert rules[0]["help"]["text"] == "A date does not exist or is not written YYYY-MM-DD. Write it as 2025-07-12."


def test_a_code_that_nobody_explained_is_still_reported() -> None:
    require_valid(log(Finding(code="new-code", severity=Severity.NOTE, message="m")))


def test_a_file_outside_the_repository_keeps_its_whole_address() -> None:
    found = Finding(code="bad-id", severity=Severity.ERROR, message="m", file="../../elsewhere/a b.yaml")
    location = log(found)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "file:///elsewhere/a%20b.yaml"}}


def test_text_from_outside_becomes_no_link() -> None:
    found = Finding(code="bad-id", severity=Severity.ERROR, message="see [here](http://evil.example/) \x1b[31m")
    text = log(found)["runs"][0]["results"][0]["message"]["text"]
    assert text == "see [here] (http://evil.example/) \\x1b[31m"
