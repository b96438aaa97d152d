"""Parties: is whoever fills a place on one side the same as whoever fills one on the other?

Compared are the words that name them, weighted by rarity: "Washington" is "the US government", "firms" are "companies".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from verifier.domain.figure import Figure
from verifier.language.lexicon import WordRelation, relation
from verifier.language.roles import Party
from verifier.language.statement import INITIALS, NO_NAME, Statement, Word

ATTACHED: Final = 0.5  # what a possessor or complement counts, against the party's own words
FIGURE_WEIGHT: Final = 5.0  # nats: what a figure counts
MOST: Final = 0.5
KEPT: Final = 512  # pairs of statements: a sentence is asked about once for each passage that it is part of
ALIKE: Final = frozenset({WordRelation.SAME, WordRelation.DERIVED, WordRelation.SYNONYM})


@dataclass(frozen=True, slots=True)
class Likeness:
    """For each word of a claim, by position, the positions of the words of a statement that say the same."""

    answers: Mapping[int, frozenset[int]]
    weights: Mapping[int, float]
    names: frozenset[int]

    def share(self, mine: Party, theirs: Party) -> float:
        """Return how much of the claim's party the statement's has, 0 to 1."""
        total = found = 0.0
        for position in mine.words:
            weight = self.weights.get(position, 0.0) * (1.0 if position in mine.own else ATTACHED)
            total += weight
            answers = self.answers.get(position, frozenset())
            if answers & theirs.own:
                found += weight
            elif answers & theirs.attached:
                found += weight * (1.0 if position in mine.attached else ATTACHED)
        return found / total if total else 0.0

    def share_of_names(self, mine: Party, theirs: Party) -> float:
        """Return the same of the names in the party alone; 0 where it has none."""
        named = Party(mine.own & self.names, mine.attached & self.names)
        return self.share(named, theirs) if named.words else 0.0

    def is_mentioned(self, mine: Party) -> bool:
        """Tell whether the statement has most of the claim's party anywhere."""
        total = sum(self.weights.get(position, 0.0) for position in mine.own)
        found = sum(self.weights.get(position, 0.0) for position in mine.own if self.answers.get(position))
        return bool(total) and found >= MOST * total

    def presence(self, mine: Party, theirs: Party) -> float:
        """Return how much of the claim's party is there: by its names if it has any, else by all its words."""
        return self.share_of_names(mine, theirs) if mine.words & self.names else self.share(mine, theirs)

    def is_named(self, mine: Party) -> bool:
        """Tell whether a name is among the claim's party's own words."""
        return bool(mine.own & self.names)


@lru_cache(maxsize=KEPT)
def likeness(claim: Statement, statement: Statement) -> Likeness:
    """Return which words of *statement* say the same as which of *claim*."""
    answers = {
        word.token.start: frozenset(other.token.start for other in statement.words if _is_same(word, other))
        for word in claim.words
    }
    for short, long in _shortened_names(claim, statement, answers):
        answers.update({position: answers[position] | short for position in long})
    weights = {word.token.start: word.weight for word in claim.words}
    for token_start, figure in _numbers(claim):
        equal = [start for start, other in _numbers(statement) if _is_equal(figure, other)]
        answers[token_start] = frozenset(equal)
        weights[token_start] = FIGURE_WEIGHT
    names = frozenset(word.token.start for word in claim.words if word.name != NO_NAME)
    return Likeness(answers, weights, names)


def _shortened_names(
    claim: Statement, statement: Statement, answers: Mapping[int, frozenset[int]]
) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Yield the statement's names, by their words, that shorten one of the claim: "Ren" of "Ren Zhengfei"."""
    for number, other in product(range(len(claim.names)), range(len(statement.names))):
        long = frozenset(word.token.start for word in claim.words if word.name == number)
        short = frozenset(word.token.start for word in statement.words if word.name == other)
        answered = frozenset[int]().union(*(answers[position] for position in long))
        if short and short <= answered:
            yield short, long


def _is_same(word: Word, other: Word) -> bool:
    if any(key in other.keys for key in word.keys if key[0] != INITIALS):
        return True
    if INITIALS in {key[:1] for key in word.keys} and word.token.text.isupper() != other.token.text.isupper():
        return not set(word.keys).isdisjoint(other.keys)
    is_plain = word.name == NO_NAME and other.name == NO_NAME
    return is_plain and relation(word.token.stem, other.token.stem) in ALIKE


def _numbers(statement: Statement) -> list[tuple[int, Figure]]:
    """Return the figures with the positions of the tokens that write them."""
    return [
        (token.start, figure)
        for figure in statement.figures
        for token in statement.tokens
        if figure.start <= token.start < figure.end
    ]


def _is_equal(one: Figure, other: Figure) -> bool:
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
