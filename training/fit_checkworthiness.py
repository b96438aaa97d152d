"""Fits the check-worthiness of statements and writes ``verifier/extraction/data/checkworthiness.json``.

    python training/fit_checkworthiness.py DATA [--output FILE] [--folds 5]

DATA is the folder of data sets; the model is fitted on ``claim_detection/claimbuster_train.jsonl.gz``, rows ``{text,
label}``, of which "check_worthy" counts as 1, and on ``article_sentences.txt`` beside this script, since debates hold
little of what articles are made of; each of these counts as OWN_SHARE sentences of a debate. Sentences that
``clef24_dev`` holds too, letter case and punctuation aside, are left out, since that set is for measuring. A logistic
regression with an L2 penalty by Newton's method from zero, both classes weighing the same: no random numbers, so the
same data give the same weights. Prints the figures of a cross-validation first.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from verifier import __version__
from verifier.extraction.score import Model, stems_of
from verifier.extraction.signs import SIGNS, read_signs
from verifier.language.statement import Statement, read_statement
from verifier.language.words import tokenize

Array = npt.NDArray[np.float64]
SIGN_PENALTY: Final = 1.0
STEM_PENALTY: Final = 8.0  # heavier: the words of one debate are not those of an article
FEWEST: Final = 8  # sentences that a stem must stand in
ITERATIONS: Final = 12
CLOSE: Final = 1e-6  # a step that changes nothing any more
LEAST: Final = 0.02  # weights of stems that are worth shipping
POSITIVE: Final = "check_worthy"
OWN: Final = Path(__file__).parent / "article_sentences.txt"
OWN_SHARE: Final = 12.0
OUTPUT: Final = Path(__file__).parent.parent / "verifier" / "extraction" / "data" / "checkworthiness.json"


class Example(NamedTuple):
    """One sentence, read, whether it is worth checking, and for how many sentences it counts."""

    statement: Statement
    is_worthy: bool
    share: float = 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Cross-validate, fit and write; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args(arguments)
    examples = read_examples(options.data)
    scored = cross_validated(examples, options.folds)
    wanted = [example.is_worthy for example in examples]
    for share in (0.4, 0.5, 0.6, 0.7):
        sys.stdout.write(f"threshold {share}: F1 {f1([score >= share for score in scored], wanted):.3f}\n")
    own = read_own()
    model = fit([*examples, *own])
    content = {
        "model": "logistic regression",
        "verifier": __version__,
        "fitted_on": {"claimbuster_train": len(examples), OWN.name: len(own)},
        "intercept": round(model.intercept, 4),
        "signs": {name: round(weight, 4) for name, weight in model.signs.items()},
        "stems": {stem: round(weight, 3) for stem, weight in sorted(model.stems.items()) if abs(weight) >= LEAST},
    }
    options.output.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")
    return 0


def read_examples(data: Path) -> list[Example]:
    """Return the sentences to fit on, without those that the measuring set holds."""
    folder = data / "claim_detection"
    measured = {plain(row["text"]) for row in read_rows(folder / "clef24_dev.jsonl.gz")}
    rows = [row for row in read_rows(folder / "claimbuster_train.jsonl.gz") if plain(row["text"]) not in measured]
    return [Example(read_statement(row["text"]), row["label"] == POSITIVE) for row in rows]


def read_own() -> list[Example]:
    """Return the project's own sentences of articles."""
    lines = OWN.read_text("utf-8").splitlines()
    return [Example(read_statement(line[2:]), line[0] == "+", OWN_SHARE) for line in lines if line[:2] in ("+ ", "- ")]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plain(text: str) -> str:
    """Return *text* as far as its words go."""
    return " ".join(token.lower for token in tokenize(text))


def fit(examples: Sequence[Example]) -> Model:
    """Return the model fitted on *examples*."""
    stems = known_stems(examples)
    design = np.array([row_of(example.statement, stems) for example in examples])
    labels = np.array([float(example.is_worthy) for example in examples])
    shares = np.array([example.share for example in examples])
    solution = newton(design, labels, len(SIGNS), shares)
    weights = [float(weight) for weight in solution]
    lexical = dict(zip(stems, weights[len(SIGNS) : -1], strict=True))
    return Model(dict(zip(SIGNS, weights[: len(SIGNS)], strict=True)), lexical, weights[-1])


def known_stems(examples: Sequence[Example]) -> list[str]:
    """Return the stems that stand in enough sentences, sorted."""
    counts = Counter(stem for example in examples for stem in stems_of(example.statement))
    return sorted(stem for stem, count in counts.items() if count >= FEWEST)


def row_of(statement: Statement, stems: Sequence[str]) -> Array:
    """Return the values of the signs, of the stems, and a 1 for the intercept."""
    values = {sign.name: sign.value for sign in read_signs(statement)}
    present = stems_of(statement)
    return np.array([*(values.get(name, 0.0) for name in SIGNS), *(float(stem in present) for stem in stems), 1.0])


def newton(design: Array, labels: Array, signs: int, shares: Array) -> Array:
    """Return the weights of the columns of *design*, the first *signs* of which are punished less.

    *shares* say how much each row counts; both classes are then made to weigh the same.
    """
    positive, total = float((shares * labels).sum()), float(shares.sum())
    shares = shares * np.where(labels > 0, total / 2 / positive, total / 2 / (total - positive))
    penalty = np.full(design.shape[1], STEM_PENALTY)
    penalty[:signs] = SIGN_PENALTY
    penalty[-1] = 0.0
    solution = np.zeros(design.shape[1])
    for _ in range(ITERATIONS):
        expected = 1.0 / (1.0 + np.exp(-design @ solution))
        gradient = design.T @ (shares * (labels - expected)) - penalty * solution
        curvature = (design * (shares * expected * (1 - expected))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        solution = solution + step
        if float(np.abs(step).max()) < CLOSE:
            break
    return solution


def cross_validated(examples: Sequence[Example], folds: int) -> list[float]:
    """Return a score for each example by a model fitted without its fold; every *folds*-th example is one fold."""
    scores, own = [0.0] * len(examples), read_own()
    for fold in range(folds):
        model = fit([*(example for at, example in enumerate(examples) if at % folds != fold), *own])
        for at in range(fold, len(examples), folds):
            scores[at] = model.score(examples[at].statement).value
    return scores


def f1(predicted: Sequence[bool], wanted: Sequence[bool]) -> float:
    """Return the F1 of the positive class."""
    hits = sum(p and w for p, w in zip(predicted, wanted, strict=True))
    return 2 * hits / max(sum(predicted) + sum(wanted), 1)


if __name__ == "__main__":
    sys.exit(main())
