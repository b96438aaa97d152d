"""The pace at which one host is asked: slower when it is in trouble, faster again when it is well.

Additive increase and multiplicative decrease, as TCP shares a line (RFC 5681): one overload halves the requests at a
time and doubles the spacing; each round of successes wins one request and a third of the spacing back.
"""

from typing import Final

FIRST_SPACING_S: Final = 0.25  # after the first overload, where there was none before
WIDEST_S: Final = 10.0
WON_BACK: Final = 0.7  # of the spacing, after each success


class Pace:
    """How many requests at a time (*limit*) and how far apart (*spacing_s*); all moments in seconds of one clock."""

    def __init__(self, most: int, spacing_s: float) -> None:
        self.limit = most
        self.spacing_s = spacing_s
        self._most = most
        self._least_s = spacing_s
        self._successes = 0
        self._slowed = 0.0

    def slow_down_to(self, spacing_s: float) -> None:
        """Never go below this spacing again: robots.txt asks for it."""
        self._least_s = max(self._least_s, spacing_s)
        self.spacing_s = max(self.spacing_s, spacing_s)

    def well(self) -> None:
        """Note a success."""
        self.spacing_s = max(self._least_s, self.spacing_s * WON_BACK)
        self._successes += 1
        if self._successes >= self.limit:
            self._successes, self.limit = 0, min(self._most, self.limit + 1)

    def overloaded(self, begun: float, now: float) -> None:
        """Note that a request which was *begun* then came back *now* with an overload or not at all.

        Of several that were under way at the same time only the first counts.
        """
        if begun < self._slowed:
            return
        self._slowed, self._successes = now, 0
        self.limit = max(1, self.limit // 2)
        self.spacing_s = max(self._least_s, min(WIDEST_S, max(FIRST_SPACING_S, 2 * self.spacing_s)))
