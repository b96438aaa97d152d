"""Measuring one file: read the cases, judge them, work out the figures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from verifier.domain.assessment import Verdict
from verifier.evaluation.cases import read_cases, read_statement_pairs, set_name
from verifier.evaluation.evaluate import compare_all, judge
from verifier.evaluation.figures import ConflictFigures, Figures, Judged, conflict_figures, figures, misjudged
from verifier.matching.matcher import RULES_ONLY, Matcher


class Progress(Protocol):
    """Told after each case how many of how many are done, and what is at work."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Take note; must not raise."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of the set *name*.

    *mistakes* are the cases whose verdict is not their label; *unread* is how many cases have a source that gave no
    text to judge by.
    """

    name: str
    figures: Figures | ConflictFigures
    mistakes: tuple[Judged, ...] = ()
    unread: int = 0


def measure_cases(path: Path, limit: int | None, progress: Progress, matcher: Matcher = RULES_ONLY) -> Measured:
    """Measure the verdicts of *matcher* on at most *limit* cases of the file at *path*.

    Raises:
        CasesError: the file, or one of its rows, cannot be used.
    """
    cases = read_cases(path, limit)
    judged, seconds = judge(cases, matcher=matcher, progress=lambda done: progress(done, len(cases), ""))
    unread = sum(one.assessment.verdict is Verdict.UNAVAILABLE for one in judged)
    return Measured(set_name(path), figures(judged, seconds), tuple(misjudged(judged)), unread)


def measure_conflicts(path: Path, limit: int | None, progress: Progress) -> Measured:
    """Measure comparison on at most *limit* pairs of statements of the file at *path*.

    Raises:
        CasesError: the file, or one of its rows, cannot be used.
    """
    pairs = read_statement_pairs(path, limit)
    compared = compare_all(pairs, progress=lambda done: progress(done, len(pairs), ""))
    return Measured(set_name(path), conflict_figures(compared))
