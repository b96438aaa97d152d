import json
import math
from importlib.resources import files

import pytest

from verifier.matching.decision import CLASSES, DecisionModel, shipped_decision
from verifier.matching.entailment.model import Entailment
from verifier.matching.features import FEATURES
from verifier.matching.signals import OPINION_SIGNALS, opinion_signals

RULED = dict.fromkeys(FEATURES, 0.5)


def test_the_shipped_weights_fit_the_signals() -> None:
    content = json.loads(files("verifier.matching").joinpath("data/decision.json").read_text("utf-8"))
    assert tuple(content["classes"]) == CLASSES
    assert set(content["weights"]) == {*FEATURES, *OPINION_SIGNALS}
    assert all(len(row) == len(CLASSES) for row in content["weights"].values())


def test_chances_are_probabilities() -> None:
    found = shipped_decision().chances({**RULED, **opinion_signals(Entailment(0.4, 0.3, 0.3))})
    assert sum(found) == pytest.approx(1.0)
    assert min(found) > 0


def test_an_opinion_moves_the_chances_its_own_way() -> None:
    model = shipped_decision()
    opinions = [Entailment(chance, (1 - chance) / 2, (1 - chance) / 2) for chance in (0.02, 0.3, 0.6, 0.98)]
    found = [model.chances({**RULED, **opinion_signals(one)}).supported for one in opinions]
    assert found == sorted(found)
    assert found[-1] - found[0] > 0.1


def test_a_signal_that_the_fit_did_not_know_weighs_nothing() -> None:
    model = DecisionModel((0.0, 0.0, 0.0), {"known": (1.0, 0.0, 0.0)})
    assert model.chances({"known": 1.0, "new": 9.0}) == model.chances({"known": 1.0})
    assert model.chances({}) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


@pytest.mark.parametrize("chance", [0.0, 1.0, 5e-324, math.nextafter(1.0, 0.0)])
def test_certainty_has_its_limits(chance: float) -> None:
    found = opinion_signals(Entailment(chance, 0.0, 1.0 - chance))
    assert list(found) == list(OPINION_SIGNALS)
    assert all(-1.0 <= value <= 1.0 for value in found.values())
