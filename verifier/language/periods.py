"""Periods: all stretches of time of one sentence, resolved as far as the text allows.

Calendar expressions come from :mod:`verifier.language.dates`, relative ones from :mod:`verifier.language.relatives`.
Here they are joined into ranges, given the year or anchor that they lack, and tied to the sentence by their
preposition.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from verifier.domain.period import Period, Precision, Relation
from verifier.language.calendar import is_day, months
from verifier.language.dates import Stretch, read_dates
from verifier.language.relatives import Relative, read_relatives

_GAP_TO: Final = re.compile(r"\s?(?:to|through|thru|until|till|up\sto)\s(?:the\s)?|\s?[-–—]\s?")
_GAP_AND: Final = re.compile(r",?\s?(?:and|or|,)\s")
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:postpone|delay|move|push|shift|bring|brought|reschedule|rise|rose|fall|fell|gr[eo]w|increase|decrease|drop)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_RELATION: Final = re.compile(
    r"\b(?:(?P<not_later>no\slater\sthan|not\slater\sthan)|(?P<up_to>up\s(?:to|until|till)|through)|(?P<prior>prior\sto|earlier\sthan|ahead\sof|pre)"
    r"|(?P<later>later\sthan|following|post)|(?P<starting>(?:starting|beginning|effective|as)\s(?:from|in)|from)"
    r"|(?P<by>by)|(?P<since>since)|(?P<until>until|till)|(?P<before>before)|(?P<after>after))[\s-](?:the\s|around\s|about\s|at\sleast\s)?$",
    re.IGNORECASE,
)
_RELATIONS: Final = {
    "not_later": Relation.BY, "up_to": Relation.UNTIL, "prior": Relation.BEFORE, "later": Relation.AFTER,
    "starting": Relation.SINCE,
    "by": Relation.BY, "since": Relation.SINCE, "until": Relation.UNTIL, "before": Relation.BEFORE,
    "after": Relation.AFTER,
}  # fmt: skip
_ONWARD: Final = re.compile(r"\s(?:onwards?|or\slater|and\slater|and\sbeyond|forward)\b")
_FINE: Final = (Precision.DAY, Precision.MONTH)
_NEAR: Final = 250  # code points: about the sentence before
_LOOK_BACK: Final = 32
_MOVE_LOOK_BACK: Final = 80


def read_periods(
    sentence: str, offset: int = 0, *, published: date | None = None, before: Sequence[Period] = ()
) -> list[Period]:
    """Return the periods of *sentence* in order, not overlapping, with *offset* added to their code points.

    *published* is the day on which the text appeared; "last year" is counted from it. *before* are the periods read
    so far in the text, the nearest last; "the same year" and the year of "August 17" come from the nearest resolved
    one. What they cannot resolve stays unresolved.
    """
    joined = _join(sentence, _share_years(sentence, read_dates(sentence)))
    starts = [stretch.start for stretch in joined]
    anchor = next((_stretch(period, offset) for period in reversed(before) if period.is_resolved), None)
    periods = []
    relatives = [one for one in read_relatives(sentence) if not _is_taken(one, joined, starts)]
    every: list[Stretch | Relative] = [*joined, *relatives]
    for found in sorted(every, key=_start_of):
        if isinstance(found, Relative):
            stretch = _anchored(found, anchor, published)
        else:
            stretch = _dated(found, anchor, published)
        if stretch.first is not None:
            anchor = stretch
        periods.append(_period(sentence, stretch, offset))
    return periods


def _start_of(found: Stretch | Relative) -> int:
    return found.start


def _is_taken(relative: Relative, joined: Sequence[Stretch], starts: Sequence[int]) -> bool:
    """Whether a calendar expression overlaps the relative one: "the end of 2021" is no "end of the year"."""
    after = bisect_left(starts, relative.end)
    return after > 0 and joined[after - 1].end > relative.start


def _stretch(period: Period, offset: int) -> Stretch:
    """The period as a stretch placed before the sentence that begins at *offset*."""
    return Stretch(period.start - offset, period.end - offset, period.precision, period.first, period.last)


def _anchored(relative: Relative, anchor: Stretch | None, published: date | None) -> Stretch:
    """Resolve a relative period by the day of publication or by the period read last."""
    if relative.on_publication:
        return relative.unresolved if published is None else relative.resolved(published, published)
    if anchor is None or anchor.first is None or anchor.last is None or anchor.precision not in relative.anchors:
        return relative.unresolved
    return relative.resolved(anchor.first, anchor.last)


def _dated(stretch: Stretch, anchor: Stretch | None, published: date | None) -> Stretch:
    """Give "August 17" its year: that of a day or month just named, or of publication if the day then lies in the past.

    Where a year was just named that is not the year of publication, either may be meant, and nothing is given.
    """
    if stretch.first is not None or stretch.month is None:
        return stretch
    named = anchor.first.year if anchor is not None and anchor.first is not None else None
    if anchor is None or named is None:
        return stretch if published is None else _in_past(stretch, published)
    if published is None:
        return _in_year(stretch, named) if anchor.precision in _FINE else stretch
    is_near = stretch.start - anchor.end <= _NEAR
    return stretch if is_near and named != published.year else _in_past(stretch, published)


def _in_past(stretch: Stretch, published: date) -> Stretch:
    """Give a day or month the year of publication, unless it would then lie in the future."""
    dated = _in_year(stretch, published.year)
    return dated if dated.first is not None and dated.first <= published else stretch


def _in_year(stretch: Stretch, year: int) -> Stretch:
    month, day = stretch.month or 1, stretch.day
    if day is None:
        first, last = months(year, month, month)
    elif is_day(year, month, day):
        first = last = date(year, month, day)
    else:
        return stretch
    return replace(stretch, first=first, last=last, month=None, day=None)


def _share_years(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Let "May" in "May to August 2020" and "between May and August 2020" have the year of the other."""
    shared = list(stretches)
    for at in range(len(shared) - 2, -1, -1):
        left, right = shared[at], shared[at + 1]
        gap = sentence[left.end : right.start]
        if left.first is None and right.first is not None and (_GAP_TO.fullmatch(gap) or _GAP_AND.fullmatch(gap)):
            dated = _in_year(left, right.first.year)
            shared[at] = dated if dated.first is not None and dated.first <= right.first else left
    return shared


def _join(sentence: str, stretches: list[Stretch]) -> list[Stretch]:
    """Join the two ends of "from May 2019 to June 2020" and "between 2019 and 2021" into one range."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and _are_ends(sentence, joined[-1], stretch):
            left = joined.pop()
            joined.append(Stretch(left.start, stretch.end, Precision.RANGE, left.first, stretch.last))
        else:
            joined.append(stretch)
    return joined


def _are_ends(sentence: str, left: Stretch, right: Stretch) -> bool:
    if left.first is None or right.first is None or left.first >= right.first:
        return False
    gap = sentence[left.end : right.start]
    lead = sentence[max(0, left.start - _MOVE_LOOK_BACK) : left.start]
    if _GAP_AND.fullmatch(gap):
        return gap.strip() == "and" and _BETWEEN.search(lead) is not None
    return _GAP_TO.fullmatch(gap) is not None and not (_FROM.search(lead) and _MOVED.search(lead))


def _period(sentence: str, stretch: Stretch, offset: int) -> Period:
    return Period(
        start=stretch.start + offset,
        end=stretch.end + offset,
        first=stretch.first,
        last=stretch.last,
        precision=stretch.precision,
        relation=_relation(sentence, stretch),
        month=stretch.month if stretch.first is None else None,
        day=stretch.day if stretch.first is None else None,
        text=sentence[stretch.start : stretch.end],
    )


def _relation(sentence: str, stretch: Stretch) -> Relation:
    """Tell by the words before the period how the matter is tied to it."""
    match = _RELATION.search(sentence[max(0, stretch.start - _LOOK_BACK) : stretch.start])
    if match is None or match.lastgroup is None:
        return Relation.SINCE if _ONWARD.match(sentence, stretch.end) else Relation.AT
    relation = _RELATIONS[match.lastgroup]
    if match.lastgroup == "starting" and stretch.precision is Precision.RANGE:
        return Relation.AT
    if match[0].lower().startswith("from") and not _ONWARD.match(sentence, stretch.end):
        return Relation.AT  # "255.8 billion from 2019": where something starts to be compared, not since when it holds
    return relation
