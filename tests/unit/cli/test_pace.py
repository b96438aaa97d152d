"""How fast work goes, and when to speak of it."""

import pytest

from verifier.cli.pace import Pace, Speed


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_is_that_since_the_beginning_and_the_rest_goes_on_like_that() -> None:
    watch = Watch()
    pace = Pace(10, watch)
    pace.note(0, 100)
    watch.now += 5
    pace.note(20, 100)
    assert pace.speed == Speed(4.0, 20.0)


def test_what_was_done_before_it_began_is_not_its_speed() -> None:
    watch = Watch()
    pace = Pace(10, watch)
    pace.note(900, 1000)  # all of these were known already
    watch.now += 10
    pace.note(910, 1000)
    assert pace.speed == Speed(1.0, 90.0)


@pytest.mark.parametrize(("done", "total"), [(1, 50), (30, 51)])
def test_another_piece_of_work_is_measured_anew(done: int, total: int) -> None:
    watch = Watch()
    pace = Pace(10, watch)
    pace.note(0, 50)
    watch.now += 10
    pace.note(30, 50)
    pace.note(done, total)  # from requests to claims
    assert pace.speed == Speed(0.0, 0.0)


def test_a_clock_that_stands_still_makes_no_speed() -> None:
    pace = Pace(10, Watch())
    pace.note(0, 5)
    pace.note(5, 5)
    assert pace.speed == Speed(0.0, 0.0)


def test_one_speaks_now_and_then() -> None:
    watch = Watch()
    pace = Pace(10, watch)
    spoken = []
    for _ in range(100):
        watch.now += 1
        spoken.append(pace.is_time())
    assert sum(spoken) == 10
    assert not any(spoken[:9])
