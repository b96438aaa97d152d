"""Attribution: the claim puts into one mouth what the source puts into another.

What a sentence tells behind a verb of saying or holding, up to the next such verb, is told by that verb's subject; what
stands before the first such verb as well ("…", said the mayor). "Ren said that politicians want it" has Ren tell it all
the same. A speaker whom the source does not name refutes nothing.
"""

from collections.abc import Sequence
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.facing import Facing, face
from verifier.comparing.parties import Likeness, likeness
from verifier.comparing.predicates import is_one_word
from verifier.comparing.roles import said, statements_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.roles import Frame, read_frames
from verifier.language.statement import Statement

# Verbs of saying and thinking: a source may use any of them for what the claim tells with another.
SAYING: Final = frozenset("say think believe argue claim warn insist state allege assert complain".split())
# Verbs of holding: each for itself.
HOLDING: Final = frozenset(
    "want wish hope fear oppose support welcome favour favor prefer doubt regret criticise criticize praise demand "
    "notice worry condemn blame attribute object call recommend".split()
)
TELLING: Final = SAYING | HOLDING
BETWEEN_EQUALS: Final = frozenset("while whereas but and though although".split())
ABOUT: Final = 0.6  # of what the claim has somebody say, by rarity: less, and the sentence tells of something else
SAME: Final = 0.3  # of a speaker's words: from here on it may be the same one


def check_attribution(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check, which differs where the source has somebody else say what the claim has one say."""
    mine = next((frame for frame in _telling(claim) if frame.doer.is_known), None)
    if mine is None:
        return []
    found = []
    for statement in statements_of(alignment):
        like, tellers = likeness(claim, statement), _telling(statement)
        at = _teller(face(claim, statement), mine, tellers)
        if at < 0 or not tellers[at].doer.is_known or not _are_alike(mine, tellers[at]):
            continue
        if any(_is_same(mine, outer, like) for outer in _around(statement, tellers, at)):
            return []
        found.append(_differs(claim, mine, statement, tellers[at]))
    return found[:1]


def _are_alike(mine: Frame, theirs: Frame) -> bool:
    """Tell whether the source may tell with its verb what the claim tells with its own."""
    return {mine.stem, theirs.stem} <= SAYING or is_one_word(mine.stem, theirs.stem)


def _around(statement: Statement, tellers: Sequence[Frame], at: int) -> list[Frame]:
    """Return the teller number *at*, and those before it that have it tell: with no "while" or "and" between them."""
    around = [tellers[at]]
    for outer in reversed(tellers[:at]):
        between = [token.lower for token in statement.tokens if outer.at < token.start < around[-1].at]
        if not BETWEEN_EQUALS.isdisjoint(between):
            break
        around.append(outer)
    return around


def _telling(statement: Statement) -> list[Frame]:
    """Return the frames of the verbs of saying and holding in *statement*, in order."""
    frames = [frame for frame in read_frames(statement) if not frame.is_noun and frame.stem in TELLING]
    return sorted(frames, key=lambda frame: frame.at)


def _teller(facing: Facing, mine: Frame, tellers: Sequence[Frame]) -> int:
    """Return the number of the teller that tells most of what the claim has told; -1 if none does."""
    claim, statement = facing.claim, facing.statement
    content = [
        position
        for position, word in enumerate(claim.words)
        if word.token.start != mine.at and word.token.start not in mine.doer.words
    ]
    if not content or not tellers or facing.share(content) < ABOUT:
        return -1
    weights = [0.0] * len(tellers)
    for position in content:
        for place in facing.best_answers(position)[:1]:
            weights[_behind(tellers, statement.words[place].token.start)] += claim.words[position].weight
    return max(range(len(tellers)), key=lambda number: weights[number])


def _behind(tellers: Sequence[Frame], place: int) -> int:
    """Return the number of the last teller before *place*, or of the first one."""
    return max(sum(frame.at <= place for frame in tellers) - 1, 0)


def _is_same(mine: Frame, theirs: Frame, like: Likeness) -> bool:
    """Tell whether both are told by one, or by somebody of theirs; where the source names nobody, that is so."""
    if not theirs.doer.is_known:
        return True
    return max(like.share(mine.doer, theirs.doer), like.share_of_names(mine.doer, theirs.doer)) >= SAME


def _differs(claim: Statement, mine: Frame, statement: Statement, theirs: Frame) -> Check:
    claimed, stated = said(claim, mine.doer), said(statement, theirs.doer)
    reason = f"the source has {stated} say so, the claim {claimed}"
    return Check(kind=CheckKind.ATTRIBUTION, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)
