import numpy as np
import pytest

from training.decision.fit import Array, fit

SUPPORTED, REFUTED, OTHER, NOT_SUPPORTED = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1)


def drawn(count: int = 300) -> tuple[Array, list[int]]:
    """Three clouds of points, one for each class, in two signals that matter and one that does not."""
    luck = np.random.default_rng(1)
    classes = [number % 3 for number in range(count)]
    middles = np.array([[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 1.5, 0.0]])
    return middles[classes] + luck.normal(0, 0.5, (count, 3)), classes


def test_classes_are_told_apart_by_the_signals_that_matter() -> None:
    values, classes = drawn()
    fitted = fit(values, np.eye(3)[classes], np.ones(len(values)), 1.0)
    assert np.mean(fitted.chances(values).argmax(1) == classes) > 0.9
    assert np.abs(fitted.weights[2]).max() < np.abs(fitted.weights[:2]).max() / 5


def test_chances_sum_to_one_and_the_same_data_give_the_same_weights() -> None:
    values, classes = drawn()
    one, other = (fit(values, np.eye(3)[classes], np.ones(len(values)), 1.0) for _ in range(2))
    assert (one.weights == other.weights).all()
    assert one.chances(values).sum(1) == pytest.approx(np.ones(len(values)))


def test_a_label_may_leave_open_which_of_two_classes_is_meant() -> None:
    values, classes = drawn(600)
    allowed = np.array([(SUPPORTED, REFUTED, OTHER)[number] for number in classes], float)
    is_vague = np.arange(len(values)) >= 300
    allowed[is_vague & (np.array(classes) != 0)] = NOT_SUPPORTED
    fitted = fit(values, allowed, np.ones(len(values)), 1.0)
    assert np.mean(fitted.chances(values[is_vague]).argmax(1) == np.array(classes)[is_vague]) > 0.9


def test_cases_without_a_share_teach_nothing() -> None:
    values, classes = drawn()
    turned = np.eye(3)[[(number + 1) % 3 for number in classes]]
    shares = np.repeat([1.0, 0.0], len(values))
    alone = fit(values, np.eye(3)[classes], np.ones(len(values)), 1.0)
    both = fit(np.vstack([values, values]), np.vstack([np.eye(3)[classes], turned]), shares, 2.0)
    assert both.weights == pytest.approx(alone.weights, abs=1e-6)


def test_a_penalty_keeps_weights_small() -> None:
    values, classes = drawn()
    loose, tight = (fit(values, np.eye(3)[classes], np.ones(len(values)), penalty) for penalty in (0.1, 1000.0))
    assert np.abs(tight.weights).max() < np.abs(loose.weights).max() / 3
