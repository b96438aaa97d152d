"""Hedges: reading the words of :mod:`verifier.language.hedge_words` before and after a number."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from verifier.domain.figure import Bound
from verifier.language.hedge_words import AFTER, BEFORE, LONGEST_AFTER, UNLIMITED, Limit
from verifier.language.tokens import Token

MOST_PHRASES: Final = 3  # "at least about just 50" has three
_EXACTLY: Final = Bound.EXACTLY
_LENGTHS_BY_LAST: Final = {  # the longest first
    last: sorted({len(phrase) for phrase in BEFORE if phrase[-1] == last}, reverse=True)
    for last in {phrase[-1] for phrase in BEFORE}
}
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in AFTER)
_UP_TO: Final = ("up", "to")
_MOVING: Final = frozenset(  # "climbed up to 4.8", "adds up to 4.8" tell where to, not how far at most
    (
        "add adds added adding sum sums summed back go goes going went gone climb climbs climbed climbing rise rises "
        "rose risen rising move moved inched inching jumped"
    ).split()
)
_OVER: Final = ("over",)
_SPREAD: Final = frozenset("spread spreads scattered distributed extend extends extended stretched stretches".split())


class Hedge(NamedTuple):
    """How a figure is limited; *start* and *end* are the tokens that the hedging words reach to."""

    limit: Limit
    start: int
    end: int

    @property
    def is_limiting(self) -> bool:
        """Whether the words say any more than the number."""
        return self.limit.bound is not _EXACTLY


def unhedged(at: int) -> Hedge:
    """Return the hedge that is not there."""
    return Hedge(UNLIMITED, at, at)


def read_hedge(tokens: Sequence[Token], start: int, floor: int) -> Hedge:
    """Read the hedge that ends before the token *start*, looking no further left than the token *floor*.

    Several may be stacked ("at least about 50"): the firmest bound wins and the blur stays.
    """
    if tokens[start - 1].lower not in _LENGTHS_BY_LAST:
        return unhedged(start)
    bound, hedged, begin, place = _EXACTLY, False, start, start
    for _ in range(MOST_PHRASES):
        length, limit = _phrase_before(tokens, place, floor)
        if length == 0:
            break
        place -= length
        if limit.bound is _EXACTLY:
            continue  # "just" and "a total of" belong to the figure only if a hedge stands before them
        begin = place
        hedged = hedged or limit.hedged
        if bound in (_EXACTLY, Bound.ABOUT):
            bound = limit.bound
    return Hedge(Limit(bound, hedged), begin, start)


def _phrase_before(tokens: Sequence[Token], start: int, floor: int) -> tuple[int, Limit]:
    """Return the length of the longest phrase that ends before *start*, and what it says."""
    if start <= floor or tokens[start - 1].lower not in _LENGTHS_BY_LAST:
        return 0, UNLIMITED
    for length in _LENGTHS_BY_LAST[tokens[start - 1].lower]:
        if length > start - floor:
            continue
        phrase = tuple([token.lower for token in tokens[start - length : start]])
        limit = BEFORE.get(phrase)
        if limit is not None and not _tells_place(phrase, tokens[start - length - 1].lower):
            return length, limit
    return 0, UNLIMITED


def _tells_place(phrase: tuple[str, ...], before: str) -> bool:
    """Whether the phrase says where to, not how much: "climbed up to 4.8", "spread over 20 countries"."""
    return (phrase == _UP_TO and before in _MOVING) or (phrase == _OVER and before in _SPREAD)


def read_afterthought(tokens: Sequence[Token], end: int) -> Hedge:
    """Read the hedge that begins with the token *end*: "or more", "or so", "-odd", the sign of "5+"."""
    if tokens[end].lower in _FIRST_WORDS:
        for length in range(LONGEST_AFTER, 0, -1):
            limit = AFTER.get(tuple(token.lower for token in tokens[end : end + length]))
            if limit is not None:
                return Hedge(limit, end, end + length)
    return unhedged(end)
