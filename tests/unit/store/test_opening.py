"""Opening: whose file it is comes first, and a stranger's is left as it was."""

import contextlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.unit.store.examples import run
from verifier.errors import ForeignStore, StoreError
from verifier.store.schema import REVISIONS, upgrade
from verifier.store.sqlite import APPLICATION_ID
from verifier.store.store import Store, open_store


def ask(path: Path, question: str) -> object:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchone()[0]


def tell(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_database_is_made_with_its_folder(database: Path) -> None:
    open_store(database).close()
    assert ask(database, "PRAGMA journal_mode") == "wal"
    assert ask(database, "PRAGMA application_id") == APPLICATION_ID
    assert ask(database, "SELECT version_num FROM alembic_version") == REVISIONS[-1]


def test_connections_keep_foreign_keys_and_wait(file_store: Store) -> None:
    with file_store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 1  # NORMAL
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 30_000


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with open_store(path) as store:
        assert store.runs() == []


def test_opening_again_changes_nothing(store: Store) -> None:
    store.begin_run(run())
    store.close()
    with open_store(store.place) as again:
        assert again.runs() == [run()]


@pytest.mark.parametrize("content", [b"claims: []\n", b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        open_store(path)
    assert str(path) in str(refusal.value)
    assert refusal.value.hint
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_the_database_of_another_application_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    tell(path, "CREATE TABLE run (id TEXT)", "INSERT INTO run VALUES ('theirs')")
    before = path.read_bytes()
    with pytest.raises(ForeignStore, match="another application"):
        open_store(path)
    assert path.read_bytes() == before


def test_another_application_is_known_by_its_mark_or_its_tables(tmp_path: Path) -> None:
    tell(tmp_path / "marked.db", "PRAGMA application_id = 7")
    tell(tmp_path / "alembic.db", "CREATE TABLE alembic_version (version_num TEXT)")
    for name in ("marked.db", "alembic.db"):
        with pytest.raises(ForeignStore, match="another application"):
            open_store(tmp_path / name)


@pytest.mark.parametrize("revision", ["0999", "", "None"])
def test_a_newer_schema_is_refused_with_what_to_do(database: Path, revision: str) -> None:
    open_store(database).close()
    tell(database, f"UPDATE alembic_version SET version_num = '{revision}'")  # noqa: S608
    with pytest.raises(ForeignStore, match="another version of verifier") as refusal:
        open_store(database)
    assert "update verifier" in refusal.value.hint


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made") as refusal:
        open_store(tmp_path / "file" / "verifier.db")
    assert "--database" in refusal.value.hint


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_store(tmp_path / "a\0b" / "verifier.db")
    with pytest.raises(StoreError):
        open_store(tmp_path / ("x" * 300))


@pytest.mark.parametrize("name", ["a?mode=ro.db", "50%.db", "a b#c.db", "ärger.db"])
def test_signs_that_mean_something_in_a_url_are_only_signs(tmp_path: Path, name: str) -> None:
    open_store(tmp_path / name).close()
    assert (tmp_path / name).is_file()


def test_many_may_make_the_database_at_once(database: Path) -> None:
    def use(number: int) -> None:
        with open_store(database) as store:
            store.begin_run(run(f"run-{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(16)))
    with open_store(database) as store:
        assert len(store.runs()) == 16
        assert store.check() == []


def test_a_making_that_was_cut_off_leaves_nothing_half_done(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(connection: Connection) -> None:
        upgrade(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("verifier.store.opening.upgrade", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_store(database)
    assert ask(database, "SELECT count(*) FROM sqlite_master") == 0
    with open_store(database) as store:
        assert store.runs() == []
