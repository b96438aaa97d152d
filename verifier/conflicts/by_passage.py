"""By passage: is a passage that refutes a statement in conflict with it, across documents?

A verdict asks one cited source, which is known to speak of the matter. Another document may speak of anything, so more
must be said in common before a difference is a contradiction, and more of it in one sentence: two neighbouring
sentences put together many things that nobody said. How much more depends on what differs. Two figures of one thing
are of one matter already; "small" and "largest", or a "never", can be met with on every page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment, LinkKind, align
from verifier.comparing.passage import passage_of
from verifier.conflicts.members import are_whole_and_members
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.name_kinds import NameKind, kind_of
from verifier.language.statement import Statement

ALL: Final = 1.0
BEING: Final = frozenset("is are was were".split())
OF: Final = " of "
PARTS: Final = frozenset({CheckKind.NAME, CheckKind.FIGURE, CheckKind.PERIOD})
SORTS: Final = frozenset("University Institute College Department Ministry Court Bank Act Times Party Church".split())
INDEFINITE: Final = frozenset("a an one among".split())


@dataclass(frozen=True, slots=True)
class Bar:
    """Which shares of a statement's wording must be met: by the *passage* and its best *sentence*.

    Or nearly all of it by the passage *alone*: two sentences of which the second goes on with the first ("The company
    was added to …").
    """

    passage: float
    sentence: float
    alone: float = 0.8


# Shares weighted by rarity and without what differs. Chosen on two retellings of articles, altered and not, each
# statement held against five articles; for denials an altered statement beside an article that it is not of counted as
# unaltered. The rows of the half that is held back took no part; its totals for some bars were seen once, so that it is
# no longer quite unseen.
BARS: Final = MappingProxyType(
    {
        CheckKind.FIGURE: Bar(0.35, 0.35),
        CheckKind.ROLE: Bar(0.4, 0.4),
        CheckKind.PERIOD: Bar(0.6, 0.55),
        CheckKind.NAME: Bar(0.7, 0.5, 0.85),
        CheckKind.POLARITY: Bar(0.6, 0.65),
        CheckKind.SCOPE: Bar(0.6, 0.65),
        CheckKind.DIRECTION: Bar(0.6, 0.55, 0.9),
    }
)
NEAR: Final = Bar(0.7, 0.6)
# The next two were chosen on a third retelling, of other articles.
NEAR_BY_PARTS: Final = Bar(0.5, 0.5)  # where another part of an amount's statement agrees, and none is absent
ALIKE: Final = Bar(0.5, 0.5)  # for names that are alike in kind to the word: two universities
NO_CONFLICT: Final = Bar(2.0, 2.0, 2.0)  # of a kind that both sides can differ in and be true


@dataclass(frozen=True, slots=True)
class Met:
    """How much of a statement a passage says, and which of its sentences says most, with how much."""

    passage: float
    sentence: float
    best: Statement


def met(statement: Statement, core: Sequence[Statement], difference: Check) -> Met:
    """Return how much of *statement*, without what differs, the sentences *core* say together and one of them alone.

    Where the passage's part of the difference stands in some of the sentences, it must be one of these.
    """
    differing = frozenset(difference.claimed.split())
    whole = _share(align(statement, passage_of(core)), differing)
    holding = [one for one in core if difference.stated and difference.stated in one.text] or list(core)
    shares = [_share(align(statement, passage_of((one,))), differing) for one in holding]
    best = max(range(len(holding)), key=lambda number: (shares[number], -number))
    return Met(whole, shares[best], holding[best])


def is_conflict(statement: Statement, found: Met, difference: Check) -> bool:
    """Tell whether enough of *statement* is met for the *difference* to be a contradiction."""
    if difference.kind is CheckKind.NAME and may_both_be(statement, difference):
        return False
    if difference.kind is CheckKind.PERIOD and are_whole_and_members(statement, found.best):
        return False
    bar = ALIKE if are_alike(difference) else BARS.get(difference.kind, NO_CONFLICT)
    is_of_one = found.passage >= bar.passage and found.sentence >= bar.sentence
    return is_of_one or found.passage >= bar.alone


def is_near(statement: Statement, found: Met, difference: Check, checks: Sequence[Check]) -> bool:
    """Tell whether so much is met that a passage which would not refute a claim is of one matter with it.

    Less is asked of an amount where all the other names and figures are met, by the *checks*, and of two names of one
    sort. What is counted is another matter: twelve ships and 430 passengers are no two counts of one thing.
    """
    amounts = {figure.text for figure in statement.figures if figure.unit}
    is_by_parts = difference.claimed in amounts and _is_all_else_met(difference, checks)
    bar = NEAR_BY_PARTS if is_by_parts or are_alike(difference) else NEAR
    return found.passage >= bar.passage and found.sentence >= bar.sentence


def _is_all_else_met(difference: Check, checks: Sequence[Check]) -> bool:
    others = [check for check in checks if check.kind in PARTS and check.stated != difference.stated]
    is_absent = any(check.outcome is Outcome.ABSENT for check in others)
    return not is_absent and any(check.outcome is Outcome.AGREES for check in others)


def are_alike(difference: Check) -> bool:
    """Tell whether two names that differ say by one word what they name: "Turku University", "University of Oslo"."""
    return difference.kind is CheckKind.NAME and not SORTS.isdisjoint(
        set(difference.claimed.split()).intersection(difference.stated.split())
    )


def may_both_be(statement: Statement, difference: Check) -> bool:
    """Tell whether it may be true of both names, or both are of one person."""
    return is_one_of_many(statement, difference.claimed) or is_same_person(difference.claimed, difference.stated)


def is_one_of_many(statement: Statement, name: str) -> bool:
    """Tell whether *name* is said to be of a kind of which there are more: "Halvor is a maker of pumps"."""
    found = next((each for each in statement.names if each.text == name), None)
    behind = [token.lower for token in statement.tokens[found.last : found.last + 2]] if found else []
    return len(behind) > 1 and behind[0] in BEING and behind[1] in INDEFINITE


def is_same_person(one: str, other: str) -> bool:
    """Tell whether two names are of one person: "Eric Xu of Huawei", "Chairman Eric Xu Zhijun"."""
    shorter, longer = sorted((one.partition(OF)[0].split(), other.partition(OF)[0].split()), key=len)
    return len(shorter) > 1 and set(shorter) <= set(longer) and kind_of(shorter) is NameKind.PERSON


def _share(alignment: Alignment, differing: frozenset[str]) -> float:
    same = [
        link for link in alignment.links if link.kind is not LinkKind.OPPOSITE and link.word.token.text not in differing
    ]
    total = sum(link.word.weight for link in same)
    said = sum(link.word.weight * link.worth for link in same if link.is_core)
    return said / total if total else ALL
