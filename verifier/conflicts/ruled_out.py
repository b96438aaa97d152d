"""Ruled out: why two statements are no conflict, told before all of their parts are compared.

A conflict differs in exactly one part, and everything else must be the same; whether it may be is mostly plain from
the words, and where the periods differ, from these. Figures, names, roles and denials need not be compared for it,
which takes ten times as long. Nothing is decided here that the whole comparison would decide otherwise: it only comes
sooner to the end.
"""

from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.periods import check_claim_periods
from verifier.conflicts.both_hold import plan_and_outcome
from verifier.conflicts.compare import shares_enough
from verifier.conflicts.differences import Held, turned
from verifier.conflicts.other_things import other_thing
from verifier.conflicts.other_times import happens_again
from verifier.conflicts.side import Side
from verifier.conflicts.too_little import share_too_little
from verifier.domain.check import Check, Outcome

TOO_LITTLE: Final = "they share too little"
OTHER_MATTER: Final = "they speak of other times, and share too little else"
OTHER_TIMES: Final = "they differ in more than one period"
# Those rules by which both hold that look at words and scope alone; the others ask for the checks of all parts.
RULES: Final = (other_thing, plan_and_outcome, happens_again)


def why_ruled_out(one: Side, other: Side, there: Alignment, back: Alignment) -> str:
    """Return why two statements are no conflict; empty where the whole comparison must tell.

    Args:
        one: a statement.
        other: another.
        there: how *other* answers *one*.
        back: the reverse.
    """
    if share_too_little(one, other, there, back):
        return TOO_LITTLE
    differences = _other_times(one, other, there, back)
    if not differences:
        return ""
    if len(differences) > 1:
        return OTHER_TIMES
    held = Held(one, other, there, back, (), ())
    if not shares_enough(held.sameness(differences)):
        return OTHER_MATTER
    return next((reason for rule in RULES if (reason := rule(held, differences[0]))), "")


def _other_times(one: Side, other: Side, there: Alignment, back: Alignment) -> list[Check]:
    """Return the periods that cannot both hold, but for those that the figures may make up for.

    A lag ("a year after") is a time and an amount, and the comparison may tell it by the figure.
    """
    mine, theirs = _dates(one), _dates(other)
    if not mine or not theirs:
        return []
    found = [check for check in _differing(one, other, there) if check.claimed in mine and check.stated in theirs]
    if not found:
        return []
    returned = {(check.claimed, check.stated) for check in map(turned, _differing(other, one, back))}
    return [check for check in found if (check.claimed, check.stated) in returned]


def _dates(side: Side) -> frozenset[str]:
    """Return the periods of a statement that no figure is written as, by what is written."""
    figures = {figure.text for figure in side.statement.figures}
    return frozenset(
        period.text for period in side.statement.periods if period.is_resolved and period.text not in figures
    )


def _differing(one: Side, other: Side, there: Alignment) -> list[Check]:
    checks = check_claim_periods(one.statement, other.passage, there, None)
    return [check for check in checks if check.outcome is Outcome.DIFFERS]
