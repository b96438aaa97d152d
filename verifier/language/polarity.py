"""Polarity: which words of a sentence are said not to hold.

A negation reaches forward to the end of its clause. Words that only deny ("not", "never"), verbs that deny what follows
them ("failed to", "prohibited from") and idioms ("has yet to", "ruled out") are read alike; the verbs are marked, for
they may themselves be what two sentences have in common. Two negations over one word cancel out. What is denied under a
condition or in a demand ("if it does not sell", "demands that we do not sell") is not said to be so; it is marked too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from verifier.language.denying_words import (
    ASSERTING,
    BARRED_REACH,
    BREAKS,
    CLAUSE_ENDS,
    COMPARING,
    CONDITIONS,
    DECLINE_NEEDS,
    DEMANDS,
    DENIALS,
    DENYING_NOUNS,
    DENYING_STEMS,
    LEADING_TO_VERBS,
    LEAVING,
    NOT_UNTIL,
    OBJECT_ENDS,
    PHRASAL,
    PURPOSE,
    REACH,
    SPARING,
    STOP,
    STRONG_ENDS,
    SUPPOSED_REACH,
    TAKING_GERUNDS,
    TAKING_INFINITIVES,
    TROUBLE_REACH,
    TROUBLES,
    UNTOUCHED,
    WEAK_STEMS,
)
from verifier.language.idioms import idiom_at
from verifier.language.words import Token

NOBODY: Final = -1
NEVER: Final = -2


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation at token *index* that reaches the tokens from *first* (included) to *last* (excluded).

    *is_verb* marks verbs and nouns that deny; *is_weak* those that cancel another denial but prove nothing alone.
    *under* is the token of the demand that the negation depends on, NEVER under a condition or purpose, else NOBODY.
    """

    index: int
    first: int
    last: int
    is_verb: bool
    is_weak: bool = False
    under: int = NOBODY


def read_denials(sentence: str, tokens: Sequence[Token], offset: int = 0) -> list[Denial]:
    """Return the negations of one sentence, in order; *offset* is where it starts in the text."""
    taken = 0
    found: list[Denial] = []
    for index, token in enumerate(tokens):
        if index < taken:
            continue
        spared = _spared(tokens, index)
        if spared and _runs_on(sentence, tokens[index : spared + 1], offset):
            found.append(Denial(index, index + 1, spared, is_verb=False))
            continue
        length, is_verb = idiom_at(tokens, index)
        if length and _runs_on(sentence, tokens[index : index + length], offset):
            taken = index + length
        elif _denies(tokens, index):
            length, is_verb = 1, _is_verb(token)
        else:
            continue
        denial = _denial(sentence, tokens, (index, index + length), offset, is_verb=is_verb)
        if token.lower == "without" and any(one.first <= index < one.last for one in found):
            continue  # what is not done without a thing is done with it: the thing is only a condition
        if denial.last < len(tokens) and tokens[denial.last].lower == NOT_UNTIL:
            continue  # "was not listed until May" says that it was listed
        found.append(denial)
    return found


def _runs_on(sentence: str, tokens: Sequence[Token], offset: int) -> bool:
    """Tell whether no comma or other break stands between the tokens."""
    between = sentence[tokens[0].end - offset : tokens[-1].start - offset]
    return not BREAKS.intersection(between)


def _is_verb(token: Token) -> bool:
    return token.stem in DENYING_STEMS or token.stem in DENYING_NOUNS or token.stem in WEAK_STEMS


def _denies(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token *index* denies what follows it."""
    token = tokens[index]
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if _is_verb(token):
        before = tokens[index - 1].lower if index else ""
        if (index and token.is_capitalised) or (token.lower == "spare" and before not in SPARING):
            return False  # part of a name; "spare parts"
        return token.stem != "decline" or following == DECLINE_NEEDS
    if not (token.lower in DENIALS or token.lower.endswith(("n't", "n’t"))):
        return False
    second = tokens[index + 2].lower if index + 2 < len(tokens) else ""
    bounds = token.lower in {"no", "nothing"} and following in COMPARING and second == "than"
    return following not in ASSERTING and not bounds


def _denial(sentence: str, tokens: Sequence[Token], words: tuple[int, int], offset: int, *, is_verb: bool) -> Denial:
    """Return the denial by the tokens from the first (included) to the second (excluded) of *words*."""
    index, first = words
    end = _scope_end(sentence, tokens, first - 1, offset)
    for position in range(first, min(end, first + TROUBLE_REACH)):
        if tokens[position].stem in TROUBLES and tokens[index].lower in {"no", "without", "not"}:
            end = position + 1
    for position in range(first, end):
        if tokens[index].lower == "neither" and tokens[position].lower == "nor":
            end = position
            break
    is_weak = is_verb and _is_weak(tokens, index, first)
    if is_weak:  # it denies its object alone: "curbed exports to China", not China
        end = next((at for at in range(first + 1, end) if tokens[at].lower in OBJECT_ENDS), end)
    under = _under(sentence, tokens, index, offset, is_verb=is_verb)
    return Denial(index, first, end, is_verb, is_weak, under)


def _is_weak(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Tell whether the denying verb at *index* proves nothing: by itself, or for the noun that it stands before."""
    if tokens[index].stem in DENYING_NOUNS:
        return False
    if first - index == 1 and tokens[index].stem not in DENYING_STEMS:
        return True
    if first - index > 1 and tokens[first - 1].lower in STRONG_ENDS:
        return False
    following = tokens[first].lower if first < len(tokens) else ""
    if any(
        one.lower == "from" and other.lower.endswith("ing")
        for one, other in pairwise(tokens[first : first + BARRED_REACH])
    ):
        return False  # "barred him from leaving"
    takes_gerund = first - index > 1 or tokens[index].stem in TAKING_GERUNDS  # "ban gambling" denies a noun
    return following not in LEADING_TO_VERBS and not (takes_gerund and following.endswith("ing"))


def _under(sentence: str, tokens: Sequence[Token], index: int, offset: int, *, is_verb: bool) -> int:
    """Return the demand that the negation at *index* depends on, NEVER for a condition or purpose, else NOBODY."""
    if is_verb and index and tokens[index - 1].lower == PURPOSE:
        before = {token.stem for token in tokens[max(0, index - 3) : index - 1]}
        return NOBODY if before & TAKING_INFINITIVES or index == 1 else NEVER
    for position in range(index - 1, max(-1, index - 1 - SUPPOSED_REACH), -1):
        if BREAKS.intersection(sentence[tokens[position].end - offset : tokens[position + 1].start - offset]):
            break
        if tokens[position].lower in CONDITIONS:
            return NEVER
        if tokens[position].stem in DEMANDS and any(
            token.lower in {"that", "to"} for token in tokens[position + 1 : index]
        ):
            return position
    return NOBODY


def _scope_end(sentence: str, tokens: Sequence[Token], index: int, offset: int) -> int:
    """Return the index behind the last token that a negation at *index* reaches."""
    end = index + 1
    is_phrasal = tokens[index].lower in PHRASAL
    while end < min(len(tokens), index + 1 + REACH):
        gap = sentence[tokens[end - 1].end - offset : tokens[end].start - offset]
        if BREAKS.intersection(gap) or STOP in gap or tokens[end].lower in CLAUSE_ENDS:
            break
        if (
            is_phrasal
            and tokens[end].lower in {"and", "or"}
            and end + 1 < len(tokens)
            and _is_verb_form(tokens[end + 1])
        ):
            break
        end += 1
    return end


def _is_verb_form(token: Token) -> bool:
    """Tell whether the token is written like a verb: "sold", "sells", "selling"."""
    return token.lower != token.stem


def _spared(tokens: Sequence[Token], index: int) -> int:
    """Return where "leave" at *index* has "untouched" or its like behind its object; 0 if it has not."""
    if tokens[index].stem not in LEAVING:
        return 0
    reach = range(index + 2, min(index + 2 + REACH, len(tokens)))
    return next((at for at in reach if tokens[at].lower in UNTOUCHED), 0)
