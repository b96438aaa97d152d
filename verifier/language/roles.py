"""Roles: who does what to whom, as far as word order, the passive and prepositions tell.

English puts the doer before the verb and the done-to behind it, unless a form of "be" before a participle turns the two
round. Where something moves, "from" and "to" say which way. No parser is needed to see that "Huawei bought Honor from
Zhixin" and "Zhixin bought Honor from Huawei" differ; where the order tells nothing, no role is given.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from verifier.language.words import Token

BE_FORMS: Final = frozenset("is are was were be been being am get got gets".split())
PASSIVE_REACH: Final = 3  # tokens between a form of "be" and its participle: "was not officially added"
AGENT_REACH: Final = 12  # tokens between a participle and its "by"
PARTICIPLES: Final = ("ed", "en", "wn", "ld", "ght", "de", "pt", "nt", "ut", "et", "ung", "unk")
PREPOSITION_REACH: Final = 3  # tokens between a preposition and the name it governs: "to the former United States"
TELLING_PREPOSITIONS: Final = frozenset("from to into by against than onto over for with".split())
PHRASE_ENDS: Final = frozenset("and or but that which who while as".split())


class Role(StrEnum):
    """What a name does at a predicate."""

    BEFORE = "before"  # the doer of an active verb, the done-to of a passive one
    AFTER = "after"


def is_passive(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token *index* is a participle that follows a form of "be".

    >>> from verifier.language.words import tokenize
    >>> is_passive(tokenize("Honor was quickly bought by Zhixin"), 3)
    True
    """
    if not tokens[index].lower.endswith(PARTICIPLES):
        return False
    before = tokens[max(0, index - PASSIVE_REACH) : index]
    return any(token.lower in BE_FORMS for token in before)


def is_agent_of_passive(tokens: Sequence[Token], predicate: int, name: int) -> bool:
    """Tell whether the name at token *name* stands behind the "by" of a passive *predicate*."""
    if not predicate < name <= predicate + AGENT_REACH:
        return False
    return preposition_of(tokens, name) == "by"


def doer_side(tokens: Sequence[Token], predicate: int, name: int) -> Role:
    """Return whether the name stands on the doer's side of the predicate (BEFORE) or the other (AFTER)."""
    if is_passive(tokens, predicate):
        return Role.BEFORE if is_agent_of_passive(tokens, predicate, name) else Role.AFTER
    return Role.BEFORE if name < predicate else Role.AFTER


def preposition_of(tokens: Sequence[Token], name: int) -> str:
    """Return the preposition that governs the name starting at token *name*; empty if none does.

    >>> from verifier.language.words import tokenize
    >>> preposition_of(tokenize("moved to the United States"), 3)
    'to'
    """
    for index in range(name - 1, max(-1, name - 1 - PREPOSITION_REACH), -1):
        if tokens[index].lower in TELLING_PREPOSITIONS:
            return tokens[index].lower
        if tokens[index].lower in PHRASE_ENDS:
            break
    return ""
