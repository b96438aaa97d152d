"""Inside: where one document contradicts itself.

A summary may say another year than the body. And figures must add up: a percentage with the two levels that it was
worked out from, parts with the total that is stated for them, a duration with its two dates, within one sentence or
between two. The arithmetic is that by which a claim is held against its source.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.changes import changes_of, paired_changes
from verifier.comparing.deriving.derive import derive
from verifier.comparing.deriving.derived import LONGEST_SHOWN, Derived, check_derived, written
from verifier.comparing.deriving.totals import lists
from verifier.comparing.deriving.values import Value, value_of
from verifier.comparing.passage import Passage
from verifier.conflicts.both_hold import other_voice
from verifier.conflicts.candidates import find_candidates
from verifier.conflicts.compare import compare_sides
from verifier.conflicts.side import Side, read_side
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Stated
from verifier.domain.figure import Figure
from verifier.language.statement import Statement

COLON: Final = ": "  # what follows a total and a colon is the whole list of its parts
ONE: Final = 1
# Within one document another name in the same place is the next of several things that it speaks of.
OTHER_THINGS: Final = frozenset({CheckKind.NAME, CheckKind.ROLE})


@dataclass(frozen=True, slots=True)
class Inner:
    """Two statements of one document, by their numbers, that cannot both hold; the same number twice for one sentence.

    *shared* is how much of their wording they share, 0 to 1.
    """

    one: int
    other: int
    check: Check
    shared: float


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found inside documents, how many pairs were *compared* for it and how many *left_out*."""

    found: tuple[Inner, ...]
    compared: int
    left_out: int


def look_inside(statements: Sequence[Stated], sides: Sequence[Side], nearest: int) -> Looked:
    """Return where the statements of one document cannot all hold, with a bound on the pairs that each asks for.

    A claim and the sentences of its document are not held against each other: whether the document says what the claim
    says is a verdict, and no conflict.
    """
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, stated in enumerate(statements):
        groups[stated.position.document, bool(stated.position.claim)].append(number)
    found: list[Inner] = []
    compared = left_out = 0
    for numbers in groups.values():
        found += [Inner(at, at, check, 1.0) for at in numbers for check in check_itself(sides[at])]
        candidates = find_candidates([sides[at] for at in numbers], list(map(str, numbers)), nearest)
        compared, left_out = compared + len(candidates.pairs), left_out + candidates.left_out
        for first, second in candidates.pairs:
            found += _between(numbers[first], numbers[second], sides)
    return Looked(tuple(found), compared, left_out)


def check_itself(side: Side) -> list[Check]:
    """Return a check for each figure of a statement that does not fit what its own other figures and dates give."""
    if len(side.statement.figures) + len(side.statement.periods) <= ONE:
        return []
    return [*check_worked_out(side, side), *_check_list(side.statement)]


def check_worked_out(claiming: Side, giving: Side) -> list[Check]:
    """Return a check for each figure of *claiming* that does not fit what the figures and dates of *giving* give."""
    if not claiming.statement.figures or other_voice(claiming, giving):
        return []
    alignment = align(claiming.statement, giving.passage)
    derived = _derived(claiming.statement, giving.passage, alignment)
    return [check for check in derived if check.outcome is Outcome.DIFFERS]


def _between(one: int, other: int, sides: Sequence[Side]) -> Iterator[Inner]:
    compared = compare_sides(sides[one], sides[other])
    if compared.check.outcome is Outcome.DIFFERS and compared.check.kind not in OTHER_THINGS:
        yield Inner(one, other, compared.check, compared.shared)
        return
    for claiming, giving in ((one, other), (other, one)):
        for check in check_worked_out(sides[claiming], sides[giving]):
            yield Inner(claiming, giving, check, compared.shared)


def _derived(claim: Statement, passage: Passage, alignment: Alignment) -> Iterator[Check]:
    pairs = paired_changes(claim, passage, alignment) if changes_of(claim) else []
    for figure in claim.figures:
        derived = derive(figure, claim, passage, alignment, pairs)
        if derived.is_found:
            yield _in_one_document(check_derived(figure, derived))


def _check_list(statement: Statement) -> Iterator[Check]:
    """Yield a check of the only figure before a colon against the sum of the list behind it, if that is another one."""
    head, colon, tail = statement.text.partition(COLON)
    if not colon:
        return
    total, items = read_side(head).statement.figures, read_side(tail).statement
    if len(total) != ONE:
        return
    words = frozenset(key for word in items.words for key in word.keys)
    for listed in lists(total[0], items, words):
        check = check_derived(total[0], _sum(listed))
        if check.outcome is Outcome.DIFFERS:
            yield _in_one_document(check)


def _sum(items: Sequence[Figure]) -> Derived:
    value: Value = reduce(Value.plus, map(value_of, items))
    return Derived(value, f"{' + '.join(map(str, items))} is {written(value, '', LONGEST_SHOWN)}")


def _in_one_document(check: Check) -> Check:
    return check.model_copy(update={"reason": check.reason.replace("the claim says", "but it says")})
