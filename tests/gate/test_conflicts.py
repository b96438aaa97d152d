"""The gate of conflicts: how well they are told from what only looks like one. Floors can only be raised.

The pairs are about invented and real matters in business, sport, science, politics, disasters, law, health and culture.
``kind`` says for a conflict which part differs, and else what the trap is.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from verifier.conflicts.compare import compare
from verifier.domain.check import Outcome
from verifier.evaluation.cases import StatementPair, read_statement_pairs
from verifier.evaluation.evaluate import compare_all
from verifier.evaluation.figures import conflict_figures

PAIRS = Path(__file__).parent / "conflicts.jsonl"
LOWEST_PRECISION = 0.96
LOWEST_RECALL = 0.93
FEWEST = 120
KINDS = {"figure", "unit", "currency", "magnitude", "year", "month", "day", "name", "negation", "direction", "role",
         "modality", "state", "order", "rank"}  # fmt: skip
TRAPS = {"another year", "another entity", "another event", "part", "bound", "rounding", "conversion", "containment",
         "cumulative", "speaker", "paraphrase", "compatible", "planned"}  # fmt: skip


@pytest.fixture(scope="module")
def pairs() -> list[StatementPair]:
    return list(read_statement_pairs(PAIRS))


def test_precision_and_recall_hold_their_floors(pairs: list[StatementPair], capsys: pytest.CaptureFixture[str]) -> None:
    figures = conflict_figures(compare_all(pairs))
    with capsys.disabled():
        sys.stdout.write(
            f"\nconflicts: {figures.n} pairs, precision {figures.precision:.3f} (floor {LOWEST_PRECISION}), "
            f"recall {figures.recall:.3f} (floor {LOWEST_RECALL}), F1 {figures.f1:.3f}\n"
        )
    assert figures.precision is not None
    assert figures.precision >= LOWEST_PRECISION
    assert figures.recall is not None
    assert figures.recall >= LOWEST_RECALL


def test_a_conflict_is_one_whichever_statement_comes_first(pairs: list[StatementPair]) -> None:
    one_way = [
        (pair.a, pair.b)
        for pair in pairs
        if (compare(pair.a, pair.b).outcome is Outcome.DIFFERS) != (compare(pair.b, pair.a).outcome is Outcome.DIFFERS)
    ]
    assert one_way == []


def test_the_gate_is_wide_and_balanced() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert len({(row["a"], row["b"]) for row in rows}) == len(rows) >= FEWEST
    counts = Counter(row["conflict"] for row in rows)
    assert abs(counts[True] - counts[False]) <= len(rows) / 10
    assert {row["kind"] for row in rows if row["conflict"]} >= KINDS
    assert {row["kind"] for row in rows if not row["conflict"]} >= TRAPS
