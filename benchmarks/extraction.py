"""Measures the extraction of claims: which sentences are worth a check, and what comes out of whole articles.

    python benchmarks/extraction.py SHARED [--claims claims] [--list] [--fast]

SHARED holds ``data/claim_detection`` and ``articles``. Four tables: (a) F1 of the positive class on the development set
of CLEF CheckThat! 2024, English, against the floor "every sentence with a digit" and a baseline: TF-IDF of words with a
logistic regression, fitted on the same sentences as the shipped model; nothing is fitted or tuned on that set. (b) The
same on the ClaimBuster sentences by cross-validation. (c) How many of the claims in ``claims/`` are taken out of their
articles; ``--list`` prints every claim taken out, for its precision is judged by hand. (d) Sentences a second.
``--fast`` leaves out (b) and the baseline, which take minutes.
"""

import argparse
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from articles import ARTICLES
from rapidfuzz.fuzz import token_set_ratio

from verifier.domain.claim import Claim
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.span import Span
from verifier.domain.text import Text
from verifier.extraction.extract import extract
from verifier.extraction.score import shipped_model
from verifier.language.statement import Statement, read_statement
from verifier.matching.match import match
from verifier.reading.reader import read_bytes
from verifier.register.load import load_register

HERE: Final = Path(__file__).parent
THRESHOLD: Final = 0.5
FOLDS: Final = 5
BASELINE_WORDS: Final = 3000
ALIKE: Final = 80.0  # token_set_ratio of two wordings of one statement
NOT_MEASURED: Final = "NOT MEASURED"
_WORD: Final = re.compile(r"\w+")

Array = npt.NDArray[np.float64]
Rows = Sequence[tuple[str, bool]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its tables; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--claims", type=Path, default=HERE.parent / "claims")
    parser.add_argument("--list", action="store_true", help="print every claim taken out of the articles")
    parser.add_argument("--fast", action="store_true", help="leave out what is fitted anew")
    options = parser.parse_args(arguments)
    if (options.shared / "data" / "claim_detection").is_dir():
        print_detection(options.shared / "data", is_fast=options.fast)
    else:
        say(f"check-worthiness: {NOT_MEASURED} (no data/claim_detection)")
    if (options.shared / "articles").is_dir():
        print_articles(options.shared / "articles", options.claims, is_listed=options.list)
    else:
        say(f"articles: {NOT_MEASURED} (no articles)")
    return 0


def say(line: str = "") -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


def fitting() -> ModuleType:
    """Return the training script as a module: the model is fitted here exactly as it is there."""
    path = HERE.parent / "training" / "fit_checkworthiness.py"
    spec = importlib.util.spec_from_file_location("fit_checkworthiness", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_detection(data: Path, *, is_fast: bool) -> None:
    """Print tables (a) and (b)."""
    training: Any = fitting()
    folder = data / "claim_detection"
    dev = [(row["text"], row["label"] == "Yes") for row in training.read_rows(folder / "clef24_dev.jsonl.gz")]
    model = shipped_model()
    scores = [model.score(read_statement(text)).value for text, _ in dev]
    say(f"(a) CLEF 2024 dev, English: {len(dev)} sentences, {sum(label for _, label in dev)} of them positive")
    say(row_of("every sentence with a digit", [has_digit(text) for text, _ in dev], dev))
    say(row_of(f"this model at {THRESHOLD}", [score >= THRESHOLD for score in scores], dev))
    if is_fast:
        say(f"TF-IDF + logistic regression  {NOT_MEASURED} (--fast)\n(b) ClaimBuster: {NOT_MEASURED} (--fast)")
        return
    examples = training.read_examples(data)
    rows = [(example.statement.text, example.is_worthy) for example in examples]
    say(row_of("TF-IDF + logistic regression", [score >= THRESHOLD for score in baseline(rows, dev)], dev))
    say(f"(b) ClaimBuster without what (a) holds: {len(rows)} sentences, {FOLDS} folds")
    say(row_of("every sentence with a digit", [has_digit(text) for text, _ in rows], rows))
    folded = training.cross_validated(examples, FOLDS)
    say(row_of(f"this model at {THRESHOLD}", [score >= THRESHOLD for score in folded], rows))


def has_digit(text: str) -> bool:
    """Tell whether a digit stands in *text*."""
    return any(map(str.isdigit, text))


def row_of(name: str, predicted: Sequence[bool], rows: Rows) -> str:
    """Return a line of precision, recall and F1."""
    hits = sum(guess and label for guess, (_, label) in zip(predicted, rows, strict=True))
    wanted = sum(label for _, label in rows)
    precision, recall = hits / max(sum(predicted), 1), hits / max(wanted, 1)
    return f"{name:<30} P {precision:.3f}  R {recall:.3f}  F1 {2 * hits / max(sum(predicted) + wanted, 1):.3f}"


def baseline(rows: Rows, measured: Rows) -> list[float]:
    """Return the scores of the baseline for *measured*: TF-IDF of the commonest words, logistic regression, L2."""
    counts = Counter(word for text, _ in rows for word in set(words_of(text)))
    known = {word: at for at, (word, _) in enumerate(sorted(counts.items(), key=lambda one: (-one[1], one[0])))}
    known = {word: at for word, at in known.items() if at < BASELINE_WORDS}
    weights = np.array([np.log(len(rows) / counts[word]) + 1.0 for word in known])
    design, labels = table(rows, known, weights), np.array([float(label) for _, label in rows])
    training: Any = fitting()
    solution = training.newton(design, labels, len(known), np.ones(len(rows)))
    return [float(value) for value in 1.0 / (1.0 + np.exp(-table(measured, known, weights) @ solution))]


def words_of(text: str) -> list[str]:
    """Return the words of *text* in small letters."""
    return _WORD.findall(text.lower())


def table(rows: Rows, known: dict[str, int], weights: Array) -> Array:
    """Return one row of unit length for each text, with a 1 behind it."""
    found = np.zeros((len(rows), len(known) + 1))
    for at, (text, _) in enumerate(rows):
        for word in words_of(text):
            if word in known:
                found[at, known[word]] += weights[known[word]]
        found[at] /= max(float(np.linalg.norm(found[at])), 1e-9)
        found[at, -1] = 1.0
    return found


def print_articles(folder: Path, claims: Path, *, is_listed: bool) -> None:
    """Print tables (c) and (d)."""
    register = load_register([claims]).claims
    say("(c) claims of claims/ that are taken out of their article")
    texts = {key: read_bytes((folder / file).read_bytes(), name=file) for key, file in ARTICLES.items()}
    spent, sentences = 0.0, 0
    for key, text in texts.items():
        started = time.process_time()
        taken = extract(text)
        spent += time.process_time() - started
        sentences += len(text.sentences)
        wanted = [claim for claim in register if claim.document == key]
        missed = [claim for claim in wanted if not is_taken(claim, text, taken)]
        alone = sum(claim.stands_alone for claim in taken)
        found = len(wanted) - len(missed)
        share = f"{found:>3} of {len(wanted):>3} ({found / len(wanted):.0%})"
        say(f"{key:<14} {share}; {len(taken)} taken, {alone} stand alone")
        for claim in missed:
            say(f"    missed  {claim.id}: {claim.text}")
        if is_listed:
            print_list(taken)
    say(f"(d) {sentences / spent:.0f} sentences a second of CPU time, what is loaded at first included")
    again = time.process_time()
    for text in texts.values():
        extract(text)
    say(f"    {sentences / (time.process_time() - again):.0f} sentences a second when warm")


def print_list(taken: Iterable[ExtractedClaim]) -> None:
    """Print the claims taken out, for judging by hand."""
    for number, claim in enumerate(taken, 1):
        stands = "; ".join(f"{stand.written} -> {stand.resolved or '?'}" for stand in claim.stands)
        say(f"  {number:>3} {claim.score:.2f} {claim.id} | {claim.text} | {claim.speaker} | {stands}")


def is_taken(claim: Claim, text: Text, taken: Sequence[ExtractedClaim]) -> bool:
    """Tell whether a claim of the register is among those taken out of its article.

    One of the latter must lie in the passage that the claim comes from (found by the matcher), or be a rewording of it;
    and where that passage has a figure or date that the claim has too, one that lies there must have it as well.
    """
    passages = match(claim, text).evidence
    there = [one for one in taken if any(one.overlaps(passage) for passage in passages) or is_reworded(claim, one)]
    if not there:
        return False
    own = marks(read_statement(claim.text))
    shared = own.intersection(*[marks(read_statement(passage_text(passages, text)))])
    return not shared or any(shared & marks(read_statement(one.text)) for one in there)


def is_reworded(claim: Claim, taken: ExtractedClaim) -> bool:
    """Tell whether both are wordings of one statement."""
    return token_set_ratio(claim.text, taken.text) >= ALIKE


def passage_text(passages: Iterable[Span], text: Text) -> str:
    """Return the passages in one string."""
    return " ".join(passage.within(text.content) for passage in passages)


def marks(statement: Statement) -> set[object]:
    """Return the values of the figures and dates of a statement."""
    figures: set[object] = {(figure.kind, figure.low, figure.high) for figure in statement.figures}
    return figures | {(period.first, period.last) for period in statement.periods if period.first is not None}


if __name__ == "__main__":
    sys.exit(main())
