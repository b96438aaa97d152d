"""Shared work: nobody is given what another is at, and nothing is left lying when a worker falls silent."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from tests.unit.store.examples import MATCHER, sha256, text
from verifier.domain.database import DatabaseUrl, Place
from verifier.store.store import Store, open_store

ROOT = Path(__file__).parents[3]
SILENT = timedelta(0)  # a lease that has run out at once


def test_items_are_taken_in_their_order_and_once(store: Store) -> None:
    assert store.work.offer("job", ["b", "a", "c"]) == 3
    assert store.work.take("job", "one", 2) == ["b", "a"]
    assert store.work.take("job", "two", 2) == ["c"]
    assert store.work.take("job", "one", 2) == []
    assert store.work.held("job") == {"a", "b", "c"}


def test_what_is_offered_again_stays_as_it_is(store: Store) -> None:
    store.work.offer("job", ["a", "b"])
    store.work.take("job", "one", 1)
    assert store.work.offer("job", ["a", "b", "c"]) == 1
    assert store.work.take("job", "two", 5) == ["b", "c"]


def test_what_is_done_is_neither_held_nor_taken(store: Store) -> None:
    store.work.offer("job", ["a", "b"])
    store.work.finish("job", "one", store.work.take("job", "one", 1))
    assert store.work.held("job") == frozenset()
    assert store.work.take("job", "two", 5, SILENT) == ["b"]


def test_jobs_are_apart(store: Store) -> None:
    store.work.offer("job", ["a"])
    store.work.offer("other", ["a"])
    assert store.work.take("job", "one", 5) == ["a"]
    assert store.work.take("other", "one", 5) == ["a"]
    store.work.forget("job")
    assert not store.work.held("job")
    assert store.work.held("other") == {"a"}


def test_what_a_silent_worker_had_is_given_to_another(store: Store) -> None:
    store.work.offer("job", ["a", "b"])
    assert store.work.take("job", "silent", 5, SILENT) == ["a", "b"]
    assert store.work.held("job") == frozenset()
    assert store.work.take("job", "other", 1) == ["a"]
    store.work.finish("job", "silent", ["a", "b"])  # it was only slow: what it kept counts
    assert store.work.take("job", "other", 5) == []


def test_a_worker_may_keep_what_it_has_or_give_it_back(store: Store) -> None:
    store.work.offer("job", ["a"])
    store.work.take("job", "one", 1, SILENT)
    assert store.work.renew("job", "one") == 1
    assert store.work.take("job", "two", 1) == []
    store.work.give_back("job", "one")
    assert store.work.take("job", "two", 1) == ["a"]
    assert store.work.renew("job", "one") == 0


def test_threads_share_everything_and_nothing_twice(store: Store) -> None:
    items = [f"{number:04}" for number in range(400)]
    store.work.offer("job", items)

    def work(name: str) -> list[str]:
        taken: list[str] = []
        while mine := store.work.take("job", name, 7):
            store.work.finish("job", name, mine)
            taken += mine
        return taken

    with ThreadPoolExecutor(6) as pool:
        shares = list(pool.map(work, "abcdef"))
    assert sorted(item for share in shares for item in share) == items


def start(place: Place, name: str, items: int, lease_s: float) -> "subprocess.Popen[str]":
    where = place.secret if isinstance(place, DatabaseUrl) else str(place)
    command = [sys.executable, "-m", "tests.unit.store.sharers", where, name, str(items), str(lease_s)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_two_processes_share_the_work_between_them(place: Place) -> None:
    open_store(place).close()
    processes = [start(place, name, 60, 60) for name in ("one", "two")]
    done = [process.communicate(timeout=120)[0].split() for process in processes]
    assert sorted(map(int, done[0] + done[1])) == list(range(60))
    with open_store(place) as store:
        assert len(store.assessments([(sha256(number), text().sha256) for number in range(60)], MATCHER)) == 60


def test_what_a_killed_process_had_is_done_by_the_other(place: Place) -> None:
    open_store(place).close()
    with start(place, "killed", 40, 1) as killed, start(place, "other", 40, 1) as other:
        assert killed.stdout is not None
        killed.stdout.readline()
        killed.kill()
        assert other.wait(timeout=120) == 0
    with open_store(place) as store:
        assert len(store.assessments([(sha256(number), text().sha256) for number in range(40)], MATCHER)) == 40
