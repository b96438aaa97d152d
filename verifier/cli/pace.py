"""The pace of work: how fast it goes, how long it may still take, and when to speak of it again."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speed:
    """Steps *per_second* so far, and the seconds that are *left* at that rate; 0 where it cannot be told yet."""

    per_second: float
    left: float


class Pace:
    """Measures one piece of work after the other: a new one begins when there is less done, or another total.

    *every* is how many seconds lie between two moments to speak; the first is as long after the beginning.
    """

    def __init__(self, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._every = every
        self._clock = clock
        self._begun = self._spoken = clock()
        self._first = self._done = self._total = 0

    def note(self, done: int, total: int) -> None:
        """Take note that *done* of *total* steps are done."""
        if done < self._done or total != self._total:
            self._begun, self._first, self._total = self._clock(), done, total
        self._done = done

    def is_time(self) -> bool:
        """Tell whether it is time to speak, and if so, count anew from here."""
        now = self._clock()
        if now - self._spoken < self._every:
            return False
        self._spoken = now
        return True

    @property
    def speed(self) -> Speed:
        """How fast the present piece of work goes."""
        passed, steps = self._clock() - self._begun, self._done - self._first
        if passed <= 0 or steps <= 0:
            return Speed(0.0, 0.0)
        return Speed(steps / passed, (self._total - self._done) * passed / steps)
