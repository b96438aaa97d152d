"""What recent runs said of each claim: the newest answer, since when it is that, and what it was before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from verifier.domain.assessment import Verdict
from verifier.domain.conflict import Conflict
from verifier.domain.reported import Column, Reported
from verifier.domain.run import Run
from verifier.store.assessments import Gist
from verifier.store.store import Store

RECENT: Final = 20  # runs that are looked back on: how long an answer has stood is told no further
LOOKED_AT: Final = 200  # runs among which these are looked for; links and others are recorded as well
CHECK: Final = "check"
WHOLE: Final = "statements"  # what a run over all claims records, so that its conflicts are all there are


@dataclass(frozen=True, slots=True)
class Answer:
    """The newest answer to one claim: by which *run*, what it *reported*, and the gist of the assessment that decides.

    *deciding* is None where there is no such assessment.
    *since* is the run that first gave this verdict; *before* the verdict of the run before, where that was another.
    """

    run: Run
    reported: tuple[Reported, ...]
    deciding: Gist | None
    since: Run
    before: Verdict | None

    @property
    def verdict(self) -> Verdict:
        """The verdict on the claim over all its sources."""
        return self.reported[0].overall


def check_runs(store: Store) -> list[Run]:
    """Return the recent runs of ``check`` that ended, the newest first."""
    ended = [run for run in store.runs(LOOKED_AT) if run.command == CHECK and run.exit_code is not None]
    return ended[:RECENT]


def newest_answers(store: Store, runs: Sequence[Run]) -> dict[str, Answer]:
    """Return the newest answer to each claim that any of *runs* reported on, by the claim's key."""
    said = _said(store, runs)
    newest: dict[str, list[str]] = defaultdict(list)
    for claim, by_run in said.items():
        newest[next(run.id for run in runs if run.id in by_run)].append(claim)
    answers: dict[str, Answer] = {}
    for run in runs:
        if claims := frozenset(newest.get(run.id, ())):
            reported = _reported(store, run, claims)
            deciding = {claim: deciding_row(rows) for claim, rows in reported.items()}
            keys = {(row.claim_sha256, row.text_sha256) for row in deciding.values() if row.text_sha256}
            assessed = store.gists(keys, run.matcher)
            for claim, rows in reported.items():
                row = deciding[claim]
                since, before = _past(said[claim], runs)
                found = assessed.get((row.claim_sha256, row.text_sha256))
                answers[claim] = Answer(run, rows, found, since, before)
    return answers


def newest_conflicts(store: Store, runs: Sequence[Run]) -> tuple[Run | None, list[Conflict]]:
    """Return the conflicts of the newest run that looked for all of them, and that run."""
    whole = [run for run in runs if WHOLE in dict(run.settings)] or list(runs)
    return (whole[0], store.conflicts(whole[0].id)) if whole else (None, [])


def deciding_row(rows: Sequence[Reported]) -> Reported:
    """Return the row that the verdict on a claim rests on; a dispute is best understood by the source that refutes."""
    overall = Verdict.REFUTED if rows[0].overall is Verdict.DISPUTED else rows[0].overall
    wanted = [row for row in rows if row.verdict is overall] or list(rows)
    return max(wanted, key=lambda row: (row.column is Column.CITED, bool(row.text_sha256)))


Said: TypeAlias = Mapping[str, tuple[str, Verdict]]  # by run: the claim's hash, and the verdict


def _said(store: Store, runs: Sequence[Run]) -> dict[str, dict[str, tuple[str, Verdict]]]:
    said: dict[str, dict[str, tuple[str, Verdict]]] = defaultdict(dict)
    for claim, run_id, claim_sha256, overall in store.overall([run.id for run in runs]):
        said[claim][run_id] = claim_sha256, overall
    return said


def _reported(store: Store, run: Run, claims: frozenset[str]) -> dict[str, tuple[Reported, ...]]:
    rows: dict[str, list[Reported]] = defaultdict(list)
    for row in store.results(run.id):
        if row.claim in claims:
            rows[row.claim].append(row)
    return {claim: tuple(found) for claim, found in rows.items()}


def _past(said: Said, runs: Sequence[Run]) -> tuple[Run, Verdict | None]:
    """Return the run since which the answer to a claim is what it is, and the verdict of the run before the newest."""
    of_claim = [run for run in runs if run.id in said]
    newest = said[of_claim[0].id]
    since = of_claim[0]
    for run in of_claim[1:]:
        if said[run.id] != newest:
            break
        since = run
    earlier = said[of_claim[1].id][1] if len(of_claim) > 1 else newest[1]
    return since, None if earlier is newest[1] else earlier
