"""Verbs: which stems can be verbs, how often they are, and how a verb is written.

The shares are counted uses: "sanction" is a verb in six of ten. A word that the table lacks is told by its ending.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import passage_counts, rows
from verifier.language.words import Token

BE_FORMS: Final = frozenset("is are was were be been being am get got gets isn't aren't wasn't weren't".split())
HAVE_FORMS: Final = frozenset("have has had having hasn't haven't hadn't".split())
DO_FORMS: Final = frozenset("do does did don't doesn't didn't".split())
MODALS: Final = frozenset(
    "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't".split()
)
NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half".split()
)
# Irregular pasts that begin a phrase read as one verb: "took over".
PHRASE_PASTS: Final = frozenset(
    "took made got went held ran built bought paid sold led broke brought cut fell set put".split()
)
# Verbs whose base is the past of another, so that the counts know them by that one alone: "founded".
HIDDEN: Final = frozenset({"found", "wound", "ground", "bound"})
# Levels of a word's share of uses as a verb, in per cent. Set by eye on news text.
SURE: Final = 90
LIKELY: Final = 60
HALF: Final = 50
POSSIBLE: Final = 30
RARE: Final = 5


class Form(Enum):
    """How a verb is written."""

    BASE = "base"
    S = "s"
    PAST = "past"
    ING = "ing"


@cache
def verb_shares() -> Mapping[str, int]:
    """Return the stems that can be verbs, with the share of their uses as verbs in per cent."""
    return MappingProxyType({stem: int(share) for stem, share in rows("verbs.tsv")})


def share_of(token: Token) -> int:
    """Return how often the token's word is used as a verb, in per cent; unknown words are told by their form.

    >>> from verifier.language.words import tokenize
    >>> [share_of(token) for token in tokenize("bought house tables")]
    [99, 10, 0]
    """
    if token.stem in HIDDEN and token.lower.endswith(("ed", "ing")):
        return SURE
    known = verb_shares().get(token.stem)
    if known is None:
        is_unknown = token.stem not in passage_counts() and token.stem != token.lower
        return LIKELY if is_unknown and token.lower.endswith(("ed", "ing")) else 0
    return known


def form_of(token: Token) -> Form:
    """Return how the token is written, taken as a verb; of a phrase its first word counts.

    >>> from verifier.language.words import tokenize
    >>> [form_of(token).value for token in tokenize("sold sells selling sell")]
    ['past', 's', 'ing', 'base']
    """
    word = token.lower.split(" ")[0]
    is_inflected = token.stem != word
    if is_inflected and word.endswith("ing"):
        return Form.ING
    if is_inflected and word.endswith("s") and not word.endswith("ss"):
        return Form.S
    is_past = " " not in token.lower or word.endswith("ed") or word in PHRASE_PASTS
    return Form.PAST if is_inflected and is_past else Form.BASE


def is_number(token: Token) -> bool:
    """Tell whether the token is written in digits or is a number word."""
    return token.lower[0].isdigit() or token.lower in NUMBERS
