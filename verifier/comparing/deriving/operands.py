"""Operands: the amounts of a sentence or a table row, each with the words and the period that it is bound to.

A number is bound to the words before it, as far back as the amount before that, and to the thing that it counts; in a
row to the head of its cell. "500,000 euros in 2021 and 600,000 in 2022" has its words once, for both, and "the ward has
24 nurses and 12 doctors" has "ward" once. An amount whose
period stands behind it ("40 in 2019") has that one, else the one before it, else the only one of its row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.domain.change import Change, Direction
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.changes_line import Entry, line_of
from verifier.language.figure_check import are_comparable
from verifier.language.statement import Statement

CELL: Final = "|"
NO_AMOUNTS: Final = frozenset({FigureKind.ORDINAL, FigureKind.DURATION, FigureKind.MULTIPLE})
CACHED: Final = 1 << 10


@dataclass(frozen=True, slots=True)
class Operand:
    """An amount of a source with the words it is bound to and its period, where it has one."""

    figure: Figure
    words: tuple[str, ...]
    period: Period | None = None


@lru_cache(maxsize=CACHED)
def read_operands(statement: Statement) -> tuple[Operand, ...]:
    """Return the amounts of *statement*, in order; durations, multiples and ordinals are none."""
    line = line_of(statement)
    places = [at for at, entry in enumerate(line) if entry.figure and entry.figure.kind not in NO_AMOUNTS]
    operands: list[Operand] = []
    lead: tuple[str, ...] = ()
    last = -1
    for number, at in enumerate(places):
        figure = line[at].figure
        assert figure is not None  # noqa: S101 - chosen as figures
        own = _words_before(line, at, last)
        counted, last = _words_counted(line, at)
        lead = tuple(own) or lead
        words = (*lead, *counted) if own or counted or not operands else operands[-1].words
        following = line[places[number + 1]].start if number + 1 < len(places) else statement.end
        operands.append(Operand(figure, words, _period(statement, figure, operands, following)))
    return tuple(operands)


def _words_before(line: Sequence[Entry], at: int, last: int) -> list[str]:
    """Return the keys between entry number *last* and *at*, no further back than the beginning of the cell."""
    first = at
    while first - 1 > last and CELL not in line[first].gap:
        first -= 1
    return [entry.key for entry in line[first:at] if entry.key]


def _words_counted(line: Sequence[Entry], at: int) -> tuple[list[str], int]:
    """Return the keys of what the figure at *at* counts, and the number of its last word."""
    figure = line[at].figure
    counted = figure.counted if figure is not None else ()
    keys: list[str] = []
    last = at
    for place in range(at + 1, min(at + 1 + 2 * len(counted), len(line))):
        if any(line[place].lower in word.split("-") or line[place].lower == word for word in counted):
            keys.append(line[place].key)
            last = place
    return [key for key in keys if key], last


def _period(statement: Statement, figure: Figure, before: Sequence[Operand], following: int) -> Period | None:
    periods = [period for period in statement.periods if period.is_resolved]
    if len(periods) == 1 and CELL in statement.text:
        return periods[0]
    behind = [period for period in periods if figure.end <= period.start < following]
    if behind:
        return behind[0]
    floor = before[-1].figure.end if before else statement.start
    ahead = [period for period in periods if floor <= period.start < figure.start]
    taken = {operand.period for operand in before}
    free = [period for period in ahead if period not in taken]
    return free[-1] if free else None


def are_of_one_measure(operands: Sequence[Operand]) -> bool:
    """Tell whether the amounts are in one unit and bound to the same words."""
    first = operands[0]
    return all(
        are_comparable(first.figure, other.figure) and set(first.words) == set(other.words) for other in operands[1:]
    )


def changes_over_time(operands: Sequence[Operand], ends: Sequence[int]) -> list[Change]:
    """Return the change between two amounts of one measure in different years, if those two are the only ones.

    Args:
        operands: amounts whose words speak of the claim's quantity.
        ends: the first and last year that the claim speaks of; empty where it names none, and with two amounts of
            different years there is no choice.
    """
    dated = [operand for operand in operands if operand.period is not None]
    chosen = [operand for operand in dated if not ends or any(_is_in(operand, year) for year in ends)]
    if len(chosen) != 2 or not are_of_one_measure(chosen):  # noqa: PLR2004 - before and after
        return []
    if len(ends) > 1 and not all(any(_is_in(operand, year) for operand in chosen) for year in ends):
        return []
    before, after = sorted(chosen, key=_first_day)
    if _first_day(before) == _first_day(after) or (not ends and len(dated) != len(operands)):
        return []
    span = (min(before.figure.start, after.figure.start), max(before.figure.end, after.figure.end))
    return [
        Change(
            start=span[0],
            end=span[1],
            direction=Direction.NONE,
            before=before.figure,
            after=after.figure,
            words=before.words,
            text=f"{before.figure} ({before.period}), {after.figure} ({after.period})",
        )
    ]


def _is_in(operand: Operand, year: int) -> bool:
    period = operand.period
    return period is not None and period.first is not None and period.first.year == year


def _first_day(operand: Operand) -> int:
    period = operand.period
    return period.first.toordinal() if period is not None and period.first is not None else 0
