"""Measures conflicts: on the gate's pairs, among articles, on articles retold and altered, and on disputed claims.

    python benchmarks/conflicts.py FOLDER [--disputed FILE] [--list]

FOLDER holds the articles. Four questions are asked: how well are the gate's pairs told apart; which conflicts are
there among the articles and the claims on them, all of which are to be read by eye (``--list``); how many of the
altered facts contradict the article's text when it is retold in other words, and how many unaltered ones seem to; and,
with FILE, how well does the surest conflict between a claim and its evidence tell a disputed claim from the others?

The retellings are described in ``retelling.py``.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

from articles import ARTICLES
from retelling import measure_retellings

from verifier.conflicts.compare import compare_sides
from verifier.conflicts.find import certainty
from verifier.conflicts.side import read_side
from verifier.domain.check import Outcome
from verifier.evaluation.cases import read_statement_pairs
from verifier.evaluation.evaluate import compare_all
from verifier.evaluation.figures import conflict_figures
from verifier.evaluation.metrics import auroc
from verifier.matching.shipped import shipped_matcher
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.conflicts import run_conflicts
from verifier.register.load import load_register
from verifier.register.register import Register

HERE: Final = Path(__file__).parent
GATE: Final = HERE.parent / "tests" / "gate" / "conflicts.jsonl"
TITLE: Final = re.compile(r"^\[[^\]]*\] ")
DISPUTED: Final = "partial"  # what the data call a claim with evidence of both kinds


def say(line: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def gate() -> None:
    """Print precision and recall on the gate's pairs."""
    figures = conflict_figures(compare_all(list(read_statement_pairs(GATE))))
    say(f"gate: {figures.n} pairs, precision {figures.precision:.3f}, recall {figures.recall:.3f}, F1 {figures.f1:.3f}")


def among_articles(register: Register, folder: Path, *, is_listed: bool) -> None:
    """Print how many conflicts there are among the articles, and with *is_listed* each of them."""
    bindings = Bindings(documents={document: folder / name for document, name in ARTICLES.items()})
    for title, given in (("claims alone", Bindings()), ("claims and texts", bindings)):
        results = run_conflicts(register, given, matcher=shipped_matcher())
        say(
            f"articles, {title}: {len(results.statements)} statements, {results.found.compared} pairs, "
            f"{len(results.conflicts)} conflicts"
        )
        for conflict in results.conflicts if is_listed else ():
            say(f"  {conflict.certain:.2f} {conflict.check.reason}")
            for stand in conflict.sides:
                for position in stand.positions:
                    say(f"      {position.claim or position.document}: {position.text}")


def disputed(path: Path) -> None:
    """Print how well the surest conflict around a claim tells the disputed ones from the others."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    labels = [row["label"].lower() == DISPUTED for row in rows]
    scores = [_surest([row["claim"], *(TITLE.sub("", line) for line in row["source"].split("\n"))]) for row in rows]
    area = auroc(labels, scores)
    say(f"disputed: {len(rows)} claims, {sum(labels)} disputed, {sum(map(bool, scores))} with a conflict, AUROC {area}")


def _surest(texts: Sequence[str]) -> float:
    sides = [read_side(text) for text in texts]
    compared = [compare_sides(one, other) for one, other in combinations(sides, 2)]
    return max((certainty(each) for each in compared if each.check.outcome is Outcome.DIFFERS), default=0.0)


def main(arguments: list[str]) -> None:
    """Ask all questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the articles are")
    parser.add_argument("--disputed", type=Path, help="claims with evidence, one a line, gzipped")
    parser.add_argument("--list", action="store_true", help="list every conflict, miss and false alarm")
    options = parser.parse_args(arguments)
    register = load_register([HERE.parent / "claims"])
    gate()
    among_articles(register, options.folder, is_listed=options.list)
    measure_retellings(register, options.folder, is_listed=options.list)
    if options.disputed:
        disputed(options.disputed)


if __name__ == "__main__":
    main(sys.argv[1:])
