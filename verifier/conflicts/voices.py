"""Voices: by whose word does a statement hold?

"Prosecutors say that he took bribes" and "he denies it" are both true at once. So a statement is held against another
only as far as the same voice, or the document itself, speaks on both sides. Opinions ("doubts", "expects", "denies")
belong to who holds them; what is merely passed on ("reported", "announced") counts as stated where the other side has
no voice of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.statement import Statement
from verifier.language.words import Token

PASSED_ON: Final = frozenset("say state report announce disclose confirm note declare tell add write explain".split())
OPINION: Final = frozenset(
    "claim argue believe think expect predict forecast estimate allege deny doubt insist maintain contend suggest "
    "reckon consider accuse hope fear dispute reject admit dismiss".split()
)
PUT: Final = "put"  # "puts the spill at 4,000 tonnes"
AT: Final = "at"
NOT_VERB_AFTER: Final = frozenset("the a an its their his her this that of in by under no any".split())
BE_FORMS: Final = frozenset("is are was were be been being".split())
REACH: Final = 6  # tokens between a verb of saying and who says it
AFTER: Final = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, by the keys of the words that name them; empty where the document itself does."""

    keys: frozenset[str] = frozenset()
    is_opinion: bool = False

    def __bool__(self) -> bool:
        """Whether somebody is named as speaking."""
        return bool(self.keys)


NO_VOICE: Final = Voice()


def voice_of(statement: Statement) -> Voice:
    """Return who speaks in *statement*, as far as a verb of saying or "according to" tells."""
    tokens = statement.tokens
    for index, token in enumerate(tokens):
        if token.lower == "according":
            return _voice(statement, index + 2, index + 2 + REACH, is_opinion=False)
        if _is_saying(tokens, index):
            first = _subject_start(statement, index)
            is_opinion = token.stem in OPINION or token.stem == PUT
            voice = _voice(statement, first, index, is_opinion=is_opinion)
            return voice or _voice(statement, index + 1, index + 1 + AFTER, is_opinion=is_opinion)
    return NO_VOICE


def _is_saying(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token is a verb of saying in the active voice."""
    token = tokens[index]
    before = tokens[index - 1].lower if index else ""
    if before in NOT_VERB_AFTER or before in BE_FORMS or token.is_capitalised:
        return False
    if token.stem == PUT:
        return any(later.lower == AT for later in tokens[index + 1 : index + 1 + REACH])
    return token.stem in PASSED_ON or token.stem in OPINION


def _subject_start(statement: Statement, verb: int) -> int:
    """Return the first token of the phrase before the verb, which a comma bounds unless it closes an insertion."""
    first = verb
    while first > max(0, verb - REACH):
        gap = statement.text[
            statement.tokens[first - 1].end - statement.start : statement.tokens[first].start - statement.start
        ]
        if "," in gap and first < verb:
            break
        first -= 1
    return first


def _voice(statement: Statement, first: int, last: int, *, is_opinion: bool) -> Voice:
    words = [word for word in statement.words if first <= word.index < last]
    return Voice(frozenset(key for word in words for key in word.keys), is_opinion)
