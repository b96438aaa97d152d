"""Speed: pairs of claim and page a second on one core, memory and start-up, each judge in a process of its own.

Times are CPU times, for other work on the machine must not count; a judge that uses several cores gains nothing by it.
The page is prepared within the measured time; a first claim on another text, which makes judges load what they load
late, is not.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifying.answers import Ask, Judge
from verifying.memory import peak_mb
from verifying.page import make_page

MOST_SECONDS: Final = 20.0  # of CPU time; a slow judge is asked about fewer claims
LONGEST: Final = 300  # seconds of wall time until a judge is given up
WARM_UP: Final = ("Salt was cheap in 1998.", "In 1998, salt was cheaper than ever. Nobody in Alnford liked that.")
ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
START: Final = """
import sys, time
import {module}
from verifying.memory import peak_mb
sys.stdout.write(f"{{time.process_time()}} {{peak_mb()}}")
"""
CHILD: Final = "from verifying.speed import report; report({name!r})"
ABSENT: Final = "–"


@dataclass(frozen=True, slots=True)
class Speed:
    """The figures of a judge by name, or why it has none."""

    judge: str
    figures: Mapping[str, float]
    reason: str = ""


def speed_of_all(judges: Sequence[Judge], progress: Callable[[str], None]) -> list[Speed]:
    """Return the speed of each judge, measured one after another."""
    found = []
    for judge in judges:
        progress(judge.name)
        found.append(speed_of(judge))
    return found


def speed_of(judge: Judge) -> Speed:
    """Measure one judge in two processes: one that only imports it, and one that asks it."""
    try:
        start, start_mb = map(float, _run(START.format(module=judge.module)).split())
        asked = json.loads(_run(CHILD.format(name=judge.name)).splitlines()[-1])
    except subprocess.SubprocessError as error:
        return Speed(judge.name, {}, f"could not be run ({type(error).__name__})")
    return Speed(judge.name, {"start_seconds": start, "start_mb": start_mb, **asked})


def report(name: str) -> None:
    """Ask the judge called *name* and print its figures as JSON: what the second process does."""
    from verifying.floors import FLOORS  # noqa: PLC0415 - the judges know nothing of their speed
    from verifying.own import VERIFIER  # noqa: PLC0415
    from verifying.peers import PEERS  # noqa: PLC0415

    judge = next(each for each in (VERIFIER, *FLOORS, *PEERS) if each.name == name)
    sys.stdout.write(json.dumps(throughput(judge.open())) + "\n")


def throughput(ask: Ask, most_seconds: float = MOST_SECONDS) -> dict[str, float]:
    """Return how many pairs *ask* answers a CPU second on the generated page, of how many, and peak memory in MB."""
    ask(*WARM_UP)
    page = make_page()
    started, done = time.process_time(), 0
    while done < len(page.claims) and time.process_time() - started < most_seconds:
        ask(page.claims[done], page.text)
        done += 1
    seconds = time.process_time() - started
    return {"pairs": done, "pairs_a_second": done / max(seconds, 1e-9), "peak_mb": peak_mb()}


def speed_table(speeds: Sequence[Speed]) -> Iterator[str]:
    """Yield a Markdown table, a row a judge."""
    yield "| judge | pairs a second | ms a pair | pairs asked | peak MB | start-up, CPU s | MB after start-up |"
    yield "|---|---|---|---|---|---|---|"
    for speed in speeds:
        figures = speed.figures
        if not figures:
            yield f"| {speed.judge} | {speed.reason} |" + f" {ABSENT} |" * 5
            continue
        rate = figures["pairs_a_second"]
        yield (
            f"| {speed.judge} | {rate:.0f} | {1000 / rate:.2f} | {figures['pairs']:.0f} | {figures['peak_mb']:.0f} "
            f"| {figures['start_seconds']:.2f} | {figures['start_mb']:.0f} |"
        )


def _run(code: str) -> str:
    """Run Python *code* in this folder's sight and return what it writes to stdout."""
    folder = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH", "")]))
    ran = subprocess.run(  # noqa: S603 - this very interpreter, with code from above
        [sys.executable, "-c", code],
        env=os.environ | ONE_THREAD | {"PYTHONPATH": path},
        capture_output=True,
        check=True,
        text=True,
        timeout=LONGEST,
    )
    return ran.stdout
