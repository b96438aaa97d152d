"""Measures the matcher on the articles that the claims in ``claims/`` come from.

    python benchmarks/articles.py FOLDER [--errors] [--claims claims] [--variants benchmarks/variants.jsonl]

FOLDER holds the articles; ``ARTICLES`` says which file is which document. Three questions are asked: is every claim
supported by its own article; is each variant with one changed fact refuted by it; and does no other article refute a
claim that it does not speak of? Prints tables; ``--errors`` lists every miss.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Claim
from verifier.matching.match import PreparedText, match, prepare
from verifier.reading.reader import read_bytes
from verifier.register.load import load_register

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


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim, or a variant of it, held against one article; *group* is the table's row it counts in."""

    group: str
    claim: Claim
    article: str
    by: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its tables; returns 0."""
    options = _parser().parse_args(arguments)
    started = time.perf_counter()
    articles = read_articles(options.folder)
    read = time.perf_counter()
    claims = load_register([options.claims]).claims
    trials = [*own_trials(claims), *variant_trials(claims, options.variants), *other_trials(claims)]
    judged = [(trial, match(trial.claim, articles[trial.article])) for trial in trials]
    ended = time.perf_counter()
    print_tables(judged)
    pairs = len(trials) / (ended - read)
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
        yield Trial("own article", claim, claim.document)


def variant_trials(claims: Iterable[Claim], path: Path) -> Iterator[Trial]:
    """Yield each changed claim of the file *path* against its own article."""
    by_key = {claim.key: claim for claim in claims}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        claim = by_key[row["claim"]]
        changed = claim.model_copy(update={"text": row["text"], "id": row["id"].partition("/")[2].replace("/", "-")})
        yield Trial(row["change"], changed, claim.document, row["by"])


def other_trials(claims: Iterable[Claim]) -> Iterator[Trial]:
    """Yield each claim against the articles that are not its own."""
    for claim in claims:
        for article in ARTICLES:
            if article != claim.document:
                yield Trial("other articles", claim, article)


def print_tables(judged: Sequence[tuple[Trial, Assessment]]) -> None:
    """Print the verdicts a group, and the share of variants that were noticed."""
    variants = [(trial, found) for trial, found in judged if trial.by]
    groups = ["own article", *sorted({trial.group for trial, _ in variants}), "other articles"]
    sys.stdout.write(f"{'':<28}{'n':>6}{'supported':>11}{'refuted':>9}{'partial':>9}{'nei':>7}\n")
    for group in groups:
        print_row(group, [found.verdict for trial, found in judged if trial.group == group])
    for by in ("rule", "hand"):
        print_row(f"variants by {by}", [found.verdict for trial, found in variants if trial.by == by])
    print_row("all variants", [found.verdict for _, found in variants])
    shares = {by: _refuted_share(variants, by) for by in ("rule", "hand")}
    mixed = HAND_SHARE * shares["hand"] + (1 - HAND_SHARE) * shares["rule"]
    sys.stdout.write(f"refuted, a third by hand: {mixed:.1%}\n")


def print_row(title: str, verdicts: Sequence[Verdict]) -> None:
    """Print one row of the table, in per cent of its cases."""
    counts = Counter(verdicts)
    order = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)
    cells = [f"{counts[verdict] / max(len(verdicts), 1):.1%}" for verdict in order]
    sys.stdout.write(f"{title:<28}{len(verdicts):>6}{cells[0]:>11}{cells[1]:>9}{cells[2]:>9}{cells[3]:>7}\n")


def _refuted_share(variants: Sequence[tuple[Trial, Assessment]], by: str) -> float:
    verdicts = [found.verdict for trial, found in variants if trial.by == by]
    return verdicts.count(Verdict.REFUTED) / max(len(verdicts), 1)


def print_errors(judged: Sequence[tuple[Trial, Assessment]]) -> None:
    """Print every trial whose verdict is not the wanted one, with the passage that was looked at."""
    for trial, found in judged:
        if is_right(trial, found):
            continue
        sys.stdout.write(f"\n[{trial.group} {trial.by}] {trial.claim.key} in {trial.article}: {found.verdict.value}\n")
        sys.stdout.write(f"  claim    {trial.claim.text}\n")
        for evidence in found.evidence:
            sys.stdout.write(f"  passage  {' '.join(evidence.quote.split())}\n")
        sys.stdout.write(f"  reason   {found.reason} (score {found.score})\n")
        for check in found.checks:
            sys.stdout.write(f"    {check.kind.value:<10}{check.outcome.value:<9}{check.reason}\n")


def is_right(trial: Trial, found: Assessment) -> bool:
    """Tell whether the verdict is the wanted one."""
    if trial.by:
        return found.verdict is Verdict.REFUTED
    if trial.group == "own article":
        return found.verdict is Verdict.SUPPORTED
    return found.verdict is not Verdict.REFUTED or (trial.claim.key, trial.article) in TRUE_CONTRADICTIONS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds the articles")
    parser.add_argument("--claims", type=Path, default=HERE.parent / "claims", help="the claim files")
    parser.add_argument("--variants", type=Path, default=HERE / "variants.jsonl", help="the changed claims")
    parser.add_argument("--errors", action="store_true", help="list every miss with its passage and checks")
    return parser


if __name__ == "__main__":
    sys.exit(main())
