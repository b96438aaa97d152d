"""The score: an estimate of how much a statement is worth checking, 0 to 1.

A logistic regression over the signs of a statement and the stems of its words. Its weights lie in
``data/checkworthiness.json`` with a note of what they were fitted on; see ``docs/model-card.md``.
"""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from verifier.extraction.signs import Sign, read_signs
from verifier.language.statement import Statement

LEAST: Final = 0.1  # of the logit: signs that weigh less are no reasons
UNSAID: Final = frozenset({"short", "long"})  # they weigh, but tell nobody anything
WORDS: Final = 3  # that are shown


@dataclass(frozen=True, slots=True)
class Score:
    """How much a statement is worth checking, and why, the weightiest reason first."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the signs, of the stems, and the intercept."""

    signs: Mapping[str, float]
    stems: Mapping[str, float]
    intercept: float

    def score(self, statement: Statement) -> Score:
        """Return the score of *statement* with its reasons."""
        found = read_signs(statement)
        words = stems_of(statement)
        logit = self.intercept + sum(self.signs[sign.name] * sign.value for sign in found)
        logit += math.fsum(self.stems.get(stem, 0.0) for stem in words)  # the same in any order of the words
        return Score(probability(logit), self._reasons(found) or self._wording(statement, words))

    def _reasons(self, found: tuple[Sign, ...]) -> tuple[str, ...]:
        weighed = [(abs(self.signs[sign.name] * sign.value), sign) for sign in found if sign.name not in UNSAID]
        weighed.sort(key=lambda one: -one[0])
        return tuple(dict.fromkeys(sign.reason for weight, sign in weighed if weight >= LEAST))

    def _wording(self, statement: Statement, words: Collection[str]) -> tuple[str, ...]:
        """Return the words that tell most, for a statement with no sign to name."""
        weights = {
            token.lower: abs(self.stems.get(token.stem, 0.0)) for token in statement.tokens if token.stem in words
        }
        telling = sorted((word for word in weights if weights[word]), key=lambda word: (-weights[word], word))[:WORDS]
        listed = ", ".join(f"'{word}'" for word in telling)
        return (f"its wording: {listed}",) if telling else ()


def probability(logit: float) -> float:
    """Return the logistic function of *logit*, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(min(logit, 30.0), -30.0)))


def stems_of(statement: Statement) -> frozenset[str]:
    """Return the stems that the lexical part of the model knows a statement by: names and numbers aside."""
    named = {index for name in statement.names for index in range(name.first, name.last)}
    return frozenset(
        token.stem for at, token in enumerate(statement.tokens) if at not in named and not token.text[0].isdigit()
    )


@cache
def shipped_model() -> Model:
    """Return the model that ships with the package."""
    content = json.loads(files("verifier.extraction").joinpath("data/checkworthiness.json").read_text("utf-8"))
    return Model(MappingProxyType(content["signs"]), MappingProxyType(content["stems"]), content["intercept"])
