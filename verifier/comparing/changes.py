"""The changes of a claim against those of a passage: which one speaks of the same thing, and what that means for each.

An amount is never a level: "fell by 134.7 billion" is not "fell to 134.7 billion"; nor is the level before the level
after. A quantity that the claim lets rise and the source lets fall is turned round, and so are two levels that have
changed places: each is one difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.contrast import differences_in, is_multiplication
from verifier.comparing.deriving.operands import changes_over_time, read_operands
from verifier.comparing.deriving.words import SAME_THING, is_of_nothing_else, is_same_thing
from verifier.comparing.passage import Passage
from verifier.domain.change import Change, Direction
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.changes import read_changes
from verifier.language.figure_check import check_figures
from verifier.language.statement import Statement

OPPOSITE: Final = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
CACHED: Final = 1 << 10


@dataclass(frozen=True, slots=True)
class ChangePair:
    """A change of the claim with one of the source that speaks of the same thing, in the sentence *statement*."""

    claimed: Change
    stated: Change
    statement: Statement


@lru_cache(maxsize=CACHED)
def changes_of(statement: Statement) -> tuple[Change, ...]:
    """Return the changes of a statement; remembered, as one claim is held against many passages."""
    return read_changes(statement)


def paired_changes(claim: Statement, passage: Passage, alignment: Alignment) -> list[ChangePair]:
    """Return every pair of changes of claim and passage that speak of the same thing, in the claim's order.

    Two amounts of one measure in two years are a change as well, if the passage has no other one of it.
    """
    return [
        ChangePair(claimed, stated, statement)
        for claimed in changes_of(claim)
        for stated, statement in _answers(claimed, claim, passage, alignment)
    ]


def _answers(
    claimed: Change, claim: Statement, passage: Passage, alignment: Alignment
) -> list[tuple[Change, Statement]]:
    told = [
        (change, statement)
        for statement in passage.core
        for change in changes_of(statement)
        if is_same_thing(claimed.words, change.words, alignment, claimed.where) and is_of_one_time(claim, statement)
    ]
    if any(change.figures for change, _ in told):
        return told
    series = [
        operand
        for statement in passage.core
        for operand in read_operands(statement)
        if is_same_thing(claimed.words, operand.words, alignment, claimed.where)
    ]
    return told + [(change, passage.core[0]) for change in changes_over_time(series, years_of(claim))]


def years_of(claim: Statement) -> list[int]:
    """Return the first and last year that the claim's periods reach to, ascending; one where they are the same."""
    days = [day for period in claim.periods if period.is_resolved for day in (period.first, period.last) if day]
    return sorted({min(days).year, max(days).year}) if days else []


def is_of_one_time(claim: Statement, statement: Statement) -> bool:
    """Tell whether every year that the claim reaches to is one of the sentence, where both name any."""
    mine = years_of(claim)
    theirs = {day.year for period in statement.periods for day in (period.first, period.last) if day is not None}
    return not mine or not theirs or set(mine) <= theirs


def part_of(figure: Figure, changes: Sequence[Change]) -> str:
    """Return which part a figure has in one of the changes: "amount", "before" or "after"; empty for none."""
    for change in changes:
        for part in ("amount", "before", "after"):
            if getattr(change, part) == figure:
                return part
    return ""


@lru_cache(maxsize=CACHED)
def parts_in(statement: Statement) -> Mapping[int, str]:
    """Return for each figure that has a part in a change of the sentence, by where it starts, which part it is."""
    changes = changes_of(statement)
    return {figure.start: part_of(figure, (change,)) for change in changes for figure in change.figures}


def may_answer(claimed: Figure, stated: Figure, claim: Statement, statement: Statement) -> bool:
    """Tell whether the parts that two figures have in changes let the one answer the other.

    A difference ("200 more than", "twice that of") is answered by another one, or by the amount of a change; but what
    one thing is to another is not told by how one of them multiplied.
    """
    if (claimed in differences_in(claim)) != (stated in differences_in(statement)):
        return _may_be_difference(claimed, claim) and _may_be_difference(stated, statement)
    mine, theirs = parts_in(claim).get(claimed.start, ""), parts_in(statement).get(stated.start, "")
    if not mine or not theirs or mine == theirs:
        return True
    if "amount" in {mine, theirs}:
        return False
    return not _has_both(claimed, changes_of(claim)) or not _has_both(stated, changes_of(statement))


def is_fall(figure: Figure, statement: Statement) -> bool:
    """Tell whether a figure is by how much something fell, so that a minus would say the same: "−47 %"."""
    return any(change.amount == figure and change.way is Direction.DOWN for change in changes_of(statement))


def _may_be_difference(figure: Figure, statement: Statement) -> bool:
    if figure in differences_in(statement):
        return True
    if figure.kind is FigureKind.MULTIPLE:
        return not is_multiplication(figure)
    return parts_in(statement).get(figure.start) == "amount"


def _has_both(figure: Figure, changes: Sequence[Change]) -> bool:
    return any(
        change.before is not None and change.after is not None and figure in change.figures for change in changes
    )


def swapped_levels(pairs: Sequence[ChangePair]) -> list[Check]:
    """Return a check that differs for each change of the claim whose two levels are the source's in the other order."""
    return [
        _turned(
            f"from {mine.before} to {mine.after}",
            f"from {theirs.before} to {theirs.after}",
            f"the source has it go from {theirs.before} to {theirs.after}, the claim the other way",
        )
        for mine, theirs in _swapped(pairs)
    ]


def swapped_figures(pairs: Sequence[ChangePair]) -> list[Figure]:
    """Return the levels of the claim that have changed places, and the multiple that tells the same of them."""
    return [
        figure
        for mine, _ in _swapped(pairs)
        for figure in mine.figures
        if figure != mine.amount or figure.kind is FigureKind.MULTIPLE
    ]


def _swapped(pairs: Sequence[ChangePair]) -> Iterator[tuple[Change, Change]]:
    for pair in pairs:
        mine, theirs = pair.claimed, pair.stated
        if mine.before is None or mine.after is None or theirs.before is None or theirs.after is None:
            continue
        is_move = mine.before.high != mine.after.high
        if is_move and _agrees(mine.before, theirs.after) and _agrees(mine.after, theirs.before):
            yield mine, theirs


def _agrees(claimed: Figure, stated: Figure) -> bool:
    return check_figures(claimed, stated).outcome is Outcome.AGREES


def check_directions(claim: Statement, pairs: Sequence[ChangePair]) -> list[Check]:
    """Return a check that differs where the source lets the claim's quantity go the other way.

    Only where every change of the source that speaks of the same thing goes that way, none of them is denied, and the
    source speaks of little else with it. What "doubled" is held against its figure.
    """
    checks = []
    for claimed in dict.fromkeys(pair.claimed for pair in pairs):
        mine = [pair for pair in pairs if pair.claimed == claimed]
        stated = [pair.stated for pair in mine]
        is_told_by_figure = claimed.amount is not None and claimed.amount.kind is FigureKind.MULTIPLE
        if is_told_by_figure or {change.way for change in stated} != {OPPOSITE.get(claimed.way)}:
            continue
        if any(figure.high < 0 for pair in mine for figure in pair.statement.figures):  # "growth was −4 %"
            continue
        if is_denied(claim, claimed) or any(is_denied(pair.statement, pair.stated) for pair in mine):
            continue
        if not all(is_of_nothing_else(claimed.words, change.words, SAME_THING) for change in stated):
            continue
        words = {Direction.UP: "rose", Direction.DOWN: "fell"}
        reason = f"by the source it {words[stated[0].way]} ({stated[0]}), the claim says that it {words[claimed.way]}"
        checks.append(_turned(claimed.text, stated[0].text, reason))
    return checks


def is_denied(statement: Statement, change: Change) -> bool:
    """Tell whether a denial reaches into the change."""
    return any(
        change.start <= token.start < change.end and any(one.first <= at < one.last for one in statement.denials)
        for at, token in enumerate(statement.tokens)
    )


def _turned(claimed: str, stated: str, reason: str) -> Check:
    return Check(kind=CheckKind.DIRECTION, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)
