"""Judging labelled cases: each source is read and prepared once, however many cases share it."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeAlias

from verifier.conflicts.compare import compare
from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.check import Outcome
from verifier.domain.claim import Claim
from verifier.errors import ReadError
from verifier.evaluation.cases import Case, StatementPair
from verifier.evaluation.figures import Compared, Judged
from verifier.matching.match import MATCHER, match
from verifier.matching.prepared import PreparedText, prepare
from verifier.reading.reader import read_string

UNREAD_SCORE: Final = 0.0  # nothing speaks for a claim without a text

Clock: TypeAlias = Callable[[], float]  # seconds from an arbitrary start


class Progress(Protocol):
    """Told after each case that one more is done."""

    def __call__(self) -> None:
        """Take note; must not raise."""


def quiet() -> None:
    """Take no note of progress."""


def judge(
    cases: Sequence[Case], *, progress: Progress = quiet, clock: Clock = time.perf_counter
) -> tuple[list[Judged], float]:
    """Return *cases* with their assessments, in their order, and the seconds that reading and matching took.

    Cases with one source are judged together, so that a single prepared text is in memory at any time.
    """
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        by_source[case.source].append(number)
    judged: dict[int, Judged] = {}
    started = clock()
    for source, numbers in by_source.items():
        text = _prepared(source)
        for number in numbers:
            judged[number] = Judged(cases[number], _assess(cases[number].claim, text))
            progress()
    return [judged[number] for number in range(len(cases))], clock() - started


def compare_all(pairs: Sequence[StatementPair], *, progress: Progress = quiet) -> list[Compared]:
    """Return *pairs* with whether their statements conflict by :func:`verifier.conflicts.compare.compare`."""
    compared = []
    for pair in pairs:
        compared.append(Compared(pair, compare(pair.a, pair.b).outcome is Outcome.DIFFERS))
        progress()
    return compared


def _prepared(source: str) -> PreparedText | ReadError:
    try:
        return prepare(read_string(source))
    except ReadError as error:
        return error


def _assess(claim: Claim, text: PreparedText | ReadError) -> Assessment:
    if isinstance(text, PreparedText):
        return match(claim, text)
    return Assessment(
        verdict=Verdict.UNAVAILABLE,
        score=UNREAD_SCORE,
        reason=str(text),
        unavailable=text.reason,
        claim_sha256=claim.sha256,
        matcher=MATCHER,
    )
