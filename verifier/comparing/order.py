"""Order: small words that turn a statement round: before and after, to and from, inside and outside.

Such a word is compared where both sides put one before the same word: "before the sanctions" against "following the
sanctions". On its own it tells nothing.
"""

from collections.abc import Container, Sequence
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import NO_NAME, Statement
from verifier.language.words import Token

# Two camps in each row; a word of the one excludes a word of the other before the same noun.
CAMPS: Final = (
    (frozenset({"before", "prior"}), frozenset({"after", "following", "since", "once"})),
    (frozenset({"to", "on", "onto", "in"}), frozenset({"off"})),
    (frozenset({"inside", "within"}), frozenset({"outside", "beyond"})),
    (frozenset({"despite", "although", "notwithstanding"}), frozenset({"because", "due", "owing", "thanks"})),
)
NAMED_CAMPS: Final = ((frozenset({"to", "into", "towards"}), frozenset({"from"})),)  # tell only right before a name
NAMED_REACH: Final = 2
REACH: Final = 4  # tokens between the small word and the word it belongs to


def check_order(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where claim and source put opposite small words before one word."""
    for link in alignment.links:
        if not link.is_core or link.place is None:
            continue
        is_named = NO_NAME not in {link.word.name, link.place.word.name}
        rows = [(row, REACH) for row in CAMPS] + [(row, NAMED_REACH) for row in NAMED_CAMPS if is_named]
        for (one, other), reach in rows:
            mine = _governing(claim.tokens, link.word.index, one | other, reach)
            theirs = _governing(link.place.statement.tokens, link.place.word.index, one | other, reach)
            if (mine in one and theirs in other) or (mine in other and theirs in one):
                return [_differs(mine, theirs, link)]
    return []


def _governing(tokens: Sequence[Token], index: int, small: Container[str], reach: int) -> str:
    """Return the nearest of the *small* words at most *reach* tokens before the token *index*; empty if there is none."""
    for before in range(index - 1, max(-1, index - 1 - reach), -1):
        if tokens[before].lower in small:
            return tokens[before].lower
    return ""


def _differs(mine: str, theirs: str, link: Link) -> Check:
    word = link.word.token.text
    return Check(
        kind=CheckKind.DIRECTION,
        claimed=f"{mine} … {word}",
        stated=f"{theirs} … {word}",
        outcome=Outcome.DIFFERS,
        reason=f"the source says “{theirs}” {word}, the claim says “{mine}” {word}",
    )
