"""Merit: how well a judge's answers fit the labels of a set. What a set or a judge cannot tell is None, never zero."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from verifier.evaluation import metrics
from verifying.answers import PROBABILITY, REFUTES, SCORES, Said

COVERAGES: Final = (80, 60, 40)  # per cent of the rows, the surest first
HALF: Final = 0.5
FIGURES: Final = (
    "n",
    "macro_f1",
    "balanced_accuracy",
    "balanced_accuracy_at_half",
    "balanced_accuracy_elsewhere",
    "auroc",
    "ece",
    "refuted_precision",
    "refuted_recall",
    "accuracy",
    *(f"accuracy_at_{share}" for share in COVERAGES),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """The labels of a set beside what a judge said, in the words of the set, and its scores."""

    truths: tuple[Said, ...]
    guesses: tuple[Said, ...]
    scores: tuple[float, ...]

    @property
    def supported(self) -> list[bool]:
        """Which claims are borne out by their label."""
        return [truth is Said.SUPPORTED for truth in self.truths]

    @property
    def said_supported(self) -> list[bool]:
        """Which claims the judge says are borne out, by its own decision."""
        return [guess is Said.SUPPORTED for guess in self.guesses]

    def above(self, threshold: float) -> list[bool]:
        """Return which claims score at least *threshold*."""
        return [score >= threshold for score in self.scores]


def merit(scored: Scored, gives: frozenset[str], threshold: float | None) -> Mapping[str, float | None]:
    """Return the FIGURES of one set for a judge that *gives* so much.

    Macro-F1 is over the labels of the set, ``partial`` being part of what is not borne out. Balanced accuracy is over
    supported against the rest: by the judge's own decision, with its score at one half, and with its score at
    *threshold*, which is to be found on other sets.
    """
    has_refuted = Said.REFUTED in scored.truths and REFUTES in gives
    has_scores, truths, guesses = SCORES in gives, scored.truths, scored.guesses
    return {
        "n": len(truths),
        "macro_f1": metrics.macro_f1(truths, guesses),
        "balanced_accuracy": metrics.balanced_accuracy(scored.supported, scored.said_supported),
        "balanced_accuracy_at_half": balanced_at(scored, HALF) if has_scores else None,
        "balanced_accuracy_elsewhere": balanced_at(scored, threshold) if has_scores and threshold is not None else None,
        "auroc": metrics.auroc(scored.supported, scored.scores) if has_scores else None,
        "ece": metrics.calibration_error(scored.supported, scored.scores) if PROBABILITY in gives else None,
        "refuted_precision": metrics.precision(truths, guesses, Said.REFUTED) if has_refuted else None,
        "refuted_recall": metrics.recall(truths, guesses, Said.REFUTED) if has_refuted else None,
        "accuracy": metrics.accuracy(truths, guesses),
        **{f"accuracy_at_{share}": accuracy_at(scored, share / 100) if has_scores else None for share in COVERAGES},
    }


def balanced_at(scored: Scored, threshold: float) -> float | None:
    """Return the balanced accuracy of calling supported what scores at least *threshold*."""
    return metrics.balanced_accuracy(scored.supported, scored.above(threshold))


def accuracy_at(scored: Scored, coverage: float) -> float | None:
    """Return the accuracy over the share *coverage* of the rows that the judge is surest of, 0 to 1; None without rows.

    A judge is as sure of "supported" as its score says, and of anything else as its score is from 1. Rows of the same
    sureness share their hits evenly, so that their order is no matter.
    """
    kept = math.ceil(coverage * len(scored.truths))
    sure = [
        (score if guess is Said.SUPPORTED else 1 - score, float(truth is guess))
        for truth, guess, score in zip(scored.truths, scored.guesses, scored.scores, strict=True)
    ]
    hits: list[float] = []
    for _, group in groupby(sorted(sure, reverse=True), key=lambda row: row[0]):
        tied = [hit for _, hit in group]
        hits += [sum(tied) / len(tied)] * len(tied)
    return sum(hits[:kept]) / kept if kept else None


def mean_merit(merits: Sequence[Mapping[str, float | None]]) -> Mapping[str, float | None]:
    """Return the mean of each of the FIGURES over the sets that have it; *n* is summed."""
    found: dict[str, float | None] = {}
    for name in FIGURES:
        values = [value for each in merits if (value := each[name]) is not None]
        found[name] = (sum(values) if name == "n" else sum(values) / len(values)) if values else None
    return found
