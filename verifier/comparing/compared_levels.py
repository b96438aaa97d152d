"""Levels compared: "earned more in 2020 than in 2019" against a source that gives 54 million for 2019 and 37 for 2020.

A claim that says which of two is more, or that something rose or fell, has no figure that could differ. But where a
sentence gives just two levels of one sort, and their words or periods tell which of them the claim's subject is, the
levels say which way the comparison goes.
"""

from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.exact import changing_direction, compared_direction, is_about, points
from verifier.comparing.roles import statements_of
from verifier.domain.change import Direction
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.figure_check import are_comparable, same_number
from verifier.language.statement import Statement

LEVELS: Final = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT})
THAN: Final = "than"
MOST_FIGURES: Final = 12  # of a sentence: one with more is a list


def check_compared_levels(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where two levels of the source point the other way than the claim."""
    lowers = [token.lower for token in claim.tokens]
    wanted = compared_direction(lowers) if THAN in lowers else changing_direction(claim.tokens)
    has_figure = any(figure.kind is not FigureKind.ORDINAL for figure in claim.figures)
    if wanted is Direction.NONE or has_figure or claim.denials or not is_about(alignment):
        return []
    for statement in statements_of(alignment):
        levels = two_levels(statement)
        found = points(claim, statement, *levels) if levels else Direction.NONE
        if levels and found not in {wanted, Direction.NONE}:
            return [_differs(claim, levels)]
    return []


def two_levels(statement: Statement) -> tuple[Figure, Figure] | tuple[()]:
    """Return the two levels of one sort, where the sentence has no other figure of that sort; empty otherwise."""
    figures = [figure for figure in statement.figures[: MOST_FIGURES + 1] if figure.kind in LEVELS]
    if len(figures) > MOST_FIGURES:
        return ()
    for first in figures:
        alike = [figure for figure in figures if are_comparable(first, figure)]
        if len(alike) == 2 and not same_number(*alike):  # noqa: PLR2004 - what is compared
            return alike[0], alike[1]
    return ()


def _differs(claim: Statement, levels: tuple[Figure, Figure]) -> Check:
    one, other = levels
    return Check(
        kind=CheckKind.DIRECTION,
        claimed=claim.text,
        stated=f"{one}, {other}",
        outcome=Outcome.DIFFERS,
        reason=f"the source's {one} and {other} point the other way",
    )
