"""Sides: a statement read once, with all that its comparison with others asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.passage import Passage, passage_of
from verifier.conflicts.occasions import Occasion, events_of, is_sole, occasion_of
from verifier.conflicts.scope import Scope, scope_of
from verifier.conflicts.voices import Voice, voice_of
from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.statement import Background, Statement, read_statement

NO_BACKGROUND: Final = Background()


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair.

    *events* are the kinds of one-off event that it speaks of, *occasion* says how often its matter comes about,
    *is_sole* whether only one can be what it speaks of, *voice* by whose word it holds, *scope* of how much and of when
    it speaks.
    """

    statement: Statement
    passage: Passage
    events: frozenset[int]
    occasion: Occasion
    is_sole: bool
    voice: Voice
    scope: Scope

    @property
    def periods(self) -> Sequence[Period]:
        """The periods that tell when: those with a day, a month or a year."""
        return [period for period in self.statement.periods if period.is_resolved or period.month]

    def figure(self, text: str) -> Figure | None:
        """Return the figure that was written as *text*; None where it is another part."""
        return next((figure for figure in self.statement.figures if figure.text == text), None)


def read_side(text: str, background: Background = NO_BACKGROUND) -> Side:
    """Read *text*, one statement; *background* helps to resolve names and "last year"."""
    statement = read_statement(text, background=background)
    stems = frozenset(token.stem for token in statement.tokens)
    lowered = frozenset(token.lower for token in statement.tokens)
    return Side(
        statement=statement,
        passage=passage_of((statement,)),
        events=events_of(stems),
        occasion=occasion_of(stems, lowered),
        is_sole=is_sole(stems, lowered),
        voice=voice_of(statement),
        scope=scope_of(statement.tokens),
    )
