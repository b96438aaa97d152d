"""Fits the matcher's score on labelled pairs of claim and source and writes ``verifier/matching/data/score.json``.

    python training/fit_score.py FOLDER [--rows 1500] [--output FILE]

FOLDER holds files of rows ``{claim, source, label}`` (JSONL, gzipped); "supported" counts as 1, all else as 0. Each set
weighs the same however many rows it has. A logistic regression with an L2 penalty, by Newton's method from zero: no
random numbers, so the same data give the same weights. Prints the area under the ROC curve for each set.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from verifier import __version__
from verifier.domain.claim import Claim
from verifier.errors import ReadError
from verifier.matching.considering import choose, consider_all, read_claim
from verifier.matching.features import FEATURES
from verifier.matching.matcher import RULES
from verifier.matching.prepared import prepare
from verifier.reading.reader import read_string

Array = npt.NDArray[np.float64]
PENALTY: Final = 1.0  # on standardised weights
ITERATIONS: Final = 30
OUTPUT: Final = Path(__file__).parent.parent / "verifier" / "matching" / "data" / "score.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report and write; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1500, help="at most so many rows of each set, evenly spread")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    sets = {path.name.removesuffix(".jsonl.gz"): path for path in sorted(options.folder.glob("*.jsonl.gz"))}
    tables = {name: feature_table(path, options.rows) for name, path in sets.items()}
    weights, intercept = fit(list(tables.values()))
    for name, (values, labels) in tables.items():
        sys.stdout.write(f"{name:<20}{len(labels):>6} rows  AUC {auc(values @ weights, labels):.3f}\n")
    content = {
        "model": "logistic regression",
        "matcher": RULES,
        "verifier": __version__,
        "fitted_on": {name: len(labels) for name, (_, labels) in tables.items()},
        "intercept": round(intercept, 6),
        "weights": {name: round(float(weight), 6) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    options.output.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    return 0


def feature_table(path: Path, limit: int) -> tuple[Array, Array]:
    """Return the features of evenly spread rows of one set, one row each, and their labels, 1 for supported."""
    values, labels = [], []
    for row in evenly(path, limit):
        try:
            prepared = prepare(read_string(row["source"]))
        except ReadError:  # a few rows are not English
            continue
        claim = Claim(id="row", document="case", text=row["claim"])
        considered = consider_all(read_claim(claim, prepared), prepared)
        if considered:
            values.append(choose(considered).features)
            labels.append(float(row["label"] == "supported"))
    return np.array(values), np.array(labels)


def evenly(path: Path, limit: int) -> Iterator[dict[str, str]]:
    """Yield at most *limit* rows of the file, spread evenly over it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(len(rows) / limit, 1.0)
    for number in range(min(limit, len(rows))):
        yield rows[int(number * step)]


def fit(tables: Sequence[tuple[Array, Array]]) -> tuple[Array, float]:
    """Return weights and intercept for raw features; each table weighs the same and its classes are balanced."""
    values = np.vstack([table for table, _ in tables])
    labels = np.concatenate([labels for _, labels in tables])
    shares = np.concatenate([_balanced(labels) for _, labels in tables])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    design = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    solution = _newton(design, labels, shares)
    weights = solution[:-1] / spread
    return weights, float(solution[-1] - weights @ mean)


def _balanced(labels: Array) -> Array:
    """Return row weights under which both classes of a set count the same, 1000 in total for each set."""
    positive = max(labels.sum(), 1.0)
    negative = max(len(labels) - labels.sum(), 1.0)
    return np.where(labels > 0, 500 / positive, 500 / negative)


def _newton(design: Array, labels: Array, shares: Array) -> Array:
    solution = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], PENALTY)
    penalty[-1] = 0.0
    for _ in range(ITERATIONS):
        expected = 1.0 / (1.0 + np.exp(-design @ solution))
        gradient = design.T @ (shares * (labels - expected)) - penalty * solution
        curvature = (design * (shares * expected * (1 - expected))[:, None]).T @ design + np.diag(penalty)
        solution = solution + np.linalg.solve(curvature, gradient)
    return solution


def auc(scores: Array, labels: Array) -> float:
    """Return the area under the ROC curve, 0 to 1; one half where there is only one class."""
    positive, negative = scores[labels > 0], scores[labels <= 0]
    if not len(positive) or not len(negative):
        return 0.5
    wins = (positive[:, None] > negative[None, :]).mean() + (positive[:, None] == negative[None, :]).mean() / 2
    return float(wins)


if __name__ == "__main__":
    sys.exit(main())
