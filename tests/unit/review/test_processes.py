"""Several editors at once, in threads and in processes, and processes that are killed while they decide."""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.unit.review import examples
from tests.unit.review.deciders import decide_often
from tests.unit.review.examples import CLAIMS
from verifier.domain.claim import Claim
from verifier.domain.decision import Decision, Subject
from verifier.domain.standing import in_order
from verifier.register.decisions import read_decisions
from verifier.review.desk import ReviewDesk
from verifier.store.store import open_store

ROOT = Path(__file__).parents[3]


def start(folder: Path, name: str, times: int, *more: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.unit.review.deciders", str(folder), name, *map(str, (times, *more))]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "verifier.db") as store:
        examples.keep_run(store)
        examples.desk(store, tmp_path)
    return tmp_path


def logged(folder: Path, claims: Sequence[Claim] = CLAIMS) -> list[Decision]:
    """Return what the file holds, having seen that the database holds the same, each entry behind what it had seen."""
    with open_store(folder / "verifier.db") as store:
        desk = examples.desk(store, folder, claims)
        entries = read_decisions(desk.log.path)
        assert set(store.reviewing.decisions()) == set(entries)
        for claim in claims:
            log = desk.history(Subject.CLAIM, claim.key)
            assert log == in_order(entry for entry in entries if entry.key == claim.key)
            assert [entry.after for entry in log] == ["", *(entry.id for entry in log)][: len(log)]
    return list(entries)


def test_editors_in_threads_lose_nothing_and_see_each_other(desk: ReviewDesk, tmp_path: Path) -> None:
    names = [f"editor-{number}" for number in range(4)]
    with ThreadPoolExecutor(len(names)) as pool:
        made = [each for ids in pool.map(lambda name: decide_often(desk, name, 6), names) for each in ids]
    entries = read_decisions(desk.log.path)
    assert sorted(entry.id for entry in entries) == sorted(made)
    for claim in CLAIMS:
        log = desk.history(Subject.CLAIM, claim.key)
        assert [entry.after for entry in log] == ["", *(entry.id for entry in log)][: len(log)]
    assert (tmp_path / "claims" / ".gitattributes").read_text() == "decisions.jsonl merge=union\n"


def test_editors_in_processes_lose_nothing(folder: Path) -> None:
    processes = [start(folder, name, 12) for name in ("ana", "bo")]
    acknowledged: list[str] = []
    for process in processes:
        told, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, "")
        acknowledged += told.split()
    entries = logged(folder)
    assert sorted(entry.id for entry in entries) == sorted(acknowledged)
    for name in ("ana", "bo"):  # each one's own are in their order
        assert [entry.reason for entry in entries if entry.who == name] == [f"{name} {number}" for number in range(12)]


def test_a_thousand_decisions_by_editors_in_processes_and_threads_are_all_there_in_their_order(tmp_path: Path) -> None:
    claims = examples.many(125)  # few entries on each, for all on one claim are read whenever it is decided on
    with open_store(tmp_path / "verifier.db") as store:
        examples.desk(store, tmp_path, claims)
    with start(tmp_path, "ana", 250, 2, len(claims)) as ana, start(tmp_path, "bo", 250, 2, len(claims)) as bo:
        acknowledged: list[str] = []
        for process in (ana, bo):
            told, errors = process.communicate(timeout=300)
            assert (process.returncode, errors) == (0, "")
            acknowledged += told.split()
    entries = logged(tmp_path, claims)
    assert len(acknowledged) == 1000
    assert sorted(entry.id for entry in entries) == sorted(acknowledged)
    for name in ("ana-0", "ana-1", "bo-0", "bo-1"):
        own = [entry.reason for entry in entries if entry.who == name]
        assert own == [f"{name} {number}" for number in range(250)]


def test_what_was_acknowledged_is_there_whenever_a_process_is_killed(folder: Path) -> None:
    acknowledged: list[str] = []
    for number in range(4):
        with start(folder, f"killed-{number}", 10_000) as process:
            assert process.stdout is not None
            acknowledged += [process.stdout.readline().strip() for _ in range(1 + number)]
            time.sleep(0.0013 * number)  # a different moment of a decision each time
            process.kill()
            acknowledged += process.stdout.read().split()
        entries = logged(folder)
        assert set(filter(None, acknowledged)) <= {entry.id for entry in entries}
        assert len(entries) <= len(set(acknowledged)) + number + 1  # at most the one that was being written
