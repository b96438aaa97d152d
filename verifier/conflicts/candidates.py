"""Candidates: which statements are worth holding against each other.

Holding each against each is hopeless for thousands of statements, and useless: two that share no name and no rare word
speak of different matters. An inverted index finds those that share enough. A word that very many statements have, such
as the name that a whole register is about, is looked up together with each other such word of the statement: few have
both. Each statement keeps its nearest few. So the work for one statement is bounded, and what was left out by a bound
is counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from typing import Final, TypeAlias

from verifier.conflicts.traces import Trace

WIDEST_KEY: Final = 100  # statements that may share a word for it to be looked up
WIDEST_TWO: Final = (
    400  # the same for two common words: there is no rarer way to them, as to what a town's annals repeat
)
MOST_SEEN: Final = 400  # statements that are looked at for one, those that share the rarest words first
SHARED: Final = 0.25  # of the telling words of the shorter statement, by weight
MOST_WIDE: Final = 8  # too common words of one statement that are looked up in twos; the rarest by weight
# What a common year adds to the share when the nearest are chosen: the same measure of another year is no conflict.
SAME_YEAR: Final = 0.3

Key: TypeAlias = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statement numbers, each with the lower one first, ascending.

    *left_out* is how many more were found and not kept; *too_common* how often a word, with any other of its statement,
    was too common to be looked up.
    """

    pairs: tuple[tuple[int, int], ...]
    left_out: int
    too_common: int = 0


def find_candidates(traces: Sequence[Trace], documents: Sequence[str], nearest: int) -> Candidates:
    """Return the pairs to compare: for each statement the *nearest* of other documents that share enough with it.

    Args:
        traces: the statements.
        documents: the document of each.
        nearest: how many pairs each statement may keep; a pair is kept if either side keeps it.
    """
    weights = [trace.weights for trace in traces]
    totals = [sum(each.values()) for each in weights]
    years = [trace.years for trace in traces]
    index = _Index(weights)
    kept: set[tuple[int, int]] = set()
    found = 0
    for number in range(len(traces)):
        mine = documents[number]
        rivals = {}
        for other in index.near(weights[number]):
            if documents[other] == mine:
                continue
            share = _share(weights[number], weights[other], min(totals[number], totals[other]))
            if share >= SHARED:
                rivals[other] = share + (SAME_YEAR if years[other] & years[number] else 0)
        found += len(rivals)
        best = nsmallest(nearest, rivals, key=lambda other: (-rivals[other], other))
        kept.update((min(number, other), max(number, other)) for other in best)
    return Candidates(
        tuple(sorted(kept)), found // 2 - len(kept), index.too_common
    )  # each pair was found from both ends


class _Index:
    """The numbers of the statements that have a key, ascending; keys that too many have stand there in twos."""

    def __init__(self, weights: Sequence[Mapping[str, float]]) -> None:
        counts = Counter(key for keys in weights for key in keys)
        self._wide = frozenset(key for key, count in counts.items() if count > WIDEST_KEY)
        lists: dict[Key, list[int]] = defaultdict(list)
        for number, keys in enumerate(weights):
            for key in self.keys(keys):
                lists[key].append(number)
        self._lists = {key: numbers for key, numbers in lists.items() if 1 < len(numbers) <= _widest(key)}
        narrow = {part for key in self._lists for part in (key if isinstance(key, tuple) else (key,))}
        self.too_common = len(self._wide - narrow)

    def keys(self, weights: Mapping[str, float]) -> Iterator[Key]:
        """Yield the keys that a statement with such *weights* is found by, in a fixed order."""
        wide = []
        for key in sorted(weights):
            if key in self._wide:
                wide.append(key)
            else:
                yield key
        yield from combinations(sorted(nsmallest(MOST_WIDE, wide, key=lambda key: (-weights[key], key))), 2)

    def near(self, weights: Mapping[str, float]) -> set[int]:
        """Return the numbers of the statements that share a key, up to a bound, those with the rarest keys first."""
        seen: set[int] = set()
        found = sorted(
            (len(self._lists[key]), str(key), self._lists[key]) for key in self.keys(weights) if key in self._lists
        )
        for _, _, numbers in found:
            if len(seen) < MOST_SEEN:
                seen.update(numbers)
        return seen


def _widest(key: Key) -> int:
    return WIDEST_TWO if isinstance(key, tuple) else WIDEST_KEY


def _share(mine: Mapping[str, float], theirs: Mapping[str, float], least: float) -> float:
    """Return how much of the telling words of the shorter statement the other has, by weight: 0 to 1.

    *least* is the weight of all of its telling words. The sum is the same from both ends, to the last digit.
    """
    common = sorted(mine.keys() & theirs.keys())
    return sum(min(mine[key], theirs[key]) for key in common) / least if least else 0.0
