"""Checks that are killed, and checks that run side by side: nothing is lost, nothing double."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, PARISHES, Town, build_parishes, town
from verifier.archive.archive import Archive
from verifier.fetching.policy import FetchPolicy
from verifier.store.store import open_store

__all__ = ["town"]  # a fixture

KILLS: Final = 10
SLOWLY_S: Final = 0.12  # that a page takes, so that most of the time is capturing
SNAPSHOT: Final = (sys.executable, "-m", "verifier.cli.app", "snapshot", "--format", "json", *OPEN)
CHECK: Final = (sys.executable, "-m", "verifier.cli.app", "check", "--format", "json", *OPEN)
DATABASE: Final = Path(".verifier") / "verifier.db"


def start(folder: Path, command: tuple[str, ...] = CHECK) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        [*command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: "subprocess.Popen[str]") -> tuple[Any, str]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    return json.loads(out), err


def judged(results: Any) -> list[Any]:
    """Return the results without what differs from capture to capture."""
    judgements = [result["stated"] for result in results["results"]]
    judgements += [each for result in results["results"] for each in result["cited"]["sources"]]
    return [{**judgement, "captured_at": None} for judgement in judgements]


def state(folder: Path) -> dict[str, str]:
    """Return digests of what the database holds, having inspected it and the archive."""
    assert Archive(folder / "snapshots").verify() == []
    with open_store(folder / DATABASE) as store:
        assert store.check() == []
        kept = store.fingerprint()
    return {name: kept[name] for name in ("texts", "assessments", "conflicts")}


@pytest.fixture
def undisturbed(tmp_path: Path, town: Town) -> tuple[list[Any], dict[str, str], float]:
    """Return judgements, state and seconds of a check that nobody disturbs."""
    folder = tmp_path / "undisturbed"
    build_parishes(folder, town)
    process = start(folder)
    wait_for_database(folder, process)
    began = time.monotonic()
    results, _ = finished(process)
    return judged(results), state(folder), time.monotonic() - began


def wait_for_database(folder: Path, process: "subprocess.Popen[str]") -> None:
    while not (folder / DATABASE).exists() and process.poll() is None:
        time.sleep(0.005)


def test_a_check_that_is_killed_loses_nothing_and_the_next_one_finishes(
    tmp_path: Path,
    town: Town,
    verifier: Verifier,
    monkeypatch: pytest.MonkeyPatch,
    undisturbed: tuple[list[Any], dict[str, str], float],
) -> None:
    expected, kept, seconds = undisturbed
    town.delay_s = 0.02
    dice, killed = random.Random(20), 0  # noqa: S311
    for number in range(KILLS):
        folder = tmp_path / f"killed-{number}"
        build_parishes(folder, town)
        process = start(folder)
        wait_for_database(folder, process)
        time.sleep(dice.uniform(0, seconds))
        process.kill()
        process.communicate()
        killed += process.returncode < 0
        captured = len(recorded(folder))
        town.asked.clear()
        monkeypatch.chdir(folder)
        ran = verifier(*CHECK[3:])
        assert judged(json.loads(ran.out)) == expected, number
        assert state(folder) == kept, number
        assert len(town.asked) == PARISHES - captured, (number, ran.err)
        assert not list((folder / "snapshots").glob("*.open"))
    assert killed >= KILLS // 2


@pytest.mark.parametrize("kills", [KILLS, pytest.param(50, marks=pytest.mark.system)])
def test_a_capture_that_is_killed_leaves_a_sound_archive_and_the_next_run_takes_the_rest(
    tmp_path: Path, town: Town, verifier: Verifier, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    town.delay_s = SLOWLY_S
    lasts_s = SLOWLY_S * PARISHES / FetchPolicy().per_host
    dice, while_capturing = random.Random(kills), 0  # noqa: S311
    for number in range(kills):
        folder = tmp_path / f"killed-{number}"
        build_parishes(folder, town)
        process = start(folder, SNAPSHOT)
        wait_for_capture(folder, process)
        time.sleep(dice.uniform(0, lasts_s))
        process.kill()
        process.communicate()
        unsealed = list((folder / "snapshots").glob("*.open"))
        while_capturing += bool(unsealed)
        assert {finding.code for finding in Archive(folder / "snapshots").verify()} <= {"archive-unsealed"}, number

        promised = recorded(folder)
        town.asked.clear()
        monkeypatch.chdir(folder)
        assert verifier(*CHECK[3:]).code == 1, number  # half of the claims are false
        archive = Archive(folder / "snapshots")
        assert archive.verify() == [], number
        assert not list(archive.folder.glob("*.open")), number
        held = {snapshot.url: snapshot for snapshot in archive.snapshots()}
        assert len(held) == PARISHES, number
        assert all(archive.payload(held[url]) for url in promised), number
        again = {f"{town.url}{path}" for path in town.asked}
        assert not again & promised, number  # nothing that was recorded is captured again
        assert len(promised | again) >= PARISHES - 1, number  # one may be whole and not yet recorded
    assert while_capturing >= kills // 2


def wait_for_capture(folder: Path, process: "subprocess.Popen[str]") -> None:
    while not list((folder / "snapshots").glob("*.open")) and process.poll() is None:
        time.sleep(0.002)


def recorded(folder: Path) -> set[str]:
    """Return the addresses of which a killed check has stored a snapshot, as its database says."""
    with open_store(folder / DATABASE) as store, store._reading() as connection:
        return set(connection.exec_driver_sql("SELECT url FROM snapshot").scalars())


def test_two_checks_at_once_both_finish_without_error_or_duplicate(
    tmp_path: Path, town: Town, undisturbed: tuple[list[Any], dict[str, str], float]
) -> None:
    expected, kept, _ = undisturbed
    folder = tmp_path / "shared"
    build_parishes(folder, town)
    processes = [start(folder), start(folder)]
    for process in processes:
        results, err = finished(process)
        assert "Error" not in err
        assert judged(results) == expected
    assert state(folder) == kept
    with open_store(folder / DATABASE) as store:
        runs = store.runs()
        assert [run.exit_code for run in runs] == [1, 1]
        assert len(store.results(runs[0].id)) == len(store.results(runs[1].id)) == len(expected)
    assert len((folder / "snapshots" / "ledger.jsonl").read_text().splitlines()) == PARISHES
