"""How far a run is: what it last told, how fast it goes, and whether anybody is still at work."""

from datetime import datetime, timedelta
from typing import Final

from verifier.domain.noun import Noun

SILENCE: Final = timedelta(seconds=60)  # several heartbeats: a run that is silent for so long was killed


class RunProgress(Noun):
    """What the run with the id *run* last told: *done* of *total* steps of its present stage, *label* being at work.

    The stage began at *since* with *first* steps done; *at* is the last sign of life. Times are in UTC. *has_stopped*
    says that the run was broken off, and noticed it. Where the steps are not known, *total* is 0.
    """

    run: str
    done: int
    total: int
    label: str = ""
    first: int = 0
    since: datetime
    at: datetime
    has_stopped: bool = False

    def is_alive(self, now: datetime) -> bool:
        """Tell whether the run is at work, as far as one can know at the moment *now*."""
        return not self.has_stopped and now - self.at < SILENCE

    @property
    def per_second(self) -> float:
        """Steps a second since the stage began; 0 where it cannot be told yet."""
        seconds = (self.at - self.since).total_seconds()
        return (self.done - self.first) / seconds if seconds > 0 and self.done > self.first else 0.0

    @property
    def left_s(self) -> float:
        """How many seconds the rest of the stage takes at that rate; 0 where it cannot be told yet."""
        rate = self.per_second
        return max(0, self.total - self.done) / rate if rate else 0.0
