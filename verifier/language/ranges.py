"""Ranges: two amounts that belong together, and what one of them lends the other.

"between four and six", "5–7 %" and "1 to 1.5 degrees" are ranges. "fell from 5 to 3 per cent" is a change: two
values, of which the first borrows the unit of the second. Either end of a change may itself be a range.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.amounts import Amount, no_amount, read_amount
from verifier.language.counted import counts_plural
from verifier.language.hedges import read_hedge
from verifier.language.tokens import DASHES, NUMBER, Token

_LOOK_BACK: Final = 12  # tokens before "from" in which a word of change may stand
_LONGEST_HEDGE: Final = 3  # words of "more than" and the like between the link and the second number
_LONGEST_PREFIX: Final = 5  # tokens of a currency before the second number
_LINKS: Final = frozenset({"to", "and", "or"})
_RANGING: Final = frozenset(
    "range ranges ranging ranged vary varies varying varied anywhere somewhere between cost costing estimates".split()
)
_CHANGING: Final = frozenset(
    (
        "rose rise rises rising risen raise raised raises raising fell fall falls falling fallen grew grow grows "
        "growing grown growth increase increased increases increasing decrease decreased decreases decreasing decline "
        "declined declines declining drop dropped drops dropping jump jumped jumps jumping climb climbed climbs "
        "climbing cut cuts cutting reduce reduced reduces reducing reduction up down slow slowed slowing revise "
        "revised revises revising lower lowered lowering expand expanded expanding expands plunged plummeted soared "
        "surged shrank shrunk shrink shrinking moved move moving went go goes going gone change changed changes "
        "changing doubled halved tripled slid slipped tumbled sank improved improve improving improvement accelerated "
        "narrowed widened extended shortened shifted swung upgraded downgraded dipped edged advanced gained lost "
        "trimmed boosted boost scaled quadrupled rebounded recovered added adds adding lifted lifts hiked hike "
        "slashed slumped bounced crept creeping inched eased strengthened weakened"
    ).split()
)


class _Link(Enum):
    NONE = auto()
    RANGE = auto()
    CHANGE = auto()
    STEP = auto()  # "rose 5 per cent to 7 per cent" is a change, "rose 5 to 7 per cent" a range
    LIST = auto()


_NONE: Final = _Link.NONE


def read_amounts(tokens: Sequence[Token], at: int, floor: int) -> tuple[Amount, ...]:
    """Read the amount at the token *at* and those linked to it: one amount, one range, two of either, or none."""
    first = _joined_by_dash(tokens, read_amount(tokens, at, floor))
    if first.end == first.start:
        return ()
    link, place = _link_after(tokens, first)
    if link is _NONE:
        return (first,)
    second = _side_at(tokens, place)
    if second.end == second.start:
        return (first,)
    if first.low != first.high:
        link = _Link.CHANGE  # about 14-18 mpg to 24
    elif link is _Link.STEP:
        shared = first.is_bare or second.number.is_scaled > first.number.is_scaled
        link = _Link.RANGE if shared else _Link.CHANGE
    third = _third(tokens, first, second) if link is _Link.CHANGE else no_amount(place)
    lent = _lend(tokens, first, second, _Link.RANGE if third.end > third.start else link)
    if third.end > third.start and len(lent) > 1:  # from 5 to 7 per cent to 3 to 5 per cent
        return _joined(*lent), third
    if link is _Link.RANGE and len(lent) > 1 and lent[0].low < lent[1].high:
        return (_joined(*lent),)
    return lent


def _third(tokens: Sequence[Token], first: Amount, second: Amount) -> Amount:
    """Read the side that a change goes to where *first* and *second* are one range; else nothing."""
    at = second.end
    if tokens[at].lower != "to" or first.low != first.high or second.low != second.high or first.low >= second.low:
        return no_amount(at)
    third = _side_at(tokens, at + 1)
    if tokens[third.end].lower != "to" or third.low != third.high:
        return third
    fourth = _side_at(tokens, third.end + 1)
    lent = _lend(tokens, third, fourth, _Link.RANGE) if fourth.end > fourth.start else (third,)
    return _joined(*lent) if len(lent) > 1 and lent[0].low < lent[1].high else third


def _joined_by_dash(tokens: Sequence[Token], first: Amount) -> Amount:
    """Join *first* with the amount after its dash: "5–7 %", "$5 million - $7 million"."""
    at = first.end
    dash, after = tokens[at], tokens[at + 1]
    if first.end == first.start or dash.text not in DASHES or dash.text == "—":
        return first
    if not (after.glued or dash.text == "–") or (after.glued and not dash.glued and dash.text != "–"):
        return first
    second = _amount_at(tokens, at + 1 if after.lower != "to" else at + 2)
    if second.end == second.start:
        return first
    lent = _lend(tokens, first, second, _Link.RANGE)
    return _joined(*lent) if len(lent) > 1 and lent[0].low < lent[1].high else first


def _link_after(tokens: Sequence[Token], first: Amount) -> tuple[_Link, int]:
    """Tell how the amount *first* is linked to what follows, and at which token that begins."""
    at = first.end
    word = tokens[at].lower
    if word not in _LINKS and tokens[at].text not in DASHES:
        return _NONE, at
    before = _word_before(tokens, first.start)
    if word == "to":
        return _direction(tokens, first.start, before), at + 1 + (
            tokens[at + 1].text in DASHES and tokens[at + 1].glued
        )
    if tokens[at].text in DASHES and tokens[at + 1].lower == "to":  # 5- to 10-year
        return _direction(tokens, first.start, before), at + 2
    if word == "or" or (word == "and" and before == "between"):
        return _Link.RANGE, at + 1
    if word == "and":
        return _Link.LIST, at + 1
    return _NONE, at


def _word_before(tokens: Sequence[Token], start: int) -> str:
    """The word before *start*, past hedges of one word ("between about 5 and 7")."""
    before = tokens[start - 1].lower
    return (
        tokens[start - 2].lower if before in ("about", "around", "roughly", "approximately", "some", "the") else before
    )


def _direction(tokens: Sequence[Token], start: int, before: str) -> _Link:
    """Tell "ranging from 5 to 7" from "fell from 7 to 5"; without "from", "5 to 7" is a range."""
    if before != "from":
        words = {token.lower for token in tokens[max(0, start - 3) : start]}
        return _Link.STEP if before == "by" or words & _CHANGING else _Link.RANGE
    words = {token.lower for token in tokens[max(0, start - _LOOK_BACK) : start]}
    if words & _RANGING:
        return _Link.RANGE
    return _Link.CHANGE if words & _CHANGING else _Link.RANGE


def _side_at(tokens: Sequence[Token], place: int) -> Amount:
    """Read the amount or range that begins with the token *place*, or after a hedge that begins there.

    Of "to about 33-35 billion" it is the range; where nothing begins there, the result ends where it starts.
    """
    for skipped in range(_LONGEST_HEDGE + 1):
        side = _amount_at(tokens, place + skipped)
        if side.end > side.start:
            adjoins = side.start == place or read_hedge(tokens, side.start, place).start == place
            return _joined_by_dash(tokens, side) if adjoins else no_amount(place)
    return no_amount(place)


def _amount_at(tokens: Sequence[Token], place: int) -> Amount:
    """Read the amount that begins with the token *place*, be it a number or the sign of a currency before it."""
    first = read_amount(tokens, place, place)
    if first.end > first.start or tokens[place].kind is NUMBER:
        return first
    for at in range(place + 1, place + _LONGEST_PREFIX):
        if tokens[at].kind is NUMBER:
            amount = read_amount(tokens, at, place)
            return amount if amount.end > amount.start else first
    return first


def _lend(tokens: Sequence[Token], first: Amount, second: Amount, link: _Link) -> tuple[Amount, ...]:
    """Let a bare amount borrow the unit or magnitude of the other; only the first if they do not belong together."""
    if first.kind is second.kind and first.unit == second.unit:
        return _scaled_like(first, second), second
    if first.is_bare and (second.number.is_scaled or not first.number.is_scaled):
        return _scaled_like(first, second)._replace(kind=second.kind, unit=second.unit).scaled(second.factor), second
    borrows = link in (_Link.RANGE, _Link.CHANGE) and first.kind is not FigureKind.MULTIPLE
    if second.is_bare and borrows and not counts_plural(tokens, second.end):  # not "grew 5 per cent to 300 firms"
        return _scaled_like(first, second), second._replace(kind=first.kind, unit=first.unit).scaled(first.factor)
    return (first,)


def _scaled_like(first: Amount, second: Amount) -> Amount:
    """Let "5" in "5 to 7 million" be five million; in "200 to 4 million" it stays 200."""
    by = second.number.scale
    if by > 1 and not first.number.is_scaled and first.number.low * by <= second.number.low:
        return first.scaled(by)
    return first


def _joined(first: Amount, second: Amount) -> Amount:
    """Return the range from *first* to *second*, with the magnitude and unit of the second."""
    return second._replace(start=first.start, low=first.low, step=min(first.step, second.step))
