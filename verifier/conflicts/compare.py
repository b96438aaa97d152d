"""Comparison of two statements: can both hold?

They conflict where they speak of the same matter and exactly one figure, period, name or polarity cannot hold on both
sides. A conflict has no direction, so both are asked: a figure that is merely finer than the other is none. First
version: what counts as one matter is decided by the shared wording.
"""

from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.parts import check_parts
from verifier.comparing.passage import passage_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import Statement, read_statement

SAME_MATTER: Final = 0.45  # of the wording outside names that the two must share, weighted by rarity


def compare(a: str, b: str) -> Check:
    """Return the check that tells whether the statements *a* and *b* can both hold.

    DIFFERS is a conflict; AGREES says that *b* bears *a* out; OPEN that both can hold; ABSENT that they speak of
    different matters.
    """
    first, second = read_statement(a), read_statement(b)
    there, back = _directed(first, second), _directed(second, first)
    if max(_wording(there), _wording(back)) < SAME_MATTER:
        return _check(a, b, Outcome.ABSENT, "the two speak of different matters")
    differing = [check for check in there[1] if check.outcome is Outcome.DIFFERS]
    returning = [check for check in back[1] if check.outcome is Outcome.DIFFERS]
    if len(differing) == 1 and returning:
        return differing[0]
    if differing or returning:
        return _check(a, b, Outcome.OPEN, "they differ in more than one part, or in one direction only")
    agrees = all(check.outcome is Outcome.AGREES for check in there[1])
    return _check(a, b, Outcome.AGREES if agrees else Outcome.OPEN, "nothing in them is contrary")


def _directed(claim: Statement, other: Statement) -> tuple[Alignment, tuple[Check, ...]]:
    """Return how *other* answers *claim*, with the checks of every part."""
    passage = passage_of((other,))
    alignment = align(claim, passage)
    return alignment, check_parts(claim, passage, alignment)


def _wording(directed: tuple[Alignment, tuple[Check, ...]]) -> float:
    return directed[0].plain_coverage


def _check(a: str, b: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.WORDING, claimed=a, stated=b, outcome=outcome, reason=reason)
