"""Roles: who does what to whom, as far as word order, the passive and prepositions tell.

English puts the doer before the verb and the done-to behind it, unless a participle with "be" or behind a comma turns the
two round. Names that a preposition governs are neither, but for the "by" of a passive. No parser is needed to see that
"Zhixin bought Honor" and "Honor bought Zhixin" differ; where the order tells nothing, no role is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.names import Name
from verifier.language.words import Token

BE_FORMS: Final = frozenset("is are was were be been being am get got gets".split())
PASSIVE_REACH: Final = 3  # tokens between a form of "be" and its participle: "was not officially added"
NAME_REACH: Final = 10  # tokens between a predicate and the names that belong to it
PARTICIPLES: Final = ("ed", "en", "wn", "ld", "ght", "de", "pt", "nt", "ut", "et", "ung", "unk")
CASE_REACH: Final = 4  # tokens between a predicate and a name that it takes with a preposition
PREPOSITION_REACH: Final = 3  # tokens between a preposition and the name it governs: "to the former United States"
PREPOSITIONS: Final = frozenset(
    "from to into by against than onto over for with in at on of about under within without through like via between "
    "among during across behind beside".split()
)
PHRASE_ENDS: Final = frozenset("and or but that which who while as it".split())
NOBODY: Final = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """Who does a predicate (*doer*) and to whom (*done_to*), as numbers of the sentence's names or NOBODY.

    *case* is the preposition that leads to *done_to*, empty for a direct object: "depend" has one with "on".
    """

    doer: int
    done_to: int
    case: str = ""

    @property
    def is_full(self) -> bool:
        """Whether both sides are known."""
        return NOBODY not in {self.doer, self.done_to}


def is_passive(sentence: str, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token *index* is a participle with "be", or one that follows a comma or stands before "by".

    >>> from verifier.language.words import tokenize
    >>> sentence = "Honor was quickly bought by Zhixin"
    >>> is_passive(sentence, tokenize(sentence), 3)
    True
    """
    if not tokens[index].lower.endswith(PARTICIPLES):
        return False
    for token in reversed(tokens[max(0, index - PASSIVE_REACH) : index]):
        if token.lower in BE_FORMS:
            return True
        if token.lower in PHRASE_ENDS:  # "it was Canada that accused": no passive
            break
    start = tokens[0].start
    follows_comma = index > 0 and "," in sentence[tokens[index - 1].end - start : tokens[index].start - start]
    return follows_comma or (index + 1 < len(tokens) and tokens[index + 1].lower == "by")


def frame_of(sentence: str, tokens: Sequence[Token], names: Sequence[Name], predicate: int) -> Frame:
    """Return who does what the token *predicate* says, and to whom: the nearest free names on either side."""
    before = [number for number, name in enumerate(names) if name.last <= predicate <= name.last + NAME_REACH]
    after = [number for number, name in enumerate(names) if predicate < name.first <= predicate + NAME_REACH]
    free_before = [number for number in before if not preposition_of(tokens, names[number].first)]
    first = free_before[-1] if free_before else NOBODY
    if is_passive(sentence, tokens, predicate):
        agents = [number for number in after if preposition_of(tokens, names[number].first) == "by"]
        return Frame(agents[0] if agents else NOBODY, first)
    for number in after:
        case = preposition_of(tokens, names[number].first)
        if not case or names[number].first - predicate <= CASE_REACH:
            return Frame(first, number, case)
    return Frame(first, NOBODY)


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
