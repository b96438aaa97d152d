"""Remembering: the memory of comparisons, kept in the store.

What cannot be read is taken for unknown and compared again: nothing that a report says rests on it alone.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol, TypeAlias, TypeVar

from pydantic import TypeAdapter

from verifier.conflicts.answers import Answer, Pair
from verifier.conflicts.traces import Trace
from verifier.conflicts.wording import COMPARER

Names: TypeAlias = tuple[str, str, str]
K = TypeVar("K")
V = TypeVar("V")

_TRACE: Final = TypeAdapter(Trace)
_ANSWERS: Final = TypeAdapter(tuple[Answer, ...])
NOTHING: Final = ""  # what is kept of a pair that is no conflict: most are none


class Comparisons(Protocol):
    """Keeps what is known of statements and of pairs of them, as text."""

    def statements(self, digests: Iterable[str]) -> dict[str, str]:
        """Return what is kept of the statements with those digests."""

    def keep_statements(self, comparer: str, nouns: Mapping[str, str]) -> None:
        """Keep *nouns* by the digests of their statements, and nothing that another *comparer* left."""

    def pairs(self, wanted: Iterable[Names]) -> dict[Names, str]:
        """Return what came of those pairs that were compared."""

    def keep_pairs(self, nouns: Mapping[Names, str]) -> None:
        """Keep what came of pairs."""

    def forget_unused(self, used: Iterable[str]) -> int:
        """Forget the statements that are not among *used*, where they are much more than those; returns how many."""


class NoComparisons:
    """Keeps nothing."""

    def statements(self, digests: Iterable[str]) -> dict[str, str]:  # noqa: ARG002
        """Know none."""
        return {}

    def keep_statements(self, comparer: str, nouns: Mapping[str, str]) -> None:
        """Forget them."""

    def pairs(self, wanted: Iterable[Names]) -> dict[Names, str]:  # noqa: ARG002
        """Know none."""
        return {}

    def keep_pairs(self, nouns: Mapping[Names, str]) -> None:
        """Forget them."""

    def forget_unused(self, used: Iterable[str]) -> int:  # noqa: ARG002
        """Have nothing to forget."""
        return 0


class Remembering:
    """A memory of comparisons that outlasts the run."""

    def __init__(self, kept: Comparisons) -> None:
        self._kept = kept

    def traces(self, digests: Iterable[str]) -> dict[str, Trace]:
        """Return the traces that are kept, by digest."""
        return _read(_TRACE, self._kept.statements(digests))

    def keep_traces(self, found: Mapping[str, Trace]) -> None:
        """Keep traces."""
        self._kept.keep_statements(
            COMPARER, {digest: _TRACE.dump_json(trace).decode() for digest, trace in found.items()}
        )

    def answers(self, pairs: Iterable[Pair]) -> dict[Pair, tuple[Answer, ...]]:
        """Return the answers to those of *pairs* that were compared before."""
        asked = {(pair.one, pair.other, pair.relation.value): pair for pair in pairs}
        known = self._kept.pairs(asked)
        empty = {asked[names]: () for names, noun in known.items() if noun == NOTHING}
        return empty | _read(_ANSWERS, {asked[names]: noun for names, noun in known.items() if noun != NOTHING})

    def keep_answers(self, found: Mapping[Pair, tuple[Answer, ...]]) -> None:
        """Keep answers, empty ones too."""
        nouns = {
            (pair.one, pair.other, pair.relation.value): _ANSWERS.dump_json(answers).decode() if answers else NOTHING
            for pair, answers in found.items()
        }
        self._kept.keep_pairs(nouns)


def _read(adapter: TypeAdapter[V], nouns: Mapping[K, str]) -> dict[K, V]:
    """Return what *nouns* stand for, without those that stand for nothing."""
    found: dict[K, V] = {}
    for key, noun in nouns.items():
        try:
            found[key] = adapter.validate_json(noun)
        except ValueError:
            continue
    return found
