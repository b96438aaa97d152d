"""Other words: a denial that the other side makes without saying "not", and an opposite that is none where it stands.

"Working together had become impossible" and "they were unable to work together" are one; so are "few details were
published" and "many details were not published". And "advanced chips" are no opposite of what slows something down.
"""

from typing import Final

from verifier.comparing.align import Alignment
from verifier.conflicts.differences import Held
from verifier.domain.check import Check, CheckKind
from verifier.language.statement import Statement

FEW: Final = frozenset({"few", "fewer", "little", "less", "least", "rarely", "seldom", "hardly", "scarcely", "barely"})
ARTICLE: Final = "a"  # "a few", "a little" are some
PARTICIPLE: Final = "ed"
BEFORE_ATTRIBUTES: Final = frozenset(
    "a an the its their his her our these those of on in to for with from by at into as more most".split()
)


def denied_otherwise(held: Held, difference: Check) -> str:
    """One side says "not", the other has a word that comes near it: "impossible", "few", "rarely"."""
    if difference.kind is not CheckKind.POLARITY:
        return ""
    if _denies(held.one.statement) and _denies(held.other.statement):
        return "both deny something"
    is_near = nearly_denies(held.one.statement, held.there) or nearly_denies(held.other.statement, held.back)
    return "both may deny it, one of them in other words" if is_near else ""


def attribute_of_another(held: Held, difference: Check) -> str:
    """What is done, against what a thing is like: "slows growth", "advanced chips"."""
    if difference.kind is not CheckKind.DIRECTION:
        return ""
    mine = is_attribute(held.one.statement, difference.claimed)
    theirs = is_attribute(held.other.statement, difference.stated)
    return "one of them tells what a thing is like, the other what is done" if mine != theirs else ""


def is_attribute(statement: Statement, word: str) -> bool:
    """Tell whether *word* is a participle that stands before the noun that it describes: "of advanced chips"."""
    tokens = statement.tokens
    return any(
        token.text == word
        and token.lower.endswith(PARTICIPLE)
        and before.lower in BEFORE_ATTRIBUTES
        and not behind.is_function
        for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _denies(statement: Statement) -> bool:
    return any(not denial.is_weak for denial in statement.denials)


def nearly_denies(statement: Statement, alignment: Alignment) -> bool:
    """Tell whether a statement has a word near a denial that the other side does not have."""
    met = {link.word.index for link in alignment.links if link.worth}
    weak = {denial.index for denial in statement.denials if denial.is_weak} - met
    tokens = statement.tokens
    few = any(
        token.lower in FEW and not (at and tokens[at - 1].lower == ARTICLE) and at not in met
        for at, token in enumerate(tokens)
    )
    return bool(weak) or few
