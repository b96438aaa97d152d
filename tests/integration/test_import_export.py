"""``verifier export`` and ``verifier import`` from the outside."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_what_was_exported_can_be_imported_elsewhere(newsroom: Path, verifier: Verifier, name: str) -> None:
    assert verifier("export", "--output", name).code == 0
    table = (newsroom / name).read_bytes()
    ran = verifier("import", name, "--document", "harbour-news", "--into", "claims/again.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "claims: 4, sources: 1" in ran.err
    assert verifier("export", "claims/again.yaml", "--output", name).code == 0
    assert (newsroom / name).read_bytes() == table


def test_claims_go_into_the_file_of_their_document(newsroom: Path, verifier: Verifier) -> None:
    path = newsroom / "claims" / "example.yaml"
    before = path.read_text(encoding="utf-8")
    (newsroom / "new.csv").write_text("text,source\nThe harbour has a crane.,harbour-report\n", encoding="utf-8")
    assert verifier("import", "new.csv", "--document", "harbour-news").code == 0
    after = path.read_text(encoding="utf-8")
    assert after == before + (
        "  - id: the-harbour-has-a-crane\n    text: The harbour has a crane.\n"
        "    cites:\n      - source: harbour-report\n"
    )
    ran = verifier("import", "new.csv", "--document", "harbour-news")
    assert ran.code == 0
    assert "there already: 1" in ran.err
    assert path.read_text(encoding="utf-8") == after


def test_a_document_of_its_own_gets_a_file_of_its_own(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "new.csv").write_text("text,source_url\nIt grew.,https://example.org/a\n", encoding="utf-8")
    ran = verifier("import", "new.csv", "--document", "mill-1990")
    assert ran.code == 0
    assert "write it into claims/mill-1990.yaml" in ran.err
    assert verifier("lint").code == 0


def test_bad_rows_are_named_and_strict_writes_nothing(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "new.csv").write_text("text,source_url\nIt grew.,ftp://x\nIt fell.,\n", encoding="utf-8")
    ran = verifier("import", "new.csv", "--document", "mill-1990", "--strict")
    assert ran.code == 1
    assert ran.out.startswith("new.csv:2: error bad-url source_url: 'ftp://x'")
    assert not (newsroom / "claims" / "mill-1990.yaml").exists()
    assert verifier("import", "new.csv", "--document", "mill-1990").code == 1
    assert "It fell." in (newsroom / "claims" / "mill-1990.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["import", "missing.csv", "--document", "a"], 1, "cannot be read"),
        (["import", "empty.csv", "--document", "a"], 1, "nothing in this file"),
        (["import", "header.csv", "--document", "a"], 5, "claims: 0"),
        (["import", "header.csv", "--document", "Not An Id"], 2, "not-an-id"),
        (["import", "header.csv"], 2, "--document"),
        (["import", "header.csv", "--document", "a", "--into", "claims/example.yaml"], 2, "harbour-news"),
        (["export", "--output", "missing/t.csv"], 2, "cannot write"),
        (["export", "--format", "xlsx"], 2, "xlsx"),
    ],
)
def test_what_cannot_be_done_is_told(
    newsroom: Path, verifier: Verifier, arguments: list[str], code: int, message: str
) -> None:
    (newsroom / "empty.csv").write_text("", encoding="utf-8")
    (newsroom / "header.csv").write_text("id,text\n", encoding="utf-8")
    ran = verifier(*arguments)
    assert ran.code == code
    assert message in ran.out + ran.err


def test_an_empty_folder_exports_a_header_alone(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "none").mkdir()
    ran = verifier("export", "none")
    assert ran.code == 5
    assert ran.out.startswith("document,id,text,")


def test_an_unsound_claim_file_is_told(newsroom: Path, verifier: Verifier) -> None:
    (newsroom / "claims" / "broken.yaml").write_text("schema: 1\ndocument: [", encoding="utf-8")
    ran = verifier("export", "--format", "jsonl")
    assert ran.code == 1
    assert len([json.loads(line) for line in ran.out.splitlines()]) == 4
    assert "verifier lint" in ran.err
