"""Judging labelled cases: each source is read and prepared once, however many cases share it."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

from verifier.conflicts.compare import compare
from verifier.domain.assessment import Assessment
from verifier.domain.check import Outcome
from verifier.domain.claim import Claim
from verifier.errors import ReadError
from verifier.evaluation.cases import Case, StatementPair
from verifier.evaluation.figures import Compared, Judged
from verifier.matching.match import RULES_ONLY, Matcher, match
from verifier.matching.prepared import PreparedText, prepare
from verifier.reading.reader import read_string

Clock: TypeAlias = Callable[[], float]  # seconds from an arbitrary start


Progress: TypeAlias = Callable[[int], None]  # told after each case how many are done


def quiet(done: int) -> None:
    """Take no note of progress."""


def judge(
    cases: Sequence[Case],
    *,
    matcher: Matcher = RULES_ONLY,
    progress: Progress = quiet,
    clock: Clock = time.perf_counter,
) -> tuple[list[Judged], float]:
    """Return *cases* with their assessments by *matcher*, in their order, and the seconds that it took.

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
            judged[number] = Judged(cases[number], _assess(cases[number].claim, text, matcher))
            progress(len(judged))
    return [judged[number] for number in range(len(cases))], clock() - started


def compare_all(pairs: Sequence[StatementPair], *, progress: Progress = quiet) -> list[Compared]:
    """Return *pairs* with whether their statements conflict by :func:`verifier.conflicts.compare.compare`."""
    compared = []
    for pair in pairs:
        compared.append(Compared(pair, compare(pair.a, pair.b).outcome is Outcome.DIFFERS))
        progress(len(compared))
    return compared


def _prepared(source: str) -> PreparedText | ReadError:
    try:
        return prepare(read_string(source))
    except ReadError as error:
        return error


def _assess(claim: Claim, text: PreparedText | ReadError, matcher: Matcher) -> Assessment:
    if isinstance(text, PreparedText):
        return match(claim, text, matcher)
    return Assessment.without_text(claim.sha256, text.reason, str(text), matcher.version)
