"""Slots: a name that stands beside the same word as the claim's, under the same preposition or under none."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.comparing.align import Link
from verifier.comparing.mentions import KEPT, Named
from verifier.comparing.rivals import Field, Rival
from verifier.language.name_kinds import NATIONS, PLACES
from verifier.language.names import Name
from verifier.language.roles import PREPOSITIONS, preposition_of
from verifier.language.statement import Statement

APPOSITION_REACH: Final = 7  # tokens back from an apposition to the preposition of its noun
HALF_SAID: Final = 0.55  # of the claim's words, by the passage itself
PERSONS: Final = frozenset({"he", "she", "his", "her"})  # may stand for the claim's name wherever they stand before
THINGS: Final = frozenset({"it", "they", "its", "their"})  # may do so as the first word
CORE_CASES: Final = frozenset({"", "by", "of"})  # of who does something and to whom: "bought by", "the sale of"
SLOT_WORDS: Final = 5  # words between a name and the word beside it in the claim, for the two to fill one slot


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name stands in a sentence: before or behind the token *anchor*, under a preposition or under none."""

    anchor: int
    is_before: bool
    case: str

    def holds(self, statement: Statement, name: Name) -> bool:
        """Tell whether *name* stands there in *statement*."""
        return (name.last <= self.anchor) == self.is_before and _case(statement, name) == self.case


def beside(field: Field, named: Named, *, is_known: bool) -> Rival | None:
    """Return the rival that lies near the same word as *named*, in a sentence that does not have the claim's name.

    Where the name *is_known*, as it stands just before, the rival must lie on the same side of that word and under the
    same preposition.
    """
    for link in _neighbours(field, named):
        if link.place is None or named.is_said_in(link.place.statement):
            continue
        statement = link.place.statement
        slot = Slot(link.place.word.index, named.name.last <= link.word.index, _case(field.claim, named.name))
        near = [
            (_reach(statement, slot.anchor, name), name.first, name)
            for name in field.rivals(named, statement)
            if slot.holds(statement, name) or not (is_known or may_be_meant(field, named, statement, name))
        ]
        if near and min(near, key=lambda one: one[:2])[0] <= SLOT_WORDS:
            return Rival(statement, min(near, key=lambda one: one[:2])[2])
    return None


def anywhere(field: Field, named: Named) -> Rival | None:
    """Return the only rival in the passage, wherever it stands; None for several.

    Asked where the rest of the claim is said beyond doubt: then somebody else is said to have done it.
    """
    alike = {
        name.text: Rival(statement, name)
        for statement, _ in field.unclaimed.values()
        for name in field.rivals(named, statement)
        if not may_be_meant(field, named, statement, name)
    }
    return next(iter(alike.values())) if len(alike) == 1 else None


def may_be_meant(field: Field, named: Named, statement: Statement, name: Name) -> bool:
    """Tell whether the sentence may speak of *named* beside the other *name*: by a pronoun, or in another case.

    "She was on the cover of Vogue" says nothing against Ashley Graham. Countries stand in any case: "French exports",
    "exports from France".
    """
    if field.alignment.core_coverage < HALF_SAID:
        return True
    if named.kind in PLACES | NATIONS:
        return False
    is_pronoun = _first_person(statement) < name.first or statement.tokens[0].lower in THINGS
    if is_pronoun and named.name == field.claim.names[0]:
        return True
    cases = {_case(field.claim, named.name), _case(statement, name)}
    return len(cases) > 1 and not cases <= CORE_CASES


@lru_cache(maxsize=KEPT)
def _first_person(statement: Statement) -> int:
    """Return the number of the first token that stands for somebody; that behind the last where none does."""
    found = (at for at, token in enumerate(statement.tokens) if token.lower in PERSONS)
    return next(found, len(statement.tokens))


def _neighbours(field: Field, named: Named) -> list[Link]:
    """Return the links of the words next to the name in the claim, the nearest first, that the passage says."""
    number = named.links[0].word.name
    outside = [
        (distance, link.word.index, link)
        for link in field.alignment.links
        if link.word.name != number and link.is_core
        if (distance := _distance(link.word.index, named.name)) <= SLOT_WORDS
    ]
    return [link for _, _, link in sorted(outside, key=lambda one: one[:2])]


def gap(statement: Statement, one: int, other: int) -> str:
    """Return what stands between two tokens of a statement."""
    return statement.text[statement.tokens[one].end - statement.start : statement.tokens[other].start - statement.start]


def _case(statement: Statement, name: Name) -> str:
    """Return the preposition that governs the name, in an apposition too ("by China's largest foundry, SMIC")."""
    found = preposition_of(statement.tokens, name.first)
    at = _apposed_to(statement, name)
    return found if found or at == name.first else statement.tokens[at].lower


def _apposed_to(statement: Statement, name: Name) -> int:
    """Return the token of the preposition before the noun that *name* is apposed to, or the name's first token."""
    if not name.first or gap(statement, name.first - 1, name.first) != ", ":
        return name.first
    first = max(0, name.first - APPOSITION_REACH)
    small = [at for at in range(first, name.first) if statement.tokens[at].lower in PREPOSITIONS]
    return small[-1] if small else name.first


def _distance(index: int, name: Name) -> int:
    return max(name.first - index, index - name.last + 1, 0)


def _reach(statement: Statement, anchor: int, name: Name) -> int:
    """Return how far a name, with the noun it is apposed to, stands from the token *anchor*."""
    return min(_distance(anchor, name), abs(_apposed_to(statement, name) - anchor))
