"""Other times: signs that two statements speak of different years, stages or occasions."""

from decimal import Decimal
from itertools import product
from typing import Final

from verifier.comparing.figure_periods import nearest_period
from verifier.conflicts.differences import Held
from verifier.conflicts.occasions import Occasion
from verifier.conflicts.side import Side
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period, Relation
from verifier.language.conversion import to_base
from verifier.language.period_check import check_periods, contains

SURELY_SAME: Final = 0.75  # of the wording shared on both sides: then it is the same event, though no list knows it
PRECISE_DIGITS: Final = 3  # significant ones


def other_time(held: Held, difference: Check) -> str:
    """What was so at one time may be otherwise at another."""
    if difference.kind is CheckKind.PERIOD:
        return ""
    one, other = _when(held.one, difference.claimed), _when(held.other, difference.stated)
    if one and other:
        if all(_are_apart(mine, theirs) for mine, theirs in product(one, other)):
            return f"one speaks of {one[0]}, the other of {other[0]}"
        return _smaller_in_shorter(held, difference, one[0], other[0])
    if not (one or other) or _both_once(held):
        return ""
    occasions = {held.one.occasion, held.other.occasion}
    may_change = difference.kind is CheckKind.FIGURE and occasions == {Occasion.UNKNOWN}
    return "only one of them says when" if Occasion.AGAIN in occasions or may_change else ""


def other_year(one: Side, other: Side) -> str:
    """What comes about every year may be otherwise in another, in whichever part it differs.

    What :func:`other_time` and :func:`happens_again` would say of any difference, told from the periods alone.
    """
    if Occasion.AGAIN not in {one.occasion, other.occasion} or not (one.periods and other.periods):
        return ""
    is_again = one.scope.is_again or other.scope.is_again
    if is_again or not all(_are_apart(mine, theirs) for mine, theirs in product(one.periods, other.periods)):
        return ""
    return (
        "" if _share_precise_figure(one, other) else f"one speaks of {one.periods[0]}, the other of {other.periods[0]}"
    )


def other_stage(held: Held, difference: Check) -> str:
    """What was so at one stage ("so far", "by Monday", "no longer") may be otherwise at another."""
    one, other = held.one.scope.stages, held.other.scope.stages
    is_figure = difference.kind is CheckKind.FIGURE
    if difference.kind is CheckKind.PERIOD or one == other or one | other == {"ended", "now"}:
        return ""
    if not is_figure and one ^ other == {"now"}:
        return ""  # "is still allowed" against "is banned"
    return "one of them speaks of another stage"


def happens_again(held: Held, difference: Check) -> str:
    """What comes about every year has many years, and what is done again has two."""
    if difference.kind is not CheckKind.PERIOD:
        return ""
    one, other = held.one, held.other
    if one.events and other.events and not one.events & other.events:
        return "they speak of different events"
    if _counts_things(one) != _counts_things(other):
        return "one of them speaks of several things"
    if _have_unlike_figures(one, other):
        return "they give other figures for other times"
    is_again = one.scope.is_again or other.scope.is_again
    if Occasion.AGAIN in {one.occasion, other.occasion} and not is_again:
        return "" if _share_precise_figure(one, other) else "it comes about every year"
    is_goal = one.scope.is_planned and other.scope.is_planned
    is_one_matter = is_goal or _both_once(held) or min(held.sameness([difference])) >= SURELY_SAME
    return "it may have come about more than once" if is_again or not is_one_matter else ""


def _when(side: Side, text: str) -> list[Period]:
    """Return the periods of a side that its part *text* may belong to: the nearest to a figure, else all."""
    figure = side.figure(text)
    nearest = nearest_period(figure, side.statement.periods) if figure else None
    return [nearest] if nearest else list(side.periods)


def _are_apart(one: Period, other: Period) -> bool:
    """Tell whether two periods exclude each other; "since 2015" goes on where "2000 to 2015" ends."""
    for since, before in ((one, other), (other, one)):
        if since.relation is Relation.SINCE and since.first and before.first and since.last and before.last:
            return before.relation is not Relation.SINCE and before.first < since.first and before.last <= since.last
    return Outcome.DIFFERS is check_periods(one, other).outcome is check_periods(other, one).outcome


def _smaller_in_shorter(held: Held, difference: Check, one: Period, other: Period) -> str:
    """A shorter time within a longer one may well have the smaller figure, unless the whole matter happens once."""
    mine, theirs = held.one.figure(difference.claimed), held.other.figure(difference.stated)
    if mine is None or theirs is None or not (one.is_resolved and other.is_resolved) or _both_once(held):
        return ""
    if (one.first, one.last) == (other.first, other.last) or mine.kind is FigureKind.PERCENT:
        return ""
    mine, theirs = to_base(mine), to_base(theirs)
    if (contains(other, one) and mine.high < theirs.high) or (contains(one, other) and theirs.high < mine.high):
        return f"{one} and {other} are not the same time"
    return ""


def _share_precise_figure(one: Side, other: Side) -> bool:
    """Tell whether both sides have the very same figure of several digits, which no two years are likely to share."""
    return not _precise_figures(one).isdisjoint(_precise_figures(other))


def _have_unlike_figures(one: Side, other: Side) -> bool:
    """Tell whether both sides have a figure of several digits in one unit, and none is the same to the last digit."""
    mine, theirs = _precise_figures(one), _precise_figures(other)
    return {unit for _, unit in mine} & {unit for _, unit in theirs} != set() and mine.isdisjoint(theirs)


def _precise_figures(side: Side) -> set[tuple[Decimal, str]]:
    return {(figure.low, figure.unit) for figure in side.statement.figures if _digits(figure) >= PRECISE_DIGITS}


def _digits(figure: Figure) -> int:
    return len(figure.high.normalize().as_tuple().digits)


def _counts_things(side: Side) -> bool:
    return any(
        figure.kind is FigureKind.COUNT and figure.counted and figure.high > 1 for figure in side.statement.figures
    )


def _both_once(held: Held) -> bool:
    return held.one.occasion is held.other.occasion is Occasion.ONCE
