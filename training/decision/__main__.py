"""Fit the decision model and write ``verifier/matching/data/decision.json``.

    python -m training.decision DATA MODEL [--rows 400] [--kept FOLDER] [--output FILE]

DATA holds ``verification/train`` and ``verification/dev``, MODEL the entailment model with its description. Weights are
fitted on the training sets; each set weighs the same however many rows it has. Prints, by leaving each set out in turn,
how well the sets that a fit has not seen are told apart, and then the development sets: once by the signals of the
rules alone, to compare with, and once as it ships. ``--kept`` holds what was worked out before: remove it when rules or
model change.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from training.decision.fit import Array, Fitted, fit
from training.decision.rows import VARIANTS, Row, rows_of_sets, rows_of_variants
from verifier import __version__
from verifier.evaluation import metrics
from verifier.matching.decision import CLASSES
from verifier.matching.entailment.packaged import model_in
from verifier.matching.matcher import RULES
from verifier.matching.shipped import digest_of
from verifier.matching.signals import OPINION_SIGNALS

PENALTY: Final = 20.0
VARIANT_ROWS: Final = 6  # times the rows of a set
VARIANTS_WEIGH: Final = 3.0  # times a set: they are most like what claims get wrong
DIGITS: Final = 4
OUTPUT: Final = Path(__file__).parents[2] / "verifier" / "matching" / "data" / "decision.json"
Sets = Mapping[str, Sequence[Row]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report and write; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--rows", type=int, default=400, help="at most so many rows of each set, evenly spread")
    parser.add_argument("--kept", type=Path, default=Path("decision-rows"), help="what was worked out before")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    model, sets = model_in(options.model), options.data / "verification"
    train = rows_of_sets(sets / "train", model, options.rows, options.kept)
    train[VARIANTS] = rows_of_variants(options.data, model, VARIANT_ROWS * options.rows, options.kept)
    dev = rows_of_sets(sets / "dev", model, options.rows, options.kept)
    content: dict[str, Any] = {
        "model": "multinomial logistic regression",
        "rules": RULES,
        "entailment": digest_of(options.model),
        "verifier": __version__,
        "classes": list(CLASSES),
        "fitted_on": {name: len(rows) for name, rows in train.items()},
    }
    names = list(train[VARIANTS][0].signals)
    say("by the rules' signals alone, to compare with")
    report(train, dev, [name for name in names if name not in OPINION_SIGNALS])
    say("with the entailment model, as it ships")
    content |= as_json(report(train, dev, names), names)
    options.output.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    return 0


def report(train: Sets, dev: Sets, used: Sequence[str]) -> Fitted:
    """Print how good fits with the signals *used* are, and return the one on all training sets."""
    left_out = {name: fitted({key: train[key] for key in train if key != name}, used) for name in train}
    say_figures("left out", {name: (rows, left_out[name]) for name, rows in train.items()}, used)
    whole = fitted(train, used)
    say_figures("development", {name: (rows, whole) for name, rows in dev.items()}, used)
    return whole


def fitted(sets: Sets, used: Sequence[str]) -> Fitted:
    """Fit on *sets*; each weighs the same, and so do the classes in it."""
    rows = [row for found in sets.values() for row in found]
    shares = [share for name, found in sets.items() for share in _shares(name, found)]
    return fit(values(rows, used), np.array([row.allowed for row in rows], float), np.array(shares), PENALTY)


def values(rows: Sequence[Row], used: Sequence[str]) -> Array:
    """Return the signals *used*, a row for each of *rows*."""
    return np.array([[row.signals[name] for name in used] for row in rows])


def _shares(name: str, rows: Sequence[Row]) -> list[float]:
    counts = Counter(row.allowed for row in rows)
    weight = VARIANTS_WEIGH if name == VARIANTS else 1.0
    return [weight / len(counts) / counts[row.allowed] for row in rows]


def say_figures(title: str, sets: Mapping[str, tuple[Sequence[Row], Fitted]], used: Sequence[str]) -> None:
    """Print how well supported is told from the rest in each set, and how well chances are met over all."""
    say(f"{title:24}{'rows':>6}{'AUROC':>8}{'bal. acc':>10}")
    areas, accuracies, truths, chances = list[float](), list[float](), list[bool](), list[float]()
    for name, (rows, model) in sets.items():
        truth = [row.label == "supported" for row in rows]
        found = [float(chance) for chance in model.chances(values(rows, used))[:, 0]]
        area = metrics.auroc(truth, found) or 0.5
        accuracy = metrics.balanced_accuracy(truth, [chance >= 1 / 2 for chance in found]) or 0.5
        say(f"  {name:22}{len(rows):>6}{area:>8.3f}{accuracy:>10.3f}")
        areas.append(area)
        accuracies.append(accuracy)
        truths += truth
        chances += found
    error = metrics.calibration_error(truths, chances) or 0.0
    say(f"  {'mean':22}{len(truths):>6}{np.mean(areas):>8.3f}{np.mean(accuracies):>10.3f}   ECE {error:.3f}")


def as_json(model: Fitted, used: Sequence[str]) -> dict[str, Any]:
    """Return the weights by the names of signals."""
    weights = {
        name: [round(float(each), DIGITS) for each in row] for name, row in zip(used, model.weights, strict=True)
    }
    return {"intercepts": [round(float(each), DIGITS) for each in model.intercepts], "weights": weights}


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
