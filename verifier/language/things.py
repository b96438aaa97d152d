"""Things: nouns of what can be pointed at, and the more general nouns that the same thing may be called by.

A plan may be called a scheme, a drive or an effort, and no table knows all such words. A bridge is no tunnel,
nor coffee tea: two nouns of things, neither of which is more general than the other, are two things.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.lexicon import WordRelation, relation
from verifier.language.tables import pairs

# Nouns that WordNet's counts take for money, colours or contents before they take them for things.
ALSO: Final = frozenset("gold silver copper bronze iron book atlas manuscript map novel".split())


def are_two_things(a: str, b: str) -> bool:
    """Tell whether the stems *a* and *b* are of things of which one is never the other.

    >>> are_two_things("tunnel", "bridge"), are_two_things("bus", "vehicle"), are_two_things("plan", "scheme")
    (True, False, False)
    """
    table = _things()
    if a == b or not (a in table and b in table) or relation(a, b) not in {WordRelation.NONE, WordRelation.OPPOSITE}:
        return False
    return a not in table[b] and b not in table[a]


@cache
def _things() -> Mapping[str, frozenset[str]]:
    """Return the more general names of each thing."""
    drawn = {stem: frozenset(general.split(" ")) for stem, general in pairs("things.tsv").items()}
    return MappingProxyType(dict.fromkeys(ALSO, frozenset[str]()) | drawn)
