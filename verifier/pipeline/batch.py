"""The batch: a check that is recorded, from its beginning to its end, with the conflicts between the documents."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.domain.claim import Claim
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.compared import STATEMENTS, FindConflicts, conflicts_of_run, statements_digest
from verifier.pipeline.desk import Desk
from verifier.pipeline.matchers import open_matcher
from verifier.pipeline.noting import noted
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.recording import begun, ended, recorder
from verifier.pipeline.relied import note_evidence
from verifier.pipeline.results import CheckResults, with_more
from verifier.pipeline.run import RunSettings, run_check
from verifier.pipeline.stages import Stage
from verifier.pipeline.verdicts import exit_code
from verifier.pipeline.work import Executor, in_this_process
from verifier.register.register import Register


def run_batch(
    register: Register,
    bindings: Bindings,
    desk: Desk,
    *,
    find_conflicts: FindConflicts,
    claims: Sequence[Claim] | None = None,
    progress: Progress = quiet,
    settings: RunSettings,
    execute: Executor = in_this_process,
) -> CheckResults:
    """Check as :func:`run_check` does, compare the documents, and record all of it.

    With *claims*, only conflicts in which one of them takes part are reported.

    Raises:
        UnknownName: *bindings* name a document or source that the register does not hold.
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    require_known(bindings, register)
    matcher = open_matcher(settings.judging)
    recorded = {**settings.recorded, "capturing": desk.capturing.value}
    recorded |= {"threshold": f"{matcher.threshold:.2f}", "scale": matcher.scale}
    if claims is None:  # a run over some of the claims has not all conflicts to hand on
        recorded[STATEMENTS] = statements_digest(register)
    run = begun(desk, "check", matcher.version, recorded.items())
    watched = desk.stages.watching(execute)
    with noted(desk, progress) as telling:
        results = run_check(
            register,
            bindings,
            claims=claims,
            progress=telling,
            settings=settings,
            desk=desk,
            execute=watched,
            record=recorder(desk, run),
        )
        telling.begin("comparing the documents")
        with desk.stages.timed(Stage.CONFLICTS):
            conflicts = conflicts_of_run(register, run, desk.keeper, find_conflicts)
        if claims is not None:
            chosen = {claim.key for claim in claims}
            conflicts = tuple(each for each in conflicts if {each.one.claim, each.other.claim} & chosen)
        telling.begin("writing down the results")
        findings = with_more(results.findings, note_evidence(desk, results))
        results = replace(results, conflicts=conflicts, findings=findings)
        ended(desk, run, results, exit_code(results, settings.fail_on))
    return results
