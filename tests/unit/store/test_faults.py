"""What goes wrong with the file is told in one message that says what to do; what was recorded stays."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.store.examples import assessment, run, sha256, text
from verifier.errors import StoreError, StoreLocked
from verifier.store.store import Store, open_store


def test_a_locked_database_is_waited_for_then_told_of(file_store: Store) -> None:
    file_store.begin_run(run())
    with contextlib.closing(sqlite3.connect(file_store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            open_store(file_store.path, patience=0.05) as hasty,
            pytest.raises(StoreLocked, match="in use by another process") as refusal,
        ):
            hasty.begin_run(run("run-2"))
        assert refusal.value.hint
        assert file_store.runs() == [run()]  # reading goes on meanwhile
        other.execute("ROLLBACK")
    file_store.begin_run(run("run-2"))


def test_a_locked_database_that_is_still_empty_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "verifier.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE t (a)")
        with pytest.raises(StoreLocked):
            open_store(path, patience=0.05)


def test_a_full_disk_is_told_of_and_loses_nothing(file_store: Store) -> None:
    file_store.save_text(sha256("bytes"), text())
    with file_store._writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 8}")  # SQLite reports a full disk then
    with pytest.raises(StoreError, match="the disk is full") as refusal:
        file_store.save_assessments(assessment(number) for number in range(3000))
    assert "what was recorded is kept" in refusal.value.hint
    assert file_store.text(sha256("bytes"), text().reader) == text()
    assert file_store.check() == []


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Return a folder that may not be written, though it may be read; root may write anywhere and steps down."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    if os.name != "posix":
        pytest.skip("permissions are tested on POSIX systems")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_told_of(nobody: Path) -> None:
    nobody.chmod(0o555)
    with as_nobody(), pytest.raises(StoreError, match="cannot be opened, or its folder cannot be written") as refusal:
        open_store(nobody / "verifier.db")
    assert "permissions" in refusal.value.hint


def test_a_folder_that_cannot_be_made_is_told_of(nobody: Path) -> None:
    nobody.chmod(0o555)
    with as_nobody(), pytest.raises(StoreError, match="cannot be made: Permission denied"):
        open_store(nobody / "sub" / "verifier.db")


def test_a_database_that_may_not_be_written_is_told_of(nobody: Path) -> None:
    path = nobody / "verifier.db"
    open_store(path).close()
    path.chmod(0o444)
    nobody.chmod(0o555)
    with as_nobody(), pytest.raises(StoreError, match=r"read-only|cannot be written"), open_store(path) as store:
        store.begin_run(run())


def test_a_damaged_file_is_told_of(file_store: Store) -> None:
    file_store.save_assessments(assessment(number) for number in range(500))
    file_store.close()
    data = bytearray(file_store.path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file_store.path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="is damaged") as refusal, open_store(file_store.path) as again:
        again.check()
    assert "db rebuild" in refusal.value.hint


def test_what_a_column_does_not_take_is_told_of(file_store: Store) -> None:
    with pytest.raises(StoreError, match="does not take a value"):
        file_store.begin_run(run("half a pair \ud800"))
    assert file_store.runs() == []


def test_a_row_that_is_no_noun_is_told_of(file_store: Store) -> None:
    file_store.save_text(sha256("bytes"), text())
    file_store.save_assessments([assessment()])
    with file_store._writing() as connection:
        connection.exec_driver_sql("UPDATE text SET packed = x'00'")
        connection.exec_driver_sql("UPDATE assessment SET noun = '{}'")
    with pytest.raises(StoreError, match="a text that is damaged"):
        file_store.text(sha256("bytes"), text().reader)
    with pytest.raises(StoreError, match="an assessment that is damaged"):
        file_store.assessments([(sha256(1), text().sha256)], assessment().matcher)
    with pytest.raises(StoreError, match="an assessment that is damaged"):
        file_store.gists([(sha256(1), text().sha256)], assessment().matcher)
