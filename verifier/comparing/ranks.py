"""Ranks: "the third biggest" is not "the biggest".

A superlative without an ordinal is the first of its kind. Where claim and source share one, their ordinals must agree.
"""

from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import FigureKind
from verifier.language.statement import Statement

SUPERLATIVE_ENDING: Final = "est"
SUPERLATIVES: Final = frozenset({"most", "least", "top", "best", "worst", "chief", "main", "leading"})
FIRST: Final = 1
NEAR: Final = 2  # characters between an ordinal and its superlative: "second-largest", "second largest"


def check_ranks(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return a check that differs for each superlative that claim and source share at different ranks."""
    checks = []
    for link in alignment.links:
        if link.place is None or not link.is_core or not is_superlative(link):
            continue
        mine = rank_at(claim, link.word.token.start)
        theirs = rank_at(link.place.statement, link.place.word.token.start)
        if mine != theirs:
            checks.append(_differs(link, mine, theirs))
    return checks


def is_superlative(link: Link) -> bool:
    """Tell whether the words at both ends of a link are superlatives."""
    ends = [link.word.token.lower, link.place.word.token.lower if link.place else ""]
    return all(end.endswith(SUPERLATIVE_ENDING) or end in SUPERLATIVES for end in ends)


def rank_at(statement: Statement, position: int) -> int:
    """Return the rank of the superlative that starts at *position* of the text: 1 without an ordinal before it."""
    for figure in statement.figures:
        if figure.kind is FigureKind.ORDINAL and 0 <= position - figure.end <= NEAR:
            return int(figure.high)
    return FIRST


def _differs(link: Link, mine: int, theirs: int) -> Check:
    claimed, stated = _ranked(mine, link.word.token.lower), _ranked(theirs, link.word.token.lower)
    return Check(
        kind=CheckKind.FIGURE,
        claimed=claimed,
        stated=stated,
        outcome=Outcome.DIFFERS,
        reason=f"the source says {stated}, the claim says {claimed}",
    )


def _ranked(rank: int, superlative: str) -> str:
    return superlative if rank == FIRST else f"number {rank} by “{superlative}”"
