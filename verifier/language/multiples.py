"""Multiples in one word: "doubled", "threefold", "twice as many".

"four times" is read as a number with the unit "times".
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.numerals import SMALL
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, Token

_HALF: Final = Decimal("0.5")
_VERBS: Final = {
    "doubled": Decimal(2), "doubling": Decimal(2), "doubles": Decimal(2), "tripled": Decimal(3),
    "tripling": Decimal(3), "triples": Decimal(3),
    "trebled": Decimal(3), "trebling": Decimal(3), "quadrupled": Decimal(4), "quadrupling": Decimal(4),
    "quintupled": Decimal(5),
    "halved": _HALF, "halving": _HALF, "halve": _HALF,
}  # fmt: skip
_BARE: Final = {
    "double": Decimal(2),
    "triple": Decimal(3),
    "treble": Decimal(3),
    "quadruple": Decimal(4),
    "quintuple": Decimal(5),
}
_FOLDS: Final = {f"{word}fold": value for word, value in SMALL.items()} | {
    "hundredfold": Decimal(100),
    "thousandfold": Decimal(1000),
}
MULTIPLE_STARTERS: Final = frozenset(_VERBS) | frozenset(_BARE) | frozenset(_FOLDS) | {"twice", "thrice"}
_AFTER_TWICE: Final = frozenset(
    "as the that this its their his her what those these more larger bigger higher the our".split()
)
_BEFORE_BARE: Final = frozenset(
    "to than nearly almost would will could may might should about roughly over well more not".split()
)
_AFTER_BARE: Final = frozenset("the that its their his her what those this in from by to since within over".split())


def read_multiple(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read the multiple that is the token *at*, if it is one: not "double-digit", not "scored twice"."""
    word, after = tokens[at].lower, tokens[at + 1]
    if (after.text in HYPHENS and after.glued) or after.lower == "down":
        return ()
    value = _VERBS.get(word) or _FOLDS.get(word)
    if value is None and word in ("twice", "thrice") and _begins_comparison(tokens, at + 1):
        value = Decimal(2 if word == "twice" else 3)
    if value is None and word in _BARE and _is_verb_or_measure(tokens, at):
        value = _BARE[word]
    if value is None:
        return ()
    return (Quantity(at, at + 1, value, value, FigureKind.MULTIPLE, "x"),)


def _begins_comparison(tokens: Sequence[Token], at: int) -> bool:
    """Whether it says of what: "twice as many", "twice Huawei's", not "scored twice as United won"."""
    if tokens[at].lower.endswith(("'s", "’s", "s'", "s’")):
        return True
    return tokens[at].lower in _AFTER_TWICE and tokens[at + 1].text == tokens[at + 1].lower


def _is_verb_or_measure(tokens: Sequence[Token], at: int) -> bool:
    """Whether "double" says how much: "double the amount", "sales to double", not "a double bill"."""
    after = tokens[at + 1]
    if after.lower in _AFTER_BARE:
        return True
    return tokens[at - 1].lower == "to" or (tokens[at - 1].lower in _BEFORE_BARE and after.text == after.lower)
