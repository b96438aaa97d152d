"""Ranks: "the third biggest" is not "the biggest", and who "comes third in size" is not the largest.

A superlative without an ordinal is the first of its kind. Where claim and source share one, their ordinals must agree.
A rank may also be told by a verb and a measure ("comes third in size"); it is held against a superlative of that
measure if the source says the rest of the claim in the same sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.deriving.words import are_said, names_met, telling
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import FigureKind
from verifier.language.changes_line import LONGEST
from verifier.language.statement import Statement

SUPERLATIVE_ENDING: Final = "est"
SUPERLATIVES: Final = frozenset({"most", "least", "top", "best", "worst", "chief", "main", "leading"})
FIRST: Final = 1
NEAR: Final = 2  # characters between an ordinal and its superlative: "second-largest", "second largest"
RANKING: Final = frozenset({"come", "rank", "place", "finish", "stand"})
ORDINAL_WORDS: Final = MappingProxyType(
    {
        word: place
        for place, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
    }
)
MEASURED_BY: Final = frozenset({"in", "by", "for"})
# The measure that a superlative is the first of; others are not compared with a rank in words.
MEASURES: Final = MappingProxyType(
    {
        "size": ("largest", "biggest", "smallest"),
        "height": ("tallest", "highest", "lowest"),
        "length": ("longest", "shortest"),
        "speed": ("fastest", "slowest"),
        "age": ("oldest", "youngest"),
        "wealth": ("richest", "poorest"),
    }
)
CACHED: Final = 1 << 10  # statements: each is part of several passages
FROM_BELOW: Final = frozenset({"smallest", "lowest", "shortest", "slowest", "youngest", "poorest"})


@dataclass(frozen=True, slots=True)
class Rank:
    """A place by a measure, counted from the top, or from the bottom where *is_low*; *text* is how it is said.

    It *is_told* where a verb says it ("comes third in size"), not a superlative.
    """

    place: int
    measure: str
    text: str
    is_low: bool = False
    is_told: bool = False


def check_ranks(claim: Statement, passage: Passage, alignment: Alignment) -> list[Check]:
    """Return a check that differs for each rank that claim and source give differently."""
    checks = []
    for link in alignment.links:
        if link.place is None or not link.is_core or not is_superlative(link):
            continue
        mine = rank_at(claim, link.word.token.start)
        theirs = rank_at(link.place.statement, link.place.word.token.start)
        if mine != theirs:
            words = link.word.token.lower
            checks.append(_differs(_ranked(mine, words), _ranked(theirs, words)))
    return checks or _told_otherwise(claim, passage, alignment)


def is_superlative(link: Link) -> bool:
    """Tell whether the words at both ends of a link are superlatives."""
    ends = [link.word.token.lower, link.place.word.token.lower if link.place else ""]
    return all(end.endswith(SUPERLATIVE_ENDING) or end in SUPERLATIVES for end in ends)


def rank_at(statement: Statement, position: int) -> int:
    """Return the rank of the superlative that starts at *position* of the text: 1 without an ordinal before it."""
    for figure in statement.figures:
        if figure.kind is FigureKind.ORDINAL and 0 <= position - figure.end <= NEAR:
            return int(figure.high)
    return FIRST


def _told_otherwise(claim: Statement, passage: Passage, alignment: Alignment) -> list[Check]:
    """Return a check that differs where one side ranks by a verb and the other by a superlative, at another place."""
    mine = read_ranks(claim)
    if len(mine) != 1:
        return []
    for statement in passage.core:
        theirs = read_ranks(statement)
        is_told = len(theirs) == 1 and any(one.is_told for one in (*mine, *theirs))
        if is_told and _is_said(claim, statement, alignment):
            return [_differs(a.text, b.text) for a, b in product(mine, theirs) if _cannot_both_hold(a, b)]
    return []


def _cannot_both_hold(one: Rank, other: Rank) -> bool:
    return one.measure == other.measure and one.is_low == other.is_low and one.place != other.place


@lru_cache(maxsize=CACHED)
def read_ranks(statement: Statement) -> tuple[Rank, ...]:
    """Return the ranks that a sentence gives by a verb and a measure, or by a superlative of a known measure."""
    return tuple(_ranks(statement))


def _ranks(statement: Statement) -> Iterator[Rank]:
    tokens = statement.tokens if len(statement.tokens) <= LONGEST else ()
    for at, token in enumerate(tokens):
        measure = next((measure for measure, words in MEASURES.items() if token.lower in words), "")
        if measure:
            place = rank_at(statement, token.start)
            yield Rank(place, measure, _ranked(place, token.lower), token.lower in FROM_BELOW)
        behind = [other.lower for other in tokens[at + 1 : at + 4]]
        if token.stem in RANKING and _is_told(behind):
            yield Rank(ORDINAL_WORDS[behind[0]], behind[2], " ".join((token.lower, *behind)), is_told=True)


def _is_told(behind: Sequence[str]) -> bool:
    """Tell whether a verb is followed by an ordinal, "in" or "by", and a known measure."""
    return len(behind) > 2 and behind[0] in ORDINAL_WORDS and behind[1] in MEASURED_BY and behind[2] in MEASURES  # noqa: PLR2004


def _is_said(claim: Statement, statement: Statement, alignment: Alignment) -> bool:
    """Tell whether the sentence says what the claim says beside the rank."""
    superlatives = {word for words in MEASURES.values() for word in words}
    words = telling(
        word.keys[-1]
        for word in claim.words
        if word.token.lower not in superlatives | MEASURES.keys() | ORDINAL_WORDS.keys() | RANKING
    )
    theirs = frozenset(key for word in statement.words for key in word.keys)
    return are_said(words, theirs, names_met(alignment))


def _differs(claimed: str, stated: str) -> Check:
    return Check(
        kind=CheckKind.FIGURE,
        claimed=claimed,
        stated=stated,
        outcome=Outcome.DIFFERS,
        reason=f"the source says {stated}, the claim says {claimed}",
    )


def _ranked(rank: int, superlative: str) -> str:
    return superlative if rank == FIRST else f"number {rank} by “{superlative}”"
