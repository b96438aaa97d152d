"""The gate of verdicts: does the source bear the claim out, refute it, or say less? Floors can only be raised.

The passages are invented, on many subjects; each claim's label is what a careful reader would say by the design's
policy, put down before the matcher was asked. ``kind`` says what was done to a fact of the passage, or what the claim
adds. About a third of the passages, drawn by lot, are held back: rules are not to be made with a view to them, so their
rows are counted and never shown. The rows are frozen; correcting a label means changing the hash, and saying why. New
passages may be added, with labels put down before any matcher is asked.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from verifier.domain.assessment import Verdict
from verifier.evaluation import metrics
from verifier.evaluation.cases import read_cases
from verifier.evaluation.evaluate import judge
from verifier.evaluation.figures import Judged

ROWS: Final = Path(__file__).parent / "verdicts.jsonl"
SHA256: Final = "e7f9d99654e8aa858653ad8ffaf7b566c53fe08f188456f23896b4da6784a3a7"
OPEN, HELD = "open", "held"
LOWEST: Final = {
    OPEN: {"four_way": 0.64, "three_way": 0.69, "refuted_precision": 0.79, "refuted_recall": 0.69, "supported": 0.66},
    HELD: {"four_way": 0.53, "three_way": 0.59, "refuted_precision": 0.72, "refuted_recall": 0.55, "supported": 0.50},
}
MOST_FALSE_SUPPORT: Final = {OPEN: 0.17, HELD: 0.32}  # of the refuted claims; can only be lowered
FEWEST, FEWEST_PASSAGES = 600, 75
SUPPORTING: Final = {"same", "paraphrase", "rounding", "reformat", "words", "unit", "bound", "voice", "alias",
                     "derived", "direction"}  # fmt: skip
CHANGED: Final = {"figure", "magnitude", "unit", "currency", "date", "name", "role", "negation", "direction", "planned",
                  "attribution", "part", "slot", "order", "scope"}  # fmt: skip


def part_of(one: Judged) -> str:
    return str(one.case.row.fields["part"])


def kind_of(one: Judged) -> str:
    return str(one.case.row.fields["kind"])


@pytest.fixture(scope="module")
def judged() -> Sequence[Judged]:
    return judge(read_cases(ROWS))[0]


def three_way(verdict: Verdict) -> Verdict:
    """Return *verdict* in the words of sets that do not know ``partial``."""
    return Verdict.NOT_ENOUGH_INFO if verdict is Verdict.PARTIAL else verdict


def shares(judged: Sequence[Judged]) -> Mapping[str, float]:
    """Return the figures that have floors, by the names in LOWEST."""
    truths = [one.case.label for one in judged]
    guesses = [one.assessment.verdict for one in judged]
    found = {
        "four_way": metrics.accuracy(truths, guesses),
        "three_way": metrics.accuracy([*map(three_way, truths)], [*map(three_way, guesses)]),
        "refuted_precision": metrics.precision(truths, guesses, Verdict.REFUTED),
        "refuted_recall": metrics.recall(truths, guesses, Verdict.REFUTED),
        "supported": metrics.recall(truths, guesses, Verdict.SUPPORTED),
    }
    return {name: share or 0.0 for name, share in found.items()}


def false_support(judged: Sequence[Judged]) -> float:
    """Return the share of the claims with a changed fact that are called supported: the worst of mistakes."""
    verdicts = [one.assessment.verdict for one in judged if one.case.label is Verdict.REFUTED]
    return verdicts.count(Verdict.SUPPORTED) / len(verdicts)


def misses(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the mistakes in the open part by kind; nothing is ever told of the part that is held back."""
    wrong = [one for one in judged if part_of(one) == OPEN and one.assessment.verdict is not one.case.label]
    for one in sorted(wrong, key=kind_of):
        label, verdict = one.case.label.value, one.assessment.verdict.value
        yield f"{kind_of(one)}: {label}, not {verdict}: {one.case.claim.text} ({one.assessment.reason})"


@pytest.mark.parametrize("part", [OPEN, HELD])
def test_verdicts_hold_their_floors(judged: Sequence[Judged], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = [one for one in judged if part_of(one) == part]
    found, wrongly_supported = shares(own), false_support(own)
    told = ", ".join(f"{name} {share:.3f} (floor {LOWEST[part][name]})" for name, share in found.items())
    ceiling = MOST_FALSE_SUPPORT[part]
    with capsys.disabled():
        sys.stdout.write(
            f"\nverdicts, {part}: {len(own)} rows, {told}, "
            f"changed facts called supported {wrongly_supported:.3f} (ceiling {ceiling})\n"
        )
    below = [name for name, floor in LOWEST[part].items() if found[name] < floor]
    if below or wrongly_supported > ceiling:
        listed = "\n".join(misses(judged))
        pytest.fail(
            f"below the floor: {below}; above the ceiling: {wrongly_supported > ceiling}\n{listed}", pytrace=False
        )


def test_the_rows_are_the_ones_that_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(ROWS.read_bytes()).hexdigest() == SHA256


def test_the_gate_is_wide_and_mixed() -> None:
    cases = read_cases(ROWS)
    assert len({(case.claim.text, case.source) for case in cases}) == len(cases) >= FEWEST
    assert len({case.source for case in cases}) >= FEWEST_PASSAGES
    assert len({case.row.fields["id"] for case in cases}) == len(cases)
    parts_of_source = {case.source: case.row.fields["part"] for case in cases}
    assert all(parts_of_source[case.source] == case.row.fields["part"] for case in cases)
    kinds = Counter((case.label, case.row.fields["kind"]) for case in cases)
    assert {kind for label, kind in kinds if label is Verdict.SUPPORTED} == SUPPORTING
    assert {kind for label, kind in kinds if label is Verdict.REFUTED} == CHANGED
    labels = Counter(case.label for case in cases)
    assert max(labels.values()) <= len(cases) / 2
    held = sum(case.row.fields["part"] == HELD for case in cases)
    assert len(cases) / 4 <= held <= 2 * len(cases) / 5
