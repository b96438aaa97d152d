"""Rarity: how much it means that two texts share a word.

The rarity of a word is its inverse document frequency, ln((N + 1) / (n + 1)), where n of the N passages of 50 words
behind the shipped table hold it. It runs from about 0.3 ("the") to ln(N + 1), some 11.6, for words that the table
lacks: names, figures, terms of art. The table holds the 20,000 commonest stems; its rarest stand in a few each.
"""

from functools import lru_cache
from math import log
from typing import Final

from verifier.language.tables import passage_counts

_CACHED: Final = 1 << 15


@lru_cache(maxsize=_CACHED)
def rarity(stem: str) -> float:
    """Return the inverse document frequency of *stem* (natural logarithm); unknown words get the maximum.

    *stem* is what :func:`verifier.language.words.stem` or a token gives; it is lower case but for "US", "IT" and "WHO".

    >>> rarity("the") < rarity("company") < rarity("semiconductor") < rarity("unheard-of")
    True
    """
    counts = passage_counts()
    seen = counts.get(stem) or counts.get(stem.capitalize(), 0)  # names are keyed with their capital
    return log((_passages() + 1) / (seen + 1))


def highest_rarity() -> float:
    """Return the rarity of a word that the table lacks."""
    return log(_passages() + 1)


def _passages() -> int:
    return passage_counts()[""]
