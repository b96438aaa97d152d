"""``verifier match`` and ``verifier show``."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier

REPORT = "samples/harbour-report.txt"


@pytest.mark.parametrize(
    ("claim", "verdict", "code"),
    [
        ("At the end of 2024 the harbour employed 430 people.", "supported", 0),
        ("At the end of 2024 the harbour employed 340 people.", "refuted", 1),
    ],
)
def test_one_claim_is_held_against_one_file(
    newsroom: Path, verifier: Verifier, claim: str, verdict: str, code: int
) -> None:
    del newsroom
    ran = verifier("match", "--claim", claim, "--source", REPORT)
    assert ran.code == code
    assert verdict in ran.out
    assert "430 people" in ran.out


def test_last_year_is_counted_from_the_date_of_publication(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    claim = "Last year the harbour employed 430 people."
    ran = verifier("match", "--claim", claim, "--source", REPORT, "--published", "2025-03-14", "--format", "json")
    result = json.loads(ran.out)["results"][0]
    assert result["verdict"] == "supported"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--claim", " ", "--source", REPORT], 2, "the claim is empty"),
        (["--claim", "word " * 4000, "--source", REPORT], 2, "at most 2,000"),
        (["--claim", "x"], 2, "--source"),
        (["--claim", "x", "--source", REPORT, "--published", "soon"], 2, "soon"),
        (["--claim", "x", "--source", "nowhere.txt"], 1, "cannot be opened"),
        (["--claim", "x", "--source", "claims"], 1, "not a file with text"),
    ],
)
def test_what_cannot_be_matched_is_told(
    newsroom: Path, verifier: Verifier, arguments: list[str], code: int, message: str
) -> None:
    del newsroom
    ran = verifier("match", *arguments)
    assert ran.code == code
    assert message in " ".join((ran.out + ran.err).split())


@pytest.mark.parametrize("name", ["staff-2024", "harbour-news/staff-2024"])
def test_a_claim_is_shown_with_every_check(newsroom: Path, verifier: Verifier, name: str) -> None:
    del newsroom
    ran = verifier("show", name)
    assert ran.code == 0
    assert "claims/example.yaml:" in ran.out
    assert "cites harbour-report: Norhaven Harbour Authority, Annual Report 2024" in " ".join(ran.out.split())
    assert "≠ differs" in ran.out


def test_a_claim_is_shown_to_programs(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    report = json.loads(verifier("show", "staff-2024", "--format", "json").out)
    assert [claim["key"] for claim in report["claims"]] == ["harbour-news/staff-2024"]


def test_a_mistyped_claim_names_the_nearest(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    ran = verifier("show", "staff-2042")
    assert ran.code == 2
    assert "staff-2024" in ran.err
