"""Periods: all stretches of time of one sentence, resolved as far as the text allows.

Calendar expressions come from :mod:`verifier.language.dates`, relative ones from
:mod:`verifier.language.relative_shapes`. Here they are put in order, given the year or anchor that they lack, and tied
to the sentence by their preposition.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from verifier.domain.period import Period, Precision, Reckoning
from verifier.language.dates import read_dates
from verifier.language.numeric_dates import settled
from verifier.language.ranges_of_time import as_defined, joined
from verifier.language.relations import relation_of
from verifier.language.relative_shapes import counted_by, read_relatives
from verifier.language.relatives import Hang, Relative, counted_from
from verifier.language.stretch import Stretch

_FINE: Final = (Precision.DAY, Precision.MONTH)
_NEAR: Final = 250  # code points: about the sentence before
_MEMORY: Final = 50  # periods before the sentence that may tell how the text writes dates; more would cost too much
_OF_THE_YEAR: Final = re.compile(r",?\s(?:of\s|in\s)?")
_COUNTED_MONTH: Final = re.compile(r"\b([Ll]ast|[Nn]ext|[Tt]his)\s$")
_FISCAL: Final = re.compile(r"fiscal|financial|FY", re.IGNORECASE)
_LOOK_BACK: Final = 8


@dataclass(frozen=True, slots=True)
class _Compound:
    """Two expressions that are one: "May of that year" (a date and what tells its year), "a month after 5 May 2020"."""

    start: int
    dated: Stretch
    relative: Relative


_Found = Stretch | Relative | _Compound


def read_periods(
    sentence: str, offset: int = 0, *, published: date | None = None, before: Sequence[Period] = ()
) -> list[Period]:
    """Return the periods of *sentence* in order, not overlapping, with *offset* added to their code points.

    *published* is the day on which the text appeared; "last year" is counted from it. *before* are the periods read
    so far in the text, the nearest last; "the same year" and the year of "August 17" come from the nearest resolved
    one. What they cannot resolve stays unresolved.
    """
    memory = list(islice(reversed(before), _MEMORY))
    dates = settled(sentence, list(read_dates(sentence)), (period.text for period in memory))
    resolver = _Resolver(sentence, published, memory)
    anchor = next((_stretch(period, offset) for period in reversed(before) if period.is_resolved), None)
    periods = []
    for found in _in_order(sentence, joined(sentence, dates)):
        stretch = resolver.resolve(found, anchor)
        if stretch.first is not None:
            anchor = stretch
        periods.append(_period(sentence, stretch, offset))
    return periods


def _in_order(sentence: str, dates: list[Stretch]) -> Iterable[_Found]:
    """Yield the calendar and relative expressions in order, those that belong together as one."""
    starts = [stretch.start for stretch in dates]
    relatives = [one for one in read_relatives(sentence) if not _is_taken(one, dates, starts)]
    every: list[Stretch | Relative] = sorted([*dates, *relatives], key=lambda found: found.start)
    at = 0
    while at < len(every):
        one = every[at]
        other = every[at + 1] if at + 1 < len(every) else None
        at += 1
        if isinstance(one, Relative) and one.hangs is Hang.NEXT:
            if isinstance(other, Stretch) and other.start == one.end:
                yield _Compound(one.start, other, one)
                at += 1
        elif isinstance(one, Stretch) and isinstance(other, Relative) and _tells_year(sentence, one, other):
            yield _Compound(one.start, one, other)
            at += 1
        else:
            yield one


def _tells_year(sentence: str, dated: Stretch, relative: Relative) -> bool:
    """Whether a relative year right behind a date without one is its year: "17 August last year"."""
    if not dated.lacks_year or relative.unit != "year" or relative.precision is not Precision.YEAR:
        return False
    return _OF_THE_YEAR.fullmatch(sentence[dated.end : relative.start]) is not None


def _is_taken(relative: Relative, dates: Sequence[Stretch], starts: Sequence[int]) -> bool:
    """Whether a calendar expression overlaps the relative one: "the end of 2021" is no "end of the year"."""
    after = bisect_left(starts, relative.end)
    return after > 0 and dates[after - 1].end > relative.start


def _stretch(period: Period, offset: int) -> Stretch:
    """The period as a stretch placed before the sentence that begins at *offset*."""
    return Stretch(
        period.start - offset,
        period.end - offset,
        period.precision,
        period.first,
        period.last,
        reckoning=period.reckoning,
    )


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Gives expressions their days; *memory* are the periods read before, the nearest first."""

    sentence: str
    published: date | None
    memory: Sequence[Period]

    def resolve(self, found: _Found, anchor: Stretch | None) -> Stretch:
        """Return the stretch that is found, resolved by the period read last or the day of publication."""
        if isinstance(found, Relative):
            return self._anchored(found, anchor)
        if isinstance(found, _Compound):
            return self._compound(found, anchor)
        if found.reckoning is Reckoning.FISCAL:
            return self._fiscal(found)
        return self._dated(found, anchor)

    def _anchored(self, relative: Relative, anchor: Stretch | None) -> Stretch:
        published = None
        if self.published is not None:
            published = Stretch(relative.start, relative.start, Precision.DAY, self.published, self.published)
        if relative.hangs is Hang.EITHER:
            is_near = anchor is not None and relative.start - anchor.end <= _NEAR
            return self._either(relative, anchor if is_near else None, published)
        chosen = {Hang.TEXT: anchor, Hang.PUBLICATION: published}.get(relative.hangs)
        return relative.unresolved if chosen is None else relative.resolved(chosen)

    @staticmethod
    def _either(relative: Relative, anchor: Stretch | None, published: Stretch | None) -> Stretch:
        """The end of the year: that of the sentence if it names one, else that of publication.

        What stands in the sentence before counts only if it is the same: either may be meant.
        """
        if anchor is None or published is None:
            chosen = anchor or published
            return relative.unresolved if chosen is None else relative.resolved(chosen)
        named, current = relative.resolved(anchor), relative.resolved(published)
        if anchor.start >= 0 or (named.first, named.last) == (current.first, current.last):
            return named
        return current if named.first is None else relative.unresolved

    def _compound(self, found: _Compound, anchor: Stretch | None) -> Stretch:
        if found.relative.hangs is Hang.NEXT:
            dated = self._dated(found.dated, anchor)
            return counted_from(found.relative, dated, counted_by(self.sentence, found.relative))
        year = self._anchored(found.relative, anchor)
        whole = replace(found.dated, end=found.relative.end)
        return whole if year.first is None else whole.in_year(year.first.year)

    def _fiscal(self, stretch: Stretch) -> Stretch:
        """Give a fiscal year the days that the text has told of another one."""
        for period in self.memory:
            if period.reckoning is Reckoning.CALENDAR and period.last and _FISCAL.match(period.text):
                return as_defined(stretch, period.last)
        return stretch

    def _dated(self, stretch: Stretch, anchor: Stretch | None) -> Stretch:
        """Give "August 17" its year: that of a day or month just named, or of publication if the day is then past.

        Where a year was just named that is not the year of publication, either may be meant, and nothing is given.
        A quarter or half without a year is given none: the year of a firm may begin at any time.
        """
        if not stretch.lacks_year or stretch.precision not in _FINE:
            return stretch
        counted = _COUNTED_MONTH.search(self.sentence[max(0, stretch.start - _LOOK_BACK) : stretch.start])
        if counted is not None:
            return stretch if self.published is None else _counted_month(stretch, counted[1].lower(), self.published)
        named = anchor.first.year if anchor is not None and anchor.first is not None else None
        if anchor is None or named is None:
            return stretch if self.published is None else _in_past(stretch, self.published)
        if self.published is None:
            return stretch.in_year(named) if anchor.precision in _FINE else stretch
        is_near = stretch.start - anchor.end <= _NEAR
        return stretch if is_near and named != self.published.year else _in_past(stretch, self.published)


def _in_past(stretch: Stretch, published: date) -> Stretch:
    """Give a day or month the year of publication, unless it would then lie in the future."""
    dated = stretch.in_year(published.year)
    return dated if dated.first is not None and dated.first <= published else stretch


def _counted_month(stretch: Stretch, which: str, published: date) -> Stretch:
    """Resolve "last December" and "next March", where no year but one can be meant.

    In July "last May" may be that of this year or of the last; "last December" can only be that of the last.
    """
    this_year = stretch.in_year(published.year)
    if which == "this" or this_year.first is None or this_year.last is None:
        return this_year
    if which == "last":
        return stretch.in_year(published.year - 1) if this_year.first > published else stretch
    return stretch.in_year(published.year + 1) if this_year.last < published else stretch


def _period(sentence: str, stretch: Stretch, offset: int) -> Period:
    return Period.unchecked(
        start=stretch.start + offset,
        end=stretch.end + offset,
        first=stretch.first,
        last=stretch.last,
        precision=stretch.precision,
        relation=relation_of(sentence, stretch),
        month=stretch.month if stretch.first is None else None,
        day=stretch.day if stretch.first is None else None,
        reckoning=stretch.reckoning,
        candidates=stretch.candidates,
        text=sentence[stretch.start : stretch.end],
    )
