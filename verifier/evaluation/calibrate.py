"""Calibrating: from labelled cases to the line that moves scores to where they come true.

The line is Platt's (1999): a logistic regression of "supported" on the log-odds of the score, towards labels that are
drawn in a little, so that a handful of cases cannot make it steep. What it is worth is told by cross-validation: each
case is scored by a line that was fitted without it and without all others of its source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.errors import CasesError
from verifier.evaluation import metrics
from verifier.evaluation.figures import Judged
from verifier.matching.calibration import STEEPEST, Calibration, log_odds

FOLDS: Final = 5
FEWEST: Final = 20  # cases, and of each kind FEWEST_OF_A_KIND: fewer say nothing about probabilities
FEWEST_OF_A_KIND: Final = 5
ITERATIONS: Final = 50
PULL: Final = 1.0  # cases
SETTLED: Final = 1e-10
FLATTEST: Final = 0.05  # a line that falls would turn the order of scores round
WANTED: Final = (0.8, 0.9, 0.95)  # shares of claims that are to be supported above a score
FEWEST_ABOVE: Final = 5  # cases above a score, or the share of them tells nothing


@dataclass(frozen=True, slots=True)
class Quality:
    """How good scores are: the calibration error, and the mean squared distance from what came true (Brier)."""

    ece: float
    brier: float


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A *calibration* with what it is worth on cases that it has not seen.

    *thresholds* gives for each share of WANTED the lowest calibrated score above which at least that share of the
    cases is supported, or None where there is no such score.
    """

    calibration: Calibration
    cases: int
    supported: int
    before: Quality
    after: Quality
    thresholds: Mapping[float, float | None]


def calibrate(judged: Sequence[Judged], matcher: str) -> Calibrated:
    """Fit a calibration for the scores of the version *matcher*; cases without a text do not count.

    Raises:
        CasesError: there are too few cases, or too few of one kind.
    """
    usable = [one for one in judged if one.assessment.verdict is not Verdict.UNAVAILABLE]
    truths = [one.case.label is Verdict.SUPPORTED for one in usable]
    _require_enough(truths)
    scores = [one.assessment.score for one in usable]
    slope, intercept = fit_line(truths, scores)
    seen_by_others = _across(folds_of([one.case.source for one in usable]), truths, scores)
    return Calibrated(
        Calibration(round(slope, 6), round(intercept, 6), matcher, len(usable)),
        len(usable),
        sum(truths),
        quality(truths, scores),
        quality(truths, seen_by_others),
        {share: threshold(truths, seen_by_others, share) for share in WANTED},
    )


def _require_enough(truths: Sequence[bool]) -> None:
    supported = sum(truths)
    fewest = min(supported, len(truths) - supported)
    if len(truths) < FEWEST or fewest < FEWEST_OF_A_KIND:
        raise CasesError(
            f"{len(truths)} cases that could be judged, {supported} of them supported, are too few to calibrate by",
            hint=f"label at least {FEWEST}, {FEWEST_OF_A_KIND} or more supported and as many not; hundreds do best",
        )


def fit_line(truths: Sequence[bool], scores: Sequence[float]) -> tuple[float, float]:
    """Return slope and intercept that make the *truths* likeliest, by Newton's method with steps that never overshoot.

    The labels are drawn in as Platt does: to (n + 1) / (n + 2) and 1 / (n + 2) for n cases of the kind. A slope other
    than 1 costs as much as PULL cases, so that cases that say nothing of it leave it alone.
    """
    positives = sum(truths)
    high, low = (positives + 1) / (positives + 2), 1 / (len(truths) - positives + 2)
    points = [(log_odds(score), high if truth else low) for score, truth in zip(scores, truths, strict=True)]
    line = (1.0, 0.0)
    for _ in range(ITERATIONS):
        better = _better(points, line)
        if _loss(points, *line) - _loss(points, *better) < SETTLED:
            break
        line = better
    if line[0] >= FLATTEST:
        return line
    share = min(max(positives / len(truths), low), high)
    return FLATTEST, log_odds(share) - FLATTEST * sum(odds for odds, _ in points) / len(points)


def _better(points: Sequence[tuple[float, float]], line: tuple[float, float]) -> tuple[float, float]:
    """Return a likelier line: Newton's step, or the part of it that does not overshoot."""
    slope, intercept = line
    by_slope, by_intercept = _newton_step(points, slope, intercept)
    loss, length = _loss(points, slope, intercept), 1.0
    while length > SETTLED:
        to = (slope - length * by_slope, intercept - length * by_intercept)
        if _loss(points, *to) < loss:
            return to
        length /= 2
    return line


def _loss(points: Sequence[tuple[float, float]], slope: float, intercept: float) -> float:
    """Return how unlikely the wanted probabilities are by the line: its cross-entropy, and what its slope costs."""
    total = PULL * (slope - 1.0) ** 2 / 2
    for odds, wanted in points:
        found = slope * odds + intercept
        total += max(found, 0.0) + log1p(exp(-abs(found))) - wanted * found
    return total


def _newton_step(points: Sequence[tuple[float, float]], slope: float, intercept: float) -> tuple[float, float]:
    """Return by how much slope and intercept are off, to second order."""
    along, across = PULL * (slope - 1.0), 0.0
    steepness, mixed, height = PULL, 0.0, SETTLED
    for odds, wanted in points:
        found = 1.0 / (1.0 + exp(-max(-STEEPEST, min(STEEPEST, slope * odds + intercept))))
        weight = max(found * (1.0 - found), SETTLED)
        along += (found - wanted) * odds
        across += found - wanted
        steepness += weight * odds * odds
        mixed += weight * odds
        height += weight
    determinant = steepness * height - mixed * mixed
    return (along * height - across * mixed) / determinant, (across * steepness - along * mixed) / determinant


def folds_of(sources: Sequence[str]) -> list[int]:
    """Return for each case the fold that it is in: those of one source are in one, in order of appearance."""
    numbers = {source: number for number, source in enumerate(dict.fromkeys(sources))}
    if len(numbers) < FOLDS:  # too few sources to be kept together
        return [number % FOLDS for number in range(len(sources))]
    return [numbers[source] % FOLDS for source in sources]


def _across(folds: Sequence[int], truths: Sequence[bool], scores: Sequence[float]) -> list[float]:
    """Return each score as calibrated by a line fitted on all other folds."""
    found = list(scores)
    for fold in sorted(set(folds)):
        rest = [number for number, each in enumerate(folds) if each != fold]
        line = Calibration(*fit_line([truths[number] for number in rest], [scores[number] for number in rest]))
        for number, each in enumerate(folds):
            if each == fold:
                found[number] = line(scores[number])
    return found


def quality(truths: Sequence[bool], scores: Sequence[float]) -> Quality:
    """Return how good *scores* are as probabilities of *truths*; there is at least one case."""
    brier = sum((score - truth) ** 2 for score, truth in zip(scores, truths, strict=True)) / len(scores)
    return Quality(metrics.calibration_error(truths, scores) or 0.0, brier)


def threshold(truths: Sequence[bool], scores: Sequence[float], share: float) -> float | None:
    """Return the lowest score from which on at least *share* of the cases are true; None where there is none."""
    ranked = sorted(zip(scores, truths, strict=True), reverse=True)
    found, hits = None, 0
    for number, (score, truth) in enumerate(ranked, start=1):
        hits += truth
        is_last_of_score = number == len(ranked) or ranked[number][0] < score
        if is_last_of_score and number >= FEWEST_ABOVE and hits >= share * number:
            found = score
    return found
