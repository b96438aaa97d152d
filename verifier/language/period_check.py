"""Whether a source's period bears out a claim's period. A month contains its days and is not one of them.

A claim may be coarser than its source ("in 2019" for 16 May 2019); a finer one is open, for the source says less. Two
periods without a common day differ. Where the source leaves the year out, what it does give is compared.
"""

from datetime import date
from typing import Final

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.period import Period, Precision, Relation

EARLIER: Final = frozenset({Relation.BEFORE, Relation.UNTIL})
LATER: Final = frozenset({Relation.AFTER, Relation.SINCE})


def check_periods(claimed: Period, stated: Period) -> Check:
    """Check whether the source's *stated* period bears out the *claimed* one."""
    if not (claimed.is_resolved and stated.is_resolved):
        return _check(claimed, stated, _partly_known(claimed, stated))
    return _check(claimed, stated, _outcome(claimed, stated))


def contains(outer: Period, inner: Period) -> bool:
    """Tell whether every day of *inner* lies in *outer*; both must be resolved."""
    return _first(outer) <= _first(inner) and _last(inner) <= _last(outer)


def overlap(a: Period, b: Period) -> bool:
    """Tell whether two resolved periods share a day."""
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def _outcome(claimed: Period, stated: Period) -> Outcome:
    if not overlap(claimed, stated):
        return _apart(claimed, stated)
    if _opposed(claimed.relation, stated.relation):
        return Outcome.DIFFERS
    if claimed.precision is Precision.RANGE:
        return _of_ranges(claimed, stated)
    return Outcome.AGREES if contains(claimed, stated) else Outcome.OPEN


def _of_ranges(claimed: Period, stated: Period) -> Outcome:
    """Judge a claimed range by its ends: a day within it does not bear it out, and another range contradicts it."""
    if (claimed.first, claimed.last) == (stated.first, stated.last):
        return Outcome.AGREES
    return Outcome.DIFFERS if stated.precision is Precision.RANGE else Outcome.OPEN


def _apart(claimed: Period, stated: Period) -> Outcome:
    """Judge periods without a common day: "before 2000" holds of 1998, "since 2009" of 2015."""
    if claimed.relation in EARLIER and _last(stated) < _first(claimed):
        return Outcome.OPEN if claimed.relation is Relation.UNTIL else Outcome.AGREES
    if claimed.relation in LATER and _first(stated) > _last(claimed):
        return Outcome.OPEN if claimed.relation is Relation.SINCE else Outcome.AGREES
    return Outcome.DIFFERS


def _opposed(claimed: Relation, stated: Relation) -> bool:
    """Tell whether one side lies before the period and the other after it."""
    return (claimed in EARLIER and stated in LATER) or (claimed in LATER and stated in EARLIER)


def _partly_known(claimed: Period, stated: Period) -> Outcome:
    """Compare months and days where a year is unknown."""
    claimed_month, claimed_day = _month_and_day(claimed)
    stated_month, stated_day = _month_and_day(stated)
    if not claimed_month or not stated_month:
        return Outcome.OPEN
    if claimed_month != stated_month:
        return Outcome.DIFFERS
    if claimed_day and stated_day and claimed_day != stated_day:
        return Outcome.DIFFERS
    return Outcome.OPEN if claimed_day and not stated_day else Outcome.AGREES


def _month_and_day(period: Period) -> tuple[int, int]:
    """Return the month and day that a period names, 0 for what it does not name."""
    if not period.is_resolved:
        return period.month or 0, period.day or 0
    first, last = _first(period), _last(period)
    month = first.month if (first.year, first.month) == (last.year, last.month) else 0
    return month, first.day if first == last else 0


def _first(period: Period) -> date:
    assert period.first is not None  # noqa: S101 - callers ask is_resolved
    return period.first


def _last(period: Period) -> date:
    assert period.last is not None  # noqa: S101 - callers ask is_resolved
    return period.last


def _check(claimed: Period, stated: Period, outcome: Outcome) -> Check:
    reasons = {
        Outcome.AGREES: f"the source says {stated}",
        Outcome.DIFFERS: f"the source says {stated}, the claim says {claimed}",
        Outcome.OPEN: f"the source says only {stated}, the claim says {claimed}",
    }
    return Check(
        kind=CheckKind.PERIOD, claimed=claimed.text, stated=stated.text, outcome=outcome, reason=reasons[outcome]
    )
