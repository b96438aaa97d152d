"""The names of a claim against those of a passage: is it the same company, country or person?

A name that the passage and its context lack is absent. It differs only where the passage, which otherwise says what the
claim says, has another name of the same sort in its place: "Xiaomi bought Honor" against "Shenzhen Zhixin bought it".
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.names import Name
from verifier.language.places import PlaceNameKind, places
from verifier.language.roles import PREPOSITIONS, preposition_of
from verifier.language.statement import NO_NAME, Statement

ENOUGH_OF_A_NAME: Final = 0.5  # of its words by rarity: "Huawei" for "Huawei Technologies"
EXAMPLE_WORDS: Final = frozenset({"like", "including", "among", "such", "eg"})
EXAMPLE_REACH: Final = 4  # tokens before a name
LOOSE_WORDS: Final = frozenset("co inc ltd corp company group corporation limited technology plc gmbh".split())
APPOSITION_REACH: Final = 7  # tokens back from an apposition to the preposition of its noun
PLACE_PREPOSITIONS: Final = frozenset({"in", "at"})
SURE_MATTER: Final = 0.75  # of the other words said: then an absent name is another name
SLOT_WORDS: Final = 5  # words between a name and the word beside it in the claim, for the two to fill one slot


Rivals = Mapping[int, tuple[Statement, Sequence[Name]]]  # by statement: its names that answer nothing in the claim


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the claim with the links of its words."""

    name: Name
    links: tuple[Link, ...]

    def found(self, *kinds: LinkKind) -> float:
        """Return the share of the name's words met by links of *kinds*, weighted by rarity, 0 to 1."""
        total = sum(link.word.weight for link in self.links)
        met = sum(link.word.weight for link in self.links if link.kind in kinds)
        return met / total if total else 1.0

    def is_found_in(self, statement: Statement) -> bool:
        """Tell whether *statement* itself has the name's rarest word."""
        rarest = max(self.links, key=lambda link: link.word.weight)
        return rarest.place is not None and rarest.place.statement is statement and rarest.is_core

    def is_found(self, *kinds: LinkKind) -> bool:
        """Tell whether links of *kinds* meet enough of the name, its rarest word included."""
        rarest = max(self.links, key=lambda link: link.word.weight)
        return rarest.kind in kinds and self.found(*kinds) >= ENOUGH_OF_A_NAME


def check_claim_names(
    claim: Statement, passage: Passage, alignment: Alignment, elsewhere: Container[str]
) -> list[Check]:
    """Return one check for each name of the claim, in order; *elsewhere* holds the keys of the source's other words."""
    rivals = {id(statement): (statement, unclaimed_names(statement, alignment)) for statement in passage.core}
    return [_check_name(named, claim, alignment, rivals, elsewhere) for named in named_in(claim, alignment)]


def named_in(claim: Statement, alignment: Alignment) -> list[Named]:
    """Return the claim's names that have content words, with their links."""
    named = []
    for number, name in enumerate(claim.names):
        links = tuple(link for link in alignment.links if link.word.name == number)
        if links:
            named.append(Named(name, links))
    return named


def unclaimed_names(statement: Statement, alignment: Alignment) -> list[Name]:
    """Return the names of the statement none of whose words answers a word of the claim, in order."""
    answering = {
        link.place.word.name
        for link in alignment.links
        if link.place is not None and link.worth > 0 and link.place.statement is statement
    }
    said = {link.place.word.token.stem for link in alignment.links if link.place is not None and link.worth > 0}
    return [
        name
        for number, name in enumerate(statement.names)
        if number not in answering and not said.intersection(t.stem for t in statement.tokens[name.first : name.last])
    ]


def _check_name(
    named: Named,
    claim: Statement,
    alignment: Alignment,
    rivals: Rivals,
    elsewhere: Container[str],
) -> Check:
    text = named.name.text
    rival = _variant(named, alignment)
    if not rival and not is_example(named.name, claim):
        strict = named.is_found(LinkKind.SAME, LinkKind.RELATED, LinkKind.CONTEXT)
        rival = _rival_in_slot(named, claim, alignment, rivals, same_case=strict)
        if not rival and not strict and alignment.matter(text.split()) >= SURE_MATTER:
            rival = _any_rival(named, claim, rivals)
    if rival:
        return _check(text, rival, Outcome.DIFFERS, f"the source says {rival}, the claim says {text}")
    if named.is_found(LinkKind.SAME, LinkKind.RELATED):
        return _check(text, text, Outcome.AGREES, f"the source names {text}")
    if named.is_found(LinkKind.SAME, LinkKind.RELATED, LinkKind.CONTEXT):
        return _check(text, text, Outcome.AGREES, f"{text} is named just before")
    if any(key in elsewhere for link in named.links for key in link.word.keys):
        return _check(text, "", Outcome.OPEN, f"the source names {text}, but not here")
    return _check(text, "", Outcome.ABSENT, f"the source does not name {text}")


def _variant(named: Named, alignment: Alignment) -> str:
    """Return the name of the passage that is like *named* but for one part, where both have a part of their own.

    "Commerce Department" is a variant of "State Department"; "Huawei" is none of "Huawei Technologies".
    """
    own = [link for link in named.links if not link.is_core and not is_loose(link)]
    weights: dict[tuple[int, int], float] = defaultdict(float)
    statements: dict[int, Statement] = {}
    for link in named.links:
        if link.place is not None and link.is_core and link.place.word.name != NO_NAME:
            statements[id(link.place.statement)] = link.place.statement
            weights[id(link.place.statement), link.place.word.name] += link.word.weight
    if not own or not weights:
        return ""
    best, number = max(weights, key=lambda counterpart: weights[counterpart])
    answering = {id(link.place.word) for link in alignment.links if link.place is not None and link.worth}
    theirs = [word for word in statements[best].words if word.name == number and id(word) not in answering]
    return statements[best].names[number].text if theirs else ""


def is_loose(link: Link) -> bool:
    """Tell whether the word of a name is one that people leave out or exchange: "Co.", "Group", a first initial."""
    return link.word.token.stem in LOOSE_WORDS or len(link.word.token.text) == 1


def is_example(name: Name, statement: Statement) -> bool:
    """Tell whether the name is one example of several ("firms like Google"), which other examples do not contradict."""
    before = statement.tokens[max(0, name.first - EXAMPLE_REACH) : name.first]
    return any(token.lower in EXAMPLE_WORDS for token in before)


def _rival_in_slot(named: Named, claim: Statement, alignment: Alignment, rivals: Rivals, *, same_case: bool) -> str:
    """Return the unclaimed name of the same sort that stands where the claim has *named*; empty if none does.

    It stands in the same slot where it lies near the same word, in a sentence that does not have the claim's name. With
    *same_case*, for a name that stands just before, it must lie on the same side of that word and under the same
    preposition.
    """
    for link in _neighbours(named, alignment):
        if link.place is None or named.is_found_in(link.place.statement):
            continue
        statement, names = rivals[id(link.place.statement)]
        slot = Slot(link.place.word.index, named.name.last <= link.word.index, _case(claim, named.name))
        near = [
            (_distance(slot.anchor, name), name.text)
            for name in names
            if (not same_case or slot.holds(statement, name)) and _same_sort(named, claim, statement, name)
        ]
        if near and min(near)[0] <= SLOT_WORDS:
            return min(near)[1]
    return ""


def _any_rival(named: Named, claim: Statement, rivals: Rivals) -> str:
    """Return the only unclaimed name of the same sort in the passage, wherever it stands; empty for none or several.

    Asked where the rest of the claim is said beyond doubt: then somebody else is said to have done it.
    """
    alike = {
        name.text for statement, names in rivals.values() for name in names if _same_sort(named, claim, statement, name)
    }
    return alike.pop() if len(alike) == 1 else ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name stands in a sentence: before or behind the token *anchor*, under a preposition or under none."""

    anchor: int
    is_before: bool
    case: str

    def holds(self, statement: Statement, name: Name) -> bool:
        """Tell whether *name* stands there in *statement*."""
        return (name.last <= self.anchor) == self.is_before and _case(statement, name) == self.case


def _case(statement: Statement, name: Name) -> str:
    """Return the preposition that governs the name, in an apposition too ("by China's largest foundry, SMIC")."""
    found = preposition_of(statement.tokens, name.first)
    if found or not name.first:
        return found
    gap = statement.text[
        statement.tokens[name.first - 1].end - statement.start : statement.tokens[name.first].start - statement.start
    ]
    before = statement.tokens[max(0, name.first - APPOSITION_REACH) : name.first]
    small = [token.lower for token in before if token.lower in PREPOSITIONS]
    return small[-1] if gap == ", " and small else ""


def _neighbours(named: Named, alignment: Alignment) -> list[Link]:
    """Return the links of the words next to the name in the claim, the nearest first, that the passage itself says."""
    outside = [link for link in alignment.links if link.word.name != named.links[0].word.name and link.is_core]
    distance = {id(link): _distance(link.word.index, named.name) for link in outside}
    return sorted((link for link in outside if distance[id(link)] <= SLOT_WORDS), key=lambda link: distance[id(link)])


def _distance(index: int, name: Name) -> int:
    return max(name.first - index, index - name.last + 1, 0)


def _same_sort(named: Named, claim: Statement, statement: Statement, name: Name) -> bool:
    """Tell whether two names are both of countries or both not, or stand as places do, under the same preposition."""
    preposition = preposition_of(claim.tokens, named.name.first)
    if preposition in PLACE_PREPOSITIONS and preposition == preposition_of(statement.tokens, name.first):
        return True
    return _place_kind(claim, named.name) == _place_kind(statement, name)


def _place_kind(statement: Statement, name: Name) -> str:
    """Return "demonym" or "country" for names of countries, and nothing for all others."""
    place = places().get(" ".join(token.lower for token in statement.tokens[name.first : name.last]))
    if place is None:
        return ""
    return "demonym" if place.kind is PlaceNameKind.DEMONYM else "country"


def _check(claimed: str, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.NAME, claimed=claimed, stated=stated, outcome=outcome, reason=reason)
