"""Order: small words that turn a statement round: before and after, to and from, inside and outside.

Such a word is compared where both sides put one before the same word, and where what it hangs on is the same too:
"sold it before the sanctions" against "sold it after the sanctions". On its own it tells nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.mentions import words_by_key
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.denying_words import CLAUSE_ENDS
from verifier.language.statement import NO_NAME, Statement, Word
from verifier.language.words import Token

NOWHERE: Final = -1
HANGS_ON: Final = 4  # content words before a small word, one of which it hangs on
NAME_HANGS_REACH: Final = 8  # the same between a way ("from", "to") and its verb
HANGS_REACH: Final = 12  # tokens between the other side's small word and what it hangs on; it may stand in front


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
    Camps(frozenset({"before", "prior", "until"}), frozenset({"after", "following", "since", "once"}), reach=8),
    Camps(frozenset({"on", "onto", "in"}), frozenset({"off"}), reach=4),
    Camps(frozenset({"inside", "within"}), frozenset({"outside", "beyond"}), reach=4),
    Camps(frozenset({"despite", "although"}), frozenset({"because", "due", "owing", "thanks"}), reach=4),
    Camps(frozenset({"to", "into", "towards"}), frozenset({"from"}), reach=2, only_names=True),
    Camps(frozenset({"above", "over"}), frozenset({"below", "under", "beneath"}), reach=3),
    Camps(frozenset({"for", "favor"}), frozenset({"against"}), reach=3),
    Camps(frozenset({"with"}), frozenset({"without"}), reach=3),
)


# Words whose "to" leads nowhere: "due to US restrictions".
IDLE_BEFORE_TO: Final = frozenset({"due", "owing", "thanks", "according", "prior", "next", "up", "subject", "relative"})
SMALL_WORDS: Final = frozenset(word for camps in CAMPS for word in camps.one | camps.other)


def check_order(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where claim and source put opposite small words before one word."""
    if not SMALL_WORDS.intersection(token.lower for token in claim.tokens):
        return []
    for link in alignment.links:
        if not link.is_core or link.place is None:
            continue
        is_named = NO_NAME not in {link.word.name, link.place.word.name}
        for camps in CAMPS:
            if camps.only_names and (not is_named or _recurs(claim, link)):
                continue
            tokens = link.place.statement.tokens
            mine = _governing(claim.tokens, link.word.index, camps)
            theirs = _governing(tokens, link.place.word.index, camps) if mine != NOWHERE else NOWHERE
            if theirs == NOWHERE or not camps.exclude(claim.tokens[mine].lower, tokens[theirs].lower):
                continue
            if _hang_on_the_same(alignment, link, camps, mine, theirs):
                return [_differs(claim.tokens[mine], tokens[theirs], link)]
    return []


def _recurs(claim: Statement, link: Link) -> bool:
    """Tell whether the word stands twice, so that the two places may not be the same: "from City A to City B"."""
    return sum(word.token.stem == link.word.token.stem for word in claim.words) > 1


def _governing(tokens: Sequence[Token], index: int, camps: Camps) -> int:
    """Return the nearest word of *camps* within reach before the token *index*; NOWHERE if there is none."""
    for before in range(index - 1, max(NOWHERE, index - 1 - camps.reach), -1):
        if tokens[before].lower in camps.one or tokens[before].lower in camps.other:
            return NOWHERE if _is_idle(tokens, before) else before
        if tokens[before].lower in CLAUSE_ENDS or (camps.only_names and tokens[before].lower.endswith("ing")):
            break  # "from importing goods": the goods come from nowhere
    return NOWHERE


def _is_idle(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].lower == "to" and index > 0 and tokens[index - 1].lower in IDLE_BEFORE_TO


def _hang_on_the_same(alignment: Alignment, link: Link, camps: Camps, mine: int, theirs: int) -> bool:
    """Tell whether one of the words before the claim's small word is met near the one of the source."""
    before = [other for other in alignment.links if other.word.index < mine][-HANGS_ON:]
    reach = NAME_HANGS_REACH if camps.only_names else HANGS_REACH
    assert link.place is not None  # noqa: S101 - asked of answered words only
    by_key = words_by_key(link.place.statement)
    return any(
        word is not link.place.word and abs(word.index - theirs) <= reach
        for other in before
        for word in (*_place_in(link.place.statement, other), *(by_key.get(other.word.keys[0], ())))
    )


def _place_in(statement: Statement, link: Link) -> list[Word]:
    """Return the word of *statement* that answers the link's, if the link leads there."""
    is_there = link.is_core and link.place is not None and link.place.statement is statement
    return [link.place.word] if is_there and link.place is not None else []


def _differs(mine: Token, theirs: Token, link: Link) -> Check:
    word = link.word.token.text
    return Check(
        kind=CheckKind.DIRECTION,
        claimed=f"{mine.lower} … {word}",
        stated=f"{theirs.lower} … {word}",
        outcome=Outcome.DIFFERS,
        reason=f"the source says “{theirs.lower}” {word}, the claim says “{mine.lower}” {word}",
    )
