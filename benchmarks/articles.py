"""Measures the matcher on the articles that the claims in ``claims/`` come from.

    python benchmarks/articles.py FOLDER [--errors] [--claims claims] [--variants FILE] [--harmless FILE]

FOLDER holds the articles; ``ARTICLES`` says which file is which document. Four questions are asked: is every claim
supported by its own article; is each variant with one changed fact refuted by it; does a claim that is supported stay
so when the same facts are told in another form; and does no other article refute a claim that it does not speak of?
Prints tables; ``--errors`` lists every miss. Settings count as ever: ``VERIFIER_MATCHING_MODEL=none`` measures the
rules without the entailment model.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Claim
from verifier.matching.match import PreparedText, match, prepare
from verifier.pipeline.matchers import open_matcher
from verifier.reading.reader import read_bytes
from verifier.register.load import load_register
from verifier.settings import Settings

HERE: Final = Path(__file__).parent
ARTICLES: Final = {
    "kim-2025": "kim-huawei-comeback.txt",
    "midfa-2025": "midfa-chip-race.txt",
    "umehara-2025": "umehara-spare-tyre.md",
    "idsa-2022": "idsa-us-tech-sanctions.txt",
    "sputnik-2020": "sputnik-huawei-russia.txt",
}
# Claims that another article does contradict, read and confirmed by eye: a refuted verdict is right there.
TRUE_CONTRADICTIONS: Final[dict[tuple[str, str], str]] = {}
HAND_SHARE: Final = 1 / 3  # of the variants that the target is defined over
MEASURABLE: Final = ("figure", "unit", "currency", "year")  # changes that reading and comparing alone should find


class Question(StrEnum):
    """What a trial asks."""

    OWN = "claims, own article"
    VARIANT = "variants"
    HARMLESS = "harmless re-formats"
    OTHER = "claims, other articles"


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim, a variant or a re-format of it, held against one article.

    *group* is what was changed, *original* the key of the claim that it was changed from, and *by* who changed it.
    """

    question: Question
    claim: Claim
    article: str
    group: str = ""
    original: str = ""
    by: str = ""


Judged = Sequence[tuple[Trial, Assessment]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its tables; returns 0."""
    options = _parser().parse_args(arguments)
    started = time.perf_counter()
    articles = read_articles(options.folder)
    read = time.perf_counter()
    claims = load_register([options.claims]).claims
    trials = [
        *own_trials(claims),
        *changed_trials(claims, options.variants, Question.VARIANT),
        *changed_trials(claims, options.harmless, Question.HARMLESS),
        *other_trials(claims),
    ]
    matcher = open_matcher(Settings.load(Path.cwd(), os.environ, {})[0].judging)
    judged = [(trial, match(trial.claim, articles[trial.article], matcher)) for trial in trials]
    ended = time.perf_counter()
    print_tables(judged)
    pairs = len(trials) / (ended - read)
    sys.stdout.write(f"\nmatcher {matcher.version}")
    sys.stdout.write(f"\nreading {read - started:.2f} s, matching {ended - read:.2f} s: {pairs:.0f} pairs a second\n")
    if options.errors:
        print_errors(judged)
    return 0


def read_articles(folder: Path) -> dict[str, PreparedText]:
    """Return every article of *folder*, read and prepared, by document id."""
    return {key: prepare(read_bytes((folder / file).read_bytes(), name=file)) for key, file in ARTICLES.items()}


def own_trials(claims: Iterable[Claim]) -> Iterator[Trial]:
    """Yield each claim against its own article."""
    for claim in claims:
        yield Trial(Question.OWN, claim, claim.document)


def changed_trials(claims: Iterable[Claim], path: Path, question: Question) -> Iterator[Trial]:
    """Yield each changed claim of the file *path* against the article of the claim it was changed from."""
    by_key = {claim.key: claim for claim in claims}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        claim = by_key[row["claim"]]
        changed = claim.model_copy(update={"text": row["text"], "id": row["id"].partition("/")[2].replace("/", "-")})
        group = row["change"] if question is Question.VARIANT else row["kind"]
        yield Trial(question, changed, claim.document, group, claim.key, row["by"])


def other_trials(claims: Iterable[Claim]) -> Iterator[Trial]:
    """Yield each claim against the articles that are not its own."""
    for claim in claims:
        for article in ARTICLES:
            if article != claim.document:
                yield Trial(Question.OTHER, claim, article)


def print_tables(judged: Judged) -> None:
    """Print the verdicts a group, the share of variants that were noticed, and of re-formats that lost support."""
    sys.stdout.write(f"{'':<28}{'n':>6}{'supported':>11}{'refuted':>9}{'partial':>9}{'nei':>7}\n")
    for question in (Question.OWN, Question.OTHER):
        print_row(question.value, _verdicts(judged, question))
    for question in (Question.VARIANT, Question.HARMLESS):
        sys.stdout.write("\n")
        print_row(question.value, _verdicts(judged, question))
        for by in ("rule", "hand"):
            print_row(f"  by {by}", _verdicts(judged, question, by=by))
        for group in sorted({trial.group for trial, _ in judged if trial.question is question}):
            print_row(f"  {group}", _verdicts(judged, question, groups=(group,)))
    sys.stdout.write("\n")
    print_row(", ".join(MEASURABLE), _verdicts(judged, Question.VARIANT, groups=MEASURABLE))
    shares = {by: _refuted_share(_verdicts(judged, Question.VARIANT, by=by)) for by in ("rule", "hand")}
    mixed = HAND_SHARE * shares["hand"] + (1 - HAND_SHARE) * shares["rule"]
    sys.stdout.write(f"refuted, a third by hand: {mixed:.1%}\n")
    lost, kept = lost_support(judged)
    share = lost / max(lost + kept, 1)
    sys.stdout.write(f"harmless re-formats that lose their support: {lost} of {lost + kept} ({share:.1%})\n")


def lost_support(judged: Judged) -> tuple[int, int]:
    """Return how many re-formats of supported claims lose their support, and how many keep it."""
    supported = supported_claims(judged)
    verdicts = [found.verdict for trial, found in judged if trial.original in supported and _is_harmless(trial)]
    kept = verdicts.count(Verdict.SUPPORTED)
    return len(verdicts) - kept, kept


def supported_claims(judged: Judged) -> frozenset[str]:
    """Return the keys of the claims that their own article supports."""
    own = (pair for pair in judged if pair[0].question is Question.OWN)
    return frozenset(trial.claim.key for trial, found in own if found.verdict is Verdict.SUPPORTED)


def _is_harmless(trial: Trial) -> bool:
    return trial.question is Question.HARMLESS


def _verdicts(judged: Judged, question: Question, *, by: str = "", groups: Sequence[str] = ()) -> list[Verdict]:
    """Return the verdicts on one question, on all or by one maker or of some groups."""
    asked = [(trial, found.verdict) for trial, found in judged if trial.question is question]
    made = [(trial, verdict) for trial, verdict in asked if not by or trial.by == by]
    return [verdict for trial, verdict in made if not groups or trial.group in groups]


def print_row(title: str, verdicts: Sequence[Verdict]) -> None:
    """Print one row of the table, in per cent of its cases."""
    counts = Counter(verdicts)
    order = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)
    cells = [f"{counts[verdict] / max(len(verdicts), 1):.1%}" for verdict in order]
    sys.stdout.write(f"{title:<28}{len(verdicts):>6}{cells[0]:>11}{cells[1]:>9}{cells[2]:>9}{cells[3]:>7}\n")


def _refuted_share(verdicts: Sequence[Verdict]) -> float:
    return verdicts.count(Verdict.REFUTED) / max(len(verdicts), 1)


def print_errors(judged: Judged) -> None:
    """Print every trial whose verdict is not the wanted one, with the passage that was looked at."""
    supported = supported_claims(judged)
    for trial, found in judged:
        if is_right(trial, found, supported):
            continue
        title = " ".join(filter(None, (trial.question.value, trial.group, trial.by)))
        sys.stdout.write(f"\n[{title}] {trial.claim.key} in {trial.article}: {found.verdict.value}\n")
        sys.stdout.write(f"  claim    {trial.claim.text}\n")
        for evidence in found.evidence:
            sys.stdout.write(f"  passage  {' '.join(evidence.quote.split())}\n")
        sys.stdout.write(f"  reason   {found.reason} (score {found.score})\n")
        for check in found.checks:
            sys.stdout.write(f"    {check.kind.value:<10}{check.outcome.value:<9}{check.reason}\n")


def is_right(trial: Trial, found: Assessment, supported: frozenset[str]) -> bool:
    """Tell whether the verdict is the wanted one; a re-format of a claim not in *supported* has no support to lose."""
    if trial.question is Question.VARIANT:
        return found.verdict is Verdict.REFUTED
    if trial.question is Question.OWN:
        return found.verdict is Verdict.SUPPORTED
    if trial.question is Question.HARMLESS:
        return found.verdict is Verdict.SUPPORTED or trial.original not in supported
    return found.verdict is not Verdict.REFUTED or (trial.claim.key, trial.article) in TRUE_CONTRADICTIONS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds the articles")
    parser.add_argument("--claims", type=Path, default=HERE.parent / "claims", help="the claim files")
    parser.add_argument("--variants", type=Path, default=HERE / "variants.jsonl", help="the changed claims")
    parser.add_argument("--harmless", type=Path, default=HERE / "harmless.jsonl", help="the re-formatted claims")
    parser.add_argument("--errors", action="store_true", help="list every miss with its passage and checks")
    return parser


if __name__ == "__main__":
    sys.exit(main())
