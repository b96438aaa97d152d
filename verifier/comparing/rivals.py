"""Rivals: the names of a passage that can stand where the claim has another.

A name rivals the claim's only where it answers nothing in the claim itself and is of a kind that fits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.mentions import Mention, Named, kind_in, words_by_name
from verifier.language.aliases import ALIAS, INITIALS
from verifier.language.name_kinds import NATIONS, PLACES, NameKind, may_rival
from verifier.language.names import Name
from verifier.language.roles import preposition_of
from verifier.language.statement import NO_NAME, Statement

PLACE_PREPOSITIONS: Final = frozenset({"in", "at"})
CONCEPTS: Final = frozenset((INITIALS, ALIAS))  # begin the keys that stand for one and the same


@dataclass(frozen=True, slots=True)
class Rival:
    """A name of the passage, and the statement that has it."""

    statement: Statement
    name: Name

    @property
    def text(self) -> str:
        """The name as the passage writes it."""
        return self.name.text


@dataclass(frozen=True, slots=True)
class Field:
    """A claim held against a passage; *unclaimed* has by statement the names that answer nothing in the claim."""

    claim: Statement
    alignment: Alignment
    unclaimed: Mapping[int, tuple[Statement, Sequence[Name]]]

    @property
    def is_empty(self) -> bool:
        """Whether no name is left that could rival any."""
        return not any(names for _, names in self.unclaimed.values())

    def rivals(self, named: Named, statement: Statement) -> list[Name]:
        """Return the unclaimed names of a statement that are of a kind to stand where the claim has *named*."""
        return [name for name in self.unclaimed[id(statement)][1] if self._is_alike(named, statement, name)]

    def _is_alike(self, named: Named, statement: Statement, name: Name) -> bool:
        """Tell whether two names are of kinds that can rival each other, or stand as places do, in or at something."""
        kind = kind_in(name)
        if may_rival(named.kind, kind):
            return True
        preposition = preposition_of(self.claim.tokens, named.name.first)
        is_place = preposition in PLACE_PREPOSITIONS and preposition == preposition_of(statement.tokens, name.first)
        if is_place and {named.kind, kind} <= PLACES | {NameKind.UNKNOWN}:
            return True
        return {named.kind, kind} == NATIONS and _are_attributes(self.claim, named.name, statement, name)


def field_of(claim: Statement, statements: Sequence[Statement], alignment: Alignment, named: Sequence[Named]) -> Field:
    """Return the names of the *statements* that answer nothing in the claim.

    A name of the claim is answered where most of it is said, or by a short form; "Inc." and "Mr" answer nothing.
    """
    claimed = {
        (id(link.place.statement), link.place.word.name)
        for link in alignment.links
        if link.word.name == NO_NAME and link.place is not None and link.worth > 0
    }
    keys: set[str] = set()
    for each in named:
        keys.update(key for link in each.telling for key in link.word.keys if key[0] in CONCEPTS and each.is_said())
        for mention in (*each.mentions, *each.apart):
            is_meant = mention is each.best or each.is_enough(mention)
            names = mention.names if is_meant else _short_forms(mention, each)
            claimed.update((id(mention.statement), number) for number in names)
    unclaimed = {}
    for statement in statements:
        names_left = [
            name
            for number, name in enumerate(statement.names)
            if (id(statement), number) not in claimed and not (keys and keys & keys_of_name(statement, number))
        ]
        unclaimed[id(statement)] = (statement, names_left)
    return Field(claim, alignment, unclaimed)


def _short_forms(mention: Mention, named: Named) -> list[int]:
    """Return the names of the mention that are all said by the claim's name: "Ren" by "Ren Zhengfei"."""
    statement, said = mention.statement, {word.index for word in mention.answers.values()}
    return [
        number
        for number in mention.names
        if may_rival(kind_in(statement.names[number]), named.kind)
        and all(word.index in said for word in words_by_name(statement)[number])
    ]


def keys_of_name(statement: Statement, number: int) -> set[str]:
    """Return all keys of the words of a name."""
    return {key for word in words_by_name(statement)[number] for key in word.keys}


def _are_attributes(claim: Statement, mine: Name, statement: Statement, theirs: Name) -> bool:
    """Tell whether two names stand before the same noun: "the UK firm", "the Indian firm"."""
    if mine.last >= len(claim.tokens) or theirs.last >= len(statement.tokens):
        return False
    return claim.tokens[mine.last].stem == statement.tokens[theirs.last].stem
