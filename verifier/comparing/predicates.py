"""Predicates: do two frames speak of one matter, and can they be read alike?

Converses and verbs of giving and taking are turned into one: "A buys from B" is read as B giving to A, "A belongs to B"
as B owning A. Frames speak of one matter if their predicates are forms or synonyms of one word, or if both tell how the
same thing changes hands.
"""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from verifier.comparing.parties import Likeness
from verifier.language.lexicon import derivations, is_converse, opposites, synonyms
from verifier.language.roles import NOBODY, Frame, Party

GIVING: Final = frozenset(
    "sell supply lend give export pay provide send transfer invest deliver grant offer donate ship award divest".split()
)
TAKING: Final = frozenset(
    "buy acquire purchase borrow receive get obtain import take win order procure source secure".split()
)
GIVEN_TO: Final = ("to", "into", "in")
TAKEN_FROM: Final = ("from",)
ORDERED_FROM: Final = ("from", "with")  # "an order with TSMC", "a loan with a bank"
ORDERING: Final = frozenset({"order", "loan"})
# Verbs that say of one party what the first verb says of the other, with the preposition that leads to it.
INVERSE: Final = MappingProxyType({"belong": ("own", "to"), "work": ("employ", "for")})
TURNED: Final = MappingProxyType({"replace": ("with", "by"), "replacement": ("with", "by")})
THEME: Final = 0.4  # of what changes hands: then it is the same thing
SHARED_START: Final = 7  # letters: "misappropriate", "misappropriation"
_CACHED: Final = 1 << 14


def is_transfer(frame: Frame) -> bool:
    """Tell whether the predicate says that something changes hands."""
    return is_giving(frame) or is_taking(frame)


def as_giving(frame: Frame) -> Frame:
    """Return a transfer with the giver as its doer and the receiver under "to"."""
    if is_taking(frame):
        cases = ORDERED_FROM if frame.stem in ORDERING else TAKEN_FROM
        others = tuple(other for other in frame.others if other[0] not in cases)
        return replace(frame, doer=_place(frame, cases), others=(("to", frame.doer), *others))
    second = _place(frame, ("",))
    if second.words and frame.done_to.words:  # "paid the government 7 billion"
        rest = tuple(other for other in frame.others if other[0] != "")
        return replace(frame, done_to=second, others=(("to", frame.done_to), *rest))
    others = tuple(("to" if case in GIVEN_TO else case, party) for case, party in frame.others)
    owner = Party(frame.done_to.attached)
    return replace(frame, doer=frame.doer if frame.doer.words or frame.doer.is_vague else owner, others=others)


def plain(frame: Frame) -> Frame:
    """Return the frame with inverse verbs turned round; others are left alone."""
    if frame.stem in INVERSE:
        verb, case = INVERSE[frame.stem]
        owner = _place(frame, (case,))
        return replace(frame, stem=verb, doer=owner, done_to=frame.doer, others=()) if owner.words else frame
    if frame.stem in TURNED:
        substitute = _place(frame, TURNED[frame.stem])
        return replace(frame, doer=substitute, others=()) if substitute.words else frame
    if frame.stem == "put" and _place(frame, ("into",)).words:
        return replace(frame, stem="invest")
    return frame


def _place(frame: Frame, cases: tuple[str, ...]) -> Party:
    return next((party for case, party in frame.others if case in cases), NOBODY)


def is_giving(frame: Frame) -> bool:
    """Tell whether the predicate says that something goes from the doer to another."""
    return not is_taking(frame) and (frame.stem in GIVING or not GIVING.isdisjoint(derivations(frame.stem)))


def is_taking(frame: Frame) -> bool:
    """Tell whether the predicate says that something comes from another to the doer."""
    if frame.stem == "loan":
        return frame.is_noun and bool(_place(frame, ORDERED_FROM).words)
    return frame.stem in TAKING or not TAKING.isdisjoint(derivations(frame.stem))


def is_same_theme(mine: Frame, theirs: Frame, like: Likeness) -> bool:
    """Tell whether the same thing changes hands in both frames, as far as the source tells."""
    if theirs.done_to.is_vague:
        return True
    return mine.done_to.is_known and like.share(mine.done_to, theirs.done_to) >= THEME


@lru_cache(maxsize=_CACHED)
def is_one_word(mine: str, theirs: str) -> bool:
    """Tell whether two stems are forms or near synonyms of one word, also by way of a third.

    >>> is_one_word("depend", "reliance"), is_one_word("buy", "sell")
    (True, False)
    """
    if mine == theirs:
        return True
    if is_converse(mine, theirs) or theirs in opposites(mine):
        return False
    if len(mine) > SHARED_START and mine[:SHARED_START] == theirs[:SHARED_START]:
        return True
    family = derivations(mine) | {mine}
    near = family | {word for member in family for word in synonyms(member)}
    return theirs in near or not near.isdisjoint(derivations(theirs))
