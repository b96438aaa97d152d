"""Roles: does the source say the same of the same, or has the claim swapped who did it to whom?

Two names that the claim and one sentence of the source share are compared by where they stand to a verb that both share,
and by the prepositions that govern them. Only a full swap differs; everything less is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.roles import doer_side, preposition_of
from verifier.language.statement import NO_NAME, Statement

# Prepositions that say the opposite of one another when two names change places.
WAYS: Final = frozenset({"from", "to", "into", "by", "than", "against", "onto"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A name that claim and source share, by the number of its first token on either side."""

    text: str
    mine: int
    theirs: int


def check_roles(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where two shared names have changed places; else nothing."""
    linked = [link for link in alignment.links if link.is_core and link.place is not None]
    for statement in _statements(linked):
        names = _shared_names(claim, statement, linked)
        predicates = _shared_predicates(statement, linked)
        for one, other in combinations(names, 2):
            if _swapped_prepositions(claim, statement, one, other) or any(
                _swapped_sides(claim, statement, predicate, one, other) for predicate in predicates
            ):
                return [_differs(one, other)]
    return []


def _statements(linked: Sequence[Link]) -> Iterator[Statement]:
    """Yield the sentences of the passage that answer the claim, each once and in order."""
    seen: dict[int, Statement] = {}
    for link in linked:
        assert link.place is not None  # noqa: S101 - filtered by the caller
        seen.setdefault(id(link.place.statement), link.place.statement)
    yield from seen.values()


def _shared_names(claim: Statement, statement: Statement, linked: Sequence[Link]) -> list[Shared]:
    """Return the names that both have, each once."""
    shared: dict[int, Shared] = {}
    for link in linked:
        if link.place is None or link.place.statement is not statement or link.word.name == NO_NAME:
            continue
        if link.place.word.name == NO_NAME:
            continue
        mine = claim.names[link.word.name]
        theirs = statement.names[link.place.word.name]
        shared.setdefault(link.word.name, Shared(mine.text, mine.first, theirs.first))
    return [name for name in shared.values() if [other.theirs for other in shared.values()].count(name.theirs) == 1]


def _shared_predicates(statement: Statement, linked: Sequence[Link]) -> list[tuple[int, int]]:
    """Return the token numbers, in claim and source, of the words outside names that both have."""
    return [
        (link.word.index, link.place.word.index)
        for link in linked
        if link.place is not None
        and link.place.statement is statement
        and link.word.name == NO_NAME
        and link.place.word.name == NO_NAME
    ]


def _swapped_prepositions(claim: Statement, statement: Statement, one: Shared, other: Shared) -> bool:
    """Tell whether the two names have exchanged their prepositions: "from A to B" and "from B to A"."""
    mine = preposition_of(claim.tokens, one.mine), preposition_of(claim.tokens, other.mine)
    theirs = preposition_of(statement.tokens, one.theirs), preposition_of(statement.tokens, other.theirs)
    return mine[0] != mine[1] and mine == theirs[::-1] and bool(WAYS.intersection(mine))


def _swapped_sides(
    claim: Statement, statement: Statement, predicate: tuple[int, int], one: Shared, other: Shared
) -> bool:
    """Tell whether the doer and the done-to of a shared verb have changed places."""
    if not _looks_like_verb(claim, predicate[0]) or not _looks_like_verb(statement, predicate[1]):
        return False
    mine = [doer_side(claim.tokens, predicate[0], name.mine) for name in (one, other)]
    theirs = [doer_side(statement.tokens, predicate[1], name.theirs) for name in (one, other)]
    return mine[0] is not mine[1] and theirs[0] is not theirs[1] and mine[0] is not theirs[0]


def _looks_like_verb(statement: Statement, index: int) -> bool:
    """Tell whether the token is written like a verb in the past or as a participle; anything else tells too little."""
    token = statement.tokens[index]
    return (
        token.lower != token.stem and not token.lower.endswith(("s", "ing", "ion", "ment")) and not token.is_capitalised
    )


def _differs(one: Shared, other: Shared) -> Check:
    return Check(
        kind=CheckKind.ROLE,
        claimed=f"{one.text} … {other.text}",
        stated=f"{other.text} … {one.text}",
        outcome=Outcome.DIFFERS,
        reason=f"the source has {one.text} and {other.text} the other way round",
    )
