"""The gate of names: is it the same company, person, place or product? Floors can only be raised.

Each row has a name in a claim, the sentences of a source, of which the last one answers the claim, and the outcome that
a careful reader would give. Half of the rows were held back while the rules were written. All matters are invented.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from verifier.comparing.align import align
from verifier.comparing.names import check_claim_names
from verifier.comparing.passage import passage_of
from verifier.domain.check import Check
from verifier.language.aliases import read_aliases
from verifier.language.capitals import capitalised_words
from verifier.language.places import place_key
from verifier.language.statement import Background, read_statement
from verifier.language.words import tokenize

ROWS = Path(__file__).parent / "names.jsonl"
LOWEST = {"dev": 0.98, "held": 0.95}
FEWEST = 150
CONTEXT = 2  # sentences before the last one that may tell who is meant
UNREAD = "unread"


class Row(NamedTuple):
    """A name of *claim*, the sentences that may answer it, and the outcome wanted."""

    name: str
    claim: str
    source: Sequence[str]
    outcome: str
    kind: str
    split: str


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [Row(**json.loads(line)) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def outcome_of(row: Row) -> str:
    """Return the outcome of the check of the row's name."""
    background = Background(read_aliases(" ".join(row.source)), capitalised_words([*map(tokenize, row.source)]))
    statements = [read_statement(sentence, background=background) for sentence in row.source]
    passage = passage_of(statements[-1:], statements[:-1][-CONTEXT:])
    elsewhere = {key for statement in statements for word in statement.words for key in word.keys}
    claim = read_statement(row.claim, background=background)
    checks = check_claim_names(claim, passage, align(claim, passage), elsewhere)
    return next((check.outcome.value for check in checks if _is_of(check, row.name)), UNREAD)


def _is_of(check: Check, name: str) -> bool:
    one, other = place_key(check.claimed), place_key(name)
    return one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} "


@pytest.mark.parametrize("split", sorted(LOWEST))
def test_outcomes_hold_their_floors(rows: list[Row], split: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = [row for row in rows if row.split == split]
    share = sum(outcome_of(row) == row.outcome for row in own) / len(own)
    with capsys.disabled():
        sys.stdout.write(f"\nnames, {split}: {len(own)} rows, right {share:.3f} (floor {LOWEST[split]})\n")
    assert share >= LOWEST[split]


def test_the_gate_is_wide_and_mixed(rows: list[Row]) -> None:
    assert len({(row.claim, *row.source) for row in rows}) == len(rows) >= FEWEST
    counts = Counter(row.outcome for row in rows)
    assert counts["agrees"] <= 0.6 * len(rows)
    assert set(counts) == {"agrees", "differs", "open", "absent"}
    assert abs(sum(row.split == "dev" for row in rows) * 2 - len(rows)) <= 2
