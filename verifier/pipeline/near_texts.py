"""Near texts: which few of many texts are worth asking about a statement.

A text that shares few of the statement's rare words has no sentence on its matter. Words are looked up in an inverted
index, but those that very many texts have tell none of them apart; so the work for one statement is bounded, however
many texts there are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Final

from verifier.domain.text import Text
from verifier.language.rarity import rarity
from verifier.language.words import tokenize

NEAREST_TEXTS: Final = 3
TELLING: Final = 3.5  # nats: words commoner than this ("year", "company") tie nothing
WIDEST: Final = 200  # texts that may have a word for it to be looked up
SHARED: Final = 0.4  # of the telling words of a statement, by weight


class NearTexts:
    """The stems of many texts, each with the documents that have it."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._holding: dict[str, list[str]] = defaultdict(list)
        for document in sorted(texts):
            for stem in sorted(_telling(texts[document].content)):
                self._holding[stem].append(document)

    def of(self, words: str, own: str) -> Sequence[str]:
        """Return the documents other than *own* whose texts share most with *words*, a statement; the nearest first."""
        weights = _telling(words)
        shared: dict[str, float] = defaultdict(float)
        for stem in sorted(weights):
            holding = self._holding.get(stem, ())
            if len(holding) <= WIDEST:
                for document in holding:
                    shared[document] += weights[stem]
        least = SHARED * sum(weights.values())
        near = [document for document, share in shared.items() if share >= least and document != own]
        return nsmallest(NEAREST_TEXTS, near, key=lambda document: (-shared[document], document))


def _telling(text: str) -> dict[str, float]:
    """Return the stems of the rarer words of *text* with their weights."""
    weights = {token.stem: rarity(token.stem) for token in tokenize(text) if not token.is_function}
    return {stem: weight for stem, weight in weights.items() if weight >= TELLING}
