"""Whole and parts: "of the 120 staff, 70 work in Oslo and 60 in Bergen" tells of 130, and of 120.

Parts may leave something out, but they cannot come to more than a definite whole, unless one and the same thing is in
two of them: "80 are women and 60 work in Oslo". So only a list is added up whose later parts leave out the verb and
stand under the preposition of the first: what is in one place is not in the other.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.roles import PREPOSITIONS
from verifier.language.statement import Statement
from verifier.language.words import Token

OF: Final = "of"
DEFINITE: Final = frozenset("the its their his her our all".split())
# Under these, one thing is seldom with two parts: who works in Oslo, comes from there, was counted for a party. A ship
# may call at two harbours.
APART: Final = frozenset({"in", "from", "for"})
CLOSING: Final = frozenset(";:—()")  # a list does not go on behind one of these
FEWEST: Final = 2
FARTHEST: Final = 8  # tokens from the number of a later part to that of the next


def more_parts_than_whole(statement: Statement) -> tuple[Figure, list[Figure]] | None:
    """Return a definite whole with the parts that come to more than it; None where there is none."""
    counts = [figure for figure in statement.figures if _is_plain_count(figure)]
    for at, whole in enumerate(counts):
        if _is_definite_whole(statement, whole):
            parts = list(_parts(statement, counts[at + 1 :]))
            if len(parts) >= FEWEST and sum((part.low for part in parts), Decimal()) > whole.high:
                return whole, parts
    return None


def _is_plain_count(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT and figure.bound is Bound.EXACTLY and figure.low == figure.high


def _is_definite_whole(statement: Statement, whole: Figure) -> bool:
    """Tell whether the sentence begins with so many of them: "Of the 120 staff, …"."""
    before = [token.lower for token in statement.tokens if token.end <= whole.start]
    return len(before) == 2 and before[0] == OF and before[1] in DEFINITE  # noqa: PLR2004  both named here


def _parts(statement: Statement, counts: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the parts of one list: the first, and those after it that stand like it."""
    case = ""
    for at, part in enumerate(counts):
        end = counts[at + 1].start if at + 1 < len(counts) else statement.end
        behind = [token for token in statement.tokens if part.end <= token.start < end]
        small = [token.lower for token in behind if token.lower in PREPOSITIONS]
        if not small or len(behind) > FARTHEST or small[0] not in APART:
            return
        if at == 0:
            case = small[0]
        elif not _stands_alike(statement, behind, case):
            return
        yield part
        if CLOSING.intersection(statement.text[part.end - statement.start : end - statement.start]):
            return


def _stands_alike(statement: Statement, behind: Sequence[Token], case: str) -> bool:
    """Tell whether what stands behind a later part is the same preposition at once: "and 60 in Bergen", no year."""
    if behind[0].lower != case or any(token.lower == OF for token in behind):
        return False
    return not any(period.start <= token.start < period.end for period in statement.periods for token in behind)
