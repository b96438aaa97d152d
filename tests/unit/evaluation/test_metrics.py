"""Tests of the figures of merit, against values worked out by hand and against what must always hold."""

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.evaluation.metrics import (
    accuracy,
    auroc,
    balanced_accuracy,
    calibration_error,
    f1,
    macro_f1,
    precision,
    recall,
)

TRUTHS = ["s", "s", "s", "r", "r", "n"]
GUESSES = ["s", "s", "n", "r", "s", "p"]

scores = st.floats(0, 1, width=16)
cases = st.lists(st.tuples(st.booleans(), scores), min_size=1, max_size=60)
labels = st.lists(st.tuples(st.sampled_from("srpn"), st.sampled_from("srpn")), min_size=1, max_size=60)


def test_figures_worked_out_by_hand() -> None:
    assert accuracy(TRUTHS, GUESSES) == pytest.approx(3 / 6)
    assert precision(TRUTHS, GUESSES, "s") == pytest.approx(2 / 3)
    assert recall(TRUTHS, GUESSES, "s") == pytest.approx(2 / 3)
    assert f1(TRUTHS, GUESSES, "s") == pytest.approx(2 / 3)
    assert f1(TRUTHS, GUESSES, "r") == pytest.approx(2 / 3)  # precision 1, recall 1/2
    assert f1(TRUTHS, GUESSES, "n") == 0
    assert macro_f1(TRUTHS, GUESSES) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)  # "p" is guessed, but no label


def test_what_cannot_be_told_is_none_not_zero() -> None:
    assert accuracy([], []) is None
    assert macro_f1([], []) is None
    assert precision(["s"], ["s"], "r") is None  # never guessed
    assert recall(["s"], ["s"], "r") is None  # none to find
    assert f1(["s"], ["s"], "r") is None
    assert f1(["r"], ["s"], "r") == 0  # there was one to find
    assert balanced_accuracy([True, True], [True, False]) is None
    assert auroc([True, True], [0.1, 0.2]) is None
    assert calibration_error([], []) is None


def test_balanced_accuracy_weighs_both_sides_alike() -> None:
    truths = [True] * 8 + [False] * 2
    assert balanced_accuracy(truths, [True] * 10) == pytest.approx(0.5)
    assert balanced_accuracy(truths, [True] * 6 + [False] * 4) == pytest.approx((6 / 8 + 1) / 2)


@pytest.mark.parametrize(
    ("truths", "given_scores", "area"),
    [
        ([True, True, False, False], [0.9, 0.8, 0.2, 0.1], 1.0),
        ([True, True, False, False], [0.1, 0.2, 0.8, 0.9], 0.0),
        ([True, False], [0.5, 0.5], 0.5),
        ([True, False, True, False], [0.8, 0.8, 0.6, 0.2], 0.625),  # a win, a tie, a loss and a win of four pairs
        ([True, False, False], [0.7, 0.7, 0.1], 0.75),
    ],
)
def test_auroc_counts_a_tie_as_half(truths: list[bool], given_scores: list[float], area: float) -> None:
    assert auroc(truths, given_scores) == pytest.approx(area)


def test_calibration_error_worked_out_by_hand() -> None:
    truths = [False, True, True, True]
    given_scores = [0.1, 0.3, 0.6, 1.0]
    assert calibration_error(truths, given_scores, bins=2) == pytest.approx((2 * abs(0.2 - 0.5) + 2 * abs(0.8 - 1)) / 4)
    assert calibration_error(truths, given_scores, bins=1) == pytest.approx(abs(0.5 - 0.75))


def test_bins_are_of_equal_mass() -> None:
    truths = [False] * 10 + [True] * 10
    given_scores = [0.01 * number for number in range(10)] + [0.9] * 10
    expected = sum(abs(score - truth) for score, truth in zip(given_scores, truths, strict=True)) / 20
    assert calibration_error(truths, given_scores) == pytest.approx(expected)  # ten bins of two, each of one kind


def test_one_score_for_all_is_off_by_its_distance_from_the_share() -> None:
    assert calibration_error([True, False] * 10, [0.8] * 20) == pytest.approx(0.3)


@given(cases)
def test_auroc_is_the_share_of_pairs_in_the_right_order(given_cases: list[tuple[bool, float]]) -> None:
    truths, given_scores = zip(*given_cases, strict=True)
    positives = [score for truth, score in given_cases if truth]
    negatives = [score for truth, score in given_cases if not truth]
    pairs = list(itertools.product(positives, negatives))
    wins = sum((above > below) + (above == below) / 2 for above, below in pairs)
    area = auroc(truths, given_scores)
    assert (area is None) == (not pairs)
    assert area is None or area == pytest.approx(wins / len(pairs))


@given(cases, st.randoms(use_true_random=False))
def test_order_is_no_matter(given_cases: list[tuple[bool, float]], random: Random) -> None:
    shuffled = random.sample(given_cases, len(given_cases))
    for figure in (auroc, calibration_error):
        first = figure(*map(list, zip(*given_cases, strict=True)))
        second = figure(*map(list, zip(*shuffled, strict=True)))
        assert first == pytest.approx(second)


@given(cases)
def test_calibration_error_is_a_share(given_cases: list[tuple[bool, float]]) -> None:
    truths, given_scores = zip(*given_cases, strict=True)
    error = calibration_error(truths, given_scores)
    assert error is not None
    assert -1e-9 <= error <= 1 + 1e-9


@given(st.lists(st.booleans(), min_size=1))
def test_scores_that_know_the_truth_are_calibrated(truths: list[bool]) -> None:
    assert calibration_error(truths, [float(truth) for truth in truths]) == pytest.approx(0)


@given(labels)
def test_f1_lies_between_precision_and_recall(given_labels: list[tuple[str, str]]) -> None:
    truths, guesses = zip(*given_labels, strict=True)
    low, high = precision(truths, guesses, "s"), recall(truths, guesses, "s")
    middle = f1(truths, guesses, "s")
    if low is not None and high is not None:
        assert middle is not None
        assert min(low, high) - 1e-9 <= middle <= max(low, high) + 1e-9


@given(labels)
def test_perfect_guesses_are_perfect(given_labels: list[tuple[str, str]]) -> None:
    truths = [truth for truth, _ in given_labels]
    assert accuracy(truths, truths) == macro_f1(truths, truths) == 1
