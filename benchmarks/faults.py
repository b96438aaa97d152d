"""Kills processes of running checks at random moments, many times, and holds what comes out against a calm run.

    python benchmarks/faults.py [--times 30] [--seed 20] [--victims main,worker,scheduler,cluster_worker,database,…]

Each time a fresh register is checked: in two processes for ``main`` and ``worker``, on a Dask cluster of two workers
for ``scheduler`` and ``cluster_worker``, over a PostgreSQL server for ``database``, which comes back at once, and for
``database_away``, which comes back only when the run has given it up. Says of each kill whether it hit a run that was
going, and what the checks ended with; a kill that came too late or too early is done again. Prints a table; exits with
1 if any outcome differs, a process is left over, or too few were hit.
"""

import argparse
import contextlib
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dask_cluster import cluster
from database_server import database_server
from disturbing import OF_CLUSTER, OF_SERVER, Around, Outcome, Victim, build, disturbed, undisturbed

DOCUMENTS, CLAIMS = 12, 30  # more texts than a run takes at a time, more claims than a cluster takes as one piece
TRIES: Final = 4  # for each kill that is to hit: worker processes are there for a part of the run only


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns 0 if every outcome was that of a calm run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=30, help="kills that hit, in all; the victims share them")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--victims", default=",".join(Victim))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        calm = Path(work) / "calm"
        build(calm, DOCUMENTS, CLAIMS)
        expected, _ = undisturbed(calm, ("--workers", "1"))
        victims = [Victim(name) for name in options.victims.split(",")]
        times = -(-options.times // len(victims))  # of each
        counted = [_many_times(victim, times, options.seed, expected, Path(work) / victim) for victim in victims]
    head = (
        "| killed | kills | hit a run that was going | runs that went on | checks in all | other outcomes |\n"
        "|---|---|---|---|---|---|"
    )
    sys.stdout.write("\n".join([head, *(each.line for each in counted)]) + "\n")
    return 0 if all(each.hits == times and not each.others for each in counted) else 1


@dataclass(slots=True)
class Count:
    """What came of killing one *victim* again and again."""

    victim: Victim
    kills: int = 0
    hits: int = 0
    went_on: int = 0
    checks: int = 0
    others: int = 0

    @property
    def line(self) -> str:
        """A line of the table."""
        told = (self.victim, self.kills, self.hits, self.went_on, self.checks, self.others)
        return f"| {' | '.join(map(str, told))} |"


def _many_times(victim: Victim, times: int, seed: int, expected: Outcome, work: Path) -> Count:
    dice = random.Random(f"{seed}-{victim}")  # noqa: S311
    count = Count(victim)
    with _surroundings(victim, work) as (options, around):
        build(work / "calm", DOCUMENTS, CLAIMS)
        calm, seconds = undisturbed(work / "calm", options, next(around))
        count.others += calm != expected
        while count.hits < times and count.kills < TRIES * times:
            folder, after = work / str(count.kills), dice.uniform(0, seconds)
            build(folder, DOCUMENTS, CLAIMS)
            found = disturbed(folder, victim, after, options, dice=dice, around=next(around))
            is_same = found.outcome == expected
            count.kills, count.hits = count.kills + 1, count.hits + found.was_hit
            count.went_on += found.was_hit and found.checks == 1
            count.checks, count.others = count.checks + found.checks, count.others + (not is_same)
            was = "hit" if found.was_hit else "missed"
            codes = ", ".join(map(str, found.codes))
            sys.stderr.write(
                f"{victim} {count.kills}: after {after:.2f} of {seconds:.2f} s: {was}, exit codes {codes}, "
                f"{'the same' if is_same else 'ANOTHER'} outcome\n"
            )
    return count


@contextlib.contextmanager
def _surroundings(victim: Victim, work: Path) -> Iterator[tuple[tuple[str, ...], Iterator[Around]]]:
    """Give the options of a check, and for each check what is around it."""
    if victim in OF_SERVER:
        with database_server() as server:
            yield ("--workers", "2"), (Around(database=server.fresh()) for _ in iter(int, 1))
    elif victim in OF_CLUSTER:
        with cluster(work / "cluster", 2) as two:
            yield ("--scheduler", two.address), (Around(cluster=two) for _ in iter(int, 1))
    else:
        yield ("--workers", "2"), (Around() for _ in iter(int, 1))


if __name__ == "__main__":
    sys.exit(main())
