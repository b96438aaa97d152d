"""Memory: what is kept of statements and pairs of them, so that nobody compares the same twice.

All of it follows from the statements. A memory that has lost it, or never had it, makes a run slower and changes
nothing in what is found.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from verifier.conflicts.answers import Answer, Pair
from verifier.conflicts.traces import Trace


class Memory(Protocol):
    """Keeps traces of statements by their digests, and the answers to pairs; what it does not know it leaves out."""

    def traces(self, digests: Iterable[str]) -> Mapping[str, Trace]:
        """Return the traces that are kept, by digest."""

    def keep_traces(self, found: Mapping[str, Trace]) -> None:
        """Keep traces."""

    def answers(self, pairs: Iterable[Pair]) -> Mapping[Pair, tuple[Answer, ...]]:
        """Return the answers to those of *pairs* that were compared before; most are empty."""

    def keep_answers(self, found: Mapping[Pair, tuple[Answer, ...]]) -> None:
        """Keep answers, empty ones too."""


class NoMemory:
    """Knows nothing and keeps nothing."""

    def traces(self, digests: Iterable[str]) -> Mapping[str, Trace]:  # noqa: ARG002
        """Know none."""
        return MappingProxyType({})

    def keep_traces(self, found: Mapping[str, Trace]) -> None:
        """Forget them."""

    def answers(self, pairs: Iterable[Pair]) -> Mapping[Pair, tuple[Answer, ...]]:  # noqa: ARG002
        """Know none."""
        return MappingProxyType({})

    def keep_answers(self, found: Mapping[Pair, tuple[Answer, ...]]) -> None:
        """Forget them."""


NO_MEMORY: Final = NoMemory()
