"""``verifier db`` as a user meets it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from verifier.archive.archive import Archive
from verifier.store.store import open_store

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)
PAGE = b"<html><body><p>The harbour authority handled 4.2 million tonnes of freight in 2024.</p></body></html>"
DATABASE = Path(".verifier", "verifier.db")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project; it is the working directory."""
    (tmp_path / "verifier.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def capture() -> None:
    with Archive(Path("snapshots")).writing("run-1", clock=lambda: NOON) as writer:
        writer.add_file("https://example.org/", PAGE, "text/html", NOON)


def test_upgrade_makes_the_database_of_the_project(verifier: Verifier) -> None:
    ran = verifier("db", "upgrade")
    assert (ran.code, ran.out) == (0, "")
    assert "is up to date: its schema is 0006" in ran.err
    assert DATABASE.is_file()
    assert verifier("db", "upgrade", "--quiet") == (0, "", "")


@pytest.mark.parametrize("action", [["check"], ["backup", "copy.db"]])
def test_what_is_not_there_is_neither_checked_nor_copied(verifier: Verifier, action: list[str]) -> None:
    ran = verifier("db", *action)
    assert ran.code == 2
    assert f"there is no database {DATABASE}" in ran.err
    assert not DATABASE.exists()


def test_a_sound_database_is_said_to_be_sound(verifier: Verifier) -> None:
    verifier("db", "upgrade")
    ran = verifier("db", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "is sound" in ran.err


def test_what_is_wrong_is_printed_with_what_to_do(verifier: Verifier) -> None:
    capture()
    verifier("db", "rebuild")
    with closing(sqlite3.connect(DATABASE)) as connection, connection:
        connection.execute("UPDATE text SET packed = x'00'")
    ran = verifier("db", "check")
    assert ran.code == 1
    assert f"{DATABASE}: error store-unreadable-row a text cannot be unpacked" in ran.out
    assert "verifier db rebuild" in ran.out


def test_a_warning_is_no_failure(verifier: Verifier) -> None:
    verifier("db", "upgrade")
    with closing(sqlite3.connect(DATABASE)) as connection, connection:
        connection.execute("INSERT INTO assessment VALUES ('text', 'claim', 'matcher', 'refuted', '{}')")
    ran = verifier("db", "check")
    assert ran.code == 0
    assert "warning store-orphan" in ran.out


def test_a_backup_is_a_database(verifier: Verifier) -> None:
    capture()
    verifier("db", "rebuild")
    assert verifier("db", "backup", "copy.db").code == 0
    assert verifier("db", "check", "--database", "copy.db").code == 0
    with open_store(Path("copy.db")) as copy, open_store(DATABASE) as store:
        assert copy.fingerprint() == store.fingerprint()


def test_a_backup_needs_a_target_and_a_check_takes_none(verifier: Verifier) -> None:
    verifier("db", "upgrade")
    for arguments in (["backup"], ["check", "copy.db"]):
        ran = verifier("db", *arguments)
        assert ran.code == 2
        assert "target" in ran.err


def test_another_file_is_not_overwritten_by_a_backup(verifier: Verifier) -> None:
    verifier("db", "upgrade")
    assert verifier("db", "backup", "verifier.toml").code == 2
    assert Path("verifier.toml").read_bytes() == b""


def test_a_rebuilt_database_holds_what_the_archive_holds(verifier: Verifier) -> None:
    capture()
    ran = verifier("db", "rebuild")
    assert (ran.code, ran.out) == (0, "")
    assert "snapshots: 1; texts read: 1, kept already: 0" in ran.err
    with open_store(DATABASE) as store:
        before = store.fingerprint()
        assert len(store.snapshots("https://example.org/")) == 1
    for path in DATABASE.parent.iterdir():
        path.unlink()
    verifier("db", "rebuild")
    with open_store(DATABASE) as store:
        assert store.fingerprint() == before


def test_other_places_may_be_named(verifier: Verifier) -> None:
    capture()
    Path("snapshots").rename("captures")
    ran = verifier("db", "rebuild", "--archive", "captures", "--database", "other/my.db")
    assert "snapshots: 1;" in ran.err
    assert Path("other", "my.db").is_file()


def test_captures_of_other_machines_are_counted(verifier: Verifier) -> None:
    Path("snapshots").mkdir()
    Path("snapshots", "ledger.jsonl").write_text(
        '{"url":"https://example.org/","last_ok":"2025-07-12T12:00:00Z","payload_sha256":"' + "1" * 64 + '"}\n'
    )
    ran = verifier("db", "rebuild")
    assert ran.code == 0
    assert "last capture is not in this archive: 1" in ran.err


def test_a_broken_ledger_is_named_by_its_line(verifier: Verifier) -> None:
    Path("snapshots").mkdir()
    Path("snapshots", "ledger.jsonl").write_text("\n<<<<<<< HEAD\n")
    ran = verifier("db", "rebuild")
    assert ran.code == 2
    assert "snapshots/ledger.jsonl:2: a merge left" in ran.err


def test_a_file_of_somebody_else_is_left_alone(verifier: Verifier) -> None:
    Path("notes.txt").write_text("not a database, but notes of somebody")
    for action in ("upgrade", "check", "rebuild"):
        ran = verifier("db", action, "--database", "notes.txt")
        assert ran.code == 2
        assert "is no SQLite database" in ran.err
    assert Path("notes.txt").read_text() == "not a database, but notes of somebody"


def test_an_unknown_action_is_wrong_use(verifier: Verifier) -> None:
    ran = verifier("db", "vacuum")
    assert ran.code == 2
    assert "vacuum" in ran.err
