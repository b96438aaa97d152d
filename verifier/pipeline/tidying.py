"""Tidying: what is remembered of statements that nobody states any more is forgotten in the end.

A run notes which statements it asks for. Only one that came to its end has asked for all of its own, so that a run that
was stopped finds everything when it is taken up again. The rest may belong to other files that are compared at other
times: it is kept until it is much more than what is used.
"""

from collections.abc import Iterable, Mapping

from verifier.pipeline.remembering import Comparisons, Names


class Noting:
    """Comparisons that note which statements they are asked for; all else they leave to those that are *kept*."""

    def __init__(self, kept: Comparisons) -> None:
        self._kept = kept
        self._used: set[str] = set()

    def statements(self, digests: Iterable[str]) -> dict[str, str]:
        """Return what is kept of the statements with those digests."""
        wanted = list(digests)
        self._used.update(wanted)
        return self._kept.statements(wanted)

    def keep_statements(self, comparer: str, nouns: Mapping[str, str]) -> None:
        """Keep *nouns* by the digests of their statements, and nothing that another *comparer* left."""
        self._kept.keep_statements(comparer, nouns)

    def pairs(self, wanted: Iterable[Names]) -> dict[Names, str]:
        """Return what came of those pairs that were compared."""
        asked = list(wanted)
        self._used.update(name for one, other, _ in asked for name in (one, other))
        return self._kept.pairs(asked)

    def keep_pairs(self, nouns: Mapping[Names, str]) -> None:
        """Keep what came of pairs."""
        self._kept.keep_pairs(nouns)

    def forget_unused(self, used: Iterable[str]) -> int:
        """Forget the statements that are not among *used*, where they are much more than those."""
        return self._kept.forget_unused(used)

    def tidy(self) -> int:
        """Forget, at the end of a run, statements that it did not ask for; returns how many, mostly none."""
        return self.forget_unused(self._used)
