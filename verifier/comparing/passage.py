"""Passages: neighbouring sentences of a text, with what stands before them as context.

A sentence rarely says everything itself: "the company" was named in the one before, the year in the title. What the
context gives counts for less than what the passage says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.names import Name
from verifier.language.statement import Statement, Word
from verifier.language.words import Token

KEPT: Final = 512  # passages: many claims are held against one text
SHORTEST_MISSPELT: Final = 6  # letters: shorter words are too alike


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of a passage stands: word *word* of *statement*, in the passage itself or in its *context*."""

    statement: Statement
    word: Word
    is_context: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more neighbouring statements, the *core*, with the *context* before them, nearest last.

    *places* are the words of the core, in order. *by_key* finds the first place that has a key, in the core before the
    context; *by_initial* the longer words of the core by their first letter; *designations* are "5G" and the like.
    """

    core: tuple[Statement, ...]
    context: tuple[Statement, ...]
    places: tuple[Place, ...]
    by_key: Mapping[str, Place]
    by_initial: Mapping[str, Sequence[Place]]
    designations: tuple[Place, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the passage, in order."""
        return tuple(figure for statement in self.core for figure in statement.figures)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the passage, in order."""
        return tuple(period for statement in self.core for period in statement.periods)

    @property
    def context_periods(self) -> tuple[Period, ...]:
        """The periods of the context, nearest last."""
        return tuple(period for statement in self.context for period in statement.periods)

    @property
    def names(self) -> tuple[tuple[Statement, Name], ...]:
        """The names of the passage, each with its statement, in order."""
        return tuple((statement, name) for statement in self.core for name in statement.names)


def passage_of(core: Sequence[Statement], context: Sequence[Statement] = ()) -> Passage:
    """Return the passage of the statements *core*, with those before it as *context*, nearest last."""
    return _passage_of(tuple(core), tuple(context))


@lru_cache(maxsize=KEPT)
def _passage_of(core: tuple[Statement, ...], context: tuple[Statement, ...]) -> Passage:
    places = tuple(Place(statement, word, is_context=False) for statement in core for word in statement.words)
    behind = (Place(statement, word, is_context=True) for statement in reversed(context) for word in statement.words)
    by_key: dict[str, Place] = {}
    for place in (*places, *behind):
        for key in place.word.keys:
            by_key.setdefault(key, place)
    by_initial: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if len(place.word.token.lower) >= SHORTEST_MISSPELT:
            by_initial[place.word.token.lower[0]].append(place)
    models = tuple(place for place in places if is_designation(place.word.token))
    return Passage(core, context, places, by_key, by_initial, models)


def is_designation(token: Token) -> bool:
    """Tell whether the word is a letter-and-number designation: "5G", "H20", "910B"."""
    return not token.lower.isalpha() and any(map(str.isdigit, token.lower)) and any(map(str.isalpha, token.lower))
