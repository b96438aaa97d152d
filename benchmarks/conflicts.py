"""Measures conflicts: on the gate's pairs, among articles, on articles retold and altered, and on disputed claims.

    python benchmarks/conflicts.py FOLDER [--disputed FILE] [--list]

FOLDER holds the articles. Four questions are asked: how well are the gate's pairs told apart; which conflicts are
there among the articles and the claims on them, all of which are to be read by eye (``--list``); how many of the
altered facts contradict the article's text when it is retold in other words, and how many unaltered ones seem to; and,
with FILE, how well does the surest conflict between a claim and its evidence tell a disputed claim from the others?

The retelling are the register's claims, in words of our own; the altered facts are ``variants.jsonl``, which were made
for the verdicts. So they were seen before, though not while the rules of conflicts were made.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from articles import ARTICLES

from verifier.conflicts.compare import compare_sides
from verifier.conflicts.find import certainty, search
from verifier.conflicts.side import read_side
from verifier.domain.check import Outcome
from verifier.domain.claim import Document
from verifier.domain.conflict import Position, Stated
from verifier.evaluation.cases import read_statement_pairs
from verifier.evaluation.evaluate import compare_all
from verifier.evaluation.figures import conflict_figures
from verifier.evaluation.metrics import auroc
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.conflicts import run_conflicts, stated_sentences
from verifier.reading.reader import read_bytes
from verifier.register.load import load_register
from verifier.register.register import Register

HERE: Final = Path(__file__).parent
GATE: Final = HERE.parent / "tests" / "gate" / "conflicts.jsonl"
RETOLD: Final = "retold"
TITLE: Final = re.compile(r"^\[[^\]]*\] ")
DISPUTED: Final = "partial"  # what the data call a claim with evidence of both kinds


@dataclass(frozen=True, slots=True)
class Retold:
    """A fact of an article in other words; *change* is what was altered in it, empty where nothing was."""

    key: str
    document: str
    text: str
    change: str = ""


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
        results = run_conflicts(register, given)
        say(
            f"articles, {title}: {len(results.statements)} statements, {results.found.compared} pairs, "
            f"{len(results.conflicts)} conflicts"
        )
        for conflict in results.conflicts if is_listed else ():
            say(f"  {conflict.certain:.2f} {conflict.check.reason}")
            for stand in conflict.sides:
                for position in stand.positions:
                    say(f"      {position.claim or position.document}: {position.text}")


def retold(register: Register, folder: Path, *, is_listed: bool) -> None:
    """Print how many altered facts are found in conflict with the article that they are of, and unaltered ones."""
    variants = [json.loads(line) for line in (HERE / "variants.jsonl").read_text(encoding="utf-8").splitlines()]
    facts = [Retold(claim.key, claim.document, claim.text) for claim in register.claims]
    facts += [Retold(row["id"], row["claim"].partition("/")[0], row["text"], row["change"]) for row in variants]
    asked, hit = Counter[str](), Counter[str]()
    for document, name in ARTICLES.items():
        text = read_bytes((folder / name).read_bytes(), name=name)
        sentences = list(stated_sentences(Document(id=document, title=document), text))
        for is_altered in (False, True):
            mine = [fact for fact in facts if fact.document == document and bool(fact.change) is is_altered]
            flagged = _flagged(mine, sentences, document)
            for fact in mine:
                groups = ("altered", fact.change) if fact.change else ("unaltered",)
                asked.update(groups)
                hit.update(groups if fact.key in flagged else ())
                if is_listed and (fact.key in flagged) is not is_altered:
                    say(f"  {'missed' if is_altered else 'false alarm'} {fact.key}: {fact.text}")
    for group, count in asked.most_common():
        say(f"retold, {group}: {hit[group]} of {count} in conflict with the article ({hit[group] / count:.0%})")


def _flagged(facts: Sequence[Retold], sentences: Sequence[Stated], document: str) -> frozenset[str]:
    """Return the keys of those *facts* that are in conflict with a sentence of the article."""
    told = [Stated(position=Position(document=RETOLD, claim=fact.key, text=fact.text)) for fact in facts]
    return frozenset(
        position.claim
        for conflict in search([*sentences, *told]).conflicts
        if document in conflict.documents
        for stand in conflict.sides
        for position in stand.positions
        if position.claim
    )


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
    retold(register, options.folder, is_listed=options.list)
    if options.disputed:
        disputed(options.disputed)


if __name__ == "__main__":
    main(sys.argv[1:])
