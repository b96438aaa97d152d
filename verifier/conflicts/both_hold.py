"""Both can hold: why two statements that differ in one part may be true together all the same.

Another year, another company, a part of the total, a count that went on, another speaker: each rule takes two sides
that differ and returns the reason why they need not conflict, or nothing. Source of the rules: the design's verdict
policy, and what comparison tools are known to raise false alarms at.
"""

from collections.abc import Callable
from itertools import product
from typing import Final, TypeAlias

from verifier.comparing.align import Alignment
from verifier.conflicts.differences import Held
from verifier.conflicts.other_things import (
    has_strange_name,
    is_of_another,
    is_of_namesake,
    not_the_only_one,
    only_names_shared,
    other_entity,
    other_thing,
    unmet_names,
)
from verifier.conflicts.other_times import happens_again, other_stage, other_time, other_year
from verifier.conflicts.other_words import attribute_of_another, denied_otherwise
from verifier.conflicts.side import Side
from verifier.domain.check import Check, CheckKind
from verifier.language.places import PlaceNameKind, places
from verifier.language.statement import Statement

Rule: TypeAlias = Callable[[Held, Check], str]

NARROWING: Final = frozenset("in of from to for at with by on off near outside within across among".split())
BEHIND_SUBJECT: Final = 2  # tokens before a demonym that does not belong to the subject: "The Danish firm" has one


def why_both_hold(held: Held, difference: Check) -> str:
    """Return why both sides can hold although they differ; empty where they cannot."""
    return next((reason for rule in RULES if (reason := rule(held, difference))), "")


def why_both_hold_unread(one: Side, other: Side) -> str:
    """Return why both sides can hold, before their words are laid side by side; empty where they must be.

    Cheap, and the end of most comparisons in a large register.
    """
    return other_voice(one, other) or other_year(one, other)


def why_both_hold_at_sight(one: Side, other: Side, there: Alignment, back: Alignment) -> str:
    """Return why both sides can hold whatever their figures and dates are; empty where those must be looked at."""
    if not (one.is_sole and other.is_sole) and has_strange_name(there) and has_strange_name(back):
        return "they speak of different names"
    if is_of_namesake(there) or is_of_namesake(back):
        return "they speak of namesakes"
    if is_of_another(there, one.statement) and is_of_another(back, other.statement):
        return "they speak of different things"
    return ""


def other_voice(one: Side, other: Side) -> str:
    """Two speakers may contradict each other, and it is true of both that they said so."""
    if one.voice and other.voice:
        return "" if one.voice.keys & other.voice.keys else "they give the words of different speakers"
    is_opinion = one.voice.is_opinion or other.voice.is_opinion
    return "one gives somebody's view, the other does not" if is_opinion else ""


def rate_and_total(held: Held, difference: Check) -> str:
    """So much a year is another measure than so much in all."""
    is_figure = difference.kind is CheckKind.FIGURE
    return "one of them gives a rate" if is_figure and held.one.scope.is_rate != held.other.scope.is_rate else ""


def part_of_whole(held: Held, difference: Check) -> str:
    """A part may be smaller than the whole."""
    if difference.kind is not CheckKind.FIGURE:
        return ""
    one, other = held.one, held.other
    if one.scope.is_part != other.scope.is_part:
        return "one of them speaks of a part"
    if one.scope.is_again != other.scope.is_again:
        return "one of them speaks of what came on top"
    mine, theirs = one.figure(difference.claimed), other.figure(difference.stated)
    if mine is None or theirs is None:
        return ""
    smaller, larger = (one, other) if mine.high < theirs.high else (other, one)
    if larger.scope.is_total and not smaller.scope.is_total:
        return "one of them gives what several amounts come to"
    checks = held.checks_there if smaller is one else held.checks_back
    narrows = any(_narrows(smaller.statement, name) for name in unmet_names(checks, difference))
    return "one of them may speak of a part" if narrows else ""


def plan_and_outcome(held: Held, difference: Check) -> str:
    """What was planned and what came of it may differ; only a plan made after the deed conflicts with it."""
    one, other = held.one, held.other
    if one.scope.is_planned == other.scope.is_planned or difference.kind not in {CheckKind.FIGURE, CheckKind.PERIOD}:
        return ""
    if difference.kind is CheckKind.PERIOD:
        planned, done = (one, other) if one.scope.is_planned else (other, one)
        if _starts_after(planned, done):
            return ""
    return "one speaks of a plan, the other of what came of it"


def _narrows(statement: Statement, name: str) -> bool:
    """Tell whether a name narrows down what is counted: "in Poland", "owed Chinese banks"; who counts does not."""
    found = next((each for each in statement.names if each.text == name), None)
    if found is None or not found.first:
        return False
    place = places().get(name.lower())
    is_demonym = place is not None and place.kind is PlaceNameKind.DEMONYM
    return statement.tokens[found.first - 1].lower in NARROWING or (is_demonym and found.first >= BEHIND_SUBJECT)


def _starts_after(planned: Side, done: Side) -> bool:
    return any(
        mine.first and theirs.last and mine.first > theirs.last
        for mine, theirs in product(planned.periods, done.periods)
    )


RULES: Final[tuple[Rule, ...]] = (
    other_entity,
    other_thing,
    other_time,
    other_stage,
    rate_and_total,
    part_of_whole,
    plan_and_outcome,
    happens_again,
    not_the_only_one,
    only_names_shared,
    denied_otherwise,
    attribute_of_another,
)
