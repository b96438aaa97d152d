"""Tests that no process, of whatever kind, is missed for long when it is killed: nothing is lost, nothing is double.

``benchmarks/faults.py`` does the same many times.
"""

import contextlib
import json
import os
import random
import signal
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from dask_cluster import cluster
from database_server import database_server
from disturbing import (
    DATABASE,
    FOUND,
    LONGEST_S,
    Around,
    Outcome,
    Victim,
    build,
    children,
    disturbed,
    require_gone,
    start,
    undisturbed,
)

pytestmark = pytest.mark.system

DOCUMENTS, CLAIMS = 12, 6
LONG = 100  # documents whose claims are more than one piece of work for a cluster
PROCESSES = ("--workers", "2")


@dataclass(frozen=True, slots=True)
class Calm:
    """What the check comes to that nobody disturbs, and its seconds."""

    outcome: Outcome
    seconds: float


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Calm:
    folder = tmp_path_factory.mktemp("calm")
    build(folder, DOCUMENTS, CLAIMS)
    return Calm(*undisturbed(folder, ("--workers", "1")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    build(tmp_path / "project", DOCUMENTS, CLAIMS)
    return tmp_path / "project"


@pytest.mark.parametrize("victim", [Victim.MAIN, Victim.WORKER])
def test_a_process_that_is_killed_changes_no_result(project: Path, calm: Calm, victim: Victim) -> None:
    dice = random.Random(victim)  # noqa: S311
    found = disturbed(project, victim, dice.uniform(0.3, 0.6) * calm.seconds, PROCESSES, dice=dice)
    assert found.was_hit
    assert found.outcome == calm.outcome
    assert found.checks == (2 if victim is Victim.MAIN else 1)


@pytest.mark.parametrize("victim", [Victim.CLUSTER_WORKER, Victim.SCHEDULER])
def test_a_part_of_a_cluster_that_is_killed_changes_no_result(
    project: Path, tmp_path: Path, calm: Calm, victim: Victim
) -> None:
    dice = random.Random(victim)  # noqa: S311
    with cluster(tmp_path / "cluster", 2) as two:
        options, around = ("--scheduler", two.address), Around(cluster=two)
        found = disturbed(project, victim, dice.uniform(0.3, 0.6) * calm.seconds, options, dice=dice, around=around)
    assert found.was_hit
    assert found.outcome == calm.outcome


@pytest.mark.parametrize(("victim", "codes"), [(Victim.DATABASE, (FOUND,)), (Victim.DATABASE_AWAY, (3, FOUND))])
def test_a_database_server_that_is_killed_changes_no_result(
    project: Path, calm: Calm, victim: Victim, codes: tuple[int, ...]
) -> None:
    dice = random.Random(victim)  # noqa: S311
    with database_server() as server:
        around = Around(database=server.fresh())
        found = disturbed(project, victim, dice.uniform(0.3, 0.6) * calm.seconds, PROCESSES, dice=dice, around=around)
    assert found.was_hit
    assert found.outcome == calm.outcome
    assert found.codes == codes


def test_a_scheduler_that_is_lost_for_good_leaves_the_run_incomplete(tmp_path: Path) -> None:
    project = tmp_path / "project"
    build(project, LONG, CLAIMS)
    with cluster(tmp_path / "cluster", 1) as one:
        process = start(project, ("--scheduler", one.address))
        while not judged(project):
            assert process.poll() is None
            time.sleep(0.05)
        one.kill(one.scheduler)
        _, err = process.communicate(timeout=LONGEST_S)
    assert process.returncode == 3
    assert "the connection to the scheduler was lost\n" in err
    assert "run the same command again: what was recorded is kept" in err
    before = judged(project)
    assert 0 < before < LONG * CLAIMS
    report = json.loads(undisturbed(project, PROCESSES)[0].report)
    assert len(report["results"]) == judged(project) == LONG * CLAIMS


def judged(project: Path) -> int:
    """Return how many assessments are kept by now."""
    if not (project / DATABASE).exists():
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{project / DATABASE}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM assessment").fetchone()[0])
        except sqlite3.OperationalError:  # it has no tables yet
            return 0


def test_a_cluster_gives_the_report_and_the_database_of_one_process(project: Path, tmp_path: Path, calm: Calm) -> None:
    with cluster(tmp_path / "cluster", 2) as two:
        assert undisturbed(project, ("--scheduler", two.address))[0] == calm.outcome


def test_an_interrupt_ends_all_processes_with_one_word(project: Path) -> None:
    process = start(project, PROCESSES)
    workers: list[int] = []
    while len(workers) < 2:
        workers = children(process.pid)
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "interrupted"
    require_gone(workers)
