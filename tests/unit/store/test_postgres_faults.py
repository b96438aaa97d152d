"""A server that is killed, locked or crossed: nothing acknowledged is lost, and what happened is told."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.databases import OwnServer, Server, own_server
from tests.unit.store.examples import MATCHER, READER, assessment, run, sha256, text
from tests.unit.store.writers import BATCH, batch
from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreError, StoreLocked, StoreLost
from verifier.store.store import Store, open_store
from verifier.store.texts import save_text

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def mortal() -> Iterator[OwnServer]:
    """Return a server that may be killed."""
    with own_server() as server:
        yield server


@pytest.fixture
def url(postgres: Server) -> Iterator[DatabaseUrl]:
    made = postgres.fresh()
    yield made
    postgres.drop(made)


def start(url: DatabaseUrl, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.unit.store.writers", url.secret, name, "10000"]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def require_kept(store: Store, name: str, last: int) -> None:
    """Make sure that every batch that the process *name* was told is kept is there, whole."""
    runs = {found.id: found for found in store.runs(limit=100_000)}
    for number in range(last + 1):
        assert runs[f"{name}-{number}"] == run(f"{name}-{number}").model_copy(update={"exit_code": 0})
        assert len(store.results(f"{name}-{number}")) == BATCH
        keys = [(found.claim_sha256, found.text_sha256) for found in batch(number)]
        assert len(store.assessments(keys, MATCHER)) == BATCH
        assert store.text_sha256_for(sha256(f"bytes {number}"), READER)


@pytest.mark.parametrize("rounds", [4])
def test_a_server_that_is_killed_loses_nothing_that_it_acknowledged(mortal: OwnServer, rounds: int) -> None:
    url = mortal.fresh()
    outcomes = []
    for number in range(rounds):
        name = f"writer-{number}"
        with start(url, name) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            acknowledged = [process.stdout.readline() for _ in range(2 + 3 * number)]
            mortal.kill()
            mortal.start()
            acknowledged += [line for line in (process.stdout.readline() for _ in range(5)) if line]
            process.kill()
            acknowledged += process.stdout.read().split()
            outcomes.append(process.stderr.read())
        with open_store(url) as store:
            assert store.check() == []
            require_kept(store, name, max(map(int, acknowledged)))
    for errors in outcomes:  # each went on after the restart, or ended with an error that says what happened
        assert "Traceback" not in errors or "StoreLost" in errors


def test_an_open_store_finds_its_server_again(mortal: OwnServer) -> None:
    with open_store(mortal.fresh()) as store:
        store.begin_run(run())
        mortal.kill()
        with ThreadPoolExecutor(4) as pool:
            waiting = [pool.submit(store.save_text, sha256(number), text(f"Text {number}.")) for number in range(8)]
            mortal.start()
            assert [each.result(timeout=60) for each in waiting] == [None] * 8
        assert store.runs() == [run()]
        assert len(store.text_hashes([sha256(number) for number in range(8)], READER)) == 8


def test_a_server_that_does_not_come_back_is_told_of_and_waited_for_once(
    mortal: OwnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    waited: list[bool] = []
    with open_store(mortal.fresh(), patience=0.3) as store:
        mortal.kill()
        monkeypatch.setattr("verifier.store.sessions.time.sleep", waits.append)
        try:
            for ask in (store.runs, partial(store.begin_run, run()), store.reviewing.tallies):
                with pytest.raises(StoreLost) as raised:
                    ask()
                assert "what was recorded is kept" in raised.value.hint
                waited.append(bool(waits))
                waits.clear()
        finally:
            monkeypatch.undo()
            mortal.start()
        assert waited == [True, False, False]
        assert store.runs() == []
        assert not store._sessions._is_given_up


def test_a_connection_that_is_cut_is_made_anew(url: DatabaseUrl, postgres: Server) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'verifier'"
    with open_store(url) as store:
        store.save_text(sha256("bytes"), text())
        postgres.run(cut)
        assert store.text(sha256("bytes"), READER) == text()
        calls = []

        def cut_off_once(connection: Connection) -> None:
            calls.append(connection)
            save_text(connection, sha256("other bytes"), text())
            if len(calls) == 1:
                postgres.run(cut)

        store._sessions.write(cut_off_once)
        assert len(calls) == 2
        assert store.text(sha256("other bytes"), READER) == text()

        def cut_off_always(connection: Connection) -> None:
            postgres.run(cut)
            save_text(connection, sha256("lost bytes"), text())

        with pytest.raises(StoreLost, match="was lost"):
            store._sessions.write(cut_off_always)
        assert store.text_hashes([sha256("lost bytes")], READER) == {}


def test_transactions_that_cross_are_done_again(url: DatabaseUrl) -> None:
    both = threading.Barrier(2)
    calls: list[str] = []

    def keep(connection: Connection, first: str, second: str) -> None:
        calls.append(first)
        save_text(connection, sha256(first), text())
        if calls.count(first) == 1:
            both.wait(timeout=30)
        save_text(connection, sha256(second), text())

    with open_store(url) as store, ThreadPoolExecutor(2) as pool:
        one = pool.submit(store._sessions.write, partial(keep, first="a", second="b"))
        other = pool.submit(store._sessions.write, partial(keep, first="b", second="a"))
        one.result(timeout=60)
        other.result(timeout=60)
        assert len(calls) >= 3  # at least one of them was turned back
        assert len(store.text_hashes([sha256("a"), sha256("b")], READER)) == 2


def test_a_lock_is_waited_for_then_told_of(url: DatabaseUrl) -> None:
    with open_store(url) as store, open_store(url, patience=0.2) as hasty, store._writing() as connection:
        save_text(connection, sha256("bytes"), text())
        with pytest.raises(StoreLocked, match="in use by another process") as raised:
            hasty.save_text(sha256("bytes"), text())
        assert raised.value.hint
        assert hasty.runs() == []  # reading goes on meanwhile


def test_the_desk_is_alone_while_it_decides(url: DatabaseUrl) -> None:
    with open_store(url) as store, open_store(url, patience=0.2) as hasty, store.reviewing.writing() as writing:
        writing.set_basis("a", "b")
        with pytest.raises(StoreLocked), hasty.reviewing.writing():
            pytest.fail("two at once")
        hasty.save_text(sha256("bytes"), text())  # what has nothing to do with the desk goes on


def test_connections_that_are_all_in_use_are_told_of(url: DatabaseUrl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.store.postgres.POOL", 1)
    monkeypatch.setattr("verifier.store.postgres.OVERFLOW", 0)
    with open_store(url, patience=0.2) as store, store._reading(), pytest.raises(StoreLocked, match="every connection"):
        store.runs()


@pytest.mark.parametrize("name", ["half a pair \ud800", "nothing \0 more"])
def test_what_a_column_does_not_take_is_told_of(url: DatabaseUrl, name: str) -> None:
    with open_store(url) as store:
        with pytest.raises(StoreError, match="does not take a value"):
            store.begin_run(run(name))
        assert store.runs() == []


def test_an_error_shows_no_values(url: DatabaseUrl) -> None:
    with open_store(url) as store, store._writing() as connection:
        connection.exec_driver_sql("ALTER TABLE assessment ADD CONSTRAINT none CHECK (false)")
    with open_store(url) as store, pytest.raises(StoreError, match="cannot be used") as raised:
        store.save_assessments([assessment()])
    assert assessment().reason not in str(raised.value)
