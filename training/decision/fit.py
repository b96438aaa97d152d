"""Fit: a multinomial logistic regression on labels that may leave open which of two classes is meant.

Of two-class data one knows only that a claim is not supported: the loss is then -log of the sum of both other classes.
Full batches from zero, without chance: the same data give the same weights.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
STEPS: Final = 400
RATE: Final = 0.05  # of Adam; with STEPS it comes to where further steps change no digit that matters
SLOW, SLOWER, TINY = 0.9, 0.999, 1e-9  # Adam's averages


class Fitted(NamedTuple):
    """Weights for raw signals, one column for each class, and intercepts."""

    weights: Array
    intercepts: Array

    def chances(self, values: Array) -> Array:
        """Return the probabilities of the classes, a row for each row of *values*."""
        return _softmax(values @ self.weights + self.intercepts)


def fit(values: Array, allowed: Array, shares: Array, penalty: float) -> Fitted:
    """Fit weights.

    Args:
        values: signals, a row for each case.
        allowed: 1 for each class that the case may be of, else 0.
        shares: how much each case counts.
        penalty: on squared standardised weights, in cases.
    """
    mean, spread = values.mean(0), values.std(0) + TINY
    design = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    shares = shares / shares.sum()
    decay = np.full((design.shape[1], 1), penalty / len(values))
    decay[-1] = 0.0
    weights = np.zeros((design.shape[1], allowed.shape[1]))
    slow, slower = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        expected = _softmax(design @ weights)
        wanted = expected * allowed
        wanted /= wanted.sum(1, keepdims=True)
        gradient = design.T @ ((expected - wanted) * shares[:, None]) + decay * weights
        slow = SLOW * slow + (1 - SLOW) * gradient
        slower = SLOWER * slower + (1 - SLOWER) * gradient**2
        weights -= RATE * (slow / (1 - SLOW**step)) / (np.sqrt(slower / (1 - SLOWER**step)) + TINY)
    raw = weights[:-1] / spread[:, None]
    return Fitted(raw, weights[-1] - mean @ raw)


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    softened: Array = powers / powers.sum(1, keepdims=True)
    return softened
