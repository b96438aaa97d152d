"""Lengths in one word: "a decade-long campaign" lasts one decade. "decades-long" is too vague to be a figure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.counted import read_counted
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, Token

LENGTH_STARTERS: Final = frozenset({"day", "week", "month", "year", "decade", "century"})


def read_length(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read "decade-long" or "year long" at the token *at*, where no number stands before it."""
    end = at + 2 if tokens[at + 1].text in HYPHENS else at + 1
    if tokens[end].lower != "long" or tokens[at - 1].text in HYPHENS:
        return ()
    counted = read_counted(tokens, end + 1, plural=False)
    return (Quantity(at, end + 1, Decimal(1), Decimal(1), FigureKind.DURATION, tokens[at].lower, counted=counted),)
