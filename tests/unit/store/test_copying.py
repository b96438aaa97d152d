"""A copy holds what the database holds, whichever kind either is; what cannot be copied whole is not copied at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, delete

from tests.databases import Server
from tests.unit.store.examples import assessment, conflict, reported, run, sha256, snapshot, text
from tests.unit.store.test_search import found, keep
from verifier.domain.database import Place
from verifier.errors import StoreError
from verifier.store import copying
from verifier.store.restoring import restore
from verifier.store.store import Store, open_store


def fill(store: Store) -> None:
    store.save_text(sha256("bytes"), text())
    store.save_snapshots([snapshot(1), snapshot(2, "https://example.org/ä?a=1&b=%20")])
    store.save_assessments(assessment(number) for number in range(1100))
    store.begin_run(run())
    store.save_results("run-1", [reported(), reported("b/ü")])
    store.save_conflicts("run-1", [conflict()])
    keep(store, ["harbour", "quay"])
    store.work.offer("job", ["a"])


def told(done: int, total: int, name: str) -> None:
    assert 0 <= done <= total
    assert name


def test_a_copy_holds_the_same(store: Store, new_place: Callable[[], Place]) -> None:
    fill(store)
    with open_store(new_place()) as other:
        copied = {each.table: each.rows for each in store.copy_to(other, told)}
        assert copied["assessment"] == 1100
        assert copied["review_item"] == 2
        assert "work" not in copied
        assert other.fingerprint() == store.fingerprint()
        assert (other.runs(), other.results("run-1"), other.conflicts()) == (
            store.runs(),
            store.results("run-1"),
            store.conflicts(),
        )
        assert other.check() == store.check()
        assert found(other, "harb") == ["harbour"]


@pytest.mark.system
def test_there_and_back_again_is_the_same(postgres: Server, tmp_path: Path) -> None:
    url = postgres.fresh()
    with open_store(tmp_path / "one.db") as one, open_store(url) as there, open_store(tmp_path / "two.db") as two:
        fill(one)
        sent = one.copy_to(there, told)
        assert there.copy_to(two, told) == sent
        assert one.fingerprint() == there.fingerprint() == two.fingerprint()
        assert [each.rows for each in sent if each.table == "run"] == [len(one.runs())]
    postgres.drop(url)


def test_a_target_with_anything_in_it_is_left_alone(store: Store, new_place: Callable[[], Place]) -> None:
    fill(store)
    with open_store(new_place()) as other:
        other.begin_run(run("theirs"))
        with pytest.raises(StoreError, match="is not empty") as refusal:
            store.copy_to(other, told)
        assert refusal.value.hint
        assert [each.id for each in other.runs()] == ["theirs"]
        assert other.conflicts() == []


def test_what_does_not_come_back_is_not_kept(
    store: Store, new_place: Callable[[], Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    def losing(
        reading: Connection, writing: Connection, table: Table, progress: Callable[[Table, int], None]
    ) -> Iterator[tuple[object, ...]]:
        yield from passing(reading, writing, table, progress)
        if table.name == "snapshot":
            writing.execute(delete(table))

    fill(store)
    passing = copying._passing
    monkeypatch.setattr(copying, "_passing", losing)
    with open_store(new_place()) as other:
        with pytest.raises(StoreError, match="does not give back"):
            store.copy_to(other, told)
        assert other.snapshots(snapshot().url) == []
        assert other.runs() == []


def test_an_interrupted_copy_leaves_an_empty_target(store: Store, new_place: Callable[[], Place]) -> None:
    def interrupt(done: int, total: int, name: str) -> None:  # noqa: ARG001
        if done == 1000:
            raise KeyboardInterrupt

    fill(store)
    with open_store(new_place()) as other:
        with pytest.raises(KeyboardInterrupt):
            store.copy_to(other, interrupt)
        store.copy_to(other, told)
        assert other.fingerprint() == store.fingerprint()


# restoring


def backed_up(tmp_path: Path) -> Path:
    backup = tmp_path / "backup.db"
    with open_store(tmp_path / "source.db") as source:
        fill(source)
        source.backup(backup)
    return backup


def test_a_backup_is_put_in_the_place_of_an_empty_database(place: Place, tmp_path: Path) -> None:
    backup = backed_up(tmp_path)
    before = backup.read_bytes()
    open_store(place).close()
    restore(backup, place, told)
    with open_store(place) as store, open_store(tmp_path / "source.db") as source:
        assert store.fingerprint() == source.fingerprint()
        assert found(store, "harb") == ["harbour"]
    assert backup.read_bytes() == before


def test_what_was_there_is_kept_beside_and_those_who_have_it_open_see_the_new(tmp_path: Path) -> None:
    backup, path = backed_up(tmp_path), tmp_path / "desk" / "verifier.db"
    with open_store(path) as store:
        store.begin_run(run("old"))
        assert restore(backup, path, told) == path.with_name("verifier.db.before")
        assert [each.id for each in store.runs()] == ["run-1"]
        store.begin_run(run("new"))
    with open_store(path.with_name("verifier.db.before")) as kept:
        assert [each.id for each in kept.runs()] == ["old"]


def test_a_damaged_database_is_moved_aside(tmp_path: Path) -> None:
    backup, path = backed_up(tmp_path), tmp_path / "verifier.db"
    path.write_bytes(b"no database " * 1000)
    before = restore(backup, path, told)
    assert before is not None
    assert before.read_bytes().startswith(b"no database")
    with open_store(path) as store:
        assert store.check() == []


def test_a_backup_that_is_none_changes_nothing(tmp_path: Path) -> None:
    backup, path = backed_up(tmp_path), tmp_path / "verifier.db"
    with open_store(path) as store:
        store.begin_run(run("old"))
        data = bytearray(backup.read_bytes())
        data[8192:] = b"\xa5" * (len(data) - 8192)
        (tmp_path / "damaged.db").write_bytes(bytes(data))
        (tmp_path / "notes.txt").write_text("not a database " * 100)
        for name in ("damaged.db", "notes.txt", "none.db"):
            with pytest.raises(StoreError) as refusal:
                restore(tmp_path / name, path, told)
            assert name in str(refusal.value)
            assert refusal.value.hint
        assert [each.id for each in store.runs()] == ["old"]
    assert not path.with_name("verifier.db.before").exists()


@pytest.mark.system
def test_a_database_on_a_server_is_not_overwritten(postgres: Server, tmp_path: Path) -> None:
    url = postgres.fresh()
    with open_store(url) as store:
        store.begin_run(run("old"))
        with pytest.raises(StoreError, match="is not empty"):
            restore(backed_up(tmp_path), url, told)
        assert [each.id for each in store.runs()] == ["old"]
        with pytest.raises(StoreError, match="is no file") as refusal:
            store.backup(tmp_path / "copy.db")
        assert "pg_dump" in refusal.value.hint
    postgres.drop(url)
