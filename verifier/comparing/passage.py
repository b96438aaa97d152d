"""Passages: neighbouring sentences of a text, with what stands before them as context.

A sentence rarely says everything itself: "the company" was named in the one before, the year in the title. What the
context gives counts for less than what the passage says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.names import Name
from verifier.language.statement import Statement, Word


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of a passage stands: word *word* of *statement*, in the passage itself or in its *context*."""

    statement: Statement
    word: Word
    is_context: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more neighbouring statements, the *core*, with the *context* before them, nearest last."""

    core: tuple[Statement, ...]
    context: tuple[Statement, ...]
    by_key: Mapping[str, Place]

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

    def places(self) -> Iterator[Place]:
        """Yield the words of the passage itself, in order."""
        for statement in self.core:
            for word in statement.words:
                yield Place(statement, word, is_context=False)


def passage_of(core: Sequence[Statement], context: Sequence[Statement] = ()) -> Passage:
    """Return the passage of the statements *core*, with those before it as *context*, nearest last."""
    by_key: dict[str, Place] = {}
    for statement in core:
        for word in statement.words:
            for key in word.keys:
                by_key.setdefault(key, Place(statement, word, is_context=False))
    for statement in reversed(context):
        for word in statement.words:
            for key in word.keys:
                by_key.setdefault(key, Place(statement, word, is_context=True))
    return Passage(tuple(core), tuple(context), by_key)
