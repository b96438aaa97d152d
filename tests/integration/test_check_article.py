"""``verifier check ARTICLE --sources FOLDER``: from a draft to verdicts in one go."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from verifier.matching.calibration import Calibration
from verifier.pipeline.matchers import NONE, MatcherSpec, open_matcher

ARTICLE = """---
title: The harbour grows
author: Anna Lund
date: 2025-03-03
---

# The harbour grows

The harbour of Norhaven handled [4.2 million tonnes of freight](https://harbour.example/report) in 2024.

The harbour of Norhaven employed 430 people in 2024.[^1]

The county of Oster paid 8 million crowns for the new quay in 2021.

The mayor of Norhaven sold 12 ferries to a firm in 2023.[^2]

[^1]: Statistics of the county, Staff of public bodies, https://county.example/staff-2024
[^2]: Parish of Norhaven, Letters of the mayor
"""
TEXTS = {
    "a/report.txt": "Source: https://www.harbour.example/report/\n\n"
    "The harbour of Norhaven handled 4.2 million tonnes of freight in 2024, more than in any year before.",
    "staff-2024.txt": "At the end of 2024 the harbour of Norhaven employed 412 people.",
    "council.md": "# The council\n\nIts words. The county of Oster paid 8 million crowns for the new quay in 2021.",
    "picture.png": "no text",
}
REFUTED = "refuted"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an article and a folder of sources; it is the working directory and a project."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verifier.toml").touch()
    (tmp_path / "draft.md").write_text(ARTICLE, encoding="utf-8")
    for name, content in TEXTS.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def verdicts(report: str) -> list[tuple[str, str, list[tuple[str, bool]]]]:
    return [
        (result["verdict"], result["basis"], [(one["file"], one["is_cited"]) for one in result["cited"]["sources"]])
        for result in json.loads(report)["results"]
    ]


def test_each_claim_has_a_verdict_and_the_text_that_it_comes_from(desk: Path, verifier: Verifier) -> None:
    ran = verifier("check", "draft.md", "--sources", "sources", "--format", "json")
    freight, staff, quay, ferries = verdicts(ran.out)
    assert freight == ("supported", "cited", [("sources/a/report.txt", True)])
    assert staff == (REFUTED, "cited", [("sources/staff-2024.txt", True)])
    assert quay == ("supported", "cited", [("sources/council.md", False)])
    assert (ferries[0], ferries[2][0]) == ("not_enough_info", ("", True))
    assert ran.code == 1
    assert sorted(path.name for path in desk.iterdir()) == ["draft.md", "sources", "verifier.toml"]  # nothing written


def test_people_are_told_which_file_was_taken_for_which_source(desk: Path, verifier: Verifier) -> None:
    del desk
    ran = verifier("check", "draft.md", "--sources", "sources")
    assert "is read from a/report.txt (same address)" in ran.err
    assert "is read from staff-2024.txt (file name)" in ran.err
    assert "claims: 4, citing nothing: 1" in ran.err
    assert "texts in the folder: 3, in the register: 0; files of other kinds, passed over: 1" in ran.err
    assert "Not cited, found in" in verifier("check", "draft.md", "--sources", "sources", "--format", "html").out
    assert "[source-not-found]" in ran.out
    assert "draft.md:9" in ran.out


@pytest.mark.parametrize("form", ["console", "json", "html", "markdown", "csv", "sarif", "junit", "github"])
def test_every_format_works_and_gives_the_same_bytes_twice(desk: Path, verifier: Verifier, form: str) -> None:
    del desk
    first = verifier("check", "draft.md", "--sources", "sources", "--format", form).out
    assert first == verifier("check", "draft.md", "--sources", "sources", "--format", form).out
    assert "412" in first


def test_the_settings_of_the_matcher_hold_for_an_article_as_well(desk: Path, verifier: Verifier) -> None:
    spec = MatcherSpec(NONE, calibration="calibration.json")
    (desk / "calibration.json").write_text(Calibration(intercept=-20.0).to_json())
    (desk / "verifier.toml").write_text('matching_model = "none"\nmatching_calibration = "calibration.json"\n')
    ran = verifier("check", "draft.md", "--sources", "sources", "--format", "json")
    assert json.loads(ran.out)["run"]["matcher"] == open_matcher(spec).version
    assert "was fitted for another matcher" in ran.err
    (desk / "verifier.toml").write_text('matching_model = "no/such/model"\n')
    ran = verifier("check", "draft.md", "--sources", "sources")
    assert (ran.code, "no model at" in ran.err) == (2, True)


def test_a_file_can_be_given_for_a_source(desk: Path, verifier: Verifier) -> None:
    (desk / "letters.txt").write_text(
        "The mayor of Norhaven sold 12 ferries to a firm in 2023, and said so in his letters."
    )
    names = json.loads(verifier("check", "draft.md", "--sources", "sources", "--format", "json").out)["claims"]
    source = names[3]["citations"][0]["source"]
    ran = verifier("check", "draft.md", "--sources", "sources", "--source", f"{source}=letters.txt", "--format", "json")
    assert verdicts(ran.out)[3] == ("supported", "cited", [("letters.txt", True)])


def test_texts_of_the_register_are_looked_through_as_well(desk: Path, verifier: Verifier) -> None:
    (desk / "letters.txt").write_text(
        "The mayor of Norhaven sold 12 ferries to a firm in 2023, and said so in his letters."
    )
    (desk / "claims").mkdir()
    (desk / "claims" / "old.yaml").write_text(
        "schema: 1\ndocument: {id: old, title: Old}\nsources: {letters: {title: Letters, file: ../letters.txt}}\n"
        "claims:\n  - id: a\n    text: It is so.\n    cites: [{source: letters}]\n"
    )
    ran = verifier("check", "draft.md", "--sources", "sources", "--format", "json")
    assert verdicts(ran.out)[3][2][-1] == ("letters.txt", False)
    assert verdicts(ran.out)[3][0] == "supported"
    assert "in the register: 1" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft.md", "--sources", "nowhere"], "nowhere is no folder"),
        (["draft.md", "--sources", "draft.md"], "draft.md is no folder"),
        (["--sources", "sources"], "--sources goes with one article"),
        (["draft.md", "draft.md", "--sources", "sources"], "--sources goes with one article"),
        (["https://x.example/a", "--sources", "sources"], "--sources goes with a file"),
        (["nowhere.md", "--sources", "sources"], "nowhere.md: the file cannot be opened"),
        (["draft.md", "--sources", "sources", "--refresh"], "--refresh is for claim files"),
        (["draft.md", "--sources", "sources", "--changed-since", "main"], "--changed-since is for claim files"),
        (["draft.md", "--sources", "sources", "--document", "a=draft.md"], "--document is for claim files"),
        (["draft.md", "--sources", "sources", "--source", "nobody=draft.md"], "the article cites no 'nobody'"),
    ],
)
def test_wrong_use_gets_one_clear_message(desk: Path, verifier: Verifier, arguments: list[str], message: str) -> None:
    del desk
    ran = verifier("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_an_article_without_claims_is_nothing_to_check(desk: Path, verifier: Verifier) -> None:
    (desk / "draft.md").write_text("Nobody likes Mondays. What a lovely view from up here! Should we stay?")
    ran = verifier("check", "draft.md", "--sources", "sources")
    assert ran.code == 5
    assert "no claims were found" in ran.err


def test_a_file_of_the_folder_that_cannot_be_read_is_told_of_and_the_others_go_on(
    desk: Path, verifier: Verifier
) -> None:
    (desk / "sources" / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    ran = verifier("check", "draft.md", "--sources", "sources", "--fail-on", "never")
    assert ran.code == 0
    assert "sources/b.pdf [text-unreadable]" in ran.out
    assert "supported" in ran.out
