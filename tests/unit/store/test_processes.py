"""Several processes on one database, and processes that are killed while they write."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.store.examples import MATCHER, READER, run, sha256
from tests.unit.store.writers import BATCH, batch
from verifier.domain.database import Place
from verifier.store.store import open_store

ROOT = Path(__file__).parents[3]


def start(place: Place, name: str, batches: int) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "tests.unit.store.writers",
        getattr(place, "secret", str(place)),
        name,
        str(batches),
    ]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_processes_write_at_once_without_error_or_duplicate(place: Place) -> None:
    processes = [start(place, name, 15) for name in ("one", "two")]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
    with open_store(place) as store:
        assert store.check() == []
        assert len(store.runs(limit=100)) == 30
        assert len(store.snapshots("https://example.org/")) == 15
        keys = [(found.claim_sha256, found.text_sha256) for number in range(15) for found in batch(number)]
        assert store.assessments(keys, MATCHER).keys() == set(keys)
        with store._reading() as connection:
            counts = [
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
                for table in ("text", "assessment", "reported")
            ]
        assert counts == [15, 15 * BATCH, 30 * BATCH]


@pytest.mark.parametrize("rounds", [10])
def test_a_process_that_is_killed_loses_nothing_that_was_committed(place: Place, rounds: int) -> None:
    for number in range(rounds):
        name = f"killed-{number}"
        with start(place, name, 10_000) as process:
            assert process.stdout is not None
            for _ in range(1 + number % 3):
                process.stdout.readline()
            time.sleep(0.0017 * number)  # a different moment within a batch each time
            process.kill()
            left = process.stdout.read().split()
        last = max([number % 3, *map(int, left)])
        with open_store(place) as store:
            assert store.check() == []
            runs = {found.id: found for found in store.runs(limit=10_000)}
            for done in range(last + 1):
                assert runs[f"{name}-{done}"] == run(f"{name}-{done}").model_copy(update={"exit_code": 0})
                assert len(store.results(f"{name}-{done}")) == BATCH
                keys = [(found.claim_sha256, found.text_sha256) for found in batch(done)]
                assert len(store.assessments(keys, MATCHER)) == BATCH
                assert store.text_sha256_for(sha256(f"bytes {done}"), READER)
