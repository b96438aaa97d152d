"""The score: an estimate of the probability that a text bears a claim out.

A logistic regression over a handful of features, small enough to read: its weights lie in ``data/score.json`` with a
note of what it was fitted on. It orders and calibrates; what a differing figure means is not for it to say.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verifier.matching.features import FEATURES


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """Weights for FEATURES, in that order, and the intercept."""

    weights: tuple[float, ...]
    intercept: float

    def probability(self, values: tuple[float, ...]) -> float:
        """Return the probability for the feature *values*, 0 to 1."""
        logit = self.intercept + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1.0 / (1.0 + math.exp(-max(min(logit, 30.0), -30.0)))


@cache
def shipped_model() -> LogisticModel:
    """Return the model that ships with the package."""
    content = json.loads(files("verifier.matching").joinpath("data/score.json").read_text("utf-8"))
    return LogisticModel(tuple(content["weights"][name] for name in FEATURES), content["intercept"])
