import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import ConfigError
from verifier.matching.calibration import NO_CALIBRATION, Calibration

SCORES = st.floats(0.0, 1.0)


@given(SCORES)
def test_without_a_calibration_scores_are_what_they_were(score: float) -> None:
    assert NO_CALIBRATION(score) == score


@given(SCORES, SCORES, st.floats(0.05, 20), st.floats(-20, 20))
def test_a_calibration_keeps_the_order_of_scores(one: float, other: float, slope: float, intercept: float) -> None:
    line = Calibration(slope, intercept, "some", 40)
    low, high = sorted((one, other))
    assert 0.0 < line(low) <= line(high) < 1.0


def test_it_comes_back_from_json_as_it_was() -> None:
    line = Calibration(0.75, -0.125, "lexical-3", 240)
    assert Calibration.from_json(line.to_json(), "file") == line


def test_each_calibration_has_a_digest_of_its_own_and_none_has_none() -> None:
    lines = [Calibration(0.75, 0.0, "a", 40), Calibration(0.75, 0.1, "a", 40), Calibration(0.75, 0.0, "b", 40)]
    assert len({line.digest for line in lines}) == 3
    assert NO_CALIBRATION.digest == ""


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"schema": 1, "slope": "steep", "intercept": 0, "matcher": "a", "rows": 40}',
        '{"schema": 1, "slope": NaN, "intercept": 0, "matcher": "a", "rows": 40}',
        '{"schema": 1, "slope": 1, "intercept": Infinity, "matcher": "a", "rows": 40}',
        '{"schema": 2, "slope": 1, "intercept": 0, "matcher": "a", "rows": 40}',
    ],
)
def test_what_is_no_calibration_is_named(content: str) -> None:
    with pytest.raises(ConfigError, match=r"mine\.json is"):
        Calibration.from_json(content, "mine.json")
