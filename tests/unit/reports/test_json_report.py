"""Tests of the JSON report."""

import json
from typing import Any

import pytest

from tests.unit.reports.examples import AFTER, BEFORE, RESULTS, hostile_results
from verifier.pipeline.results import CheckResults
from verifier.reports.json_report import render_json, to_json


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_json(RESULTS))
    return loaded


def test_the_envelope_has_all_its_parts_in_order(report: dict[str, Any]) -> None:
    parts = ["schema", "run", "counts", "claims", "results", "conflicts", "links", "findings"]
    assert list(report) == parts
    assert report["schema"] == 1


def test_each_claim_has_its_result(report: dict[str, Any]) -> None:
    assert [claim["key"] for claim in report["claims"]] == [result["claim"] for result in report["results"]]


def test_evidence_can_be_found_again(report: dict[str, Any]) -> None:
    evidence = report["results"][0]["cited"]["sources"][0]["evidence"][0]
    content = BEFORE + evidence["quote"] + AFTER
    assert content[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert content.startswith(evidence["prefix"] + evidence["quote"] + evidence["suffix"], len(BEFORE) - 32)
    assert evidence["text_sha256"] == "0" * 64


def test_counts_add_up(report: dict[str, Any]) -> None:
    counts = report["counts"]
    assert sum(counts["verdict"].values()) == counts["claims"] == 5
    assert sum(counts["stated"].values()) == 5
    assert sum(counts["cited"].values()) == 3  # two claims cite nothing


def test_findings_carry_their_fingerprint(report: dict[str, Any]) -> None:
    assert len(report["findings"][0]["fingerprint"]) == 16


def test_hostile_text_survives_whole_and_harmless() -> None:
    results = hostile_results()
    rendered = render_json(results)
    assert json.loads(rendered)["claims"][0]["text"] == results.claims[0].claim.text
    assert not any(character in rendered for character in "\x1b\u202e\u200b\x07\U000e0041")


def test_no_claims_give_a_whole_envelope() -> None:
    report = json.loads(render_json(CheckResults(())))
    assert (report["claims"], report["results"], report["counts"]["claims"]) == ([], [], 0)


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"ece": float("nan")})
