"""``verifier check`` from claim files to reports, with nothing replaced."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier

SAMPLE = {
    "cargo-2024": "supported",
    "staff-2024": "refuted",
    "quay-builder": "partial",
    "ferry-2026": "not_enough_info",
}


def test_the_sample_shows_each_verdict_with_what_decides_it(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    ran = verifier("check", "--format", "json")
    report = json.loads(ran.out)
    assert {result["claim"].split("/")[1]: result["verdict"] for result in report["results"]} == SAMPLE
    assert all(result["stated"]["verdict"] == "supported" for result in report["results"])
    assert ran.code == 1


def test_evidence_is_what_stands_in_the_text(newsroom: Path, verifier: Verifier) -> None:
    content = (newsroom / "samples" / "harbour-report.txt").read_text()
    report = json.loads(verifier("check", "--format", "json").out)
    for result in report["results"]:
        for evidence in result["cited"]["sources"][0]["evidence"]:
            assert " ".join(evidence["quote"].split()) in " ".join(content.split())


def test_the_console_report_names_the_figure_and_its_place(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    out = verifier("check").out
    assert "✗ refuted  harbour-news/staff-2024" in out
    assert "claims/example.yaml:" in out
    assert "the harbour employed 430 people" in out
    assert "\x1b" not in out  # not a terminal


@pytest.mark.parametrize(("name", "start"), [("r.html", "<!DOCTYPE html>"), ("r.json", "{"), ("r.txt", "✗ refuted")])
def test_the_ending_of_the_output_names_its_format(newsroom: Path, verifier: Verifier, name: str, start: str) -> None:
    ran = verifier("check", "--output", name)
    assert (newsroom / name).read_text(encoding="utf-8").startswith(start)
    assert (ran.out, ran.code) == ("", 1)
    assert f"written to {name}" in ran.err


@pytest.mark.parametrize("form", ["console", "json", "html"])
def test_the_same_input_gives_the_same_bytes(newsroom: Path, verifier: Verifier, form: str) -> None:
    del newsroom
    assert verifier("check", "--format", form).out == verifier("check", "--format", form).out


@pytest.mark.parametrize(
    ("fail_on", "code"), [("refuted", 1), ("partial", 1), ("not_enough_info", 1), ("unavailable", 1), ("never", 0)]
)
def test_a_refuted_claim_fails_the_run_unless_nothing_should(
    newsroom: Path, verifier: Verifier, fail_on: str, code: int
) -> None:
    del newsroom
    assert verifier("check", "--fail-on", fail_on).code == code


def test_a_setting_names_what_fails_a_run(newsroom: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    del newsroom
    monkeypatch.setenv("VERIFIER_FAIL_ON", "never")
    assert verifier("check").code == 0
    assert verifier("check", "--fail-on", "refuted").code == 1


def test_a_text_given_by_an_option_goes_before_the_claim_file(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "other.txt").write_text(
        "At the end of 2024 the harbour employed 340 people. It was a good year for all."
    )
    ran = verifier("check", "--source", "harbour-report=other.txt", "--format", "json")
    verdicts = {result["claim"]: result["verdict"] for result in json.loads(ran.out)["results"]}
    assert verdicts["harbour-news/staff-2024"] == "supported"


def test_a_broken_claim_file_fails_the_run_and_the_others_are_checked(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "claims" / "broken.yaml").write_text("schema: 1\ndocument: [")
    ran = verifier("check", "--format", "json", "--fail-on", "refuted")
    report = json.loads(ran.out)
    assert len(report["results"]) == len(SAMPLE)
    assert [found["file"] for found in report["findings"] if found["severity"] == "error"] == ["claims/broken.yaml"]
    assert ran.code == 1


def test_a_folder_without_claims_is_nothing_to_check(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "empty").mkdir()
    ran = verifier("check", "empty")
    assert ran.code == 5
    assert "nothing to check" in ran.err


def test_claims_without_any_text_are_not_clean(newsroom: Path, verifier: Verifier) -> None:
    path = newsroom / "claims" / "example.yaml"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "file:" not in line))
    ran = verifier("check")
    assert ran.code == 5
    assert "no claim has a text" in ran.err


def test_quiet_says_nothing_but_the_report(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    ran = verifier("check", "--quiet", "--output", "r.html")
    assert (ran.out, ran.err) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--document", "harbour-new=x.txt"], "Did you mean 'harbour-news'?"),
        (["--source", "x"], "is not ID=PATH"),
        (["--output", "missing/r.html"], "cannot write missing/r.html"),
        (["--output", "claims"], "it is a folder"),
        (["--fail-on", "everything"], "everything"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_checked(
    newsroom: Path, verifier: Verifier, arguments: list[str], message: str
) -> None:
    del newsroom
    ran = verifier("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_an_unknown_setting_is_named(newsroom: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    del newsroom
    monkeypatch.setenv("VERIFIER_CLAIM", "x")
    ran = verifier("check")
    assert ran.code == 2
    assert "VERIFIER_CLAIM" in ran.err
