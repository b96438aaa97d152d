from verifier.fetching.pace import FIRST_SPACING_S, WIDEST_S, Pace


def test_an_overload_halves_the_requests_and_doubles_the_spacing() -> None:
    pace = Pace(8, 0.5)
    pace.overloaded(0, 1)
    assert (pace.limit, pace.spacing_s) == (4, 1)
    pace.overloaded(1, 2)
    assert (pace.limit, pace.spacing_s) == (2, 2)


def test_overloads_of_requests_that_were_under_way_together_count_once() -> None:
    pace = Pace(8, 0)
    for _ in range(5):
        pace.overloaded(0.5, 1)
    assert (pace.limit, pace.spacing_s) == (4, FIRST_SPACING_S)


def test_there_are_ends_to_it() -> None:
    pace = Pace(8, 0)
    for moment in range(50):
        pace.overloaded(moment, moment + 1)
    assert (pace.limit, pace.spacing_s) == (1, WIDEST_S)
    for _ in range(200):
        pace.well()
    assert (pace.limit, round(pace.spacing_s, 6)) == (8, 0)


def test_successes_win_it_back_step_by_step() -> None:
    pace = Pace(4, 0)
    pace.overloaded(0, 1)
    limits = []
    for _ in range(9):
        pace.well()
        limits.append(pace.limit)
    assert limits == [2, 3, 3, 3, 4, 4, 4, 4, 4]


def test_the_delay_that_a_site_asks_for_is_never_gone_below() -> None:
    pace = Pace(4, 0.02)
    pace.slow_down_to(3)
    for _ in range(50):
        pace.well()
    assert pace.spacing_s == 3
    pace.slow_down_to(1)
    assert pace.spacing_s == 3
