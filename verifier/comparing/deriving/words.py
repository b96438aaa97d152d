"""Words: whether two stretches of text speak of the same thing, word by word.

Arithmetic needs its operands to be of one thing, and of the claim's. So most of what the claim says of the quantity
must be said of the operand itself; names alone may stand elsewhere in the passage or just before it.
"""

from collections.abc import Collection, Iterable
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.contraries import LIGHT
from verifier.language.lexicon import WordRelation, relation
from verifier.language.rarity import rarity
from verifier.language.statement import NO_NAME

ALIKE: Final = frozenset({WordRelation.SAME, WordRelation.DERIVED, WordRelation.SYNONYM})
SAME_THING: Final = 0.7  # of the claim's words, weighted by rarity: "youth employment" is not "employment"
NOTHING_ELSE: Final = 0.5  # of the source's words: more, and it may speak of a part of the claim's thing
# Words that name a quantity as such and so tell nothing about which one it is.
OF_QUANTITY: Final = frozenset(
    "amount number level figure total volume size sum value rate share percent percentage point many much high low "
    "large small great big total quantity stand year month day period times time earlier previous reach amount account "
    "see record report around remain represent".split()
)


# Light as these are for what words exclude one another, they tell the old reactor from the new one.
TELLING_APART: Final = frozenset("old new first last early late little great good".split())


def telling(words: Iterable[str]) -> frozenset[str]:
    """Return the words that tell what a quantity is of."""
    return frozenset(word for word in words if word not in LIGHT - TELLING_APART and word not in OF_QUANTITY)


def is_said(word: str, others: Collection[str]) -> bool:
    """Tell whether one of the *others* is the word, a form or a synonym of it."""
    return word in others or any(relation(word, other) in ALIKE for other in others)


def share_said(words: Collection[str], others: Collection[str]) -> float:
    """Return the share of *words* that the *others* say, weighted by rarity, 0 to 1; 1 where there are none."""
    total = sum(map(rarity, words))
    return sum(rarity(word) for word in words if is_said(word, others)) / total if total else 1.0


def names_met(alignment: Alignment) -> frozenset[str]:
    """Return the keys of the claim's names that the passage or its context has."""
    return frozenset(link.word.keys[-1] for link in alignment.links if link.word.name != NO_NAME and link.worth)


def is_same_thing(
    claimed: Collection[str], stated: Collection[str], alignment: Alignment, where: Collection[str] = ()
) -> bool:
    """Tell whether the words said with a quantity of the claim are said with one of the source.

    Those that only say *where*, like names, need only be said in the passage or just before it.
    """
    mine, theirs = telling(claimed), telling(stated)
    met = names_met(alignment) | _met_anywhere(alignment, where)
    if not theirs:  # "it fell to 40": what fell was named before
        theirs = frozenset(link.word.keys[-1] for link in alignment.links if link.worth)
    return are_said(mine, theirs, met)


def are_said(words: Collection[str], others: Collection[str], met: Collection[str]) -> bool:
    """Tell whether the *others* say most of *words*, and most of those that are not *met* elsewhere."""
    if words and not any(is_said(word, others) for word in words):
        return False
    unmet = [word for word in words if word not in met]
    return share_said(words, {*others, *met}) >= SAME_THING and share_said(unmet, others) >= SAME_THING


def _met_anywhere(alignment: Alignment, words: Collection[str]) -> frozenset[str]:
    return frozenset(link.word.keys[-1] for link in alignment.links if link.worth and link.word.keys[-1] in words)


def is_of_nothing_else(claimed: Collection[str], stated: Collection[str], enough: float = NOTHING_ELSE) -> bool:
    """Tell whether the source's words add little to the claim's: else it may speak of a part, not of the whole."""
    theirs = telling(stated)
    return share_said(theirs, telling(claimed)) >= enough
