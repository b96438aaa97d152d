"""Whether a source's period bears out a claim's period. A month contains its days and is not one of them.

A claim may be coarser than its source ("in 2019" for 16 May 2019); a finer one is open, for the source says less. Two
periods without a common day differ.

How the matter is tied to the period counts as much as its days. "In" says that it came about there, "by" there or
before, "before" and "after" on one side of it; "since" that it began there and goes on, "until" that it ended there.
From this follows for each side a *window*, the days on which the matter may be met, and a *core*, the days that the
words themselves name:

* The source bears the claim out where its core lies in the claim's: "in 2025" bears out "by 2028", as "since 2009"
  bears out "by 2012". It does not the other way round: what is to be done "by 2028" need not be done "in 2028".
* They differ where the windows have no day in common: "in 2005" against "since 2009", "in 2021" against "until 2020".
* Otherwise both can hold, and the check is open: "in 2012" against "since 2009" is the beginning of something or a day
  of its course, which the words alone do not tell.
* Two sides with the same "by", "since" or "until" name the same deadline, beginning or end, and those are compared
  like any two periods: "by 2027" and "by 2028" are different plans.
* What goes on since a period ended neither in it nor before it.

Further rules: a claimed range is judged by both its ends; the ends of a span ("the past five years") are not meant to
the day; a fiscal year may lie a year to either side of the calendar year that names it, and is open against any period
there; of a date that may be read in two ways, both are tried; where a side leaves the year out, the other's is taken;
"early 2020" and "the beginning of 2020" are one.
"""

from datetime import date
from typing import Final, NamedTuple

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.period import Period, Precision, Reckoning, Relation
from verifier.language.period_parts import name_one_part

EARLIER: Final = frozenset({Relation.BEFORE, Relation.UNTIL})
LATER: Final = frozenset({Relation.AFTER, Relation.SINCE})
_NAMING: Final = frozenset({Relation.AT, Relation.BY, Relation.SINCE, Relation.UNTIL})
_NEVER, _FOREVER = 0, 10**7  # days of the proleptic calendar, before and behind every date
_FISCAL_SLACK: Final = 366  # days that a fiscal year may begin before or end behind the year that names it
_SPAN_SLACK: Final = 5  # "the past five years" may be up to a fifth longer, shorter or earlier
_LEAP_YEAR: Final = 2000
_LONGEST_YEARLESS: Final = 190  # days: a half; what is longer than that is known by its year alone


class Days(NamedTuple):
    """A stretch of days, both included, as ordinals of the calendar."""

    first: int
    last: int

    def holds(self, other: "Days") -> bool:
        """Tell whether every day of *other* is one of these."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Days") -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def widened(self, by: int) -> "Days":
        """Return the days with *by* more at either end."""
        return Days(self.first - by, self.last + by)


def check_periods(claimed: Period, stated: Period) -> Check:
    """Check whether the source's *stated* period bears out the *claimed* one."""
    if claimed.candidates or stated.candidates:
        return _check(claimed, stated, _of_candidates(claimed, stated))
    if not (claimed.is_resolved and stated.is_resolved):
        return _check(claimed, stated, _without_year(claimed, stated))
    return _check(claimed, stated, _outcome(claimed, stated))


def contains(outer: Period, inner: Period) -> bool:
    """Tell whether every day of *inner* lies in *outer*; both must be resolved."""
    return _days(outer).holds(_days(inner))


def overlap(a: Period, b: Period) -> bool:
    """Tell whether two resolved periods share a day."""
    return _days(a).meets(_days(b))


def _outcome(claimed: Period, stated: Period) -> Outcome:
    """Judge two resolved periods by the rule for their kinds."""
    if claimed.reckoning is not stated.reckoning or _have_two_names(claimed, stated):
        return _of_reckonings(claimed, stated)
    if name_one_part(claimed, stated):
        return Outcome.AGREES
    if Precision.SPAN in (claimed.precision, stated.precision):
        return _of_spans(claimed, stated)
    if {claimed.relation, stated.relation} == {Relation.SINCE, Relation.UNTIL}:
        return _begun_and_ended(claimed, stated)
    return _of_relations(claimed, stated)


def _of_relations(claimed: Period, stated: Period) -> Outcome:
    if claimed.relation is stated.relation is Relation.AT and claimed.precision is Precision.RANGE:
        return _of_ranges(claimed, stated)
    if claimed.relation is stated.relation and claimed.relation in _NAMING:
        return _by_days(_days(claimed), _days(stated))
    if _core(claimed).holds(_core(stated)):
        return Outcome.AGREES
    return Outcome.OPEN if _window(claimed).meets(_window(stated)) else Outcome.DIFFERS


def _by_days(claimed: Days, stated: Days) -> Outcome:
    if claimed.holds(stated):
        return Outcome.AGREES
    return Outcome.OPEN if claimed.meets(stated) else Outcome.DIFFERS


def _core(period: Period) -> Days:
    """Return the days that the words name: of "since 2009" those on which it may have begun."""
    first, last = _days(period)
    sides = {
        Relation.BY: Days(_NEVER, last),
        Relation.BEFORE: Days(_NEVER, first - 1),
        Relation.AFTER: Days(last + 1, _FOREVER),
    }
    return sides.get(period.relation, Days(first, last))


def _window(period: Period) -> Days:
    """Return the days on which the matter may be met: of "since 2009" all from then on."""
    first, last = _days(period)
    courses = {Relation.SINCE: Days(first, _FOREVER), Relation.UNTIL: Days(_NEVER, last)}
    return courses.get(period.relation, _core(period))


def _begun_and_ended(claimed: Period, stated: Period) -> Outcome:
    """Judge "since" against "until": what goes on since 2019 ended neither in 2019 nor before."""
    begun, ended = (claimed, stated) if claimed.relation is Relation.SINCE else (stated, claimed)
    is_over = _days(ended).last < _days(begun).first or _days(ended) == _days(begun)
    return Outcome.DIFFERS if is_over else Outcome.OPEN


def _of_ranges(claimed: Period, stated: Period) -> Outcome:
    """Judge a claimed range by its ends: a day within it does not bear it out, and another range contradicts it.

    Each end may be coarser than the source's: "2019 to 2020" for "May 2019 to 2020".
    """
    mine, theirs = _days(claimed), _days(stated)
    if not mine.meets(theirs):
        return Outcome.DIFFERS
    if stated.precision is not Precision.RANGE:
        return Outcome.AGREES if mine == theirs else Outcome.OPEN
    if _has_coarser_ends(claimed, stated):
        return Outcome.AGREES
    return Outcome.OPEN if _has_coarser_ends(stated, claimed) else Outcome.DIFFERS


def _has_coarser_ends(coarse: Period, fine: Period) -> bool:
    """Tell whether the ends of *coarse* are those of *fine*, or the whole months or years that these lie in."""
    (begin, end), (first, last) = _ends(coarse), _ends(fine)
    begins = begin in (first, first.replace(day=1), first.replace(month=1, day=1))
    is_last_day = date.fromordinal(end.toordinal() + 1).day == 1
    same_month = is_last_day and (end.year, end.month) == (last.year, last.month)
    same_year = (end.month, end.day) == (12, 31) and end.year == last.year
    return begins and (end == last or same_month or same_year)


def _of_spans(claimed: Period, stated: Period) -> Outcome:
    """Judge "the past five years", whose ends are not meant to the day."""
    mine, theirs = _days(claimed), _days(stated)
    spans = [days for period, days in ((claimed, mine), (stated, theirs)) if period.precision is Precision.SPAN]
    slack = max(days.last - days.first for days in spans) // _SPAN_SLACK
    if claimed.precision is stated.precision:
        is_near = abs(mine.first - theirs.first) <= slack and abs(mine.last - theirs.last) <= slack
        return Outcome.AGREES if is_near else _open_unless_apart(mine, theirs, slack)
    return Outcome.AGREES if mine.holds(theirs) else _open_unless_apart(mine, theirs, slack)


def _of_reckonings(claimed: Period, stated: Period) -> Outcome:
    """Judge a fiscal year against the calendar, or one with two names, without knowing when it begins.

    FY2023/24 is what some call fiscal 2023 and others fiscal 2024.
    """
    if claimed.reckoning is stated.reckoning:
        return _open_unless_apart(_days(claimed), _days(stated), 0)
    fiscal, other = (claimed, stated) if claimed.reckoning is Reckoning.FISCAL else (stated, claimed)
    widest = _days(fiscal).widened(_FISCAL_SLACK)
    if other is claimed and _core(claimed).holds(widest):
        return Outcome.AGREES
    return Outcome.OPEN if widest.meets(_window(other)) else Outcome.DIFFERS


def _have_two_names(claimed: Period, stated: Period) -> bool:
    """Tell whether one fiscal year is named by two calendar years and the other by one."""
    are_fiscal = claimed.reckoning is stated.reckoning is Reckoning.FISCAL
    are_years = claimed.precision is stated.precision is Precision.YEAR
    return are_fiscal and are_years and _length(claimed) != _length(stated)


def _length(period: Period) -> int:
    first, last = _ends(period)
    return last.year - first.year


def _open_unless_apart(mine: Days, theirs: Days, slack: int) -> Outcome:
    return Outcome.OPEN if mine.widened(slack).meets(theirs) else Outcome.DIFFERS


def _of_candidates(claimed: Period, stated: Period) -> Outcome:
    """Judge dates that may be read in two ways: open unless every reading has the same outcome."""
    if claimed.text == stated.text:
        return Outcome.AGREES  # whichever is meant, it is the same
    readings = {check_periods(mine, theirs).outcome for mine in _readings(claimed) for theirs in _readings(stated)}
    return readings.pop() if len(readings) == 1 else Outcome.OPEN


def _readings(period: Period) -> list[Period]:
    read = [period.model_copy(update={"first": day, "last": day, "candidates": ()}) for day in period.candidates]
    return read or [period]


def _without_year(claimed: Period, stated: Period) -> Outcome:
    """Judge periods of which one at least lacks its year, by the year of the other.

    A claim that tells more than the year agrees with "August 17" where nothing in that is contrary. Of "before March"
    and "in November" the years must be known.
    """
    year = _year_of(claimed) or _year_of(stated) or _LEAP_YEAR
    mine, theirs = _in_year(claimed, year), _in_year(stated, year)
    if mine is None or theirs is None or _days(mine).last - _days(mine).first > _LONGEST_YEARLESS:
        return Outcome.OPEN
    outcome = _outcome(mine, theirs)
    is_plain = claimed.relation is stated.relation or outcome is Outcome.AGREES
    return outcome if is_plain else Outcome.OPEN


def _year_of(period: Period) -> int:
    """Return the year that a resolved period lies in, 0 where it is of several or of none."""
    if not period.is_resolved:
        return 0
    first, last = _ends(period)
    return first.year if first.year == last.year else 0


def _in_year(period: Period, year: int) -> Period | None:
    """Return the period with days of that year where it lacks its own; None where it has none to give."""
    if period.is_resolved:
        return period
    if not period.month:
        return None
    lengths = {Precision.QUARTER: 3, Precision.HALF: 6}
    behind = period.month + lengths.get(period.precision, 1)
    after = date(year + (behind > 12), (behind - 1) % 12 + 1, 1)  # noqa: PLR2004
    first, last = date(year, period.month, 1), date.fromordinal(after.toordinal() - 1)
    if period.day:
        first = last = first.replace(day=min(period.day, last.day))
    return period.model_copy(update={"first": first, "last": last})


def _ends(period: Period) -> tuple[date, date]:
    assert period.first is not None  # noqa: S101 - callers ask is_resolved
    assert period.last is not None  # noqa: S101
    return period.first, period.last


def _days(period: Period) -> Days:
    first, last = _ends(period)
    return Days(first.toordinal(), last.toordinal())


def said(period: Period) -> str:
    """Return the period as it was written, with the word that ties the matter to it.

    >>> said(Period(start=6, end=10, precision=Precision.YEAR, relation=Relation.SINCE, text="2009"))
    'since 2009'
    """
    return period.text if period.relation is Relation.AT else f"{period.relation.value} {period.text}"


def _check(claimed: Period, stated: Period, outcome: Outcome) -> Check:
    mine, theirs = said(claimed), said(stated)
    reasons = {
        Outcome.AGREES: f"the source says {theirs}",
        Outcome.DIFFERS: f"the source says {theirs}, the claim says {mine}",
        Outcome.OPEN: f"the source says only {theirs}, the claim says {mine}",
    }
    reason = reasons[outcome]
    if outcome is Outcome.OPEN and claimed.reckoning is not stated.reckoning:
        reason = f"the source says {theirs}, the claim says {mine}, and nobody tells when the fiscal year begins"
    elif outcome is Outcome.OPEN and (claimed.candidates or stated.candidates):
        reason = f"the source says {theirs}, the claim says {mine}, and day and month may be read either way"
    return Check(kind=CheckKind.PERIOD, claimed=claimed.text, stated=stated.text, outcome=outcome, reason=reason)
