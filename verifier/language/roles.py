"""Roles: who does what to whom, as far as word order, the passive, prepositions and possessors tell.

Every verb of a sentence, and every noun made from one ("reliance", "sale"), gets a frame: who does it, to whom,
and what else it takes with which preposition. No parser of the whole sentence is needed to see that "Zhixin bought
Honor" and "Honor bought Zhixin" differ; where the order tells nothing, a place in the frame stays empty.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from verifier.language.chunks import read_clauses
from verifier.language.frames import NOBODY, Frame, Party
from verifier.language.noun_frames import noun_frames
from verifier.language.statement import Statement
from verifier.language.subjects import read_subjects
from verifier.language.verb_frames import verb_frames
from verifier.language.words import Token

__all__ = ["NOBODY", "Frame", "Party", "preposition_of", "read_frames"]

KEPT: Final = 4096  # statements whose frames are kept: a sentence is asked about once for each passage it is part of
LONGEST: Final = 150  # tokens: a longer sentence is a list or worse, and would take long
PREPOSITION_REACH: Final = 3  # tokens between a preposition and the name it governs: "to the former United States"
PREPOSITIONS: Final = frozenset(
    "from to into by against than onto over for with in at on of about under within without through like via between "
    "among during across behind beside".split()
)
PHRASE_ENDS: Final = frozenset("and or but that which who while as it".split())


@lru_cache(maxsize=KEPT)
def read_frames(statement: Statement) -> tuple[Frame, ...]:
    """Return the frames of a statement, verbs first; none of one longer than LONGEST.

    >>> from verifier.language.statement import read_statement
    >>> text = "Honor was bought by Zhixin."
    >>> [frame] = read_frames(read_statement(text))
    >>> [text[min(party.own):][:6] for party in (frame.doer, frame.done_to)]
    ['Zhixin', 'Honor ']
    """
    if len(statement.tokens) > LONGEST:
        return ()
    clauses = read_clauses(statement)
    subjects = read_subjects(clauses)
    verbs = [frame for number in range(len(clauses.verbs)) for frame in verb_frames(clauses, number, subjects)]
    return (*verbs, *noun_frames(clauses, subjects, verbs))


def preposition_of(tokens: Sequence[Token], name: int) -> str:
    """Return the preposition that governs the name starting at token *name*; empty if none does.

    >>> from verifier.language.words import tokenize
    >>> preposition_of(tokenize("moved to the United States"), 3)
    'to'
    """
    for index in range(name - 1, max(-1, name - 1 - PREPOSITION_REACH), -1):
        if tokens[index + 1].start - tokens[index].end > 1:  # a comma or more stands between
            break
        if tokens[index].lower in PREPOSITIONS:
            return tokens[index].lower
        if tokens[index].lower in PHRASE_ENDS or tokens[index].lower.endswith(("ed", "ing", "es")):
            break
    return ""
