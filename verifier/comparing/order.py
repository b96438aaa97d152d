"""Order: small words that turn a statement round: before and after, to and from, inside and outside.

Such a word is compared where both sides put one before the same word: "before the sanctions" against "following the
sanctions". On its own it tells nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import NO_NAME, Statement
from verifier.language.words import Token


@dataclass(frozen=True, slots=True)
class Camps:
    """Two sets of small words that exclude each other before one word, at most *reach* tokens before it.

    With *only_names* they tell something only where that word is part of a name.
    """

    one: frozenset[str]
    other: frozenset[str]
    reach: int
    only_names: bool = False

    def exclude(self, mine: str, theirs: str) -> bool:
        """Tell whether the two words are of different camps."""
        return (mine in self.one and theirs in self.other) or (mine in self.other and theirs in self.one)


CAMPS: Final = (
    Camps(frozenset({"before", "prior"}), frozenset({"after", "following", "since", "once", "when"}), reach=6),
    Camps(frozenset({"to", "on", "onto", "in"}), frozenset({"off"}), reach=4),
    Camps(frozenset({"inside", "within"}), frozenset({"outside", "beyond"}), reach=4),
    Camps(frozenset({"despite", "although"}), frozenset({"because", "due", "owing", "thanks"}), reach=4),
    Camps(frozenset({"to", "into", "towards"}), frozenset({"from"}), reach=2, only_names=True),
)


def check_order(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where claim and source put opposite small words before one word."""
    for link in alignment.links:
        if not link.is_core or link.place is None:
            continue
        is_named = NO_NAME not in {link.word.name, link.place.word.name}
        for camps in CAMPS:
            if camps.only_names and not is_named:
                continue
            mine = _governing(claim.tokens, link.word.index, camps)
            theirs = _governing(link.place.statement.tokens, link.place.word.index, camps)
            if camps.exclude(mine, theirs):
                return [_differs(mine, theirs, link)]
    return []


def _governing(tokens: Sequence[Token], index: int, camps: Camps) -> str:
    """Return the nearest word of *camps* within reach before the token *index*; empty if there is none."""
    for before in range(index - 1, max(-1, index - 1 - camps.reach), -1):
        if tokens[before].lower in camps.one or tokens[before].lower in camps.other:
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
