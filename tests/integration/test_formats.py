"""The formats of ``verifier check`` and ``verifier lint``, from the command line."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier

FORMATS = ["console", "json", "html", "markdown", "csv", "sarif", "junit", "github"]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.md", "### Claims and their sources"),
        ("r.csv", "claim,text,"),
        ("r.sarif", '{\n  "$schema"'),
        ("r.sarif.json", '{\n  "$schema"'),
        ("r.json", '{\n  "schema"'),
        ("r.xml", "<?xml"),
        ("R.HTM", "<!DOCTYPE html>"),
    ],
)
def test_the_ending_of_the_output_names_its_format(newsroom: Path, verifier: Verifier, name: str, start: str) -> None:
    assert verifier("check", "--output", name, "--quiet").code == 1
    assert (newsroom / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_bytes_and_exit_code_each_time(
    newsroom: Path, verifier: Verifier, form: str
) -> None:
    del newsroom
    first = verifier("check", "--format", form, "--quiet")
    assert first == verifier("check", "--format", form, "--quiet")
    assert first.code == 1


def test_paths_are_from_the_root_of_the_repository_wherever_the_command_runs(
    newsroom: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / ".git").mkdir()
    monkeypatch.chdir(newsroom / "samples")
    log = json.loads(verifier("check", "../claims", "--format", "sarif").out)
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "claims/example.yaml"
    assert verifier("check", "../claims", "--format", "github").out.startswith("::error file=claims/example.yaml,line=")


def test_paths_are_shown_without_detours(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    report = json.loads(verifier("check", "--format", "json").out)
    assert {result["stated"]["file"] for result in report["results"]} == {"samples/harbour-news.txt"}
    assert report["results"][0]["stated"]["snapshot_sha256"] is None
    rows = csv.DictReader(io.StringIO(verifier("check", "--format", "csv").out, newline=""))
    assert {row["text_file"] for row in rows} == {"samples/harbour-news.txt", "samples/harbour-report.txt"}


def test_lint_points_machines_at_mistakes(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "claims" / "broken.yaml").write_text("schema: 1\ndocument: [", encoding="utf-8")
    log = json.loads(verifier("lint", "--format", "sarif").out)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["bad-yaml"]
    assert verifier("lint", "--format", "github").out.startswith("::error file=claims/broken.yaml,line=2,")
    suites = ET.fromstring(verifier("lint", "--format", "junit").out.encode())  # noqa: S314  our own output
    cases = {case.get("file"): [child.tag for child in case] for case in suites.iter("testcase")}
    assert cases == {"claims/broken.yaml": ["failure"], "claims/example.yaml": []}
