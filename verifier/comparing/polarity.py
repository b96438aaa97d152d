"""Polarity and direction: does the source say the contrary of what the claim says?

Two things turn a statement round: a negation that only one side has, and a word whose opposite stands on the other side
("tightened" and "eased"). Both together cancel out: "did not rise" is no contrary of "fell".
"""

from collections.abc import Iterator
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.polarity import Denial
from verifier.language.statement import Statement

MOST: Final = 0.5  # of the weight that a negation reaches must be denied by one side only


def check_polarity(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return a check that differs for each negation that only one side has and for each opposite; else nothing."""
    linked = [link for link in alignment.links if link.place is not None and not link.place.is_context]
    return [*_opposites(claim, linked), *_one_sided_denials(claim, linked)]


def _opposites(claim: Statement, linked: list[Link]) -> Iterator[Check]:
    for link in linked:
        if link.kind is not LinkKind.OPPOSITE or link.place is None:
            continue
        if _parity(claim, link.word.index, linked, mine=True) != _parity(
            link.place.statement, link.place.word.index, linked, mine=False
        ):
            continue
        claimed, stated = link.word.token.text, link.place.word.token.text
        yield Check(
            kind=CheckKind.DIRECTION,
            claimed=claimed,
            stated=stated,
            outcome=Outcome.DIFFERS,
            reason=f"the source says “{stated}”, the claim says “{claimed}”",
        )


def _one_sided_denials(claim: Statement, linked: list[Link]) -> Iterator[Check]:
    """Yield a check for each denial whose words, on the other side, are mostly not denied."""
    for denial in _effective(claim, linked, mine=True):
        reached = [link for link in linked if denial.first <= link.word.index < denial.last]
        if _is_contrary(claim, reached, linked):
            yield _denied(claim, denial, "the claim denies what the source says")
    statements = {id(link.place.statement): link.place.statement for link in linked if link.place is not None}
    for statement in statements.values():
        for denial in _effective(statement, linked, mine=False):
            reached = [
                link
                for link in linked
                if link.place is not None
                and link.place.statement is statement
                and denial.first <= link.place.word.index < denial.last
            ]
            if _is_contrary(claim, reached, linked):
                yield _denied(statement, denial, "the source denies what the claim says")


def _is_contrary(claim: Statement, reached: list[Link], linked: list[Link]) -> bool:
    """Tell whether most of the words that a denial reaches are denied on one side only."""
    same = [link for link in reached if link.is_core and link.place is not None]
    total = sum(link.word.weight for link in same)
    turned = sum(
        link.word.weight
        for link in same
        if link.place is not None
        and _parity(claim, link.word.index, linked, mine=True)
        != _parity(link.place.statement, link.place.word.index, linked, mine=False)
    )
    return total > 0 and turned / total > MOST


def _parity(statement: Statement, index: int, linked: list[Link], *, mine: bool) -> int:
    """Return 1 where an odd number of denials reaches token *index* of the statement, else 0."""
    denials = _effective(statement, linked, mine=mine)
    return sum(denial.first <= index < denial.last for denial in denials) % 2


def _effective(statement: Statement, linked: list[Link], *, mine: bool) -> list[Denial]:
    """Return the denials that tell the sides apart: a denying verb that both sides have does not."""
    if mine:
        shared = {link.word.index for link in linked}
    else:
        shared = {link.place.word.index for link in linked if link.place and link.place.statement is statement}
    return [denial for denial in statement.denials if not (denial.is_verb and denial.index in shared)]


def _denied(statement: Statement, denial: Denial, reason: str) -> Check:
    last = min(denial.last, denial.index + 5)
    tokens = statement.tokens[denial.index : last]
    quoted = statement.text[tokens[0].start - statement.start : tokens[-1].end - statement.start]
    return Check(
        kind=CheckKind.POLARITY, claimed="", stated="", outcome=Outcome.DIFFERS, reason=f"{reason}: “{quoted}”"
    )
