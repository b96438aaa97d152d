"""Cover: whether a place of a text lies within one of many stretches, told without looking at each of them."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Cover:
    """The stretches (start, end) of one text, which may overlap; asked in the time of a binary search."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches holds all from *start* to *end*.

        >>> Cover([(0, 4), (2, 9)]).holds(3, 8), Cover([(0, 4), (4, 8)]).holds(3, 5)
        (True, False)
        """
        begun = bisect_right(self._starts, start)  # of these, the one that ends last holds it if any does
        return begun > 0 and self._furthest[begun - 1] >= end
