"""The names of a claim against those of a passage: is it the same company, country or person?

A name that the passage and its context lack is absent. It differs only where the passage, which otherwise says what the
claim says, has another name of the same sort in its place: "Xiaomi bought Honor" against "Shenzhen Zhixin bought it".
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.names import Name
from verifier.language.places import places
from verifier.language.statement import Statement

ENOUGH_OF_A_NAME: Final = 0.5  # of its words by rarity: "Huawei" for "Huawei Technologies"
EXAMPLE_WORDS: Final = frozenset({"like", "including", "among", "such", "eg"})
EXAMPLE_REACH: Final = 4  # tokens before a name
SLOT_WORDS: Final = 5  # words between a name and the word beside it in the claim, for the two to fill one slot


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

    def is_found(self, *kinds: LinkKind) -> bool:
        """Tell whether links of *kinds* meet enough of the name, its rarest word included."""
        rarest = max(self.links, key=lambda link: link.word.weight)
        return rarest.kind in kinds and self.found(*kinds) >= ENOUGH_OF_A_NAME


def check_claim_names(
    claim: Statement, passage: Passage, alignment: Alignment, elsewhere: Container[str]
) -> list[Check]:
    """Return one check for each name of the claim, in order; *elsewhere* holds the keys of the source's other words."""
    rivals = unclaimed_names(passage, alignment)
    return [_check_name(named, claim, alignment, rivals, elsewhere) for named in named_in(claim, alignment)]


def named_in(claim: Statement, alignment: Alignment) -> list[Named]:
    """Return the claim's names that have content words, with their links."""
    named = []
    for number, name in enumerate(claim.names):
        links = tuple(link for link in alignment.links if link.word.name == number)
        if links:
            named.append(Named(name, links))
    return named


def unclaimed_names(passage: Passage, alignment: Alignment) -> list[tuple[Statement, Name]]:
    """Return the names of the passage none of whose words answers a word of the claim, in order."""
    answering = {
        (id(link.place.statement), link.place.word.name)
        for link in alignment.links
        if link.place is not None and link.worth > 0
    }
    return [
        (statement, name)
        for statement in passage.core
        for number, name in enumerate(statement.names)
        if (id(statement), number) not in answering
    ]


def _check_name(
    named: Named,
    claim: Statement,
    alignment: Alignment,
    rivals: Sequence[tuple[Statement, Name]],
    elsewhere: Container[str],
) -> Check:
    text = named.name.text
    if named.is_found(LinkKind.SAME, LinkKind.RELATED):
        return _check(text, text, Outcome.AGREES, f"the source names {text}")
    if named.is_found(LinkKind.SAME, LinkKind.RELATED, LinkKind.CONTEXT):
        return _check(text, text, Outcome.AGREES, f"{text} is named just before")
    rival = "" if is_example(named.name, claim) else _rival_in_slot(named, claim, alignment, rivals)
    if rival:
        return _check(text, rival, Outcome.DIFFERS, f"the source says {rival}, the claim says {text}")
    if any(key in elsewhere for link in named.links for key in link.word.keys):
        return _check(text, "", Outcome.OPEN, f"the source names {text}, but not here")
    return _check(text, "", Outcome.ABSENT, f"the source does not name {text}")


def is_example(name: Name, statement: Statement) -> bool:
    """Tell whether the name is one example of several ("firms like Google"), which other examples do not contradict."""
    before = statement.tokens[max(0, name.first - EXAMPLE_REACH) : name.first]
    return any(token.lower in EXAMPLE_WORDS for token in before)


def _rival_in_slot(
    named: Named, claim: Statement, alignment: Alignment, rivals: Sequence[tuple[Statement, Name]]
) -> str:
    """Return the unclaimed name of the same sort that stands where the claim has *named*; empty if there is none."""
    neighbours = _neighbours(named, alignment)
    for link in neighbours:
        if link.place is None:
            continue
        near = [
            (abs(name.first - link.place.word.index), name)
            for statement, name in rivals
            if statement is link.place.statement and _same_sort(named, claim, statement, name)
        ]
        if near and min(near, key=lambda pair: pair[0])[0] <= SLOT_WORDS:
            return min(near, key=lambda pair: pair[0])[1].text
    return ""


def _neighbours(named: Named, alignment: Alignment) -> list[Link]:
    """Return the links of the words next to the name in the claim, the nearest first, that the passage itself says."""
    outside = [link for link in alignment.links if link.word.name != named.links[0].word.name and link.is_core]
    distance = {id(link): _distance(link.word.index, named.name) for link in outside}
    return sorted((link for link in outside if distance[id(link)] <= SLOT_WORDS), key=lambda link: distance[id(link)])


def _distance(index: int, name: Name) -> int:
    return max(name.first - index, index - name.last + 1, 0)


def _same_sort(named: Named, claim: Statement, statement: Statement, name: Name) -> bool:
    """Tell whether two names are both of places or both of something else."""
    return _is_place(claim, named.name) == _is_place(statement, name)


def _is_place(statement: Statement, name: Name) -> bool:
    return " ".join(token.lower for token in statement.tokens[name.first : name.last]) in places()


def _check(claimed: str, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.NAME, claimed=claimed, stated=stated, outcome=outcome, reason=reason)
