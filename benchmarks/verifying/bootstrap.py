"""Intervals by the bootstrap: each figure worked out again on rows drawn with replacement, a thousand times.

Every judge is held against the same draws of a set, and the interval of a mean over sets comes from drawing each set
anew each time. Rows are drawn singly, though some share a source; intervals are then a little too narrow. A draw is
kept as weights, how often each row is in it, so that all draws are worked out at once.
"""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from verifying.answers import Said
from verifying.merit import Scored

SEED: Final = 20261125
DRAWS: Final = 1000
BOUNDS: Final = (2.5, 97.5)  # per cent: the interval holds 95 % of the draws
INTERVALS: Final = (
    "macro_f1",
    "balanced_accuracy",
    "balanced_accuracy_at_half",
    "balanced_accuracy_elsewhere",
    "auroc",
)

Weights = NDArray[np.float64]
Values = NDArray[np.float64]
Interval = tuple[float, float]


def weights_for(name: str, rows: int, draws: int = DRAWS) -> Weights:
    """Return how often each of the *rows* of the set *name* is in each draw, a row a draw; the same in every run."""
    random = np.random.default_rng([SEED, crc32(name.encode())])
    return random.multinomial(rows, np.full(rows, 1 / rows), size=draws).astype(np.float64)


def drawn_balanced(weights: Weights, truths: Sequence[bool], guesses: Sequence[bool]) -> Values:
    """Return the balanced accuracy of each draw; nan where one of the classes is missing from it."""
    truth, guess = np.asarray(truths), np.asarray(guesses)
    positive = _ratio(weights @ (truth & guess), weights @ truth)
    negative = _ratio(weights @ (~truth & ~guess), weights @ ~truth)
    return (positive + negative) / 2


def drawn_macro_f1(weights: Weights, truths: Sequence[Said], guesses: Sequence[Said]) -> Values:
    """Return the macro-F1 of each draw, over the labels of the whole set."""
    scores = []
    for label in sorted(set(truths)):
        truth = np.asarray([each is label for each in truths])
        guess = np.asarray([each is label for each in guesses])
        scores.append(_ratio(2 * (weights @ (truth & guess)), weights @ truth + weights @ guess))
    return _mean(np.vstack(scores))


def drawn_auroc(weights: Weights, truths: Sequence[bool], scores: Sequence[float]) -> Values:
    """Return the area under the ROC curve of each draw, by the pairs in which the positive row scores higher."""
    order = np.argsort(np.asarray(scores), kind="stable")
    ranked, truth = np.asarray(scores)[order], np.asarray(truths)[order]
    starts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))  # of each run of equal scores
    positives = np.add.reduceat(weights[:, order] * truth, starts, axis=1)
    negatives = np.add.reduceat(weights[:, order] * ~truth, starts, axis=1)
    below = np.cumsum(negatives, axis=1) - negatives / 2  # ties count half
    return _ratio((positives * below).sum(axis=1), positives.sum(axis=1) * negatives.sum(axis=1))


def drawn(scored: Scored, weights: Weights, threshold: float | None) -> dict[str, Values]:
    """Return the INTERVALS' figures of every draw of one set."""
    supported = scored.supported
    found = {
        "macro_f1": drawn_macro_f1(weights, scored.truths, scored.guesses),
        "balanced_accuracy": drawn_balanced(weights, supported, scored.said_supported),
        "balanced_accuracy_at_half": drawn_balanced(weights, supported, scored.above(0.5)),
        "auroc": drawn_auroc(weights, supported, scored.scores),
    }
    if threshold is not None:
        found["balanced_accuracy_elsewhere"] = drawn_balanced(weights, supported, scored.above(threshold))
    return found


def interval(values: Values) -> Interval | None:
    """Return the bounds that hold 95 % of *values*; None where no draw has a value."""
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    low, high = np.percentile(known, BOUNDS)
    return float(low), float(high)


def interval_of_mean(sets: Sequence[Values]) -> Interval | None:
    """Return the interval of the mean over sets, given the draws of each."""
    return interval(_mean(np.vstack(sets))) if sets else None


def _mean(rows: Values) -> Values:
    """Return the mean of each column over the rows that have a value there; nan where none has."""
    known = ~np.isnan(rows)
    return _ratio(np.where(known, rows, 0.0).sum(axis=0), known.sum(axis=0).astype(np.float64))


def _ratio(part: Values, whole: Values) -> Values:
    found: Values = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=found, where=whole > 0)
    return found
