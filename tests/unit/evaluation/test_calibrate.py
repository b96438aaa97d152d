from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.assessment import Assessment, Unavailable, Verdict
from verifier.domain.claim import Claim
from verifier.errors import CasesError
from verifier.evaluation.calibrate import FOLDS, Quality, calibrate, fit_line, folds_of, quality, threshold
from verifier.evaluation.cases import Case
from verifier.evaluation.figures import Judged
from verifier.evaluation.rows import Row
from verifier.matching.calibration import Calibration


def judged(score: float, *, supported: bool, source: str = "") -> Judged:
    label = Verdict.SUPPORTED if supported else Verdict.REFUTED
    claim = Claim(id="claim", document="set", text="It rained.")
    assessment = Assessment(verdict=label, score=score, reason="so", claim_sha256=claim.sha256, matcher="some")
    return Judged(Case(Row("set", 1, {}), claim, source, label), assessment)


def drawn(count: int, truth_of: Calibration, seed: int = 1) -> list[Judged]:
    """Cases whose scores come true as often as *truth_of* makes of them."""
    luck = Random(seed)  # noqa: S311 - chance by seed, no secret
    scores = [luck.uniform(0.02, 0.98) for _ in range(count)]
    return [judged(each, supported=luck.random() < truth_of(each), source=str(at)) for at, each in enumerate(scores)]


def test_scores_that_are_too_sure_are_drawn_in() -> None:
    found = calibrate(drawn(600, Calibration(0.4, 0.0, "", 1)), "some")
    assert found.calibration.slope == pytest.approx(0.4, abs=0.1)
    assert found.after.ece < found.before.ece
    assert found.after.brier < found.before.brier


def test_scores_that_are_right_are_nearly_left_alone() -> None:
    found = calibrate(drawn(600, Calibration(1.0, 0.0, "", 1)), "some")
    assert found.calibration.slope == pytest.approx(1.0, abs=0.2)
    assert found.calibration.intercept == pytest.approx(0.0, abs=0.2)


def test_scores_that_say_nothing_become_the_share_of_what_is_supported() -> None:
    found = calibrate([judged(0.9, supported=at % 4 == 0, source=str(at)) for at in range(100)], "some")
    assert found.calibration(0.9) == pytest.approx(0.25, abs=0.03)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=60))
def test_no_cases_turn_the_order_of_scores_round(cases: list[tuple[float, bool]]) -> None:
    slope, intercept = fit_line([truth for _, truth in cases], [score for score, _ in cases])
    assert slope > 0
    assert abs(intercept) < 1e9


def test_the_order_of_the_cases_hardly_matters_and_the_same_cases_give_the_same_line() -> None:
    cases = drawn(80, Calibration(0.5, 0.5, "", 1))
    assert calibrate(cases, "some") == calibrate(cases, "some")
    turned = calibrate(cases[::-1], "some").calibration
    assert turned.slope == pytest.approx(calibrate(cases, "some").calibration.slope)


def test_claims_of_one_source_are_in_one_fold() -> None:
    sources = [str(at // 3) for at in range(45)]
    folds = folds_of(sources)
    assert all(len({fold for fold, each in zip(folds, sources, strict=True) if each == one}) == 1 for one in sources)
    assert set(folds) == set(range(FOLDS))
    assert set(folds_of(["only"] * 20)) == set(range(FOLDS))  # one source has to do for all


@pytest.mark.parametrize(
    ("truths", "count"), [([True] * 10 + [False] * 9, "19"), ([True] * 36 + [False] * 4, "40"), ([False] * 40, "40")]
)
def test_too_few_cases_of_a_kind_are_refused(truths: Sequence[bool], count: str) -> None:
    with pytest.raises(CasesError, match=f"^{count} cases .* too few") as raised:
        calibrate([judged(0.5, supported=truth) for truth in truths], "some")
    assert "label at least 20" in raised.value.hint


def test_cases_without_a_text_do_not_count() -> None:
    cases = drawn(40, Calibration(1.0, 0.0, "", 1))
    unread = Assessment.without_text("0" * 64, Unavailable.NO_TEXT, "no text", "some")
    found = calibrate([*cases, Judged(cases[0].case, unread)], "some")
    assert (found.cases, found.calibration.rows) == (40, 40)


def test_a_threshold_is_the_lowest_score_above_which_enough_is_true() -> None:
    truths = [True] * 8 + [False, True, False, False]
    scores = [0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.78, 0.76, 0.7, 0.6, 0.5, 0.4]
    assert threshold(truths, scores, 0.9) == 0.6  # nine of ten
    assert threshold(truths, scores, 0.95) == 0.76
    assert threshold(truths, [0.5] * 12, 0.9) is None  # all or none: scores that are equal cannot be parted
    assert threshold(truths[:4], scores[:4], 0.8) is None  # four cases tell nothing


def test_quality_of_perfect_and_of_hopeless_scores() -> None:
    truths = [True, False] * 10
    assert quality(truths, [float(truth) for truth in truths]) == Quality(0.0, 0.0)
    assert quality(truths, [float(not truth) for truth in truths]) == Quality(1.0, 1.0)
