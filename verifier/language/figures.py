"""Figures: all quantities of one sentence, in order, as values that can be compared.

The sentence is cut into tokens once. From each token that can begin a quantity the readers are tried: multiples,
shares, ordinals, lengths, and amounts with their currency or unit. Amounts are paired into ranges, then bounds, hedges
and the counted thing are added. Dates are left to :mod:`verifier.language.periods`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.ages import as_age
from verifier.language.amounts import Amount
from verifier.language.counted import read_counted
from verifier.language.dates import read_dates
from verifier.language.hedges import Hedge, read_afterthought, read_hedge, unhedged
from verifier.language.lengths import LENGTH_STARTERS, UNITS_OF_ONE, read_length, read_one
from verifier.language.multiples import MULTIPLE_STARTERS, read_multiple
from verifier.language.number_parts import PART_STARTERS
from verifier.language.numerals import INDEFINITE, MAGNITUDES, NUMBER_STARTERS, PARTS
from verifier.language.ordinals import ORDINAL_STARTERS, read_ordinal
from verifier.language.quantity import Quantity
from verifier.language.ranges import read_amounts
from verifier.language.shares import SHARE_STARTERS, read_share
from verifier.language.tokens import HYPHENS, NUMBER, OTHER, Token, hide, tokenize

_STARTERS: Final = (
    NUMBER_STARTERS
    | SHARE_STARTERS
    | MULTIPLE_STARTERS
    | ORDINAL_STARTERS
    | LENGTH_STARTERS
    | PART_STARTERS
    | INDEFINITE
)
_AFTER_INDEFINITE: Final = frozenset(MAGNITUDES) | frozenset(PARTS) | UNITS_OF_ONE | {"few"}
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_ORDINAL: Final = FigureKind.ORDINAL
_EXACTLY: Final = Bound.EXACTLY
_ABOUT: Final = Bound.ABOUT
_ARTICLES: Final = frozenset({"a", "an"})
_OF_OR_IN: Final = frozenset({"of", "in"})
_MEASURING: Final = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MEASURE})
_OF_MANY: Final = frozenset({FigureKind.PERCENT, FigureKind.DURATION})
_SPANS: Final = frozenset({"year", "quarter", "month", "week"})
_ON_OR_OVER: Final = frozenset({"on", "over", "-"})
_LASTING: Final = frozenset("for well just lasted lasts last took takes was is were are of after in".split())


def read_figures(sentence: str, offset: int = 0) -> list[Figure]:
    """Return the quantities of *sentence* in order, not overlapping, with *offset* added to their code points.

    What is read as a calendar period ("in 2019") is no figure; "2000 firms" and "2,000 firms" are. Vague numbers are
    ranges to the next name for a number: "hundreds of thousands" is about 100,000 to 1,000,000. A share of something
    is a PERCENT ("three fifths of" is 60 %), a cent a hundredth of its currency, and a basis point a hundredth of a
    percentage point.
    """
    tokens = tokenize(sentence)
    starts = [at for at, token in enumerate(tokens) if token.kind is NUMBER or token.lower in _STARTERS]
    if not any(_may_begin(tokens, at) for at in starts):
        return []
    hide(tokens, ((stretch.start, stretch.end) for stretch in read_dates(sentence)))
    figures: list[Figure] = []
    floor = 0
    for at in starts:
        if at >= floor and _may_begin(tokens, at):
            for quantity in _read_at(tokens, at, floor):
                figures.append(_figure(sentence, tokens, quantity, offset))
                floor = quantity.end
    return figures


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is worth a look: some are hidden, and most articles are followed by no "dozen" or "third"."""
    token = tokens[at]
    if token.kind is OTHER:
        return False
    return token.lower not in INDEFINITE or tokens[at + 1].lower in _AFTER_INDEFINITE


def _read_at(tokens: Sequence[Token], at: int, floor: int) -> list[Quantity]:
    """Read the quantities that begin with the token *at*, with their hedges and counted things."""
    if tokens[at].lower in LENGTH_STARTERS:
        return list(read_length(tokens, at))
    quantities = []
    for quantity in _found(tokens, at, floor):
        dressed = _dressed(tokens, quantity, floor)
        quantities.append(dressed)
        floor = dressed.end
    return quantities


def _found(tokens: Sequence[Token], at: int, floor: int) -> tuple[Quantity, ...]:
    """Return what the first reader finds that finds anything."""
    if tokens[at].kind is NUMBER:
        found = read_share(tokens, at) or read_ordinal(tokens, at)
    else:
        found = _found_in_words(tokens, at, floor)
    return found or tuple([_plain(amount) for amount in read_amounts(tokens, at, floor)])


def _found_in_words(tokens: Sequence[Token], at: int, floor: int) -> tuple[Quantity, ...]:
    """Return what begins with the word *at* and is more than a number in words."""
    word = tokens[at].lower
    found: tuple[Quantity, ...] = ()
    if word in MULTIPLE_STARTERS:
        found = read_multiple(tokens, at)
    if not found and word in SHARE_STARTERS:
        found = read_share(tokens, at)
    if not found and word in ORDINAL_STARTERS:
        found = read_ordinal(tokens, at)
    return read_one(tokens, at, floor) if not found and word in _ARTICLES else found


def _plain(amount: Amount) -> Quantity:
    hedged = amount.number.is_vague
    bound = _ABOUT if hedged else _EXACTLY
    return Quantity(
        amount.start, amount.end, amount.low, amount.high, amount.kind, amount.unit, amount.step, bound, hedged
    )


def _dressed(tokens: Sequence[Token], quantity: Quantity, floor: int) -> Quantity:
    """Add the bound that stands before or after the quantity, and the thing counted or measured."""
    if quantity.kind is _ORDINAL:
        return quantity
    hedge = read_hedge(tokens, quantity.start, floor)
    if quantity.kind is _DURATION and _means_during(tokens, hedge.start, quantity.start):
        hedge = unhedged(quantity.start)
    elif hedge.start == quantity.start:
        hedge = read_afterthought(tokens, quantity.end)
    end = max(hedge.end, quantity.end)
    counted = _counted(tokens, quantity, end)
    quantity = quantity._replace(counted=counted) if counted else as_age(tokens, quantity)
    return _limited(quantity, hedge) if hedge.is_limiting else quantity


def _limited(quantity: Quantity, hedge: Hedge) -> Quantity:
    """Return the quantity with the bound and blur of *hedge*, and its words."""
    bound, hedged = hedge.limit
    start, end = min(hedge.start, quantity.start), max(hedge.end, quantity.end)
    return quantity._replace(start=start, end=end, bound=bound, hedged=hedged or quantity.hedged)


def _means_during(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "over five years" tells when, not how long: only "for over five years" bounds it."""
    return end - start == 1 and tokens[start].lower == "over" and tokens[start - 1].lower not in _LASTING


def _counted(tokens: Sequence[Token], quantity: Quantity, at: int) -> tuple[str, ...]:
    """Read the thing counted, or for money and shares the thing measured: "in government grants", "of the cameras"."""
    token = tokens[at]
    if quantity.kind in _MEASURING and token.lower in _OF_OR_IN:
        return _measured(tokens, at)
    if token.lower == "of":
        return read_counted(tokens, at + 1)
    if token.lower in _SPANS and tokens[at + 1].lower in _ON_OR_OVER:  # 5 per cent year on year
        return ()
    many = quantity.kind in _OF_MANY or (quantity.kind is _COUNT and not quantity.low == quantity.high == 1)
    return read_counted(tokens, at + (token.text in HYPHENS and token.glued), plural=many)


def _measured(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """Read the thing measured: after "in" it has no article or capital ("in losses", not "in the north")."""
    if tokens[at].lower == "of":
        return read_counted(tokens, at + 1)
    noun = tokens[at + 1]
    return (
        read_counted(tokens, at + 1) if noun.text == noun.lower and noun.lower not in ("the", "a", "an", "its") else ()
    )


def _figure(sentence: str, tokens: Sequence[Token], quantity: Quantity, offset: int) -> Figure:
    start, end = tokens[quantity.start].start, tokens[quantity.end - 1].end
    return Figure.unchecked(
        start=start + offset,
        end=end + offset,
        low=_whole(quantity.low),
        high=_whole(quantity.high),
        kind=quantity.kind,
        unit=quantity.unit,
        bound=quantity.bound,
        hedged=quantity.hedged,
        step=_whole(quantity.step),
        counted=quantity.counted,
        text=sentence[start:end],
    )


def _whole(value: Decimal) -> Decimal:
    """Write a whole number without decimals: 7300000000, not 7300000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value
