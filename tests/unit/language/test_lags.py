"""How long after another event did something come about?"""

import pytest

from verifier.language.lags import read_lags
from verifier.language.periods import read_periods


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It opened the same day the old one closed.", (0, 0)),
        ("It opened the very same week that the old one closed.", (-6, 6)),
        ("It opened a whole year after the old one closed.", (183, 547)),
        ("It opened two days before the old one closed.", (-2, -2)),
        ("It opened 3 weeks later than the old one.", (18, 24)),
    ],
)
def test_a_lag_is_meant_to_half_a_unit(sentence: str, expected: tuple[int, int]) -> None:
    (lag,) = read_lags(sentence)
    assert (lag.low, lag.high) == expected
    assert sentence[lag.start : lag.end] == lag.text


@pytest.mark.parametrize(
    "sentence", ["It opened the same day.", "It opened a year after.", "It opened a year after 2019."]
)
def test_what_names_no_event_is_no_lag(sentence: str) -> None:
    assert read_lags(sentence, periods=read_periods(sentence)) == []


def test_a_megabyte_of_lags_is_read() -> None:
    assert read_lags("a year after " * 80_000)
