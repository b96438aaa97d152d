"""``verifier extract`` from the outside: an article in, a claim file for review out, and again after an edit."""

import csv
import difflib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, page, town
from verifier.archive.archive import Archive
from verifier.domain.finding import Severity
from verifier.register.load import load_register

__all__ = ["town"]  # a fixture

ARTICLE = """---
title: The harbour grows
author: Anna Lund
date: 2025-03-03
---

# The harbour grows

## Freight

The harbour of Norhaven handled [4.2 million tonnes of freight](https://harbour.example/report) in 2024. It rained.

The harbour of Norhaven employed 430 people in 2024.[^1] Nobody knows what the crane will bring!

## Money

The county of Oster paid 8 million crowns for the new quay in 2021.

[^1]: Statistics of the county, Staff of public bodies, https://county.example/staff
"""
HINT = "no claims were found"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an article in a folder that is the working directory and a project."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verifier.toml").touch()
    path = tmp_path / "draft.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def claims_of(path: Path) -> dict[str, str]:
    return {claim.id: claim.text for claim in load_register([path]).claims}


def test_a_claim_file_is_written_that_lint_takes(draft: Path, verifier: Verifier) -> None:
    ran = verifier("extract", draft, "--output", "claims/harbour.yaml")
    assert (ran.code, ran.out) == (0, "")
    register = load_register([Path("claims/harbour.yaml")])
    assert [found for found in register.findings if found.severity is not Severity.NOTE] == []
    document = register.documents["harbour"]
    assert (document.title, document.author, str(document.published), document.file) == (
        "The harbour grows", "Anna Lund", "2025-03-03", "../draft.md",
    )  # fmt: skip
    assert {source.url for source in register.sources["harbour"].values()} == {
        "https://harbour.example/report", "https://county.example/staff",
    }  # fmt: skip
    cited = {claim.text: [each.source for each in claim.citations] for claim in register.claims}
    assert len(cited) == 3
    assert [len(sources) for sources in cited.values()] == [1, 1, 0]
    assert register.claims[1].locator == "Freight, paragraph 2"
    assert "# look: cites nothing" in Path("claims/harbour.yaml").read_text(encoding="utf-8")


def test_the_claim_file_can_be_checked_at_once(draft: Path, verifier: Verifier) -> None:
    verifier("extract", draft, "--output", "claims/harbour.yaml")
    report = json.loads(verifier("check", "--offline", "--format", "json", "--no-store").out)
    assert {result["stated"]["verdict"] for result in report["results"]} == {"supported"}


def test_doing_it_again_changes_nothing(draft: Path, verifier: Verifier) -> None:
    verifier("extract", draft, "--output", "claims/harbour.yaml")
    before = Path("claims/harbour.yaml").read_bytes()
    ran = verifier("extract", draft, "--output", "claims/harbour.yaml")
    assert ran.code == 0
    assert "nothing new for claims/harbour.yaml: added: 0, there already: 3, changed: 0, vanished: 0" in ran.err
    assert Path("claims/harbour.yaml").read_bytes() == before


def test_what_a_person_edited_keeps_every_byte(draft: Path, verifier: Verifier) -> None:
    path = Path("claims/harbour.yaml")
    verifier("extract", draft, "--output", path)
    edited = path.read_text(encoding="utf-8").replace("schema: 1\n", "schema: 1   # ours\n")
    edited = edited.replace("employed 430 people", "gave work to 430 people").rstrip("\n") + "   # mine\n\n# the end\n"
    path.write_bytes(edited.replace("\n", "\r\n").encode())
    new = "\n\nThe mayor of Norhaven sold 12 ferries to the county of Oster in 2023.\n\n[^1]:"
    draft.write_text(ARTICLE.replace("\n\n[^1]:", new), encoding="utf-8")
    ran = verifier("extract", draft, "--output", path)
    assert ran.code == 0
    before, after = (
        edited.replace("\n", "\r\n").splitlines(keepends=True),
        path.read_bytes().decode().splitlines(keepends=True),
    )
    steps = [
        step for step in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes() if step[0] != "equal"
    ]
    assert [step[0] for step in steps] == ["insert"]
    added = "".join(after[steps[0][3] : steps[0][4]])
    assert "sold 12 ferries" in added
    assert added.count("\r\n") == added.count("\n")
    assert after[-1] == "# the end\r\n"
    assert "changed: " in ran.err
    assert "gave work to 430 people" in ran.err
    assert "added: 1, there already: 3, changed: 1, vanished: 0" in ran.err


def test_after_an_edit_of_the_article_ids_stay_and_the_gone_are_told(draft: Path, verifier: Verifier) -> None:
    path = Path("claims/harbour.yaml")
    verifier("extract", draft, "--output", path)
    before = claims_of(path)
    draft.write_text(
        ARTICLE.replace("430 people", "431 people").replace(
            "The county of Oster paid 8 million crowns for the new quay in 2021.", ""
        ),
        encoding="utf-8",
    )
    ran = verifier("extract", draft, "--output", path)
    assert claims_of(path) == before
    assert "changed: 1, vanished: 1" in ran.err
    assert "the article does not say it any more: “The county of Oster paid" in ran.err
    assert "the article says “The harbour of Norhaven employed 431 people" in ran.err


def test_a_claim_that_was_commented_out_stays_out(draft: Path, verifier: Verifier) -> None:
    path = Path("claims/harbour.yaml")
    verifier("extract", draft, "--output", path)
    lines = path.read_text(encoding="utf-8").splitlines()
    last = max(at for at, line in enumerate(lines) if line.startswith("  - id:"))
    lines[last:] = [f"  # {line[2:]}" for line in lines[last:]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = path.read_bytes()
    ran = verifier("extract", draft, "--output", path)
    assert "added: 0, there already: 2, changed: 0, vanished: 0, commented out: 1" in ran.err
    assert path.read_bytes() == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(draft: Path, verifier: Verifier) -> None:
    ran = verifier("extract", draft, "--output", "claims/harbour.yaml", "--dry-run")
    assert ran.out.startswith("--- claims/harbour.yaml\n+++ claims/harbour.yaml\n@@ -0,0 +1,")
    assert not Path("claims").exists()
    verifier("extract", draft, "--output", "claims/harbour.yaml")
    assert verifier("extract", draft, "--output", "claims/harbour.yaml", "--dry-run").out == ""


def test_json_is_a_list_and_csv_a_table(draft: Path, verifier: Verifier) -> None:
    found = json.loads(verifier("extract", draft, "--format", "json").out)
    assert [len(each["citations"]) for each in found] == [1, 1, 0]
    assert found[1]["citations"][0]["url"] == "https://county.example/staff"
    rows = list(csv.DictReader(io.StringIO(verifier("extract", draft, "--format", "csv").out, newline="")))
    assert [row["id"] for row in rows] == [each["id"] for each in found]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", "["),
        ("a.csv", "document,id,"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.yaml", "schema: 1"),
        ("a.bib", "@"),
        ("a.csl.json", "["),
    ],
)
def test_the_ending_of_the_output_names_its_format(draft: Path, verifier: Verifier, name: str, start: str) -> None:
    assert verifier("extract", draft, "--output", name).code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("form", ["yaml", "json", "csv", "html", "csl-json", "bibtex"])
def test_the_same_article_gives_the_same_bytes(draft: Path, verifier: Verifier, form: str) -> None:
    first = verifier("extract", draft, "--format", form).out
    assert first == verifier("extract", draft, "--format", form).out
    assert first


def test_what_is_imported_from_the_csv_are_the_claims(draft: Path, verifier: Verifier) -> None:
    verifier("extract", draft, "--output", "t.csv", "--document-id", "harbour")
    assert verifier("import", "t.csv", "--document", "harbour").code == 0
    assert len(claims_of(Path("claims/harbour.yaml"))) == 3


def test_the_score_decides_what_is_taken(draft: Path, verifier: Verifier) -> None:
    few = json.loads(verifier("extract", draft, "--format", "json", "--min-score", "1.0").out)
    every = json.loads(verifier("extract", draft, "--format", "json", "--all").out)
    assert len(few) < 3 < len(every)


def test_the_document_is_called_as_people_say(draft: Path, verifier: Verifier) -> None:
    verifier("extract", draft, "--output", "x.yaml", "--document-id", "harbour-2025", "--published", "2025-04-01")
    document = load_register([Path("x.yaml")]).documents["harbour-2025"]
    assert str(document.published) == "2025-04-01"
    assert "  id: lund-2025\n" in verifier("extract", draft).out  # without a file to be named after


def test_a_page_is_captured_archived_and_read(draft: Path, verifier: Verifier, town: Town) -> None:
    del draft
    town.pages["/story"] = page(
        "The quay",
        "The county of Oster paid 8 million crowns for the new quay in 2021.",
        "It is made of stone, and long.",
    )
    url = f"{town.url}/story"
    ran = verifier("extract", url, "--output", "claims/story.yaml", *OPEN)
    assert ran.code == 0
    assert load_register([Path("claims/story.yaml")]).documents["story"].url == url
    assert len(Archive(Path("snapshots")).snapshots(url)) == 1
    assert verifier("extract", url, "--offline", "--format", "json").code == 0
    assert town.asked == ["/story"]


def test_a_page_that_is_gone_is_read_as_it_was(draft: Path, verifier: Verifier, town: Town) -> None:
    del draft
    town.pages["/story"] = page("The quay", "The county of Oster paid 8 million crowns for the new quay in 2021.")
    url = f"{town.url}/story"
    verifier("extract", url, *OPEN)
    del town.pages["/story"]
    ran = verifier("extract", url, *OPEN)
    assert (ran.code, "8 million crowns" in ran.out) == (0, True)
    assert "read from the snapshot of" in ran.err


def test_a_page_that_is_not_there_is_told_of(draft: Path, verifier: Verifier, town: Town) -> None:
    del draft
    ran = verifier("extract", f"{town.url}/nowhere", *OPEN)
    assert (ran.code, ran.out) == (1, "")
    assert "/nowhere" in ran.err
    ran = verifier("extract", f"{town.url}/nowhere", "--offline")
    assert ran.code == 1
    assert "nothing was requested" in ran.err


GERMAN = (
    "Der Hafen von Norhaven schlug im Jahr 2024 insgesamt 4,2 Millionen Tonnen Fracht um, mehr als je zuvor. "
    "Die Behörde teilte mit, dass sie 430 Menschen beschäftigt und im nächsten Jahr weitere einstellen will. "
)


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"Nobody likes Mondays. What a lovely view from up here! Should we stay?", 5, HINT),
        (GERMAN.encode() * 4, 5, "German"),
        (b"", 2, "there is nothing to read"),
        (b"\x00\x01\x02\xff" * 99, 2, "draft.md: "),
        (b"%PDF-1.7\nbroken", 2, "draft.md: "),
        (b"PK\x03\x04broken", 2, "draft.md: "),
    ],
)
def test_bad_articles_get_one_clear_message(
    draft: Path, verifier: Verifier, content: bytes, code: int, message: str
) -> None:
    draft.write_bytes(content)
    ran = verifier("extract", draft, "--output", "claims/x.yaml")
    assert (ran.code, message in ran.err) == (code, True), ran.err
    assert "Traceback" not in ran.err
    assert not Path("claims").exists()


def test_an_article_without_claims_is_an_empty_list_for_programs(draft: Path, verifier: Verifier) -> None:
    draft.write_text("Nobody likes Mondays. What a lovely view from up here! Should we stay?")
    ran = verifier("extract", draft, "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (5, [])
    assert "--all" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.md"], "nowhere.md: the file cannot be opened"),
        (["."], "not a file with text"),
        (["draft.md", "--output", "draft.md", "--format", "html"], "is the article itself"),
        (["draft.md", "--output", "."], "it is a folder"),
        (["draft.md", "--output", "notes.txt"], "is no claim file"),
        (["draft.md", "--output", "draft.md/x.yaml"], "is not a folder"),
        (["draft.md", "--output", "broken.yaml"], "is no claim file"),
        (["draft.md", "--output", "other.yaml", "--document-id", "harbour"], "is about the document 'other'"),
        (["draft.md", "--document-id", "No Id"], "--document-id"),
        (["draft.md", "--dry-run"], "name one with --output"),
        (["draft.md", "--dry-run", "--output", "x.json"], "name one with --output"),
        (["draft.md", "--min-score", "2"], "min-score"),
        (["draft.md", "--published", "yesterday"], "published"),
        (["draft.md", "--format", "xml"], "format"),
        (["https://"], "https://"),
    ],
)
def test_wrong_use_harms_nothing(draft: Path, verifier: Verifier, arguments: list[str], message: str) -> None:
    Path("notes.txt").write_text("milk, eggs")
    Path("broken.yaml").write_text("schema: 1\nclaims: [\n")
    Path("other.yaml").write_text("schema: 1\ndocument: {id: other, title: Other}\nclaims: []\n")
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    ran = verifier("extract", *arguments)
    assert ran.code in ({1, 2} if arguments == ["https://"] else {2})
    assert message in ran.err
    assert "Traceback" not in ran.err + ran.out
    assert {path: path.read_bytes() for path in before} == before
    assert draft.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_told_of(draft: Path, verifier: Verifier) -> None:
    Path("claims").mkdir(mode=0o500)
    ran = verifier("extract", draft, "--output", "claims/x.yaml")
    assert (ran.code, "cannot be written" in ran.err) == (2, True)


def test_ten_thousand_links_and_broken_markup_are_borne(draft: Path, verifier: Verifier) -> None:
    links = "".join(
        f"<li>The <a href=https://x.example/{at}>ship of the week</b> and its crew {at}" for at in range(10_000)
    )
    claim = "<p>The firm Lund <i>sold <a href='https://x.example/deal'>12 ships</a> to the county</b> in 2020.<p>"
    path = draft.with_name("many.html")
    path.write_text(
        f"<html><head><title>Ships</title><body><article><h1>Ships</h2>{claim}<ul>{links}", encoding="utf-8"
    )
    ran = verifier("extract", path, "--output", "claims/many.yaml")
    assert ran.code == 0
    assert "sold 12 ships to the county in 2020" in " ".join(claims_of(Path("claims/many.yaml")).values())


def test_a_kill_leaves_the_old_file_or_the_new_one(draft: Path, verifier: Verifier) -> None:
    path = Path("claims/harbour.yaml")
    verifier("extract", draft, "--output", path)
    old = path.read_bytes()
    draft.write_text(
        f"{ARTICLE}\nThe mayor of Norhaven sold 12 ferries to the county of Oster in 2023.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "verifier.cli.app", "extract", str(draft), "--output", str(path)]
    seen = set()
    for wait in (0.6, 0.9, 1.2, 1.5):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603  our own command line  # noqa: S603  our own
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        seen.add(path.read_bytes())
        assert load_register([path]).errors == ()
    verifier("extract", draft, "--output", path)
    assert seen <= {old, path.read_bytes()}
