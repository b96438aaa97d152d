"""A decided conflict over real runs: a document leaves, comes back, is corrected; nothing that was decided is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Verifier

PAPERS = {"gazette": "May 2019", "herald": "May 2019", "mercury": "May 2019", "post": "August 2020"}
CLAIM = (
    "schema: 1\ndocument: {{id: {paper}, title: The {paper}}}\n"
    "claims:\n  - {{id: opening, text: The ferry company Nordlink was founded in {when}.}}\n"
)
KEY = "gazette/opening ↔ post/opening"
NEXT = "herald/opening ↔ post/opening"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERIFIER_EDITOR", "ana")
    (tmp_path / "claims").mkdir()
    (tmp_path / "verifier.toml").write_text("")
    for paper, when in PAPERS.items():
        write(paper, when)
    check(verifier)
    return tmp_path


def write(paper: str, when: str) -> None:
    Path("claims", f"{paper}.yaml").write_text(CLAIM.format(paper=paper, when=when), encoding="utf-8")


def leave(paper: str) -> None:
    Path("claims", f"{paper}.yaml").unlink()


def check(verifier: Verifier) -> None:
    ran = verifier("check", "--offline", "--fail-on", "never", "--quiet")
    assert ran.code in {0, 3, 5}, ran.err


def about(verifier: Verifier, key: str) -> dict[str, Any]:
    ran = verifier("decide", key, "--list", "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def waiting(verifier: Verifier, state: str) -> list[str]:
    ran = verifier("decide", "--list", "--where", f"kind=conflict state={state}", "--format", "json")
    return [item["key"] for item in json.loads(ran.out)["items"]]


@pytest.mark.usefixtures("desk")
def test_a_decision_outlives_the_document_that_leads(verifier: Verifier) -> None:
    assert verifier("decide", KEY, "--confirm", "gazette", "--reason", "The deed says so.").code == 0
    leave("gazette")
    check(verifier)
    assert (waiting(verifier, "open"), waiting(verifier, "reviewed")) == ([], [NEXT])
    for key in (KEY, NEXT):
        found = about(verifier, key)
        assert (found["item"]["key"], found["item"]["names"], len(found["history"])) == (NEXT, [KEY], 1)
    assert verifier("decide", KEY, "--dismiss", "opinion", "--who", "bo").code == 0
    assert [entry["who"] for entry in about(verifier, NEXT)["history"]] == ["ana", "bo"]
    write("gazette", "May 2019")
    check(verifier)
    assert [entry["who"] for entry in about(verifier, KEY)["history"]] == ["ana", "bo"]
    assert waiting(verifier, "open") == []


@pytest.mark.usefixtures("desk")
def test_it_is_stale_and_says_why_when_another_side_changes_meanwhile(verifier: Verifier) -> None:
    verifier("decide", KEY, "--confirm", "post")
    leave("gazette")
    write("post", "June 2018")
    check(verifier)
    assert waiting(verifier, "stale") == [NEXT]
    shown = verifier("decide", KEY, "--list")
    assert "since it was decided: post now says “June 2018”" in shown.out
    assert "since it was decided: nobody says “August 2020” any more" in shown.out


@pytest.mark.usefixtures("desk")
def test_what_was_seen_under_the_old_key_is_not_decided_under_the_new_one(verifier: Verifier) -> None:
    seen = about(verifier, KEY)["item"]["seen"]
    leave("gazette")
    check(verifier)
    ran = verifier("decide", KEY, "--dismiss", "opinion", "--seen", seen)
    assert (ran.code, "has changed meanwhile" in ran.err) == (2, True)


@pytest.mark.usefixtures("desk")
def test_what_is_found_no_more_is_in_the_history_and_in_the_export(verifier: Verifier) -> None:
    verifier("decide", KEY, "--confirm", "post", "--reason", "The log says so.")
    leave("post")
    check(verifier)
    assert waiting(verifier, "all") == []
    assert about(verifier, KEY)["item"] is None
    shown = verifier("decide", KEY, "--list")
    assert shown.out.startswith("found no more: the documents do not contradict one another any more")
    assert "The log says so." in shown.out
    exported = [json.loads(line) for line in verifier("export", "--format", "review-jsonl").out.splitlines()]
    assert [len(each["history"]) for each in exported if each["key"] == KEY] == [1]
    refused = verifier("decide", KEY, "--dismiss", "opinion")
    assert refused.code == 2


@pytest.mark.usefixtures("desk")
def test_a_new_database_finds_the_history_again_as_far_as_people_tied_it(verifier: Verifier, desk: Path) -> None:
    verifier("decide", KEY, "--confirm", "post")
    leave("gazette")
    check(verifier)
    verifier("decide", KEY, "--dismiss", "opinion")
    (desk / ".verifier" / "verifier.db").unlink()
    for rest in (desk / ".verifier").glob("verifier.db-*"):
        rest.unlink()
    check(verifier)
    assert [entry["act"] for entry in about(verifier, KEY)["history"]] == ["confirm", "dismiss"]
