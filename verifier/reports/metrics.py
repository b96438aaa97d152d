"""What is measured of a project: verdicts, conflicts, links, the queue, decisions, and the last run."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from verifier import __version__
from verifier.domain.decision import Subject
from verifier.domain.review import OPEN
from verifier.domain.run import Run
from verifier.pipeline.stages import Stage, stage_ms
from verifier.reports.exposition import Family, Kind, Sample
from verifier.review.overview import Overview

Name = TypeVar("Name", bound=StrEnum)


def metrics(found: Overview, decisions: int) -> Iterator[Family]:
    """Yield what is measured: *found* for the overview, and how many *decisions* were written down."""
    yield Family("verifier_info", Kind.GAUGE, "The version of verifier.", (Sample(1, {"version": __version__}),))
    verdicts = dict.fromkeys(found.verdicts, 0)
    queued = dict.fromkeys(Subject, 0)
    for each in found.tallies:
        if each.subject is Subject.CLAIM and each.verdict is not None:
            verdicts[each.verdict] += each.count
        if each.state in OPEN:
            queued[each.subject] += each.count
    yield _by("verifier_claims", "Claims, by the machine's verdict.", "verdict", verdicts)
    yield _by(
        "verifier_conflicts", "Conflicts between documents, by how far they are reviewed.", "state", found.conflicts
    )
    yield _by("verifier_links", "Addresses in the ledger, by health.", "health", found.health)
    yield _by("verifier_link_statuses", "Addresses in the ledger, by their last answer.", "status", found.status)
    yield _by("verifier_queue_items", "What waits for a person.", "subject", queued)
    yield Family("verifier_decisions_total", Kind.COUNTER, "Decisions that were written down.", (Sample(decisions),))
    running = Sample(0 if found.running is None else 1)
    yield Family(
        "verifier_run_under_way", Kind.GAUGE, "1 while a run has begun and not ended, be it killed.", (running,)
    )
    if found.runs:
        yield from _last_run(found.runs[-1].run)


def _last_run(run: Run) -> Iterator[Family]:
    """Yield what is measured of the newest run that ended."""
    stages, counts = stage_ms(run.counts), dict(run.counts)
    if run.ended_at is not None and run.exit_code is not None:
        took = (run.ended_at - run.started_at).total_seconds()
        yield _gauge("verifier_last_run_end_timestamp_seconds", "When the last run ended.", run.ended_at.timestamp())
        yield _gauge("verifier_last_run_duration_seconds", "How long the last run took.", max(took, 0.0))
        yield _gauge("verifier_last_run_exit_code", "How the last run ended.", run.exit_code)
    yield _by(
        "verifier_last_run_stage_seconds",
        "Where the time of the last run went; reading and matching in seconds of one core.",
        "stage",
        {stage: ms / 1000 for stage, ms in stages.items()},
    )
    for name in ("captured", "matched", "reused"):
        yield _gauge(f"verifier_last_run_{name}", f"How many pages or pairs the last run {name}.", counts.get(name, 0))
    if stages.get(Stage.MATCH):
        speed = counts.get("matched", 0) / (stages[Stage.MATCH] / 1000)
        yield _gauge("verifier_last_run_pairs_per_second", "Pairs that one core matched in a second.", round(speed, 3))


def _gauge(name: str, about: str, value: float) -> Family:
    return Family(name, Kind.GAUGE, about, (Sample(value),))


def _by(name: str, about: str, label: str, values: Mapping[Name, float] | Mapping[Name, int]) -> Family:
    return Family(name, Kind.GAUGE, about, tuple(Sample(value, {label: key.value}) for key, value in values.items()))
