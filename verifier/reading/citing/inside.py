"""Stretches of a text, asked again and again whether something lies in one of them."""

from bisect import bisect_right
from collections.abc import Iterable


class Inside:
    """Sorted stretches that do not overlap, made of any; asking takes the time of a binary search.

    >>> 4 in Inside([(1, 3), (2, 6)]), Inside([(1, 3)]).overlaps(3, 5)
    (True, False)
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def __or__(self, other: "Inside") -> "Inside":
        return Inside([*zip(self._starts, self._ends, strict=True), *zip(other._starts, other._ends, strict=True)])

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether ``start..end`` shares at least one code point with a stretch."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and start < self._ends[at]
