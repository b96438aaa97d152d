"""``verifier runs`` and ``verifier doctor`` as a user meets them."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier


@pytest.fixture
def checked(newsroom: Path, verifier: Verifier) -> Path:
    """Return a project that was checked twice."""
    (newsroom / "article.txt").write_text("The mill closed in 1974 after a flood.\n")
    claims = "schema: 1\ndocument: {id: mill, title: The mill, file: ../article.txt}\nsources: {}\nclaims:\n"
    (newsroom / "claims" / "mill.yaml").write_text(f"{claims}  - {{id: closed, text: The mill closed in 1974.}}\n")
    for _ in range(2):
        assert verifier("check", "claims/mill.yaml", "--offline", "--quiet").code == 0
    return newsroom


@pytest.mark.usefixtures("checked")
def test_a_run_is_found_by_its_id_with_where_its_time_went(verifier: Verifier) -> None:
    newest, first = json.loads(verifier("runs", "--format", "json").out)["runs"]
    assert (newest["exit_code"], newest["counts"]["reused"], first["counts"]["matched"]) == (0, 1, 1)
    assert set(first["stages_ms"]) >= {"read", "match", "conflicts", "record", "report"}
    ran = verifier("runs", first["id"][:6])
    assert ran.code == 0
    assert first["id"] in ran.out
    assert "of one core" in ran.out
    assert len(verifier("runs", "--limit", "1").out.splitlines()) >= 2


def test_where_nothing_was_recorded_nothing_is_made(newsroom: Path, verifier: Verifier) -> None:
    ran = verifier("runs")
    assert ran.code == 2
    assert "`verifier check` makes one" in ran.err
    assert not (newsroom / ".verifier").exists()


@pytest.mark.usefixtures("checked")
def test_a_run_that_there_was_not(verifier: Verifier) -> None:
    ran = verifier("runs", "ffffff")
    assert ran.code == 2
    assert "there is no run whose id begins with 'ffffff'" in ran.err


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_doctor_changes_nothing_and_names_what_is_wrong(
    checked: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(checked)
    ran = verifier("doctor", "--format", "json")
    assert (ran.code, json.loads(ran.out)["counts"]["problem"]) == (0, 0)
    monkeypatch.setenv("VERIFIER_DATABSE", "x")
    ran = verifier("doctor")
    assert ran.code == 1
    assert "Did you mean 'database'?" in ran.out
    assert tree(checked) == before


def test_the_doctor_looks_where_there_is_nothing_and_makes_nothing(
    tmp_path: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert verifier("doctor").code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_a_problem_and_the_rest_is_looked_at(checked: Path, verifier: Verifier) -> None:
    (checked / ".verifier" / "verifier.db").write_bytes(b"not a database" * 100)
    ran = verifier("doctor")
    assert ran.code == 1
    assert "is no SQLite database" in ran.out
    assert "clock" in ran.out
