"""Doers: the source has somebody else do what the claim says that one did, and speaks of that one too.

"Brisk won, beating Wenzel" does not have Wenzel win, though it has all the words. Whoever the source does not name may
have done it as well; so the claim's doer must stand in the very sentence, in another place, and be no other name of
whoever did it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.facing import Facing, face
from verifier.comparing.parties import Likeness, likeness
from verifier.comparing.predicates import is_one_word, plain
from verifier.comparing.roles import LIGHT, LOOSE_VERBS, MUTUAL, said, statements_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.chunks import read_clauses
from verifier.language.clauses import NONE, Clauses, Verb
from verifier.language.lexicon import derivations
from verifier.language.roles import Frame, Party, read_frames
from verifier.language.statement import NO_NAME, Statement
from verifier.language.subjects import agent_of
from verifier.language.verbs import Form
from verifier.language.word_classes import Part

BARELY: Final = 0.3  # of a party's words: from here on it may be that party
FOUND: Final = 0.5
ABOUT: Final = 0.6  # of the claim but for its doer, by rarity: the sentence tells of the same
FULL_NAME: Final = 2  # words
SKIPPED: Final = LIGHT | LOOSE_VERBS | MUTUAL
DEFINITE: Final = frozenset({"the", "this", "its", "their", "his", "her"})


def check_doers(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where somebody else of the same sentence did what the claim says."""
    statements = list(statements_of(alignment))
    for mine in map(plain, read_frames(claim)):
        if mine.stem in SKIPPED or not is_plainly_done(claim, mine):
            continue
        found = [one for statement in statements for one in _others(claim, mine, statement, statements)]
        if found and all(check is not None for check in found):
            return [check for check in found if check is not None][:1]
    return []


def _others(
    claim: Statement, mine: Frame, statement: Statement, passage: Sequence[Statement]
) -> Iterator[Check | None]:
    """Yield for each frame of the sentence with the claim's predicate a check, or None if it may bear that out."""
    like = likeness(claim, statement)
    facing = face(claim, statement)
    for theirs in map(plain, read_frames(statement)):
        if is_one_word(mine.stem, theirs.stem) or theirs.stem in derivations(mine.stem):
            is_known = _is_mentioned(claim, mine.doer, statement, theirs.doer, passage)
            is_another = is_known and _is_another(facing, mine, theirs, like)
            yield _differs(claim, mine, statement, theirs) if is_another else None


def _is_another(facing: Facing, mine: Frame, theirs: Frame, like: Likeness) -> bool:
    """Tell whether *theirs* is the same deed, done by somebody who is not the claim's doer."""
    if theirs.stem != mine.stem or not is_plainly_done(facing.statement, theirs):
        return False
    is_there = max(like.share(mine.doer, theirs.doer), like.presence(mine.doer, theirs.doer)) >= BARELY
    if is_there and not _is_relative(facing, mine.doer, theirs.doer):
        return False
    is_other_thing = like.is_mentioned(mine.done_to) and like.share(mine.done_to, theirs.done_to) < FOUND
    if mine.done_to.is_known and is_other_thing and not theirs.done_to.is_vague:
        return False
    rest = [
        position
        for position, word in enumerate(facing.claim.words)
        if word.token.start not in mine.doer.words and word.token.start != mine.at
    ]
    if rest and facing.share(rest) < ABOUT:
        return False
    return not _may_be_one(facing, mine.doer, theirs.doer)


def _is_mentioned(
    claim: Statement, mine: Party, statement: Statement, theirs: Party, passage: Sequence[Statement]
) -> bool:
    """Tell whether the sentence speaks of the claim's doer too; or another one does, where both parties are named."""
    if likeness(claim, statement).is_mentioned(mine):
        return True
    are_named = _is_named(claim, mine) and _is_named(statement, theirs)
    return are_named and any(likeness(claim, other).is_mentioned(mine) for other in passage)


def is_plainly_done(statement: Statement, frame: Frame) -> bool:
    """Tell whether the frame is a finite verb's, and its doer stands right before it, or behind "by".

    Verbs joined by "and" count, where that holds of the first of them.
    """
    if frame.is_noun or not frame.doer.is_known or not frame.doer.own:
        return False
    clauses = read_clauses(statement)
    number = next((number for number, verb in enumerate(clauses.verbs) if _at(clauses, verb) == frame.at), NONE)
    if number == NONE:
        return False
    if min(frame.doer.own) > frame.at:
        return agent_of(clauses, clauses.verbs[number].main) != NONE
    while number > 0 and clauses.parts[clauses.before(clauses.verbs[number].first)] is Part.AND:
        number -= 1
    verb = clauses.verbs[number]
    before = clauses.before(verb.first)
    is_finite = not verb.is_infinitive and (verb.form is not Form.ING or verb.has_auxiliary)
    is_beside = before >= 0 and clauses.tokens[before].start in frame.doer.words
    return is_finite and is_beside and not clauses.is_broken(before + 1, verb.first)


def _at(clauses: Clauses, verb: Verb) -> int:
    return clauses.tokens[verb.main].start


def _is_relative(facing: Facing, mine: Party, theirs: Party) -> bool:
    """Tell whether both are people of one family name and other first names: "Rosa Wallach", "Theo Wallach"."""
    names = [
        [word.token.lower for word in statement.words if word.token.start in party.own and word.name != NO_NAME]
        for statement, party in ((facing.claim, mine), (facing.statement, theirs))
    ]
    return all(len(name) == FULL_NAME for name in names) and names[0][0] != names[1][0] and names[0][1] == names[1][1]


def _may_be_one(facing: Facing, mine: Party, theirs: Party) -> bool:
    """Tell whether the source may mean the claim's doer by its own: by "the company", or in an apposition."""
    named = _is_named(facing.statement, theirs)
    if _is_named(facing.claim, mine) != named:
        first = min(theirs.own)
        before = [token.lower for token in facing.statement.tokens if token.start < first][-1:]
        return not named and bool(DEFINITE.intersection(before))
    return False


def _is_named(statement: Statement, party: Party) -> bool:
    return any(word.name != NO_NAME for word in statement.words if word.token.start in party.own)


def _differs(claim: Statement, mine: Frame, statement: Statement, theirs: Frame) -> Check:
    claimed, stated = said(claim, mine.doer), said(statement, theirs.doer)
    reason = f"the source has {stated} do so, the claim {claimed}"
    return Check(kind=CheckKind.ROLE, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)
