"""Hedges: the words before and after a number that bound it or blur it.

"nearly", "almost", "close to" are read as ABOUT: they name the figure that the writer rounded to, and a bound taken
from them would let "20" pass for "nearly 40". "just over" keeps its bound and is hedged as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.figure import Bound
from verifier.language.tokens import Token

LONGEST_PHRASE: Final = 4  # words
MOST_PHRASES: Final = 3  # "at least about just 50" has three


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a figure is limited; *start* and *end* are the tokens that the hedging words reach to."""

    bound: Bound
    hedged: bool
    start: int
    end: int


def _phrases(*phrases: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


_MORE = ("more", "greater", "higher", "larger", "bigger", "better", "longer", "older", "faster", "further")
_LESS = ("less", "fewer", "lower", "smaller", "shorter", "younger", "cheaper")
_ABOUT = _phrases(
    "about", "around", "approximately", "approx", "approx .", "roughly", "nearly", "almost", "some", "circa", "ca",
    "ca .", "c .", "estimated", "an estimated", "estimated at", "estimated to be", "close to", "near", "nearing",
    "approaching", "virtually", "practically", "something like", "in the region of", "in the order of",
    "on the order of",
    "not quite", "barely", "upto about", "~", "≈", "∼", "somewhere around", "and about",
)  # fmt: skip
_JUST_OVER = _phrases(
    "just over", "just above", "little over", "little more than", "slightly over", "slightly more than",
    "slightly above", "just more than", "marginally over",
)  # fmt: skip
_JUST_UNDER = _phrases(
    "just under", "just below", "little under", "little less than", "slightly under", "slightly less than",
    "slightly below", "just less than", "just shy of", "shy of", "just short of",
)  # fmt: skip
_MORE_THAN = _phrases(
    "over", "above", "exceeding", "exceeds", "exceeded", "exceed", "surpassing", "surpassed", "topping", "topped",
    "upwards of", "upward of", "in excess of", "north of", "beyond", ">", "well over", "well above", "far above",
    "more then", *(f"{word} than" for word in _MORE),
)  # fmt: skip
_LESS_THAN = _phrases("under", "below", "<", "sub -", "well under", "well below", *(f"{word} than" for word in _LESS))
_AT_LEAST = _phrases(
    "at least", "no less than", "no fewer than", "not less than", "not fewer than", "minimum of", "minimum",
    "as few as",
    "as little as", "≥", "> =", "at the very least", "starting at", "starting from", "not lower than", "no lower than",
)  # fmt: skip
_AT_MOST = _phrases(
    "up to", "at most", "no more than", "not more than", "as many as", "as much as", "maximum of", "maximum", "≤",
    "< =",
    "not exceeding", "not to exceed", "at the most", "no greater than", "no higher than", "not over", "upto",
    "no longer than",
    "no later than", "capped at", "limited to", "not above",
)  # fmt: skip
_NEUTRAL = _phrases(
    "just", "only", "a total of", "total of", "exactly", "precisely", "a mere", "a record", "fully", "even",
    "well", "a",
    "an average of", "a staggering", "a whopping", "a combined", "another", "an additional", "a further",
)  # fmt: skip
_BEFORE: Final = {
    phrase: reading
    for phrases, reading in (
        (_ABOUT, (Bound.ABOUT, True)),
        (_JUST_OVER, (Bound.MORE_THAN, True)),
        (_JUST_UNDER, (Bound.LESS_THAN, True)),
        (_MORE_THAN, (Bound.MORE_THAN, False)),
        (_LESS_THAN, (Bound.LESS_THAN, False)),
        (_AT_LEAST, (Bound.AT_LEAST, False)),
        (_AT_MOST, (Bound.AT_MOST, False)),
        (_NEUTRAL, (Bound.EXACTLY, False)),
    )
    for phrase in phrases
}
_UP_TO: Final = ("up", "to")
_MOVING: Final = frozenset(  # "climbed up to 4.8", "adds up to 4.8" tell where to, not how far at most
    (
        "add adds added adding sum sums summed "
        "back go goes going went gone climb climbs climbed climbing rise rises rose risen rising move moved inched "
        "inching jumped"
    ).split()
)
_OVER: Final = ("over",)
_SPREAD: Final = frozenset("spread spreads scattered distributed extend extends extended stretched stretches".split())
_LAST_WORDS: Final = frozenset(phrase[-1] for phrase in _BEFORE)
_OR_MORE = _phrases(
    "or more", "or above", "or over", "or higher", "or greater", "and above", "and over", "and up", "at least",
    "and more", "or longer", "or older", "or better", "and older", "minimum", "at a minimum", "+",
)  # fmt: skip
_OR_LESS = _phrases(
    "or less", "or fewer", "or below", "or under", "or lower", "and below", "and under", "at most", "or younger",
    "maximum", "at the most", "or shorter",
)  # fmt: skip
_OR_SO = _phrases("or so", "or thereabouts", "more or less")
_AFTER: Final = {
    phrase: reading
    for phrases, reading in (
        (_OR_MORE, (Bound.AT_LEAST, False)),
        (_OR_LESS, (Bound.AT_MOST, False)),
        (_OR_SO, (Bound.ABOUT, True)),
    )
    for phrase in phrases
}
_AFTER_STARTERS: Final = frozenset(phrase[0] for phrase in _AFTER)


def read_hedge(tokens: Sequence[Token], start: int, floor: int) -> Hedge:
    """Read the hedge that ends before the token *start*, looking no further left than the token *floor*.

    Several may be stacked ("at least about 50"): the firmest bound wins and the blur stays.
    """
    bound, hedged, begin, place = Bound.EXACTLY, False, start, start
    for _ in range(MOST_PHRASES):
        length, reading = _phrase_before(tokens, place, floor)
        if length == 0:
            break
        place -= length
        if reading[0] is Bound.EXACTLY:
            continue  # "just" and "a total of" belong to the figure only if a hedge stands before them
        begin = place
        hedged = hedged or reading[1]
        if bound in (Bound.EXACTLY, Bound.ABOUT):
            bound = reading[0]
    return Hedge(bound, hedged, begin, start)


def _phrase_before(tokens: Sequence[Token], start: int, floor: int) -> tuple[int, tuple[Bound, bool]]:
    if start <= floor or tokens[start - 1].lower not in _LAST_WORDS:
        return 0, (Bound.EXACTLY, False)
    longest = min(LONGEST_PHRASE, start - floor)
    for length in range(longest, 0, -1):
        phrase = tuple(token.lower for token in tokens[start - length : start])
        reading = _BEFORE.get(phrase)
        before = tokens[start - len(phrase) - 1].lower if start > len(phrase) else ""
        is_place = (phrase == _UP_TO and before in _MOVING) or (phrase == _OVER and before in _SPREAD)
        if reading is not None and not is_place:
            return length, reading
    return 0, (Bound.EXACTLY, False)


def read_afterthought(tokens: Sequence[Token], end: int) -> Hedge:
    """Read the hedge that begins with the token *end*: "or more", "or so", the sign of "5+"."""
    if tokens[end].lower in _AFTER_STARTERS:
        for length in range(3, 0, -1):
            reading = _AFTER.get(tuple(token.lower for token in tokens[end : end + length]))
            if reading is not None:
                return Hedge(*reading, end, end + length)
    return Hedge(Bound.EXACTLY, False, end, end)  # noqa: FBT003
