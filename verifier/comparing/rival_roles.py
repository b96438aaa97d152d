"""Roles of rivals: a name that has the claim's name's part in what the same predicate says.

"Tried to sell itself to Cisco" is answered by "its attempt to sell itself to the US telecommunications firm Motorola",
however far the name stands from the verb.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from verifier.comparing.mentions import KEPT, Named
from verifier.comparing.parties import likeness
from verifier.comparing.predicates import is_one_word, plain
from verifier.comparing.rivals import Field, Rival
from verifier.language.roles import NOBODY, Frame, Party, read_frames
from verifier.language.statement import Statement

SAME_PARTY: Final = 0.5  # of another party's words: then two predicates of one word tell of one thing
LIGHT: Final = frozenset("have do be go come include contain comprise remain become seem say make take get".split())


def in_role(field: Field, named: Named, *, is_known: bool) -> Rival | None:
    """Return the rival that has the part of *named* in what a predicate of the claim says; None where there is none.

    Where the name *is_known* from elsewhere in the passage, another part must be the same as well, as far as is told.
    """
    starts = frozenset(link.word.token.start for link in named.telling)
    roles = [
        (frame, case) for frame in plain_frames(field.claim) for case, party in _places(frame) if starts & party.own
    ]
    if not roles:
        return None
    for statement, names in field.unclaimed.values():
        for theirs in plain_frames(statement) if names else ():
            for mine, case in roles:
                if is_one_word(mine.stem, theirs.stem):
                    found = _of_part(field, named, statement, (mine, theirs), case)
                    if found is None:
                        continue
                    is_open = is_known and (mine.is_noun or theirs.is_noun)
                    if _are_parties_alike(field, statement, (mine, theirs), case, otherwise=not is_open):
                        return found
    return None


def _of_part(field: Field, named: Named, statement: Statement, frames: tuple[Frame, Frame], case: str) -> Rival | None:
    """Return the rival that is the same party in the source's frame, unless that sentence has the claim's name too."""
    own = dict(_places(frames[1])).get(case, NOBODY).own
    if not own or named.is_said_in(statement):
        return None
    for name in field.rivals(named, statement):
        is_head = name.last == len(statement.tokens) or statement.tokens[name.last].start not in own
        if is_head and statement.tokens[name.last - 1].start in own:
            return Rival(statement, name)
    return None


def _are_parties_alike(
    field: Field, statement: Statement, frames: tuple[Frame, Frame], case: str, *, otherwise: bool
) -> bool:
    """Tell whether another party of two frames is the same, so that they tell of one thing; *otherwise* without any."""
    mine, theirs = frames
    parts = dict(_places(theirs))
    others = [(party, parts[other]) for other, party in _places(mine) if other != case and other in parts]
    others = [(here, there) for here, there in others if there.is_known]
    if not others:
        return otherwise
    like = likeness(field.claim, statement)
    return any(like.share(here, there) >= SAME_PARTY for here, there in others)


@lru_cache(maxsize=KEPT)
def plain_frames(statement: Statement) -> tuple[Frame, ...]:
    """Return the frames of a statement that tell something, with inverse verbs turned round."""
    return tuple(frame for frame in map(plain, read_frames(statement)) if frame.stem not in LIGHT)


def _places(frame: Frame) -> Iterator[tuple[str, Party]]:
    """Yield the parties of a frame by their place: the doer, the done-to and the others by preposition."""
    places = (("doer", frame.doer), ("", frame.done_to), *frame.others)
    yield from ((case, party) for case, party in places if party.words)
