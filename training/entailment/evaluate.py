"""Evaluate a model on the development sets, by itself: top sentences in, one threshold for all.

    python -m training.entailment.evaluate DEV_FOLDER MODEL_FOLDER [--rows 300] [--plain]

Prints for each set the balanced accuracy of supported against the rest at .5, the AUROC and, where it has three
classes, the macro F1. With ``--plain`` the model sees the texts as they are.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from training.entailment.evidence import best_sentences
from training.entailment.figures_of_merit import area, balanced_accuracy, macro_f1
from training.entailment.limits import SEED
from training.entailment.sets import read_rows
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.model import Entailment, EntailmentModel
from verifier.matching.entailment.packaged import DESCRIPTION_FILE, MODEL_FILE

THREE = frozenset({"supported", "refuted", "nei"})


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--rows", type=int, default=10_000, help="of each set at most")
    parser.add_argument("--plain", action="store_true", help="do not rewrite figures and dates")
    options = parser.parse_args()
    described = ModelDescription.from_json((options.model / DESCRIPTION_FILE).read_text("utf-8"))
    described = replace(described, is_reworded=described.is_reworded and not options.plain)
    model = EntailmentModel.from_file(options.model / MODEL_FILE, described)
    lines = [evaluate(path, model, options.rows) for path in sorted(options.data.glob("*.jsonl.gz"))]
    accuracy, under = (sum(line[at] for line in lines) / len(lines) for at in (0, 1))
    say(f"{'mean':20} {'':5} {accuracy:6.1f} {under:6.1f}")


def evaluate(path: Path, model: EntailmentModel, most: int) -> tuple[float, float]:
    """Print a set's figures, in per cent, and return the first two."""
    rows = list(read_rows(path))
    Random(SEED).shuffle(rows)  # noqa: S311 - chance by seed, no secret
    rows = rows[:most]
    found = [model.judge(best_sentences(row["source"], row["claim"]), row["claim"]) for row in rows]
    truths = [row["label"] for row in rows]
    chances = [one.supported for one in found]
    supported = [truth == "supported" for truth in truths]
    accuracy, under = 100 * balanced_accuracy(chances, supported), 100 * area(chances, supported)
    line = f"{path.name.removesuffix('.jsonl.gz'):20} {len(rows):5} {accuracy:6.1f} {under:6.1f}"
    if set(truths) >= THREE:
        line += f" {100 * macro_f1([label_of(one) for one in found], truths):6.1f}"
    refuted = [one.refuted >= max(one) for one, truth in zip(found, truths, strict=True) if truth == "refuted"]
    rest = [one.refuted >= max(one) for one, truth in zip(found, truths, strict=True) if truth == "supported"]
    hits = f"{100 * sum(refuted) / len(refuted):5.0f} %" if refuted else "      -"
    say(f"{line:46} refuted found {hits}, supported called refuted {100 * sum(rest) / max(1, len(rest)):3.0f} %")
    return accuracy, under


def label_of(one: Entailment) -> str:
    """Return the name of the likeliest class."""
    return max(zip(one, one._fields, strict=True))[1]


def say(line: str) -> None:
    """Print a line at once: the sets take minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
