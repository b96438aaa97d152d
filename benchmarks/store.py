"""Measures the store: how fast assessments are saved, saved again and looked up, and what the rest takes.

    python benchmarks/store.py [--assessments 100000] [--texts 100] [--database PATH]

The assessments are made up, each with one piece of evidence and four checks, some 900 bytes of JSON. Prints a table.
Without ``--database`` the file lies in the folder for temporary files, and is removed.
"""

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.text import Text
from verifier.store.store import Store, open_store

MATCHER: Final = "benchmark 1"
READER: Final = "benchmark 1"
SENTENCE: Final = "The harbour authority handled 4.2 million tonnes of freight in the year, it said on Monday. "
CHECK: Final = Check(
    kind=CheckKind.FIGURE,
    claimed="4.2 million tonnes",
    stated="4.2 million tonnes",
    outcome=Outcome.AGREES,
    reason="the same figure",
)
QUOTED: Final = (0, 89)
MEGABYTE: Final = 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns 0."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "verifier.db"
        texts = [_text(number) for number in range(options.texts)]
        assessments = [_assessment(number, texts[number % len(texts)]) for number in range(options.assessments)]
        with open_store(path) as store:
            _measure(store, texts, assessments, Path(folder) / "copy.db")
        timed("open again", 1, lambda: open_store(path).close())
        sys.stdout.write(f"{'size, MB':<24}{path.stat().st_size / MEGABYTE:>10.1f}\n")
    return 0


def _measure(store: Store, texts: Sequence[Text], assessments: Sequence[Assessment], copy: Path) -> None:
    keys = [(each.claim_sha256, each.text_sha256) for each in assessments]
    payloads = [f"{number:064x}" for number in range(len(texts))]

    def save_texts() -> None:
        for payload, text in zip(payloads, texts, strict=True):
            store.save_text(payload, text)

    sys.stdout.write(f"{'':<24}{'n':>10}{'seconds':>10}{'of CPU':>10}{'a second':>10}\n")
    timed("save texts", len(texts), save_texts)
    timed("look texts up", len(texts), lambda: store.text_hashes(payloads, READER))
    timed("save assessments", len(keys), lambda: store.save_assessments(assessments))
    timed("save them again", len(keys), lambda: store.save_assessments(assessments))
    timed("look them up", len(keys), lambda: store.assessments(keys, MATCHER))
    timed("look up one in a hundred", len(keys) // 100, lambda: store.assessments(keys[::100], MATCHER))
    timed("fingerprint", len(keys), store.fingerprint)
    timed("check", len(keys), store.check)
    timed("backup", len(keys), lambda: store.backup(copy))


def timed(title: str, count: int, work: Callable[[], object]) -> None:
    """Do *work* on *count* things and print a row: how many, seconds, those of the CPU, and how many a second of it."""
    started, before = time.perf_counter(), time.process_time()
    work()
    seconds, busy = time.perf_counter() - started, time.process_time() - before
    sys.stdout.write(f"{title:<24}{count:>10}{seconds:>10.2f}{busy:>10.2f}{count / busy:>10.0f}\n")


def _text(number: int) -> Text:
    return Text(content=f"{SENTENCE * 50}This is text {number}.", reader=READER)


def _assessment(number: int, text: Text) -> Assessment:
    start, end = QUOTED
    return Assessment(
        verdict=Verdict.SUPPORTED,
        score=0.9,
        reason="all parts agree",
        evidence=(Evidence(start=start, end=end, quote=text.content[start:end], suffix=text.content[end : end + 32]),),
        checks=(CHECK,) * 4,
        claim_sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        text_sha256=text.sha256,
        matcher=MATCHER,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assessments", type=int, default=100_000, help="how many assessments")
    parser.add_argument("--texts", type=int, default=100, help="how many texts they are spread over")
    parser.add_argument("--database", type=Path, help="the file to use, and keep")
    return parser


if __name__ == "__main__":
    sys.exit(main())
