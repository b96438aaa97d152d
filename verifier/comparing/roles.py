"""Roles: does the source say the same of the same, or has the claim swapped who did it to whom?

Two names that the claim and one sentence of the source share are compared by who does, on either side, what a shared verb
says, and by the prepositions that govern them. Only a full swap differs; everything less is left alone. Where the verbs
are converses ("bought" and "sold"), it is the other way round: then a swap is what makes them agree.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.lexicon import is_converse
from verifier.language.names import Name
from verifier.language.roles import Frame, frame_of, preposition_of
from verifier.language.statement import NO_NAME, Statement

# Prepositions that say the contrary of one another when two names change places.
WAYS: Final = frozenset({"from", "to", "into", "by", "than", "against", "onto"})
NOT_VERBS: Final = ("ing", "ion", "ment", "est", "er", "ly", "ness", "ity")


def check_roles(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where two shared names have changed places; else nothing."""
    for statement in statements_of(alignment):
        shared = shared_names(claim, statement, alignment)
        for one, other in combinations(shared, 2):
            if _swapped_prepositions(claim, statement, (one, other), shared):
                return [_differs(claim.names[one], claim.names[other])]
        for link in alignment.links:
            if link.place is not None and link.place.statement is statement:
                mine, theirs = frames(claim, link, shared)
                if is_contrary(link, mine, theirs):
                    return [_differs(claim.names[mine.doer], claim.names[mine.done_to])]
    return []


def statements_of(alignment: Alignment) -> Iterator[Statement]:
    """Yield the sentences of the passage that answer the claim, each once and in order."""
    seen: dict[int, Statement] = {}
    for link in alignment.links:
        if link.place is not None and not link.place.is_context:
            seen.setdefault(id(link.place.statement), link.place.statement)
    yield from seen.values()


def shared_names(claim: Statement, statement: Statement, alignment: Alignment) -> dict[int, int]:
    """Return, for the number of each name of the claim, the number of the one name of *statement* that answers it."""
    answers: dict[int, set[int]] = {}
    for link in alignment.links:
        if link.place is None or link.place.statement is not statement or not link.is_core:
            continue
        if link.word.name != NO_NAME and link.place.word.name != NO_NAME:
            answers.setdefault(link.word.name, set()).add(link.place.word.name)
    single = {mine: next(iter(theirs)) for mine, theirs in answers.items() if len(theirs) == 1}
    return {mine: theirs for mine, theirs in single.items() if list(single.values()).count(theirs) == 1}


def frames(claim: Statement, link: Link, shared: Mapping[int, int]) -> tuple[Frame, Frame]:
    """Return who does what to whom at both ends of a link, both in the numbers of the claim's names."""
    nobody = Frame(NO_NAME, NO_NAME)
    if link.place is None or link.word.name != NO_NAME or link.place.word.name != NO_NAME:
        return nobody, nobody
    statement = link.place.statement
    if not (looks_like_verb(claim, link.word.index) or looks_like_verb(statement, link.place.word.index)):
        return nobody, nobody
    mine = frame_of(claim.text, claim.tokens, claim.names, link.word.index)
    theirs = frame_of(statement.text, statement.tokens, statement.names, link.place.word.index)
    back = {number: name for name, number in shared.items()}
    return mine, Frame(back.get(theirs.doer, NO_NAME), back.get(theirs.done_to, NO_NAME), theirs.case)


def is_contrary(link: Link, mine: Frame, theirs: Frame) -> bool:
    """Tell whether two frames cannot both hold: swapped at one verb, or equal at two converse ones."""
    if not (mine.is_full and theirs.is_full) or link.place is None:
        return False
    if link.is_core:
        return mine.case == theirs.case and (mine.doer, mine.done_to) == (theirs.done_to, theirs.doer)
    converse = is_converse(link.word.token.stem, link.place.word.token.stem)
    return link.kind is LinkKind.OPPOSITE and converse and mine == theirs


def _swapped_prepositions(
    claim: Statement, statement: Statement, pair: tuple[int, int], shared: Mapping[int, int]
) -> bool:
    """Tell whether two names have exchanged their prepositions: "from A to B" and "from B to A"."""
    mine = [preposition_of(claim.tokens, claim.names[number].first) for number in pair]
    theirs = [preposition_of(statement.tokens, statement.names[shared[number]].first) for number in pair]
    return mine[0] != mine[1] and mine == theirs[::-1] and bool(WAYS.intersection(mine))


def looks_like_verb(statement: Statement, index: int) -> bool:
    """Tell whether the token is written like a verb in the past, a participle or the third person."""
    token = statement.tokens[index]
    return token.lower != token.stem and not token.lower.endswith(NOT_VERBS) and not token.is_capitalised


def _differs(one: Name, other: Name) -> Check:
    return Check(
        kind=CheckKind.ROLE,
        claimed=f"{one.text} … {other.text}",
        stated=f"{other.text} … {one.text}",
        outcome=Outcome.DIFFERS,
        reason=f"the source has {one.text} and {other.text} the other way round",
    )
