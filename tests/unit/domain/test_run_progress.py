"""How far a run is: its rate, the time that is left, and whether anybody is still at work."""

from datetime import UTC, datetime, timedelta

import pytest

from verifier.domain.run_progress import SILENCE, RunProgress

BEGAN = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)


def progress(done: int, total: int, seconds: float, first: int = 0) -> RunProgress:
    return RunProgress(run="r", done=done, total=total, first=first, since=BEGAN, at=BEGAN + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("told", "rate", "left"),
    [
        (progress(50, 150, 10), 5, 20),
        (progress(150, 150, 10), 15, 0),
        (progress(0, 150, 10), 0, 0),  # nothing is known yet
        (progress(50, 150, 0), 0, 0),
        (progress(100, 150, 10, first=90), 1, 50),  # what an earlier run had done says nothing about this one's pace
        (progress(7, 0, 7), 1, 0),  # the total is not known
    ],
)
def test_the_rate_is_of_the_present_stage(told: RunProgress, rate: float, left: float) -> None:
    assert told.per_second == pytest.approx(rate)
    assert told.left_s == pytest.approx(left)


def test_a_run_that_is_silent_for_long_or_says_so_has_stopped() -> None:
    told = progress(1, 2, 0)
    assert told.is_alive(BEGAN + SILENCE - timedelta(seconds=1))
    assert not told.is_alive(BEGAN + SILENCE)
    assert told.is_alive(BEGAN - timedelta(hours=1))  # another machine's clock goes before ours
    assert not told.model_copy(update={"has_stopped": True}).is_alive(BEGAN)
