"""Signals: all that speaks for or against a claim at the deciding passage, as numbers with names.

The features of wording and checks, and what the entailment model makes of the evidence. A fitted model weighs them;
each is small, so that weights can be compared by eye. The verdict of the rules is no signal: sets that no fit had seen
were told apart worse with it, for it says again what the features say.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from verifier.matching.entailment.model import Entailment
from verifier.matching.features import FEATURES

OPINION_SIGNALS: Final = ("opinion_supported", "opinion_refuted")
FURTHEST: Final = 5.0  # log-odds: beyond, a model's certainty is no longer worth its name
SCALE: Final = 5.0


def signals(features: Sequence[float], opinion: Entailment) -> Mapping[str, float]:
    """Return all signals by name: the values of FEATURES, and what the *opinion* comes to."""
    return {**dict(zip(FEATURES, features, strict=True)), **opinion_signals(opinion)}


def opinion_signals(opinion: Entailment) -> Mapping[str, float]:
    """Return how likely the entailment model takes support and refutation to be.

    They are log-odds, a fifth of them, so that they are about as large as the others.
    """
    chances = (opinion.supported, opinion.refuted)
    return dict(zip(OPINION_SIGNALS, map(_odds, chances), strict=True))


def _odds(chance: float) -> float:
    """Return the log-odds of *chance*, between -1 and 1, which stand for FURTHEST and beyond."""
    odds = log(max(chance, 1e-9)) - log(max(1.0 - chance, 1e-9))
    return max(-FURTHEST, min(FURTHEST, odds)) / SCALE
