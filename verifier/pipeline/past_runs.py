"""Past runs: one of them by its id, and what is only known once a run is over."""

from typing import Final, Protocol

from verifier.domain.run import Run
from verifier.errors import UnknownName
from verifier.pipeline.stages import PREFIX, Stage

ALL: Final = 1_000_000  # runs; one every minute for two years
SHORTEST: Final = 4  # characters that may stand for an id


class Runs(Protocol):
    """What remembers runs; the store does."""

    def runs(self, limit: int = 20) -> list[Run]:
        """Return at most *limit* runs, the newest first."""

    def end_run(self, run: Run) -> None:
        """Write down how *run* ended."""


def run_named(known: Runs, name: str) -> Run:
    """Return the run with the id *name*, or with an id that begins with it and is the only one.

    Raises:
        UnknownName: there is none, or more than one.
    """
    plain = name.strip().lower()
    found = [run for run in known.runs(ALL) if len(plain) >= SHORTEST and run.id.startswith(plain)]
    exact = [run for run in found if run.id == plain]
    if len(exact or found) != 1:
        matter = f"{len(found)} runs have an id that begins" if found else "there is no run whose id begins"
        raise UnknownName(f"{matter} with {name!r}", hint="`verifier runs` lists them.")
    return (exact or found)[0]


def note_report(known: Runs, run_id: str, seconds: float) -> None:
    """Write down how long the report of a run took, which nobody knew when the run was recorded.

    Raises:
        UnknownName: there is no such run.
    """
    run = run_named(known, run_id)
    counts = {**dict(run.counts), f"{PREFIX}{Stage.REPORT.value}": round(seconds * 1000)}
    known.end_run(run.model_copy(update={"counts": tuple(sorted(counts.items()))}))
