"""Comparison of two statements: can both hold?

They conflict where they speak of the same matter, exactly one part of them differs, and nothing explains how both could
be true. A conflict has no direction: it is the same whichever statement comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from verifier.comparing.align import Alignment, LinkKind, align
from verifier.conflicts.both_hold import why_both_hold, why_both_hold_at_sight, why_both_hold_unread
from verifier.conflicts.differences import Held, hold
from verifier.conflicts.side import Side, read_side
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import NO_NAME

# Shares of the wording, weighted by rarity and without what differs, that the two must have in common. The longer
# statement may say more, the shorter one must be met in most of its words.
SHARED_BY_SHORTER: Final = 0.6
SHARED_BY_LONGER: Final = 0.4
SHARED_BUT_NAMES: Final = 0.75  # names are a large part of what a statement is about: all else must be the same
FAR: Final = 0.3  # of the wording; two that share less are not looked at closer
OTHER_MATTER: Final = "they speak of different matters"

RuledOut: TypeAlias = Callable[[Side, Side, Alignment, Alignment], str]


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a comparison, and how much of their wording the two sides share on average, 0 to 1."""

    check: Check
    shared: float


def compare(a: str, b: str) -> Check:
    """Return the check that tells whether the statements *a* and *b* can both hold.

    DIFFERS is a conflict; AGREES says that each bears the other out; OPEN that both can hold; ABSENT that they speak of
    different matters. *claimed* is what *a* says, *stated* what *b* says.
    """
    return compare_sides(read_side(a), read_side(b)).check


def never(one: Side, other: Side, there: Alignment, back: Alignment) -> str:  # noqa: ARG001  as all of its kind
    """Rule nothing out."""
    return ""


def compare_sides(one: Side, other: Side, ruled_out: RuledOut = never) -> Compared:
    """Return what comes of holding two statements, read beforehand, against each other.

    *ruled_out* may tell early that the two are no conflict; which outcome other than DIFFERS it is then is left open.
    """
    unread = why_both_hold_unread(one, other)
    if unread:
        return Compared(_wording(one, other, Outcome.OPEN, unread), 0.0)
    there, back = align(one.statement, other.passage), align(other.statement, one.passage)
    nearest = max(there.coverage, back.coverage)
    if nearest < FAR:
        return Compared(_wording(one, other, Outcome.ABSENT, OTHER_MATTER), nearest)
    if not _may_be_one_matter(there, back):
        return Compared(_wording(one, other, Outcome.ABSENT, OTHER_MATTER), nearest)
    at_sight = why_both_hold_at_sight(one, other, there, back) or ruled_out(one, other, there, back)
    if at_sight:
        return Compared(_wording(one, other, Outcome.OPEN, at_sight), nearest)
    held = hold(one, other, there, back)
    differences = _differences(held)
    shares = held.sameness(differences)
    return Compared(_judge(held, differences, shares), sum(shares) / len(shares))


def _may_be_one_matter(there: Alignment, back: Alignment) -> bool:
    """Tell whether the two may share enough, whatever it is that differs; most that share only a name do not."""
    return shares_enough((_most_shared(there), _most_shared(back)))


def shares_enough(shares: tuple[float, float]) -> bool:
    """Tell whether two statements that have such shares of their wording in common may be about one matter."""
    return max(shares) >= SHARED_BY_SHORTER and min(shares) >= SHARED_BY_LONGER


def shares_enough_but_names(shares: tuple[float, float]) -> bool:
    """Tell the same of two that differ in who, or what, is named."""
    return max(shares) >= SHARED_BUT_NAMES and min(shares) >= SHARED_BY_SHORTER


def _most_shared(alignment: Alignment) -> float:
    """Return how much of its wording a statement shares at most: without missing names and one missing word.

    These may turn out to be the part that differs, which is not counted; contraries never are.
    """
    met = missing = heaviest = 0.0
    for link in alignment.links:
        weight = link.word.weight
        met += weight * link.worth
        if link.kind is LinkKind.OPPOSITE or (link.word.name != NO_NAME and not link.worth):
            continue
        missing += weight * (1 - link.worth)
        heaviest = max(heaviest, weight * (1 - link.worth))
    total = met + missing - heaviest
    return met / total if total else 1.0


def _judge(held: Held, differences: list[Check], shares: tuple[float, float]) -> Check:
    one, other = held.one, held.other
    if not shares_enough(shares):
        return _wording(one, other, Outcome.ABSENT, OTHER_MATTER)
    if not differences and held.is_agreed:
        return _wording(one, other, Outcome.AGREES, "each says what the other says")
    if not differences:
        return _wording(one, other, Outcome.OPEN, "nothing in them is contrary")
    if len(differences) > 1:
        return _wording(one, other, Outcome.OPEN, "they differ in more than one part")
    is_of_names = differences[0].kind in {CheckKind.NAME, CheckKind.ROLE}
    if is_of_names and not shares_enough_but_names(shares):
        return _wording(one, other, Outcome.ABSENT, OTHER_MATTER)
    reason = why_both_hold(held, differences[0])
    return _wording(one, other, Outcome.OPEN, reason) if reason else named(differences[0])


def _differences(held: Held) -> list[Check]:
    """Return what differs, one check for each part.

    A figure with an opposite beside it ("rose by 5 %", "fell by 3 %") is one difference, told by the figure; so are
    two names of one phrase ("the Swiss firm A", "the Indian firm B"), told by the last.
    """
    names = held.names[-1:]
    figures = held.figures
    turns = [] if figures else held.turns[:1]
    return [*figures, *held.periods, *names, *turns]


def named(difference: Check) -> Check:
    """Return the difference in words that fit two statements of equal standing."""
    reason = difference.reason.replace("the claim", "the first").replace("the source", "the second")
    return difference.model_copy(update={"reason": reason})


def _wording(one: Side, other: Side, outcome: Outcome, reason: str) -> Check:
    return Check(
        kind=CheckKind.WORDING,
        claimed=one.statement.text,
        stated=other.statement.text,
        outcome=outcome,
        reason=reason,
    )
