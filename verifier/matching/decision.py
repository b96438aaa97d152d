"""The decision model: from signals to three probabilities, by weights that one can read.

A multinomial logistic regression, for use with an entailment model. Its weights lie in ``data/decision.json`` with a
note of what they were fitted on. ``python -m training.decision`` writes them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final, NamedTuple

CLASSES: Final = ("supported", "refuted", "other")


class Chances(NamedTuple):
    """The probabilities, which sum to 1, that the text bears the claim out, contradicts it, or does neither."""

    supported: float
    refuted: float
    other: float


@dataclass(frozen=True, slots=True)
class DecisionModel:
    """For each of CLASSES an intercept and a weight for each signal; a signal without weights weighs nothing."""

    intercepts: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, signals: Mapping[str, float]) -> Chances:
        """Return what the *signals*, by name, amount to."""
        scores = list(self.intercepts)
        for name, value in signals.items():
            for number, weight in enumerate(self.weights.get(name, ())):
                scores[number] += weight * value
        highest = max(scores)
        powers = [exp(score - highest) for score in scores]
        total = sum(powers)
        return Chances(*(power / total for power in powers))


@cache
def shipped_decision() -> DecisionModel:
    """Return the model that ships with the package."""
    content = json.loads(files("verifier.matching").joinpath("data/decision.json").read_text("utf-8"))
    weights = {name: tuple(values) for name, values in content["weights"].items()}
    return DecisionModel(tuple(content["intercepts"]), weights)
