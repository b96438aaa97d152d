"""Score verdicts on sets of labelled claims: verifier's, those of simple rules, and those of other tools.

    python benchmarks/verification.py FOLDER [--peers] [--json] [--rows N]
    python benchmarks/verification.py --speed [--peers] [--json]

FOLDER holds ``*.jsonl`` or ``*.jsonl.gz`` files of rows ``{claim, source, label}``, or a folder ``dev`` that does. All
sets go into one table. Macro-F1 is over supported, refuted and neither, as far as the set has them; ``partial`` counts
as neither. Balanced accuracy is supported against the rest, three times: by the decision that ships, with the score at
one half, and with one threshold that was found on all the other sets. ``at 80 %`` is the accuracy over the 80 % of the
rows that the judge is surest of. Intervals hold 95 % of 1,000 bootstrap draws of the rows, from a fixed seed.

``--peers`` asks the same about simple floors and about every other tool that is installed (``pip install -r
benchmarks/verification_peers.txt`` in an environment of its own, beside verifier); all judges are given the same claims
and sources, and use their own thresholds. Times are CPU times a pair, reading the source included. ``--rows`` takes
that many evenly spread rows of each set, for a quick look. ``--speed`` measures pairs a second on a page of 100
sentences, memory and start-up, each judge in a process of its own. Progress goes to stderr.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from verifying.answers import Judge
from verifying.bootstrap import Weights, weights_for
from verifying.floors import FLOORS
from verifying.measured import Measured, Progress, measure
from verifying.own import VERIFIER
from verifying.peers import NOT_RUN, PEERS
from verifying.sets import LabelledSet, read_sets
from verifying.speed import speed_of_all, speed_table
from verifying.table import as_json, own_table, side_by_side

from verifier.errors import CasesError

STEP: Final = 50  # rows between two notes of progress


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for and print it; 2 means that FOLDER holds no rows that can be used."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.speed:
        return _speed(with_peers=options.peers, as_json=options.json)
    if options.folder is None:
        parser.error("a folder with labelled rows is needed")
    if options.rows is not None and options.rows < 1:
        parser.error("--rows takes a number from 1 up")
    try:
        sets = read_sets(options.folder, options.rows)
    except (CasesError, FileNotFoundError) as error:
        parser.error(str(error))
    judges = [VERIFIER, *FLOORS, *PEERS] if options.peers else [VERIFIER]
    measured, missing = measure_all(judges, sets)
    if options.json:
        sys.stdout.write(json.dumps(as_json(measured, missing, options.rows), indent=2) + "\n")
        return 0
    sys.stdout.writelines(f"{line}\n" for line in own_table(measured[0]))
    if options.peers:
        sys.stdout.write("\n")
        sys.stdout.writelines(f"{line}\n" for line in side_by_side(measured, missing | NOT_RUN))
    return 0


def measure_all(judges: Sequence[Judge], sets: Sequence[LabelledSet]) -> tuple[list[Measured], dict[str, str]]:
    """Return the judges' figures in order, and why some have none."""
    weights: dict[str, Weights] = {each.name: weights_for(each.name, len(each.pairs)) for each in sets}
    measured, missing = [], {}
    for judge in judges:
        try:
            measured.append(measure(judge, sets, weights, _progress_of(judge)))
        except ImportError as error:
            missing[judge.name] = f"not installed ({error})"
    return measured, missing


def _progress_of(judge: Judge) -> Progress:
    """Return what tells stderr, now and then, how far a judge has come."""

    def note(name: str, done: int, rows: int) -> None:
        if done % STEP == 0 or done == rows:
            end = "\n" if done == rows else "\r"
            sys.stderr.write(f"{judge.name}: {name} {done}/{rows}{end}")

    return note


def _speed(*, with_peers: bool, as_json: bool) -> int:
    judges = [VERIFIER, *FLOORS, *PEERS] if with_peers else [VERIFIER]
    speeds = speed_of_all(judges, progress=_say_timing)
    if as_json:
        sys.stdout.write(json.dumps({speed.judge: speed.figures for speed in speeds}, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in speed_table(speeds))
    return 0


def _say_timing(name: str) -> None:
    sys.stderr.write(f"{name}: timing\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="the folder with labelled *.jsonl[.gz] files, or its parent"
    )
    parser.add_argument("--peers", action="store_true", help="measure simple floors and other tools on the same rows")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rows", type=int, metavar="N", help="take N evenly spread rows of each set")
    parser.add_argument("--speed", action="store_true", help="measure speed, memory and start-up instead")
    return parser


if __name__ == "__main__":
    sys.exit(main())
