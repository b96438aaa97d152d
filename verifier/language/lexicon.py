"""Lexicon: which words mean the same, which mean the opposite, and which are made from one another.

Two tables feed it: a hand-written one for the language of business, politics, sanctions and technology, and one drawn
from WordNet for other common words in their commonest senses. Where they disagree, the hand-written one holds. All
words are stems as :func:`verifier.language.words.stem` gives them. The relations are symmetric and do not chain:
"say" and "state" are synonyms, and so are "state" and "government", but "say" and "government" are not.

A stem has no part of speech, so a relation is a reason to look closer, not yet a proof.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import rows

_KINDS: Final = ("same", "opposite", "converse", "derived")
_NO_WORDS: Final[frozenset[str]] = frozenset()
_Links = Mapping[str, Set[str]]


class WordRelation(StrEnum):
    """How two words relate in meaning."""

    SAME = "same"
    DERIVED = "derived"  # acquire, acquisition
    SYNONYM = "synonym"  # acquire, buy
    OPPOSITE = "opposite"  # rise, fall
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Each stem's synonyms, opposites, converses (which are opposites too) and derivations."""

    same: _Links
    opposite: _Links
    converse: _Links
    derived: _Links


def relation(a: str, b: str) -> WordRelation:
    """Return how the stems *a* and *b* relate; the order does not matter.

    >>> str(relation("sell", "divest")), str(relation("rise", "fall")), str(relation("export", "expert"))
    ('synonym', 'opposite', 'none')
    """
    if a == b:
        return WordRelation.SAME
    lexicon = _lexicon()
    if b in lexicon.opposite.get(a, _NO_WORDS):
        return WordRelation.OPPOSITE
    if b in lexicon.derived.get(a, _NO_WORDS):
        return WordRelation.DERIVED
    if b in lexicon.same.get(a, _NO_WORDS):
        return WordRelation.SYNONYM
    return WordRelation.NONE


def synonyms(stem: str) -> frozenset[str]:
    """Return the stems that can stand for *stem*, without itself; empty for unknown words."""
    return frozenset(_lexicon().same.get(stem, _NO_WORDS))


def opposites(stem: str) -> frozenset[str]:
    """Return the stems that deny *stem* when said of the same thing; empty for unknown words."""
    return frozenset(_lexicon().opposite.get(stem, _NO_WORDS))


def derivations(stem: str) -> frozenset[str]:
    """Return the stems of the same family in other parts of speech ("grow": "growth", "grower")."""
    return frozenset(_lexicon().derived.get(stem, _NO_WORDS))


def is_converse(a: str, b: str) -> bool:
    """Tell whether two opposites agree once the parties change places: A sells to B, B buys from A."""
    return b in _lexicon().converse.get(a, _NO_WORDS)


@cache
def _lexicon() -> _Lexicon:
    links: dict[str, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in _KINDS}
    for table in ("business_terms.tsv", "wordnet.tsv"):
        for kind, left, *right in rows(table):
            _link(links[kind], left.split(" "), (right[0] if right else left).split(" "))
    for stem, others in links["converse"].items():
        links["opposite"][stem] |= others
    return _Lexicon(**{kind: MappingProxyType(table) for kind, table in links.items()})


def _link(table: defaultdict[str, set[str]], left: list[str], right: list[str]) -> None:
    """Tie each word of one side to each of the other, both ways, and none to itself."""
    for word in left:
        table[word].update(right)
    for word in right:
        table[word].update(left)
        table[word].discard(word)
