"""Answering: pairs of statements compared, each statement read when it is first needed, no pair compared twice.

Pairs come in an order that brings together those with the same rare word, so that the few statements that are at hand
are mostly the ones that are asked for. What was found is kept every few thousand pairs: a run that is stopped has done
that work once and for all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from verifier.conflicts.answers import Answer, Pair, Relation
from verifier.conflicts.compare import compare_sides
from verifier.conflicts.inside import compare_within
from verifier.conflicts.memory import Memory
from verifier.conflicts.ruled_out import why_ruled_out
from verifier.conflicts.side import Side
from verifier.conflicts.traces import Trace, trace_of
from verifier.conflicts.wording import Wording
from verifier.domain.check import Outcome

AT_HAND: Final = 40_000  # statements that are kept read: some 10 KB each, sentences of articles twice that
AT_ONCE: Final = 5_000  # pairs, or statements, between two visits to the memory

Numbers: TypeAlias = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair of statements, by their numbers, with one answer to it."""

    one: int
    other: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Work:
    """What came of many pairs: the answers *found*, and how many of the pairs were *known* from before."""

    found: tuple[Answered, ...]
    known: int


class Answering:
    """The statements of one run, read as far as they are needed."""

    def __init__(self, wordings: Sequence[Wording], memory: Memory) -> None:
        self._wordings = wordings
        self._memory = memory
        self._side: Callable[[int], Side] = lru_cache(AT_HAND)(lambda number: wordings[number].read())
        first: dict[str, int] = {}
        self._same = [first.setdefault(wording.digest, number) for number, wording in enumerate(wordings)]

    def traces(self) -> list[Trace]:
        """Return the trace of each statement, reading those that the memory does not know."""
        found: dict[int, Trace] = {}
        for numbers in _batches(sorted(set(self._same))):
            digests = {self._wordings[number].digest: number for number in numbers}
            kept = self._memory.traces(digests)
            new = {digest: trace_of(self._side(number)) for digest, number in digests.items() if digest not in kept}
            self._memory.keep_traces(new)
            found |= {digests[digest]: trace for digest, trace in (*kept.items(), *new.items())}
        return [found[number] for number in self._same]

    def answers(self, pairs: Iterable[Numbers], relation: Relation, traces: Sequence[Trace]) -> Work:
        """Return the answers to *pairs*, each with the lower number first."""
        ordered = sorted(pairs, key=self._near(traces))
        found: list[Answered] = []
        known = 0
        for batch in _batches((numbers, list(group)) for numbers, group in groupby(ordered, key=self._read_alike)):
            alike = dict(batch)
            keys = {numbers: self._pair(numbers, relation) for numbers in alike}
            kept = self._memory.answers(keys.values())
            new = {key: _COMPARE[relation](*self._sides(at)) for at, key in keys.items() if key not in kept}
            self._memory.keep_answers(new)
            for numbers, group in alike.items():
                key = keys[numbers]
                known += len(group) * (key in kept)
                answers = kept[key] if key in kept else new[key]
                found += [Answered(*each, answer) for each in group for answer in answers]
        return Work(tuple(found), known)

    def _near(self, traces: Sequence[Trace]) -> Callable[[Numbers], tuple[str, int, int, Numbers]]:
        """Return the key by which pairs with the same rarest word stand together, and those read alike among them."""
        rarest = [max(trace.weights, key=lambda key: (trace.weights[key], key), default="") for trace in traces]
        return lambda pair: (rarest[pair[0]], *self._read_alike(pair), pair)

    def _read_alike(self, pair: Numbers) -> Numbers:
        return self._same[pair[0]], self._same[pair[1]]

    def _pair(self, numbers: Numbers, relation: Relation) -> Pair:
        return Pair(self._wordings[numbers[0]].digest, self._wordings[numbers[1]].digest, relation)

    def _sides(self, numbers: Numbers) -> tuple[Side, Side]:
        """Return two statements read; one that is held against its like is read twice, for a statement is itself."""
        one, other = numbers
        return self._side(one), self._wordings[other].read() if one == other else self._side(other)


def compare_between(one: Side, other: Side) -> tuple[Answer, ...]:
    """Return what shows two statements of different documents contrary, if anything does."""
    compared = compare_sides(one, other, why_ruled_out)
    return (Answer(compared.check, compared.shared),) if compared.check.outcome is Outcome.DIFFERS else ()


_COMPARE: Final = MappingProxyType({Relation.BETWEEN: compare_between, Relation.WITHIN: compare_within})


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, AT_ONCE)):
        yield batch
