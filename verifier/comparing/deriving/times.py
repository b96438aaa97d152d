"""What follows from one quantity at two times: "2.7 million litres more in 2022 than in 2021"."""

from collections.abc import Sequence

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.contrast import FEWER, than_of
from verifier.comparing.deriving.derived import LONGEST_SHOWN, Derived, nothing, written
from verifier.comparing.deriving.operands import Operand, read_operands
from verifier.comparing.deriving.values import value_of
from verifier.comparing.deriving.words import are_said, names_met, telling
from verifier.comparing.passage import Passage
from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.changes_line import line_of
from verifier.language.figure_check import are_comparable
from verifier.language.period_check import overlap
from verifier.language.statement import Statement


def derive_between_times(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return how much more or less the source gives for the one period of the claim than for the other."""
    line = line_of(claim)
    at = next((number for number, entry in enumerate(line) if entry.figure == claimed), -1)
    than = than_of(line, at, claimed) if at >= 0 else -1
    if than <= at or line[than].lower != "than":
        return nothing()
    times = [period for period in claim.periods if period.is_resolved]
    before = [period for period in times if period.end <= line[than].start]
    behind = [period for period in times if period.start >= line[than].start]
    if len(before) != 1 or len(behind) != 1:
        return nothing()
    words = telling(entry.key for entry in line if entry.key)
    amounts = [
        operand
        for statement in passage.core
        if are_said(words, frozenset(key for word in statement.words for key in word.keys), names_met(alignment))
        for operand in read_operands(statement)
        if are_comparable(claimed, operand.figure)
    ]
    one, other = _of(amounts, before[0]), _of(amounts, behind[0])
    if len(one) != 1 or len(other) != 1 or one == other:
        return nothing()
    is_less = any(entry.lower in FEWER for entry in line[at + 1 : than])
    return _difference(other[0], one[0]) if is_less else _difference(one[0], other[0])


def _of(amounts: Sequence[Operand], time: Period) -> list[Operand]:
    return [amount for amount in amounts if amount.period is not None and overlap(amount.period, time)]


def _difference(one: Operand, other: Operand) -> Derived:
    value = value_of(one.figure).minus(value_of(other.figure))
    return Derived(value, f"{one.figure} − {other.figure} is {written(value, '', LONGEST_SHOWN)}")
