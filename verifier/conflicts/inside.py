"""Inside: where one document contradicts itself.

A summary may say another year than the body. And figures must add up: a percentage with the two levels that it was
worked out from, parts with the total that is stated for them, a duration with its two dates, within one sentence or
between two. The arithmetic is that by which a claim is held against its source.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.changes import changes_of, paired_changes
from verifier.comparing.deriving.derive import derive
from verifier.comparing.deriving.derived import LONGEST_SHOWN, Derived, check_derived, written
from verifier.comparing.deriving.totals import lists
from verifier.comparing.deriving.values import Value, value_of
from verifier.comparing.passage import Passage
from verifier.conflicts.answers import Answer
from verifier.conflicts.both_hold import other_voice
from verifier.conflicts.compare import compare_sides
from verifier.conflicts.ruled_out import why_ruled_out
from verifier.conflicts.side import Side, read_side
from verifier.conflicts.whole_and_parts import more_parts_than_whole
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure
from verifier.language.statement import Statement

COLON: Final = ": "  # what follows a total and a colon is the whole list of its parts
ONE: Final = 1
# Within one document another name in the same place is the next of several things that it speaks of.
OTHER_THINGS: Final = frozenset({CheckKind.NAME, CheckKind.ROLE})


def check_itself(side: Side) -> list[Check]:
    """Return a check for each figure of a statement that does not fit what its own other figures and dates give."""
    if len(side.statement.figures) + len(side.statement.periods) <= ONE:
        return []
    return [*check_worked_out(side, side), *_check_list(side.statement), *_check_parts(side.statement)]


def check_worked_out(claiming: Side, giving: Side) -> list[Check]:
    """Return a check for each figure of *claiming* that does not fit what the figures and dates of *giving* give."""
    if not claiming.statement.figures or other_voice(claiming, giving):
        return []
    alignment = align(claiming.statement, giving.passage)
    derived = _derived(claiming.statement, giving.passage, alignment)
    return [check for check in derived if check.outcome is Outcome.DIFFERS]


def compare_within(one: Side, other: Side) -> tuple[Answer, ...]:
    """Return what shows two statements of one document contrary.

    A claim and the sentences of its document are not to be held against each other: whether the document says what the
    claim says is a verdict, and no conflict.
    """
    compared = compare_sides(one, other, why_ruled_out)
    if compared.check.outcome is Outcome.DIFFERS and compared.check.kind not in OTHER_THINGS:
        return (Answer(compared.check, compared.shared),)
    found = [(check, False) for check in check_worked_out(one, other)]
    found += [(check, True) for check in check_worked_out(other, one)]
    shared = compare_sides(one, other).shared if found else 0.0
    return tuple(Answer(check, shared, is_turned) for check, is_turned in found)


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


def _check_parts(statement: Statement) -> Iterator[Check]:
    """Yield a check of a definite whole, if the parts that follow come to more."""
    found = more_parts_than_whole(statement)
    if found is not None:
        whole, parts = found
        yield _in_one_document(check_derived(whole, _sum(parts)))


def _sum(items: Sequence[Figure]) -> Derived:
    value: Value = reduce(Value.plus, map(value_of, items))
    return Derived(value, f"{' + '.join(map(str, items))} is {written(value, '', LONGEST_SHOWN)}")


def _in_one_document(check: Check) -> Check:
    return check.model_copy(update={"reason": check.reason.replace("the claim says", "but it says")})
