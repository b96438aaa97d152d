"""Database and archive: what is told of them, and that looking changes nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from verifier.archive.archive import Archive
from verifier.archive.exchange import push
from verifier.archive.fixity import quiet
from verifier.archive.remote import Remote
from verifier.pipeline.diagnosing.database import diagnose_database
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, State
from verifier.pipeline.diagnosing.snapshots import diagnose_archive
from verifier.pipeline.diagnosing.storage import diagnose_objects
from verifier.store.schema import REVISIONS
from verifier.store.store import open_store

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)


def states(found: list[Diagnosis]) -> list[State]:
    return [each.state for each in found]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "verifier.db"
    open_store(path).close()
    return path


def test_a_sound_database_is_told_its_schema_and_nothing_is_written(database: Path) -> None:
    before = bytes_of(database.parent)
    found = diagnose_database(database)
    assert states(found) == [State.OK]
    assert REVISIONS[-1] in found[0].message
    assert bytes_of(database.parent) == before


def test_a_database_in_use_is_read_with_what_is_in_its_log(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO review_basis VALUES ('a', 'b')")
        connection.commit()
        before = set(bytes_of(database.parent))
        assert states(diagnose_database(database)) == [State.OK]
        assert set(bytes_of(database.parent)) == before


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert states(diagnose_database(tmp_path / "none" / "verifier.db")) == [State.OK]
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_schema_is_left_as_it_is_and_told(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    before = database.read_bytes()
    assert states(diagnose_database(database)) == [State.WARNING]
    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 9, b"SQLite format 3\0"])
def test_a_file_that_is_no_database_is_a_problem(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "verifier.db"
    path.write_bytes(content)
    assert states(diagnose_database(path)) == [State.PROBLEM]
    assert path.read_bytes() == content


def test_a_later_schema_is_a_problem(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    (found,) = diagnose_database(database)
    assert found.state is State.PROBLEM
    assert "update verifier" in found.hint


def test_pages_that_refer_to_nothing_are_damage(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096:8192] = bytes(4096)  # the second page
    database.write_bytes(data)
    found = diagnose_database(database)
    assert State.PROBLEM in states(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "snapshots"
    for number in range(3):
        with Archive(folder).writing(f"run-{number}", clock=lambda: NOON) as writer:
            writer.add_file(f"https://example.org/{number}", b"The mill closed." * (number + 1), "text/plain", NOON)
    return folder


def test_a_sound_archive_is_counted_and_left_alone(folder: Path) -> None:
    before = bytes_of(folder)
    (found,) = diagnose_archive(folder)
    assert found.state is State.OK
    assert "3 sealed files" in found.message
    assert bytes_of(folder) == before


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert states(diagnose_archive(tmp_path / "snapshots")) == [State.OK]
    assert list(tmp_path.iterdir()) == []


def test_damage_in_the_sample_is_a_problem_with_what_to_do(folder: Path) -> None:
    newest = max(folder.glob("*.warc.gz"))
    newest.chmod(0o644)
    data = bytearray(newest.read_bytes())
    data[-20] ^= 0xFF
    newest.write_bytes(data)
    found = diagnose_archive(folder)
    assert State.PROBLEM in states(found)
    assert all(each.hint for each in found if each.state is State.PROBLEM)


def test_a_file_that_was_lost_is_a_problem_though_no_sample_could_hold_it(folder: Path) -> None:
    lost = min(folder.glob("*.warc.gz"))
    lost.unlink()
    found = diagnose_archive(folder)
    assert [each.state for each in found if lost.name in each.message] == [State.PROBLEM]


def test_what_a_killed_run_left_is_told_and_stays_unsealed(folder: Path) -> None:
    left = folder / "20250712T120000Z-killed.warc.gz.open"
    left.write_bytes(b"")
    assert State.WARNING in states(diagnose_archive(folder))
    assert left.exists()


def test_a_run_that_is_writing_is_in_order(folder: Path) -> None:
    with Archive(folder).writing("run-9", clock=lambda: NOON):
        assert set(states(diagnose_archive(folder))) == {State.OK}


@pytest.fixture
def storage(tmp_path: Path) -> Remote:
    (tmp_path / "bucket").mkdir()
    return Remote((tmp_path / "bucket").as_uri(), 10**9)


def test_what_is_not_in_the_object_storage_yet_is_told_and_not_put(folder: Path, storage: Remote) -> None:
    found = list(diagnose_objects(folder, storage))
    assert State.WARNING in states(found)
    assert "3 files" in found[0].message
    assert storage.names() == []
    push(folder, storage, quiet)
    assert states(list(diagnose_objects(folder, storage))) == [State.OK]


def test_what_the_object_storage_lost_is_a_problem(folder: Path, storage: Remote, tmp_path: Path) -> None:
    push(folder, storage, quiet)
    min((tmp_path / "bucket").glob("*.warc.gz")).unlink()
    assert states(list(diagnose_objects(folder, storage))) == [State.PROBLEM]


def test_an_object_storage_that_cannot_be_used_is_a_problem_and_none_is_none(folder: Path, tmp_path: Path) -> None:
    for url in ((tmp_path / "none").as_uri(), "ftp://example.org/a"):
        (found,) = diagnose_objects(folder, Remote(url, 0))
        assert (found.state, bool(found.hint)) == (State.PROBLEM, True)
    assert states(list(diagnose_objects(folder, None))) == [State.OK]
