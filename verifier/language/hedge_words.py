"""Hedge words: the phrases before and after a number that bound it or blur it, with what each of them says.

"nearly", "almost", "close to" are ABOUT: they name the figure that the writer rounded to, and a bound taken from them
would let "20" pass for "nearly 40". "just over" keeps its bound and is hedged as well.
"""

from typing import Final, NamedTuple

from verifier.domain.figure import Bound


class Limit(NamedTuple):
    """What a phrase says of a figure: its bound, and whether it is blurred as well."""

    bound: Bound
    hedged: bool = False


UNLIMITED: Final = Limit(Bound.EXACTLY)

_BEFORE: Final = {
    Limit(Bound.ABOUT, hedged=True): """
        about, around, approximately, approx, approx ., roughly, nearly, almost, some, circa, ca, ca ., c ., estimated,
        an estimated, estimated at, estimated to be, close to, close on, near, nearing, approaching, virtually,
        practically, something like, in the region of, in the order of, on the order of, in the neighborhood of,
        in the neighbourhood of, in the vicinity of, somewhere around, getting on for, nigh on, just about, not quite,
        barely, upto about, ~, ≈, ∼""",
    Limit(Bound.MORE_THAN, hedged=True): """
        just over, just above, just more than, little over, little more than, slightly over, slightly above,
        slightly more than, marginally over, marginally more than, a bit over, a bit more than, a shade over,
        a fraction over, a touch over""",
    Limit(Bound.LESS_THAN, hedged=True): """
        just under, just below, just less than, just fewer than, little under, little less than, slightly under,
        slightly below, slightly less than, marginally under, marginally less than, a bit under, a bit less than,
        a shade under, a fraction under, a touch under, shy of, just shy of, just short of""",
    Limit(Bound.MORE_THAN): """
        over, above, well over, well above, far above, comfortably over, comfortably above, beyond, exceeding, exceeds,
        exceeded, exceed, far exceeding, surpassing, surpassed, topping, topped, upwards of, upward of, in excess of,
        well in excess of, north of, >, more then, more than, greater than, higher than, larger than, bigger than,
        better than, longer than, older than, faster than, further than""",
    Limit(Bound.LESS_THAN): """
        under, below, well under, well below, far below, <, sub -, less than, fewer than, lower than, smaller than,
        shorter than, younger than, cheaper than""",
    Limit(Bound.AT_LEAST): """
        at least, at the very least, no less than, no fewer than, not less than, not fewer than, no lower than,
        not lower than, minimum, minimum of, a minimum of, as few as, as little as, as low as, starting at,
        starting from, ≥, > =""",
    Limit(Bound.AT_MOST): """
        up to, upto, at most, at the most, no more than, not more than, as many as, as much as, as high as, maximum,
        maximum of, a maximum of, not exceeding, not to exceed, no greater than, no higher than, no longer than,
        no later than, not over, not above, capped at, limited to, a cap of, ≤, < =""",
    UNLIMITED: """
        a, just, only, exactly, precisely, fully, even, well, a total of, total of, a mere, a record, an average of,
        a staggering, a whopping, a combined, another, an additional, a further""",
}
_AFTER: Final = {
    Limit(Bound.AT_LEAST): """
        or more, or above, or over, or higher, or greater, or longer, or older, or better, and above, and over, and up,
        and more, and older, and upwards, and counting, at least, minimum, at a minimum, +, - plus""",
    Limit(Bound.AT_MOST): """
        or less, or fewer, or below, or under, or lower, or younger, or shorter, and below, and under, at most,
        at the most, maximum""",
    Limit(Bound.ABOUT, hedged=True): "or so, or thereabouts, more or less, give or take, odd, - odd, ish, - ish",
}


def _by_phrase(table: dict[Limit, str]) -> dict[tuple[str, ...], Limit]:
    return {tuple(phrase.split()): limit for limit, cell in table.items() for phrase in cell.split(",")}


BEFORE: Final = _by_phrase(_BEFORE)
AFTER: Final = _by_phrase(_AFTER)
LONGEST_AFTER: Final = max(map(len, AFTER))
