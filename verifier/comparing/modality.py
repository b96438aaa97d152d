"""Modality: a claim tells as done, or as it is, what the source only plans.

The verb must be the same and be tied to the same matter on both sides, and the source must say it nowhere else without
a plan. That a thing is only possible does not refute it.
"""

from collections.abc import Iterator
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.facing import TIED, Facing, face
from verifier.comparing.roles import statements_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.modality import Modality, Told, comes_as_planned, read_modality
from verifier.language.statement import Statement

ABOUT: Final = 0.6  # of the claim's other words, by rarity, that a sentence about a plan must have
# Verbs of coming to be: what is only planned has done none of these.
COMING_TO_BE: Final = frozenset(
    "open build complete finish start begin launch found introduce establish exist run operate create install erect "
    "set inaugurate construct form".split()
)


def check_modality(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, or is open where the source calls possible what the claim calls so."""
    facings = [face(claim, statement) for statement in statements_of(alignment)]
    return [check for facing in facings for check in _checks(facing, facings)][:1]


def _checks(facing: Facing, everywhere: list[Facing]) -> Iterator[Check]:
    mine = read_modality(facing.claim)
    for position, word in enumerate(facing.claim.words):
        told = mine.get(word.token.start)
        if told is None or told.modality is not Modality.REAL or any(_is_told(one, position) for one in everywhere):
            continue
        planned = _planned(facing, position)
        if planned:
            yield _check(facing, planned[0], word.token.text)
        elif position not in facing.answers and word.token.stem in COMING_TO_BE and _is_planned(facing, position):
            yield _differs(word.token.text, facing.statement.text, "the source says that it is planned")


def _is_told(facing: Facing, position: int) -> bool:
    """Tell whether the sentence tells what word *position* of the claim says, as done or with a noun."""
    theirs = read_modality(facing.statement)
    for place in facing.best_answers(position):
        start = facing.statement.words[place].token.start
        is_noun = start not in theirs  # "since the opening" may be of another one
        if facing.tie(position, place) >= TIED if is_noun else theirs[start].modality is Modality.REAL:
            return True
    return False


def _planned(facing: Facing, position: int) -> list[Told]:
    """Return how the sentence tells what word *position* of the claim says, where it is tied to the same matter."""
    theirs = read_modality(facing.statement)
    return [
        theirs[facing.statement.words[place].token.start]
        for place in facing.best_answers(position)
        if facing.tie(position, place) >= TIED
    ]


def _is_planned(facing: Facing, position: int) -> bool:
    """Tell whether the sentence says of the claim's matter that it is planned."""
    others = [other for other in range(len(facing.claim.words)) if other != position]
    return comes_as_planned(facing.statement) is not None and facing.share(others) >= ABOUT


def _check(facing: Facing, told: Told, claimed: str) -> Check:
    statement = facing.statement
    stated = statement.text[told.start - statement.start : told.end - statement.start]
    if told.modality is Modality.PLANNED:
        return _differs(claimed, stated, f"the source says “{stated}”, which is a plan, the claim says “{claimed}”")
    reason = f"the source says “{stated}”, which is only possible"
    return Check(kind=CheckKind.MODALITY, claimed=claimed, stated=stated, outcome=Outcome.OPEN, reason=reason)


def _differs(claimed: str, stated: str, reason: str) -> Check:
    return Check(kind=CheckKind.MODALITY, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)
