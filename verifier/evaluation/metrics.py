"""Figures of merit, each by its definition. What a set of cases cannot tell is None, never zero.

Pure functions over parallel sequences: "truths" are labels or booleans that people gave, "guesses" are the matcher's.
"""

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import Final

BINS: Final = 10  # of equal mass, for the calibration error


def accuracy(truths: Sequence[Hashable], guesses: Sequence[Hashable]) -> float | None:
    """Return the share of guesses that are right, 0 to 1; None without cases."""
    return _ratio(sum(truth == guess for truth, guess in zip(truths, guesses, strict=True)), len(truths))


def precision(truths: Sequence[Hashable], guesses: Sequence[Hashable], label: Hashable) -> float | None:
    """Return the share of the guesses *label* that are right; None where *label* was never guessed."""
    return _ratio(_hits(truths, guesses, label), sum(guess == label for guess in guesses))


def recall(truths: Sequence[Hashable], guesses: Sequence[Hashable], label: Hashable) -> float | None:
    """Return the share of the cases of *label* that were guessed so; None where there are none."""
    return _ratio(_hits(truths, guesses, label), sum(truth == label for truth in truths))


def f1(truths: Sequence[Hashable], guesses: Sequence[Hashable], label: Hashable) -> float | None:
    """Return the harmonic mean of precision and recall, 2 tp / (2 tp + fp + fn); None where *label* occurs nowhere."""
    occurrences = sum(truth == label for truth in truths) + sum(guess == label for guess in guesses)
    return _ratio(2 * _hits(truths, guesses, label), occurrences)


def macro_f1(truths: Sequence[str], guesses: Sequence[str]) -> float | None:
    """Return the mean F1 over the labels that are present among *truths*, each counting the same."""
    scores = [f1(truths, guesses, label) for label in sorted(set(truths))]
    return _mean([score for score in scores if score is not None])


def balanced_accuracy(truths: Sequence[bool], guesses: Sequence[bool]) -> float | None:
    """Return the mean of the recall of the positive and of the negative cases; None if either is missing."""
    positive, negative = recall(truths, guesses, label=True), recall(truths, guesses, label=False)
    return None if positive is None or negative is None else (positive + negative) / 2


def auroc(truths: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Return how often a positive case scores above a negative one, ties counting half; None if either is missing.

    This is the area under the ROC curve, by the rank sum of Mann and Whitney with mid-ranks for ties.
    """
    positives = sum(truths)
    negatives = len(truths) - positives
    if not positives or not negatives:
        return None
    rank_sum, below = 0.0, 0
    for _, group in groupby(sorted(zip(scores, truths, strict=True)), key=lambda case: case[0]):
        tied = [truth for _, truth in group]
        middle = below + (len(tied) + 1) / 2
        rank_sum += middle * sum(tied)
        below += len(tied)
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def calibration_error(truths: Sequence[bool], scores: Sequence[float], bins: int = BINS) -> float | None:
    """Return the expected calibration error: how far scores, taken as probabilities, are from how often they come true.

    The cases are sorted by score and cut into *bins* bins of equal mass, sizes differing by at most one; fewer cases
    than bins give one bin each. The error is the mean over all cases of the distance between their bin's mean score
    and its share of positives. Cases with equal scores share their positives evenly, so that their order is no matter.
    """
    cases = _evened(truths, scores)
    if not cases:
        return None
    distances = 0.0
    for first, last in _bin_edges(len(cases), min(bins, len(cases))):
        members = cases[first:last]
        distances += abs(sum(score for score, _ in members) - sum(share for _, share in members))
    return distances / len(cases)


def _evened(truths: Sequence[bool], scores: Sequence[float]) -> list[tuple[float, float]]:
    """Return pairs of score and share of positives among all cases of that score, by ascending score."""
    evened: list[tuple[float, float]] = []
    for score, group in groupby(sorted(zip(scores, truths, strict=True)), key=lambda case: case[0]):
        tied = [truth for _, truth in group]
        evened += [(score, sum(tied) / len(tied))] * len(tied)
    return evened


def _bin_edges(cases: int, bins: int) -> list[tuple[int, int]]:
    return [(cases * number // bins, cases * (number + 1) // bins) for number in range(bins)]


def _hits(truths: Sequence[Hashable], guesses: Sequence[Hashable], label: Hashable) -> int:
    return sum(truth == label == guess for truth, guess in zip(truths, guesses, strict=True))


def _mean(values: Sequence[float]) -> float | None:
    return _ratio(sum(values), len(values))


def _ratio(part: float, whole: int) -> float | None:
    return part / whole if whole else None
