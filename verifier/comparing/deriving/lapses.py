"""What follows from two dates: how long something lasted, or how long after the one event the other came.

A range of the source ("from May 1918 to August 1920") has its length, and so has what "began" on one date and "ended"
on another. Two dated events of one sentence have the time between them, if the claim's words tell which event is
which. Months and years are whole ones, and dates that give no day leave one month or year of room on either side.
Events on the same day have no time between them, and where the source has the two in the other order, the time is
less than none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.derived import MINUS, Derived, nothing
from verifier.comparing.deriving.values import Value
from verifier.comparing.deriving.words import are_said, is_said, names_met, telling
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period, Precision
from verifier.language.changes_line import Entry, line_of
from verifier.language.statement import Statement

ORDERING: Final = frozenset({"after", "before"})
LASTING: Final = frozenset("last lasting take spend duration run serve stay window need".split())
LEADING: Final = frozenset({"for", "within", "during", "over", "after"})  # right before a duration
BEGINNING: Final = frozenset("begin start open launch commence found".split())
ENDING: Final = frozenset("end close finish complete conclude stop expire cease".split())
PRONOUNS: Final = frozenset("it they he she its their his her".split())
DATED: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
MONTHS_A_YEAR: Final = 12
DAYS: Final = {"day": 1, "week": 7}
MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
TWO: Final = 2
SAME: Final = frozenset({"same", "very"})
LENGTHS: Final = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
WORDS_OF_LENGTH: Final = LENGTHS.keys() | {"long", "whole", "full", "entire"}
BEFORE_A_LENGTH: Final = frozenset("a an one whole full entire two three four five six seven several many".split())
LONGEST_LENGTH: Final = 3  # words before the unit: "a whole year"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event: the words of its clause and its period."""

    words: frozenset[str]
    period: Period


class Sides(NamedTuple):
    """The words of a claim for the *earlier* and the *later* of two events.

    Those that may be *shared*, since the other side has a pronoun for them, need be said of the source's first alone.
    """

    earlier: frozenset[str]
    later: frozenset[str]
    shared: frozenset[str]


def derive_lapse(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return the time that the source's dates give for a duration of the claim, in the claim's unit."""
    if claimed.kind is not FigureKind.DURATION:
        return nothing()
    line = line_of(claim)
    at = next((number for number, entry in enumerate(line) if entry.figure == claimed), -1)
    order = next((n for n in range(at + 1, len(line)) if line[n].lower in ORDERING), -1) if at >= 0 else -1
    if order >= 0:
        return _between(claimed, _sides(line[:at], line[order], line[order + 1 :]), passage, names_met(alignment))
    if line[at - 1].lower not in LEADING and LASTING.isdisjoint(entry.stem for entry in line):
        return nothing()
    return _length(claimed, telling(entry.key for entry in line if entry.key), passage, alignment)


def _sides(said: Sequence[Entry], order: Entry, referred: Sequence[Entry]) -> "Sides":
    first, second = _keys(referred), _keys(said)
    shared = second if any(entry.lower in PRONOUNS for entry in referred) else frozenset[str]()
    return Sides(first, second, shared) if order.lower == "after" else Sides(second, first, shared)


def _keys(entries: Sequence[Entry]) -> frozenset[str]:
    return telling(entry.key for entry in entries if entry.key)


def _length(claimed: Figure, words: frozenset[str], passage: Passage, alignment: Alignment) -> Derived:
    """Return the length of the only range that the passage gives for the claim's matter, or of its begin to its end."""
    met = names_met(alignment)
    about = [statement for statement in passage.core if are_said(words - LASTING, _said(statement), met)]
    found = [period for each in about for period in each.periods if period.precision is Precision.RANGE]
    if not found:
        return _from_begin_to_end(claimed, words, about)
    if len(found) != 1 or found[0].first is None or found[0].last is None:
        return nothing()
    return _lapse(claimed, found[0].first, found[0].last, found[0].text, _ends_of_range(found[0]))


def _from_begin_to_end(claimed: Figure, words: frozenset[str], statements: Sequence[Statement]) -> Derived:
    """Return the time from "began on one date" to "ended on another" in the only one of *statements* that has both."""
    spans = [
        events
        for events in map(read_events, statements)
        if len(events) == TWO
        and events[0].words & BEGINNING
        and events[1].words & ENDING
        and telling(events[1].words) <= ENDING | words  # the end of nothing else
    ]
    return _from_to(claimed, spans[0][0].period, spans[0][1].period) if len(spans) == 1 else nothing()


def _said(statement: Statement) -> frozenset[str]:
    return frozenset(key for word in statement.words for key in word.keys)


def _ends_of_range(period: Period) -> Precision:
    """Return how finely the ends of a range are given: by whole years, whole months or days."""
    first, last = period.first, period.last
    assert first is not None  # noqa: S101 - asked of resolved periods
    assert last is not None  # noqa: S101 - asked of resolved periods
    if any(sign.isalpha() for sign in period.text.replace("to", "").replace("until", "").replace("and", "")):
        return Precision.MONTH if first.day == 1 and _is_month_end(last) else Precision.DAY
    return Precision.YEAR


def _is_month_end(day: date) -> bool:
    return (day.toordinal() + 1) in {date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()}


def _between(claimed: Figure, sides: Sides, passage: Passage, met: frozenset[str]) -> Derived:
    """Return the time from the event that the claim has earlier to the later one, each named by its words."""
    for statement in passage.core:
        events = read_events(statement)
        if len(events) != TWO:
            continue
        first, second = events
        known = met | {word for word in sides.shared if is_said(word, first.words)}
        straight = _is_event(sides.earlier, first, second, known) and _is_event(sides.later, second, first, known)
        crossed = _is_event(sides.earlier, second, first, known) and _is_event(sides.later, first, second, known)
        if straight != crossed:
            begin, end = (first, second) if straight else (second, first)
            return _from_to(claimed, begin.period, end.period)
    return nothing()


def _from_to(claimed: Figure, begin: Period, end: Period) -> Derived:
    precision = max(begin.precision, end.precision, key=_coarseness)
    return _lapse(claimed, _first(begin), _first(end), f"{begin} to {end}", precision)


def _first(period: Period) -> date:
    assert period.first is not None  # noqa: S101 - asked of resolved periods
    return period.first


def _coarseness(precision: Precision) -> int:
    return (Precision.DAY, Precision.MONTH, Precision.YEAR).index(precision)


def _is_event(words: frozenset[str], event: Event, rival: Event, met: frozenset[str]) -> bool:
    own, foreign = event.words - rival.words, rival.words - event.words
    is_own = any(is_said(word, own) for word in words) and not any(is_said(word, foreign) for word in words - met)
    return is_own and are_said(words, event.words, met)


def read_events(statement: Statement) -> list[Event]:
    """Return the dated events of a sentence: the words before each date, or behind it if the sentence opens with one.

    Only whole days, months and years date an event; with more than one clause to a date nothing is told apart.
    """
    periods = [period for period in statement.periods if period.is_resolved]
    if not periods or any(period.precision not in DATED for period in periods):
        return []
    opens = not any(word.token.start < periods[0].start for word in statement.words)
    bounds = [period.start for period in periods] if opens else [period.end for period in periods]
    starts = bounds if opens else [statement.start, *bounds[:-1]]
    ends = [*bounds[1:], statement.end] if opens else bounds
    return [
        Event(frozenset(k for word in statement.words if a <= word.token.start < b for k in word.keys), period)
        for period, a, b in zip(periods, starts, ends, strict=True)
    ]


def _lapse(claimed: Figure, first: date, last: date, text: str, precision: Precision) -> Derived:
    """Return the time from *first* to *last*, dates given to *precision*, in the unit of *claimed*."""
    days = last.toordinal() - first.toordinal()
    if claimed.unit in DAYS and precision is Precision.DAY:
        size = Decimal(DAYS[claimed.unit])
        room = Decimal(0) if claimed.unit == "day" else Decimal(1)
        return _shown(text, Decimal(days) / size, claimed.unit, room + (1 if claimed.unit == "day" else 0))
    if claimed.unit not in MONTHS or (precision is Precision.YEAR and MONTHS[claimed.unit] < MONTHS_A_YEAR):
        return nothing()
    months = Decimal((last.year - first.year) * MONTHS_A_YEAR + last.month - first.month)
    size = Decimal(MONTHS[claimed.unit])
    if precision is Precision.YEAR:
        months = Decimal((last.year - first.year) * MONTHS_A_YEAR)
    return _shown(text, months / size, claimed.unit, Decimal(1))


def _shown(text: str, number: Decimal, unit: str, room: Decimal) -> Derived:
    whole = number.quantize(Decimal("0.1")).normalize()
    value = Value(number, number - room, number + room)
    return Derived(value, f"{text} is {whole:f} {unit}{'' if whole == 1 else 's'}".replace("-", MINUS))


def check_same_time(claim: Statement, passage: Passage, alignment: Alignment) -> list[Check]:
    """Return a check that differs where the claim puts time between two events that the source has on the same day.

    "A whole year after" is not "on the same day"; "a day after" may well be in "the same year".
    """
    lapse, length, at = _stated_lapse(claim)
    if not lapse:
        return []
    met = names_met(alignment)
    sides = [
        telling(word.keys[-1] for word in claim.words if (word.token.start < at) is is_before) - WORDS_OF_LENGTH
        for is_before in (True, False)
    ]
    for statement in passage.core:
        shared = _same_time(statement)
        if not shared or LENGTHS[shared] > length:
            continue
        if all(are_said(words, _said(statement), met) for words in sides):
            stated = f"the same {shared}"
            reason = f"the source says {stated}, the claim says {lapse}"
            return [Check(kind=CheckKind.FIGURE, claimed=lapse, stated=stated, outcome=Outcome.DIFFERS, reason=reason)]
    return []


def _stated_lapse(claim: Statement) -> tuple[str, int, int]:
    """Return the time that the claim puts between two events, as written and in days, and where "after" stands.

    The text is empty where there is none.
    """
    tokens = claim.tokens
    for at, token in enumerate(tokens):
        if token.lower not in ORDERING or at < TWO:
            continue
        if tokens[at - 1].lower == "long":
            return f"long {token.text}", LENGTHS["decade"], token.start
        first = at - 2
        if tokens[at - 1].stem not in LENGTHS or tokens[first].lower not in BEFORE_A_LENGTH:
            continue
        while first and at - first <= LONGEST_LENGTH and tokens[first - 1].lower in BEFORE_A_LENGTH:
            first -= 1
        text = claim.text[tokens[first].start - claim.start : token.end - claim.start]
        return text, LENGTHS[tokens[at - 1].stem], token.start
    return "", 0, 0


def _same_time(statement: Statement) -> str:
    """Return the unit of "the same day" or "the very day"; empty where the sentence has neither."""
    tokens = statement.tokens
    for before, token in pairwise(tokens):
        if before.lower in SAME and token.lower in LENGTHS:
            return token.lower
    return ""
