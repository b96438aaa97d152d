"""Candidates: which statements of different documents are worth holding against each other.

Holding each against each is hopeless for thousands of statements, and useless: two that share no name and no rare word
speak of different matters. An inverted index finds those that share enough; each statement keeps its nearest few, and
how many pairs were left out by that is counted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from verifier.conflicts.side import Side

TELLING: Final = 3.5  # nats: words commoner than this ("year", "company") tie nothing
WIDEST_KEY: Final = 500  # statements that may share a word for it to be looked up; a commoner one ties too many
SHARED: Final = 0.25  # of the telling words of the shorter statement, by weight


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statement numbers, each with the lower one first, ascending; *left_out* is how many were not kept."""

    pairs: tuple[tuple[int, int], ...]
    left_out: int


def find_candidates(sides: Sequence[Side], documents: Sequence[str], nearest: int) -> Candidates:
    """Return the pairs to compare: for each statement the *nearest* of other documents that share enough with it.

    Args:
        sides: the statements.
        documents: the document of each.
        nearest: how many pairs each statement may keep; a pair is kept if either side keeps it.
    """
    weights = [_weights(side) for side in sides]
    totals = [sum(each.values()) for each in weights]
    index: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(weights):
        for key in keys:
            index[key].append(number)
    kept: set[tuple[int, int]] = set()
    found = 0
    for number in range(len(sides)):
        shares = _shares(number, weights, index, totals)
        rivals = {other: share for other, share in shares.items() if documents[other] != documents[number]}
        found += len(rivals)
        best = nsmallest(nearest, rivals, key=lambda other: (-rivals[other], other))
        kept.update((min(number, other), max(number, other)) for other in best)
    return Candidates(tuple(sorted(kept)), found // 2 - len(kept))  # each pair was found from both ends


def _weights(side: Side) -> dict[str, float]:
    """Return the telling keys of a statement with their weights, those of one word sharing its weight."""
    return {
        key: word.weight / len(word.keys)
        for word in side.statement.words
        if word.weight >= TELLING
        for key in word.keys
    }


def _shares(
    number: int, weights: Sequence[Mapping[str, float]], index: Mapping[str, Sequence[int]], totals: Sequence[float]
) -> dict[int, float]:
    """Return for each statement that shares enough with statement *number* the share of the shorter one's words."""
    common: dict[int, float] = defaultdict(float)
    for key in sorted(weights[number]):  # a fixed order, so that sums of floats are the same from both ends
        if len(index[key]) <= WIDEST_KEY:
            for other in index[key]:
                common[other] += min(weights[number][key], weights[other][key])
    return {
        other: weight / min(totals[number], totals[other])
        for other, weight in common.items()
        if other != number and weight >= SHARED * min(totals[number], totals[other])
    }
