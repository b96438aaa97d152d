"""Roles: does the source say the same of the same, or has the claim swapped who did it to whom?

The frames of claim and source are compared where their predicates say the same. The claim is contradicted where two
parties have changed places, or where one has taken the other's place and the source leaves its own open ("it bought
Honor"). A frame of the source that bears the claim's out settles the matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.companions import exchanged_companions
from verifier.comparing.parties import Likeness, likeness
from verifier.comparing.predicates import as_giving, is_one_word, is_same_theme, is_transfer, plain
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.roles import Frame, Party, read_frames
from verifier.language.statement import Statement

SPEAKS_OF_IT: Final = 0.5  # of the claim's words: below, nothing is refuted anyway
FOUND: Final = 0.5  # of a party's words: it is that party
SURELY: Final = 0.6
BARELY: Final = 0.3
CLEARER: Final = 0.2  # by how much the other place must fit better
# Verbs whose parties do the same to one another.
MUTUAL: Final = frozenset(
    "agree meet merge marry cooperate compete talk negotiate partner trade discuss clash differ match resemble equal "
    "tie ally debate agreement meeting merger cooperation talks negotiation partnership relation".split()
)
LIGHT: Final = frozenset("have do be go come include contain comprise remain become seem say".split())
LOOSE_VERBS: Final = frozenset("make take keep get bring set let".split())  # tell only where both parties changed
TARGETS: Final = frozenset({"", "on", "against", "to", "into", "of", "at"})  # lead to what a direct object is elsewhere
LEVEL: Final = frozenset({"with", "between", "alongside"})  # who meets with whom tells nothing
CIRCUMSTANCES: Final = frozenset(
    "after before since during until as amid despite at under within per because by without through around".split()
)
TAKEN_FROM: Final = frozenset({"from", "against", "into", "to", "on"})
LOOSE: Final = frozenset({"in", "at", "of", "for", "from", "as", "like"})  # tie to nouns what is no party


@dataclass(frozen=True, slots=True)
class Swap:
    """Two parties of the claim, of which the source says the reverse; *other* may be nobody."""

    doer: Party
    other: Party


@dataclass(frozen=True, slots=True)
class Rival:
    """A frame of the claim and one of the source that speak of one matter, *is_one_word* if by one predicate.

    Where both tell of something that changes hands, they are read as giving (*is_transfer*).
    """

    mine: Frame
    theirs: Frame
    is_one_word: bool
    is_transfer: bool


def check_roles(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where two parties have changed places; else nothing."""
    if alignment.matter(()) < SPEAKS_OF_IT:
        return []
    mine = [plain(frame) for frame in read_frames(claim)]
    for statement in statements_of(alignment):
        theirs = [plain(frame) for frame in read_frames(statement)]
        like = likeness(claim, statement)
        listed = (Swap(*parties) for parties in exchanged_companions(claim, statement, like))
        swap = next(chain(swaps(mine, theirs, like), listed), None)
        if swap is not None:
            return [_differs(claim, swap)]
    return []


def statements_of(alignment: Alignment) -> Iterator[Statement]:
    """Yield the sentences of the passage that answer the claim, each once and in order."""
    seen: dict[int, Statement] = {}
    for link in alignment.links:
        if link.place is not None and not link.place.is_context:
            seen.setdefault(id(link.place.statement), link.place.statement)
    yield from seen.values()


def swaps(mine: Sequence[Frame], theirs: Sequence[Frame], like: Likeness) -> Iterator[Swap]:
    """Yield the pairs of parties that the claim's frames and the source's have the other way round."""
    for frame in mine:
        rivals = [rival for other in theirs if (rival := _rival(frame, other, like)) is not None]
        for rival in rivals:
            yield from _exchanges(rival, like)
        if any(_agrees(rival, like) for rival in rivals):
            continue
        for rival in rivals:
            yield from _swaps_of(rival, like)
    yield from _crossed(mine, theirs, like)


def _rival(mine: Frame, theirs: Frame, like: Likeness) -> Rival | None:
    """Return the two frames, read alike, if they speak of one matter; None if they do not."""
    is_one = is_one_word(mine.stem, theirs.stem)
    if is_transfer(mine) and is_transfer(theirs):
        given, taken = as_giving(mine), as_giving(theirs)
        return Rival(given, taken, is_one, is_transfer=True) if is_one or is_same_theme(given, taken, like) else None
    return Rival(mine, theirs, is_one, is_transfer=False) if is_one else None


def _places(frame: Frame) -> list[tuple[str, Party]]:
    """Return everything in a frame but its doer, by preposition; circumstances aside."""
    others = [(case, party) for case, party in frame.others if case not in CIRCUMSTANCES]
    return [place for place in (("", frame.done_to), *others) if place[1].is_known]


def _agrees(rival: Rival, like: Likeness) -> bool:
    """Tell whether the source's frame has a party of the claim where the claim has it; the doer, if the claim tells."""
    mine, theirs = rival.mine, rival.theirs
    if mine.doer.is_known:
        here = like.share(mine.doer, theirs.doer) if theirs.doer.is_known else 0.0
        there = max((like.share(mine.doer, party) for _, party in _places(theirs)), default=0.0)
        return here >= FOUND and here > there
    pairs = product(_places(mine)[mine.done_to.is_known :], _places(theirs))
    return any(one[0] == other[0] and like.share(one[1], other[1]) >= FOUND for one, other in pairs)


def _swaps_of(rival: Rival, like: Likeness) -> Iterator[Swap]:
    mine, theirs = rival.mine, rival.theirs
    if mine.stem in MUTUAL or mine.stem in LIGHT:
        return
    for place in _places(mine):
        is_swapped = any(_is_swapped(mine, theirs, place, there, like) for there in _places(theirs))
        if is_swapped or _is_displaced(rival, place, like):
            yield Swap(mine.doer, place[1])


def _exchanges(rival: Rival, like: Likeness) -> Iterator[Swap]:
    """Yield the parties beside the doer that have changed places."""
    for one, other in combinations(_places(rival.mine), 2):
        if _is_exchanged(one, other, rival.theirs, like):
            yield Swap(one[1], other[1])


def _is_displaced(rival: Rival, place: tuple[str, Party], like: Likeness) -> bool:
    """Tell whether one party stands in the source where the claim has the other, though not the other way round."""
    mine, theirs = rival.mine, rival.theirs
    if not rival.is_one_word and rival.is_transfer:
        return _is_receiver_given(mine, theirs, like) or _is_received(rival, place, like)
    if (
        not LOOSE_VERBS.isdisjoint({mine.stem, theirs.stem})
        or mine.is_agent
        or theirs.is_agent
        or (mine.is_noun and place[0] in LOOSE)
    ):
        return False
    if mine.doer.is_known:
        is_theme = rival.is_transfer and place[0] == ""
        return _is_out_of_place(mine, theirs, place, like) or (
            not is_theme and _is_elsewhere_the_doer(mine, theirs, place, like)
        )
    return _is_received(rival, place, like)


def _is_received(rival: Rival, place: tuple[str, Party], like: Likeness) -> bool:
    """Tell whether the claim's receiver is the source's giver of the same thing."""
    if not rival.is_transfer or place[0] != "to":
        return False
    is_theme = like.presence(rival.mine.done_to, rival.theirs.done_to) >= FOUND
    return is_theme and _is_elsewhere_the_doer(rival.mine, rival.theirs, place, like)


def _is_swapped(mine: Frame, theirs: Frame, here: tuple[str, Party], there: tuple[str, Party], like: Likeness) -> bool:
    """Tell whether doer and other party have changed places."""
    if here[0] in LEVEL and there[0] in {*LEVEL, ""}:  # "signed with Yamaha", "signed by Yamaha"
        return False
    return _is_moved(mine.doer, theirs.doer, there[1], like) and _is_moved(here[1], there[1], theirs.doer, like)


def _is_moved(party: Party, same_place: Party, other_place: Party, like: Likeness) -> bool:
    """Tell whether the claim's party stands in the source's other place, by all its words or by its names."""
    if not other_place.is_known:
        return False
    there, here = like.share(party, other_place), like.share(party, same_place)
    by_words = there >= FOUND and there >= here + CLEARER
    there, here = like.share_of_names(party, other_place), like.share_of_names(party, same_place)
    return by_words or (there >= FOUND and there >= here + CLEARER)


def _is_out_of_place(mine: Frame, theirs: Frame, here: tuple[str, Party], like: Likeness) -> bool:
    """Tell whether the claim's doer is the source's done-to, and the source does not tell of another doer."""
    if like.presence(mine.doer, theirs.doer) >= BARELY:
        return False
    if theirs.doer.is_known and like.presence(here[1], theirs.doer) < BARELY:
        return False
    is_mentioned = theirs.doer.is_vague or like.is_named(here[1]) or like.is_mentioned(here[1])
    for case, party in _places(theirs):
        is_like_place = case == here[0] or (here[0] == "" and case in TARGETS)
        is_loose = theirs.is_noun and case in LOOSE
        if not is_like_place or case in LEVEL or is_loose or like.share(mine.doer, party) < SURELY or not is_mentioned:
            continue
        is_whole = like.is_named(mine.doer) and not like.is_named(here[1])
        if is_whole or like.presence(here[1], party) < BARELY:
            return True
    return False


def _is_elsewhere_the_doer(mine: Frame, theirs: Frame, here: tuple[str, Party], like: Likeness) -> bool:
    """Tell whether the source's doer is the claim's other party, and the claim's doer has no part in it."""
    case, party = here
    if case in LEVEL or (case and case not in TAKEN_FROM):
        return False
    if not theirs.doer.is_known or like.share(party, theirs.doer) < SURELY:
        return False
    if mine.is_noun and theirs.is_noun and not _places(theirs):
        return False  # in "Arctic projects" the Arctic may be where they are
    if any(like.presence(party, other) >= BARELY for _, other in _places(theirs)):
        return False
    if mine.doer.is_known and like.presence(mine.doer, theirs.doer) >= BARELY:
        return False
    return bool(case) or theirs.done_to.is_known or theirs.done_to.is_vague


def _is_receiver_given(mine: Frame, theirs: Frame, like: Likeness) -> bool:
    """Tell whether what the claim has given is whom the source has given something: "buy A" and "sell itself to A"."""
    receivers = [[party for case, party in _places(frame) if case == "to"] for frame in (mine, theirs)]
    if not (receivers[0] and receivers[1] and like.is_named(mine.done_to) and theirs.done_to.is_vague):
        return False
    is_given = like.share(mine.done_to, receivers[1][0]) >= SURELY
    return is_given and like.presence(receivers[0][0], receivers[1][0]) < BARELY


def _is_exchanged(one: tuple[str, Party], other: tuple[str, Party], theirs: Frame, like: Likeness) -> bool:
    """Tell whether two parties beside the doer have changed places: "from A to B" and "from B to A"."""
    if one[0] == other[0]:
        return False
    for first, second in product(_places(theirs), repeat=2):
        if (first[0], second[0]) == (one[0], other[0]):
            moved = _is_moved(one[1], first[1], second[1], like) and _is_moved(other[1], second[1], first[1], like)
            if moved:
                return True
    return False


def _crossed(mine: Sequence[Frame], theirs: Sequence[Frame], like: Likeness) -> Iterator[Swap]:
    """Yield the doers of two things that the source says of each other: "A makes what B sells"."""
    known = [frame for frame in mine if like.is_named(frame.doer)]
    for one, other in combinations(known, 2):
        first = [rival for frame in theirs if (rival := _rival(one, frame, like)) is not None]
        second = [rival for frame in theirs if (rival := _rival(other, frame, like)) is not None]
        if any(_agrees(rival, like) for rival in (*first, *second)):
            continue
        for here, there in product(first, second):
            first_doer, second_doer = here.theirs.doer, there.theirs.doer
            is_moved = _is_moved(one.doer, first_doer, second_doer, like) and _is_moved(
                other.doer, second_doer, first_doer, like
            )
            if here.theirs.at != there.theirs.at and is_moved:
                yield Swap(one.doer, other.doer)


def is_turned(claim: Statement, link: Link) -> bool:
    """Tell whether the parties of two converse words have changed places, so that both sides say the same.

    "A sold it to B" and "B bought it from A" do; so do "A lost to B" and "B beat A".
    """
    if link.place is None:
        return False
    statement = link.place.statement
    mine = [frame for frame in read_frames(claim) if frame.at == link.word.token.start]
    theirs = [frame for frame in read_frames(statement) if frame.at == link.place.word.token.start]
    like = likeness(claim, statement)
    return any(_is_reverse(one, other, like) for one, other in product(mine, theirs))


def _is_reverse(mine: Frame, theirs: Frame, like: Likeness) -> bool:
    """Tell whether each side's doer is the other's other party."""
    forth = max((like.share(mine.doer, party) for _, party in _places(theirs)), default=0.0)
    back = max((like.share(party, theirs.doer) for _, party in _places(mine)), default=0.0)
    return mine.doer.is_known and forth >= FOUND and back >= FOUND


def _differs(claim: Statement, swap: Swap) -> Check:
    parties = sorted((swap.doer, swap.other), key=lambda party: min(party.own or party.attached, default=0))
    one, other = (said(claim, party) for party in parties)
    if one and other:
        reason = f"the source has {one} and {other} the other way round"
        claimed, stated = f"{one} … {other}", f"{other} … {one}"
    else:
        claimed, stated = one or other, ""
        reason = f"the source gives {claimed} the other part in it"
    return Check(kind=CheckKind.ROLE, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)


def said(statement: Statement, party: Party) -> str:
    """Return the party as the statement writes it, possessors aside where it has words of its own; empty for nobody."""
    words = party.own or party.attached
    tokens = [token for token in statement.tokens if token.start in words]
    return statement.text[tokens[0].start - statement.start : tokens[-1].end - statement.start] if tokens else ""
