"""Kills processes of running checks at random moments, many times, and holds what comes out against a calm run.

    python benchmarks/faults.py [--times 30] [--seed 20] [--victims main,worker,scheduler,cluster_worker]

Each time a fresh register is checked: in two processes for ``main`` and ``worker``, on a Dask cluster of two workers
for the others. Prints a table; exits with 1 if any outcome differs, a process is left over or nothing was hit.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dask_cluster import cluster
from disturbing import Outcome, Victim, build, disturbed, undisturbed

DOCUMENTS, CLAIMS = 8, 6
ON_CLUSTER: Final = frozenset({Victim.SCHEDULER, Victim.CLUSTER_WORKER})
USUAL: Final = (Victim.MAIN, Victim.WORKER, Victim.SCHEDULER, Victim.CLUSTER_WORKER)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns 0 if every outcome was that of a calm run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=30, help="kills of each victim")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--victims", default=",".join(USUAL))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        calm = Path(work) / "calm"
        build(calm, DOCUMENTS, CLAIMS)
        expected, _ = undisturbed(calm, ("--workers", "1"))
        lines = [
            _many_times(Victim(name), options.times, options.seed, expected, Path(work) / name)
            for name in options.victims.split(",")
        ]
    head = "| killed | times | hit while running | checks | other outcomes |\n|---|---|---|---|---|"
    sys.stdout.write("\n".join([head, *(line for line, _ in lines)]) + "\n")
    return 0 if all(is_well for _, is_well in lines) else 1


def _many_times(victim: Victim, times: int, seed: int, expected: Outcome, work: Path) -> tuple[str, bool]:
    """Return a line of the table, and whether all went well."""
    dice = random.Random(f"{seed}-{victim}")  # noqa: S311
    hits = checks = others = 0
    with cluster(work / "cluster", 2 if victim in ON_CLUSTER else 0) as two:
        is_used = two if victim in ON_CLUSTER else None
        options = ("--scheduler", two.address) if is_used else ("--workers", "2")
        build(work / "calm", DOCUMENTS, CLAIMS)
        calm, seconds = undisturbed(work / "calm", options)
        others += calm != expected
        for number in range(times):
            folder = work / str(number)
            build(folder, DOCUMENTS, CLAIMS)
            found = disturbed(folder, victim, dice.uniform(0, seconds), options, dice=dice, cluster=is_used)
            hits, checks, others = hits + found.was_hit, checks + found.checks, others + (found.outcome != expected)
            sys.stderr.write(f"{victim} {number + 1}/{times}: {hits} hit, {checks} checks, {others} other\n")
    return f"| {victim} | {times} | {hits} | {checks} | {others} |", hits > 0 and not others


if __name__ == "__main__":
    sys.exit(main())
