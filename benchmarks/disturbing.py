"""Checks that are disturbed: processes are killed at random moments, and what comes out in the end is looked at.

The work is a register of local files, which is judged by the rules alone, so that all of the time is judging.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from dask_cluster import Cluster

from verifier.store.store import open_store

DATABASE: Final = Path(".verifier") / "verifier.db"
LONGEST_S: Final = 600  # of one check
ORPHANED_S: Final = 20  # in which workers must be gone when the main process is
FOUND: Final = 1  # the exit code of a check that went to its end: a half of the claims is false


class Victim(StrEnum):
    """What is killed."""

    MAIN = "main"
    WORKER = "worker"
    SCHEDULER = "scheduler"
    CLUSTER_WORKER = "cluster_worker"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Server:
    """A database server, for ``Victim.DATABASE``: its *url*, and how to *kill* and *start* it."""

    url: str
    kill: Callable[[], None]
    start: Callable[[], None]
    state: Callable[[], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to in the end: its report, and digests of what the database holds."""

    report: str
    state: dict[str, str]


@dataclass(slots=True)
class Disturbed:
    """An outcome, whether the victim was still there to be killed, and how many checks it took to come to the end."""

    outcome: Outcome
    was_hit: bool
    checks: int = field(default=1)


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


def start(folder: Path, options: Sequence[str], server: Server | None = None) -> "subprocess.Popen[str]":
    """Start a check in *folder*, in a group of processes of its own."""
    environment = {**os.environ, **({"VERIFIER_DATABASE_URL": server.url} if server else {})}
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


def undisturbed(folder: Path, options: Sequence[str], server: Server | None = None) -> tuple[Outcome, float]:
    """Return what a check comes to that nobody disturbs, and how many seconds it takes from the first word on."""
    process = start(folder, options, server)
    _wait_for_database(folder, process)
    began = time.monotonic()
    out, err = process.communicate(timeout=LONGEST_S)
    if process.returncode != FOUND:
        raise RuntimeError(err)
    return Outcome(out, _state(folder, server)), time.monotonic() - began


def disturbed(
    folder: Path,
    victim: Victim,
    after_s: float,
    options: Sequence[str],
    *,
    dice: random.Random,
    cluster: Cluster | None = None,
    server: Server | None = None,
) -> Disturbed:
    """Start a check, kill *victim* *after_s* seconds later, and check again until one goes to its end.

    *cluster* is that on which the check runs; what is killed of it is started again.
    """
    process = start(folder, options, server)
    _wait_for_database(folder, process)
    time.sleep(after_s)
    workers = children(process.pid)
    was_hit = process.poll() is None and _kill(victim, process, workers, dice, cluster, server)
    out, err = process.communicate(timeout=LONGEST_S)
    if victim is Victim.MAIN:
        require_gone(workers)
    _restore(victim, cluster, server)
    checks = 1
    while process.returncode != FOUND:
        if checks > 2 or "internal error" in err:  # noqa: PLR2004  # only one is disturbed
            raise RuntimeError(f"{victim}: {process.returncode}: {err}")
        process = start(folder, options, server)
        out, err = process.communicate(timeout=LONGEST_S)
        checks += 1
    return Disturbed(Outcome(out, _state(folder, server)), was_hit, checks)


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
    victim: Victim,
    process: "subprocess.Popen[str]",
    workers: Sequence[int],
    dice: random.Random,
    cluster: Cluster | None,
    server: Server | None,
) -> bool:
    """Kill *victim*; returns whether there was one."""
    if victim is Victim.MAIN:
        process.kill()
    elif victim is Victim.WORKER:
        if not workers:
            return False
        os.kill(dice.choice(workers), signal.SIGKILL)
    elif victim is Victim.DATABASE and server:
        server.kill()
    elif cluster:
        cluster.kill(cluster.scheduler if victim is Victim.SCHEDULER else dice.choice(cluster.workers))
    return True


def _restore(victim: Victim, cluster: Cluster | None, server: Server | None) -> None:
    if victim is Victim.DATABASE and server:
        server.start()
    if cluster and victim in {Victim.SCHEDULER, Victim.CLUSTER_WORKER}:
        cluster.restore()


def _wait_for_database(folder: Path, process: "subprocess.Popen[str]") -> None:
    while not (folder / DATABASE).exists() and process.poll() is None:
        time.sleep(0.01)


def _state(folder: Path, server: Server | None) -> dict[str, str]:
    """Return digests of what was read and judged, having inspected the database."""
    if server:
        return server.state()
    with open_store(folder / DATABASE) as store:
        if trouble := store.check():
            raise RuntimeError(str(trouble))
        kept = store.fingerprint()
    return {name: kept[name] for name in ("texts", "assessments", "conflicts")}
