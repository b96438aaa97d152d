"""Checks that are disturbed: processes are killed at random moments, and what comes out in the end is looked at.

The work is a register of local files, which is judged by the rules alone, so that all of the time is judging.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from dask_cluster import Cluster
from database_server import Database

from verifier.store.digests import digest
from verifier.store.store import open_store

DATABASE: Final = Path(".verifier") / "verifier.db"
LONGEST_S: Final = 600  # of one check
ORPHANED_S: Final = 20  # in which workers must be gone when the main process is
FOUND: Final = 1  # the exit code of a check that went to its end: a half of the claims is false


class Victim(StrEnum):
    """What is killed; the database's server comes back at once, or only when the run has ended without it."""

    MAIN = "main"
    WORKER = "worker"
    SCHEDULER = "scheduler"
    CLUSTER_WORKER = "cluster_worker"
    DATABASE = "database"
    DATABASE_AWAY = "database_away"


OF_CLUSTER: Final = frozenset({Victim.SCHEDULER, Victim.CLUSTER_WORKER})
OF_SERVER: Final = frozenset({Victim.DATABASE, Victim.DATABASE_AWAY})


@dataclass(frozen=True, slots=True)
class Around:
    """What checks lean on besides their own processes: a Dask *cluster*, a *database* on a server, or neither."""

    cluster: Cluster | None = None
    database: Database | None = None


ALONE: Final = Around()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to in the end: its report, and digests of what the database holds."""

    report: str
    state: dict[str, str]


@dataclass(frozen=True, slots=True)
class Disturbed:
    """An outcome, whether the victim was killed while the run was going, and the exit codes of all checks it took."""

    outcome: Outcome
    was_hit: bool
    codes: tuple[int, ...]

    @property
    def checks(self) -> int:
        """How many checks it took to come to the end."""
        return len(self.codes)


def build(folder: Path, documents: int, claims: int) -> None:
    """Write a register of so many *documents* with as many *claims* each, a half of them false, and their texts."""
    (folder / "claims").mkdir(parents=True)
    (folder / "verifier.toml").write_text('matching_model = "none"\n')
    for number in range(documents):
        name = f"{chr(ord('a') + number % 26)}{number}"
        years = range(1900, 1900 + claims)
        told = " ".join(f"The mill of {name.title()} ground {year - 1800} sacks of rye in {year}." for year in years)
        (folder / "claims" / f"{name}.md").write_text(f"# The book of {name.title()}\n\n{told}\n")
        lines = ["schema: 1", f"document: {{id: book-{name}, title: The book of {name.title()}, file: {name}.md}}"]
        lines += ["claims:"]
        for year in years:
            sacks = year - 1800 + year % 2
            lines += [
                f"  - id: y{year}",
                f"    text: The mill of {name.title()} ground {sacks} sacks of rye in {year}.",
            ]
        (folder / "claims" / f"{name}.yaml").write_text("\n".join(lines) + "\n")


def start(folder: Path, options: Sequence[str], around: Around = ALONE) -> "subprocess.Popen[str]":
    """Start a check in *folder*, in a group of processes of its own."""
    environment = {**os.environ, **({"VERIFIER_DATABASE_URL": around.database.url.secret} if around.database else {})}
    command = [sys.executable, "-m", "verifier.cli.app", "check", "--offline", "--format", "json", *options]
    return subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def undisturbed(folder: Path, options: Sequence[str], around: Around = ALONE) -> tuple[Outcome, float]:
    """Return what a check comes to that nobody disturbs, and how many seconds it takes from the first word on."""
    process = start(folder, options, around)
    _wait_for_run(folder, process, around)
    began = time.monotonic()
    out, err = process.communicate(timeout=LONGEST_S)
    if process.returncode != FOUND:
        raise RuntimeError(err)
    return Outcome(out, _state(folder, around)), time.monotonic() - began


def disturbed(
    folder: Path,
    victim: Victim,
    after_s: float,
    options: Sequence[str],
    *,
    dice: random.Random,
    around: Around = ALONE,
) -> Disturbed:
    """Start a check, kill *victim* *after_s* seconds later, and check again until one goes to its end.

    What is killed of what is *around* it is started again.
    """
    process = start(folder, options, around)
    _wait_for_run(folder, process, around)
    time.sleep(after_s)
    workers = children(process.pid)
    was_hit = process.poll() is None and _kill(victim, process, workers, dice, around)
    if was_hit and victim is Victim.DATABASE and around.database:
        around.database.server.start()
    out, err = process.communicate(timeout=LONGEST_S)
    if victim is Victim.MAIN:
        require_gone(workers)
        was_hit = process.returncode == -signal.SIGKILL  # or it had come to its end in the same moment
    if was_hit:
        _restore(victim, around)
    codes = [process.returncode]
    while codes[-1] != FOUND:
        if len(codes) > 2 or "internal error" in err:  # noqa: PLR2004  # only one is disturbed
            raise RuntimeError(f"{victim}: {codes}: {err}")
        process = start(folder, options, around)
        out, err = process.communicate(timeout=LONGEST_S)
        codes.append(process.returncode)
    return Disturbed(Outcome(out, _state(folder, around)), was_hit, tuple(codes))


def children(pid: int) -> list[int]:
    """Return the worker processes that the process *pid* has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            command = (stat.parent / "cmdline").read_text()
        except (OSError, IndexError):
            continue  # it has ended meanwhile
        if parent == pid and "spawn_main" in command:
            found.append(int(stat.parent.name))
    return sorted(found)


def require_gone(pids: Sequence[int]) -> None:
    """Make sure that none of the processes is left.

    Raises:
        RuntimeError: one is.
    """
    for _ in range(ORPHANED_S * 20):
        left = [pid for pid in pids if _is_alive(pid)]
        if not left:
            return
        time.sleep(0.05)
    raise RuntimeError(f"orphaned: {left}")


def _is_alive(pid: int) -> bool:
    """Tell whether there is such a process; one that has ended and is only not yet buried is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _kill(
    victim: Victim, process: "subprocess.Popen[str]", workers: Sequence[int], dice: random.Random, around: Around
) -> bool:
    """Kill *victim*; returns whether there was one that the run had to do with."""
    if victim is Victim.MAIN:
        process.kill()
        return True
    if victim is Victim.WORKER:
        if workers:
            os.kill(dice.choice(workers), signal.SIGKILL)
        return bool(workers)
    if victim in OF_SERVER and around.database:
        is_used = around.database.users() > 0
        if is_used:
            around.database.server.kill()
        return is_used
    if victim in OF_CLUSTER and around.cluster:
        struck = around.cluster.scheduler if victim is Victim.SCHEDULER else dice.choice(around.cluster.workers)
        around.cluster.kill(struck)
        return True
    raise ValueError(f"there is no {victim} to be killed")


def _restore(victim: Victim, around: Around) -> None:
    if victim is Victim.DATABASE_AWAY and around.database:
        around.database.server.start()
    if victim in OF_CLUSTER and around.cluster:
        around.cluster.restore()


def _wait_for_run(folder: Path, process: "subprocess.Popen[str]", around: Around) -> None:
    """Wait until the check has begun to write, so that whatever is killed is killed while it is at work."""
    while process.poll() is None:
        if around.database.has_run() if around.database else (folder / DATABASE).exists():
            return
        time.sleep(0.01)


def _state(folder: Path, around: Around) -> dict[str, str]:
    """Return digests of what was read, judged and reported, having inspected the database."""
    with open_store(around.database.url if around.database else folder / DATABASE) as store:
        if trouble := store.check():
            raise RuntimeError(str(trouble))
        kept = store.fingerprint()
        reported = store.results(store.runs(1)[0].id)
    state = {name: kept[name] for name in ("texts", "assessments", "conflicts")}
    return state | {"reported": digest(*(each.model_dump_json() for each in reported))}
