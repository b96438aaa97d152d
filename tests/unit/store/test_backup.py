"""A backup is the whole database in one file, or it is not there."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.unit.store.examples import assessment, run
from verifier.errors import StoreError
from verifier.store.store import Store, open_store


def test_a_backup_holds_what_the_database_holds(file_store: Store, tmp_path: Path) -> None:
    file_store.begin_run(run())
    file_store.save_assessments(assessment(number) for number in range(50))
    file_store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.runs() == [run()]
        assert copy.fingerprint() == file_store.fingerprint()


def test_a_backup_is_one_file_without_a_log_beside_it(file_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    file_store.backup(target)
    assert list(target.parent.iterdir()) == [target]
    with contextlib.closing(sqlite3.connect(f"file:{target}?immutable=1", uri=True)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_earlier_backup_is_replaced(file_store: Store, tmp_path: Path) -> None:
    file_store.backup(tmp_path / "copy.db")
    file_store.begin_run(run())
    file_store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.runs() == [run()]


def test_what_is_no_backup_is_not_replaced(file_store: Store, tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text("schema: 1\n")
    for target in (tmp_path / "claims.yaml", tmp_path, file_store.path):
        with pytest.raises(StoreError) as refusal:
            file_store.backup(target)
        assert refusal.value.hint
    assert (tmp_path / "claims.yaml").read_text() == "schema: 1\n"


def test_a_place_that_is_not_there_is_told_of(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: No such file"):
        file_store.backup(tmp_path / "none" / "copy.db")


def test_a_backup_that_fails_leaves_nothing_behind(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    monkeypatch.setattr("verifier.store.backup._flush", fail)
    with pytest.raises(StoreError, match="No space left"):
        file_store.backup(target)
    assert list(target.parent.iterdir()) == []


def test_a_backup_may_be_taken_while_another_process_writes(file_store: Store, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(file_store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        file_store.backup(tmp_path / "copy.db")
        other.execute("ROLLBACK")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.check() == []


def test_a_disk_that_has_no_room_for_it_is_told_of_the_backup(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_store.save_assessments(assessment(number) for number in range(500))
    connect = sqlite3.connect

    def small(path: Path, **options: float) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 5")  # SQLite reports a full disk then
        return connection

    monkeypatch.setattr("verifier.store.backup.sqlite3.connect", small)
    with pytest.raises(StoreError, match=r"the backup .*copy\.db cannot be written") as refusal:
        file_store.backup(tmp_path / "copy.db")
    assert "room" in refusal.value.hint
    assert not (tmp_path / "copy.db").exists()
