"""Tests that no process, of whatever kind, is missed for long when it is killed: nothing is lost, nothing is double.

``benchmarks/faults.py`` does the same many times.
"""

import os
import random
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from dask_cluster import cluster
from disturbing import Outcome, Victim, build, children, disturbed, require_gone, start, undisturbed

pytestmark = pytest.mark.system

DOCUMENTS, CLAIMS = 8, 6
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
    found = disturbed(project, victim, dice.uniform(0.5, 1) * calm.seconds, PROCESSES, dice=dice)
    assert found.outcome == calm.outcome
    assert found.checks == (2 if found.was_hit and victim is Victim.MAIN else 1)


@pytest.mark.parametrize("victim", [Victim.CLUSTER_WORKER, Victim.SCHEDULER])
def test_a_part_of_a_cluster_that_is_killed_changes_no_result(
    project: Path, tmp_path: Path, calm: Calm, victim: Victim
) -> None:
    dice = random.Random(victim)  # noqa: S311
    with cluster(tmp_path / "cluster", 2) as two:
        options = ("--scheduler", two.address)
        found = disturbed(project, victim, dice.uniform(0.3, 0.8) * calm.seconds, options, dice=dice, cluster=two)
    assert found.outcome == calm.outcome


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
