"""Ordinals: "the second phase", "14th Five Year Plan". They are no amounts and are only held against one another."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.counted import read_counted
from verifier.language.quantity import Quantity
from verifier.language.tokens import HYPHENS, NUMBER, WORD, Token

_WORDS: Final = {
    word: Decimal(value)
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}
_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
LONGEST_ORDINAL: Final = 4  # digits
ORDINAL_STARTERS: Final = frozenset(_WORDS)
_DETERMINERS: Final = frozenset("the its their his her our your my a an this that another".split())
_NOT_ORDINAL: Final = frozenset(
    "half quarter time times party person hand place century thing of rate class world day week lady and or to".split()
)


def read_ordinal(tokens: Sequence[Token], at: int) -> tuple[Quantity, ...]:
    """Read the ordinal at the token *at*: in figures ("14th"), or in words after a determiner and before a noun."""
    token, after = tokens[at], tokens[at + 1]
    if token.kind is NUMBER:
        if not (
            token.text.isdecimal() and len(token.text) <= LONGEST_ORDINAL and after.glued and after.lower in _ENDINGS
        ):
            return ()
        value, end = Decimal(token.text), at + 2
    else:
        if tokens[at - 1].lower not in _DETERMINERS and not tokens[at - 1].lower.endswith(("'s", "’s")):
            return ()
        value, end = _WORDS[token.lower], at + 1
    noun = end + 1 if tokens[end].text in HYPHENS and tokens[end].glued else end
    if tokens[noun].kind is not WORD or tokens[noun].lower in _NOT_ORDINAL:
        return ()
    counted = read_counted(tokens, noun, plural=False)
    if not counted:
        return ()
    return (Quantity(at, end, value, value, FigureKind.ORDINAL, counted=counted),)
