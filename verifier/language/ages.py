"""Ages: "aged 66", "over the age of 21", "Maddon, 66, said" are so many years, though the writer does not say so."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.quantity import Quantity
from verifier.language.tokens import WORD, Token

OLDEST: Final = Decimal(125)
_COUNT: Final = FigureKind.COUNT
YEAR: Final = "year"
_OF_AGE: Final = frozenset({"aged", "ages", "age"})
_AFTER_AGE: Final = ("age", "of")


def as_age(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """Return a bare count that tells an age as a duration in years, any other *quantity* as it is."""
    bare = quantity.kind is _COUNT and not quantity.counted
    if not bare or not 0 < quantity.high < OLDEST or quantity.step != 1:
        return quantity
    before, joined = tokens[quantity.start - 1], tokens[quantity.start - 2]
    if before.lower in _OF_AGE or (joined.lower, before.lower) == _AFTER_AGE or _is_apposed(tokens, quantity):
        return quantity._replace(kind=FigureKind.DURATION, unit=YEAR)
    return quantity


def _is_apposed(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the number stands between commas after a name: "Joe Maddon, 66, has"."""
    name, comma, after = tokens[quantity.start - 2], tokens[quantity.start - 1], tokens[quantity.end]
    is_name = name.kind is WORD and name.text != name.lower
    return is_name and comma.text == "," and comma.glued and after.text == "," and quantity.end == quantity.start + 1
