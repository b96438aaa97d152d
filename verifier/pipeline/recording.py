"""Recording: how a run is written down, and what it reported."""

from collections.abc import Iterable, Iterator, Sequence

from verifier.domain.reported import Column, Reported
from verifier.domain.run import Run
from verifier.pipeline.desk import Desk
from verifier.pipeline.link_health import links_counted
from verifier.pipeline.results import CheckResults, ClaimResult, Judgement
from verifier.pipeline.run import Record
from verifier.pipeline.stages import Stage


def begun(desk: Desk, command: str, matcher: str, settings: Iterable[tuple[str, str | int]]) -> Run:
    """Write down that a run has begun, and return it."""
    run = Run(
        id=desk.run_id,
        command=command,
        started_at=desk.clock(),
        version=desk.version,
        matcher=matcher,
        settings=tuple(sorted((name, str(value)) for name, value in settings)),
    )
    desk.keeper.begin_run(run)
    return run


def recorder(desk: Desk, run: Run) -> Record:
    """Return what writes down the results of one slice of *run*."""

    def record(results: Sequence[ClaimResult]) -> None:
        with desk.stages.timed(Stage.RECORD):
            desk.keeper.save_results(run.id, _reported(results))

    return record


def ended(desk: Desk, run: Run, results: CheckResults, exit_code: int) -> None:
    """Write down the conflicts that *run* found, and last of all that it ended: until then it has reported nothing."""
    with desk.stages.timed(Stage.RECORD):
        desk.keeper.save_conflicts(run.id, results.conflicts)
    health = links_counted(desk, (link.status for link in results.links))
    counts = tuple(sorted({**_counts(results), **health, **desk.stages.counts()}.items()))
    desk.keeper.end_run(run.model_copy(update={"ended_at": desk.clock(), "exit_code": exit_code, "counts": counts}))


def _counts(results: CheckResults) -> dict[str, int]:
    work = results.work
    return {
        "claims": len(results.claims),
        "pairs_judged": results.pairs_judged,
        "conflicts": len(results.conflicts),
        "captured": work.captured,
        "read": work.read,
        "matched": work.matched,
        "reused": work.reused,
        **{verdict.value: count for verdict, count in results.counts.overall.items()},
    }


def _reported(results: Iterable[ClaimResult]) -> Iterator[Reported]:
    for result in results:
        yield _row(result, result.stated, Column.STATED)
        for judgement in result.cited:
            yield _row(result, judgement, Column.CITED)


def _row(result: ClaimResult, judgement: Judgement, column: Column) -> Reported:
    assessment = judgement.assessment
    return Reported(
        claim=result.claim.key,
        claim_sha256=assessment.claim_sha256,
        column=column,
        name=judgement.name,
        verdict=assessment.verdict,
        overall=result.verdict,
        text_sha256=assessment.text_sha256,
        unavailable=assessment.unavailable,
    )
