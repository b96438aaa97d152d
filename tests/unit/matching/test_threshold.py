"""The threshold that a run records: on the scale of the scores that are shown beside it."""

import pytest

from verifier.matching.calibration import Calibration
from verifier.matching.combine import SURELY_SUPPORTED
from verifier.matching.decide import LIKELY
from verifier.matching.matcher import RULES_ONLY, LazyModel, Matcher

NEVER_LOADED = LazyModel("abc", lambda: pytest.fail("asked for nothing but its threshold"))


def test_the_threshold_is_that_of_the_rules_or_of_the_model() -> None:
    assert RULES_ONLY.threshold == LIKELY
    assert Matcher(NEVER_LOADED).threshold == SURELY_SUPPORTED


def test_it_moves_with_a_calibration_as_the_scores_do() -> None:
    stern = Calibration(slope=1.0, intercept=-1.0, matcher=RULES_ONLY.version, rows=10)
    moved = Matcher(None, stern)
    assert moved.threshold == pytest.approx(stern(LIKELY))
    assert moved.threshold < LIKELY
    assert moved.scale == f"probability, calibrated {stern.digest}"
    assert RULES_ONLY.scale == "probability"
