"""Differences: the parts in which two statements are contrary, whichever of them is asked first.

The checks are made for a claim and its source and have a direction: a rounder claim agrees with a finer source, not the
other way round. Two statements of equal standing conflict in a figure or period only where both directions say so. What
turns a statement round (a negation, an opposite) shows in either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.parts import check_parts
from verifier.conflicts.side import Side
from verifier.conflicts.states import check_states
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.lexicon import is_converse
from verifier.language.words import stem

TURNS: Final = frozenset({CheckKind.ROLE, CheckKind.POLARITY, CheckKind.DIRECTION, CheckKind.SCOPE})
# A plan and a later deed may both be told, and two people may say the same.
NO_CONFLICTS: Final = frozenset({CheckKind.MODALITY, CheckKind.ATTRIBUTION})
ALL_SAID: Final = 0.9  # of the wording, weighted by rarity


@dataclass(frozen=True, slots=True)
class Held:
    """Two sides held against each other: *there* is how *other* answers *one*, *back* the reverse.

    The checks of *back* are turned round, so that "claimed" is always what *one* says.
    """

    one: Side
    other: Side
    there: Alignment
    back: Alignment
    checks_there: tuple[Check, ...]
    checks_back: tuple[Check, ...]

    @property
    def figures(self) -> list[Check]:
        """The figures that cannot both hold."""
        return self._mutual(CheckKind.FIGURE)

    @property
    def periods(self) -> list[Check]:
        """The periods that cannot both hold."""
        return self._mutual(CheckKind.PERIOD)

    @property
    def names(self) -> list[Check]:
        """The names that stand in one another's place: either direction says so, and neither meets its own name."""
        mine = {check.claimed for check in self.checks_there if _is_met_name(check)}
        theirs = {check.stated for check in self.checks_back if _is_met_name(check)}
        found = {
            (check.claimed, check.stated): check
            for check in _differing((*self.checks_back, *self.checks_there))
            if check.kind is CheckKind.NAME
        }
        return [check for (claimed, stated), check in found.items() if claimed not in mine and stated not in theirs]

    @property
    def turns(self) -> list[Check]:
        """What turns one side round: a negation or an opposite that either direction shows, a swap that both show."""
        states = check_states(self.one.statement, self.other.statement)
        if states:
            return _differing(states)
        found = _differing((*self.checks_there, *self.checks_back))
        swaps = [check for check in found if check.kind is CheckKind.ROLE]
        turns = [check for check in found if check.kind in TURNS and not _is_converse(check)]
        both_ways = {(check.claimed, check.stated) for check in _differing(self.checks_there)}.intersection(
            (check.claimed, check.stated) for check in _differing(self.checks_back)
        )
        return [
            check
            for check in turns
            if (check.kind is not CheckKind.ROLE or len(swaps) > 1)
            and (not _is_of_small_words(check) or (check.claimed, check.stated) in both_ways)
        ]

    @property
    def is_agreed(self) -> bool:
        """Whether each side bears the other out in every part and nearly every word."""
        checks = (*self.checks_there, *self.checks_back)
        words = min(self.there.core_coverage, self.back.core_coverage)
        return words >= ALL_SAID and all(check.outcome is Outcome.AGREES for check in checks)

    def sameness(self, differing: Sequence[Check]) -> tuple[float, float]:
        """Return how much of its matter each side shares with the other, apart from what differs, 0 to 1."""
        mine = {word for check in differing for word in check.claimed.split()}
        theirs = {word for check in differing for word in check.stated.split()}
        return self.there.matter(mine), self.back.matter(theirs)

    def _mutual(self, kind: CheckKind) -> list[Check]:
        returned = {(check.claimed, check.stated) for check in _differing(self.checks_back) if check.kind is kind}
        found = [check for check in _differing(self.checks_there) if check.kind is kind]
        return [check for check in found if (check.claimed, check.stated) in returned]


def hold(one: Side, other: Side, there: Alignment, back: Alignment) -> Held:
    """Hold two sides against each other in both directions, given how their words answer."""
    checks_there = _between_documents(check_parts(one.statement, other.passage, there))
    checks_back = _between_documents(check_parts(other.statement, one.passage, back))
    return Held(one, other, there, back, checks_there, tuple(map(turned, checks_back)))


def _between_documents(checks: Iterable[Check]) -> tuple[Check, ...]:
    return tuple(check for check in checks if check.kind not in NO_CONFLICTS)


def turned(check: Check) -> Check:
    """Return *check* as the other side sees it."""
    return check.model_copy(
        update={"claimed": check.stated, "stated": check.claimed, "reason": _exchanged(check.reason)}
    )


def _exchanged(reason: str) -> str:
    """Return a reason with the claim and the source exchanged."""
    return "the source".join(part.replace("the source", "the claim") for part in reason.split("the claim"))


def _is_met_name(check: Check) -> bool:
    return check.kind is CheckKind.NAME and check.outcome is Outcome.AGREES


def _is_of_small_words(check: Check) -> bool:
    """Tell whether the check is about a preposition or the like before a shared word: "to … Oslo", "from … Oslo"."""
    return check.kind is CheckKind.DIRECTION and "…" in check.claimed


def _is_converse(check: Check) -> bool:
    """Tell whether two opposites tell one deed from both ends ("bought", "sold"); the roles say whether they agree."""
    if check.kind is not CheckKind.DIRECTION:
        return False
    return is_converse(stem(check.claimed.lower()), stem(check.stated.lower()))


def _differing(checks: Iterable[Check]) -> list[Check]:
    return [check for check in checks if check.outcome is Outcome.DIFFERS]
