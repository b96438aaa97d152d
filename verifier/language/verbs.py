"""Verbs: which words of a sentence are its verbs, as far as forms and neighbours tell.

Every token gets a part of speech, rough and ready: what matters is to find the verbs and the runs of words that are
noun phrases. A word that can be both ("sanctions", "orders") is told by what stands around it, and by how often it is
used as a verb at all.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import rows
from verifier.language.words import Token


class Part(Enum):
    """What a token is in its sentence; NOUN stands for all that noun phrases are made of."""

    NOUN = "noun"
    VERB = "verb"
    AUXILIARY = "auxiliary"
    TO = "to"  # before an infinitive
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    DETERMINER = "determiner"
    RELATIVE = "relative"
    AND = "and"
    CLAUSE = "clause"  # opens a clause: "after", "because"
    ADVERB = "adverb"


class Form(Enum):
    """How a verb is written."""

    BASE = "base"
    S = "s"
    PAST = "past"
    ING = "ing"


BE_FORMS: Final = frozenset("is are was were be been being am get got gets isn't aren't wasn't weren't".split())
HAVE_FORMS: Final = frozenset("have has had having hasn't haven't hadn't".split())
DO_FORMS: Final = frozenset("do does did don't doesn't didn't".split())
MODALS: Final = frozenset(
    "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't".split()
)
PREPOSITIONS: Final = frozenset(
    "from to into by against than onto over for with in at on of about under within without through like via between "
    "among during across behind beside toward towards as upon alongside despite off out up down around near above "
    "below per until since after before because".split()
)
CLAUSE_WORDS: Final = frozenset("after before while when since because if unless although though until whereas".split())
_FIXED: Final[Mapping[str, Part]] = MappingProxyType(
    {
        **dict.fromkeys(PREPOSITIONS, Part.PREPOSITION),
        **dict.fromkeys(CLAUSE_WORDS, Part.CLAUSE),
        **dict.fromkeys((*BE_FORMS, *HAVE_FORMS, *DO_FORMS, *MODALS), Part.AUXILIARY),
        **dict.fromkeys("the a an this these those some any each every no both all another".split(), Part.DETERMINER),
        **dict.fromkeys("its his her their our my your whose".split(), Part.POSSESSIVE),
        **dict.fromkeys("which who whom that what".split(), Part.RELATIVE),
        **dict.fromkeys("and or but nor".split(), Part.AND),
        **dict.fromkeys(
            "it he she they we i you them him us me itself himself herself themselves itself one".split(), Part.PRONOUN
        ),
        **dict.fromkeys(
            "not never also already still just only yet soon now then again ever later even nearly almost thus "
            "however so there here instead further too once more less most rather quite very together away back".split(),
            Part.ADVERB,
        ),
    }
)
_MODIFIED: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE})
_OBJECT_STARTS: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN})
SURE: Final = 90  # per cent of a word's uses as a verb
LIKELY: Final = 60
POSSIBLE: Final = 30
RARE: Final = 5
INFINITIVE_REACH: Final = 2  # adverbs between "to" and its verb


@cache
def verb_shares() -> Mapping[str, int]:
    """Return the stems that can be verbs, with the share of their uses as verbs in per cent."""
    return MappingProxyType({stem: int(share) for stem, share in rows("verbs.tsv")})


def form_of(token: Token) -> Form:
    """Return how the token is written, taken as a verb; of a phrase its first word counts.

    >>> from verifier.language.words import tokenize
    >>> [form_of(token).value for token in tokenize("sold sells selling sell")]
    ['past', 's', 'ing', 'base']
    """
    word = token.lower.split(" ")[0]
    if word.endswith("ing") and token.stem != word:
        return Form.ING
    if word.endswith("s") and not word.endswith("ss") and token.stem != word:
        return Form.S
    if token.stem != word and (" " not in token.lower or word.endswith("ed") or word in _PHRASE_PASTS):
        return Form.PAST
    return Form.BASE


_PHRASE_PASTS: Final = frozenset("took made got went held ran built bought paid sold led broke brought cut fell".split())


def read_parts(tokens: Sequence[Token], gaps: Sequence[str], named: Sequence[bool]) -> list[Part]:
    """Return the part of speech of every token.

    Args:
        tokens: the tokens of one sentence, phrases joined.
        gaps: what stands before each token, since the one before.
        named: whether each token is part of a name.
    """
    parts = [_fixed_part(token, named=is_named) for token, is_named in zip(tokens, named, strict=True)]
    for index, part in enumerate(parts):
        if part is None or (part is Part.PREPOSITION and tokens[index].lower == "to"):
            parts[index] = _open_part(tokens, gaps, parts, index)
    return [part or Part.NOUN for part in parts]


def _fixed_part(token: Token, *, named: bool) -> Part | None:
    """Return what a word is whatever stands around it; None for words of the open classes."""
    if named or not token.lower[0].isalpha():
        return Part.NOUN
    known = _FIXED.get(token.lower)
    if known is not None:
        return known
    if token.lower.endswith("ly") and token.stem not in verb_shares() and len(token.lower) > len("only"):
        return Part.ADVERB
    return None if verb_shares().get(token.stem, 0) >= RARE else Part.NOUN


def _open_part(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int) -> Part:
    token = tokens[index]
    if token.lower == "to":
        return Part.TO if _is_infinitive_next(tokens, parts, index) else Part.PREPOSITION
    if is_possessive(gaps[index]) or gaps[index] == "-":
        return Part.NOUN
    before = _before(parts, index)
    is_verb = _DECIDERS[form_of(token)](tokens, gaps, parts, index, before)
    return Part.VERB if is_verb else Part.NOUN


def is_possessive(gap: str) -> bool:
    """Tell whether the gap before a token ends a possessor: "Meng’s lawyers", "the States' reliance"."""
    return gap[:1] in {"'", "’"} and gap.lower() in {"'s ", "’s ", "' ", "’ ", "’s “", "'s \""}


def _before(parts: Sequence[Part | None], index: int) -> int:
    """Return the number of the nearest token before that is no adverb; -1 at the start."""
    at = index - 1
    while at >= 0 and parts[at] is Part.ADVERB:
        at -= 1
    return at


def _is_infinitive_next(tokens: Sequence[Token], parts: Sequence[Part | None], index: int) -> bool:
    for after in range(index + 1, min(len(tokens), index + 2 + INFINITIVE_REACH)):
        if parts[after] is Part.ADVERB:
            continue
        if tokens[after].lower in {"be", "have", "do", "get"}:
            return True
        follows = parts[after + 1] if after + 1 < len(tokens) else None
        share = verb_shares().get(tokens[after].stem, 0)
        is_base = form_of(tokens[after]) is Form.BASE
        return parts[after] is None and is_base and (share >= POSSIBLE or follows in _OBJECT_STARTS or follows is None)
    return False


def _is_base_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    if before < 0:
        return False
    previous, share = parts[before], verb_shares()[tokens[index].stem]
    if previous is Part.TO:
        return True
    if previous is Part.AUXILIARY:
        return tokens[before].lower in MODALS | DO_FORMS or (share >= LIKELY and tokens[before].lower in HAVE_FORMS)
    if previous in {Part.PRONOUN, Part.RELATIVE}:
        return share >= POSSIBLE and "," not in gaps[index]
    if previous is Part.AND:
        return share >= POSSIBLE and _last_verb_is_base(tokens, parts, before)
    is_plural = previous is Part.NOUN and (tokens[before].lower.endswith("s") or tokens[before].is_capitalised)
    return is_plural and share >= LIKELY and gaps[index] == " "


def _last_verb_is_base(tokens: Sequence[Token], parts: Sequence[Part | None], index: int) -> bool:
    verbs = [at for at in range(index) if parts[at] is Part.VERB]
    return bool(verbs) and form_of(tokens[verbs[-1]]) is Form.BASE


def _is_s_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    previous, share = parts[before] if before >= 0 else None, verb_shares()[tokens[index].stem]
    if previous in {Part.PRONOUN, Part.RELATIVE}:
        return share >= POSSIBLE
    if previous not in {Part.NOUN, Part.AND} or "-" in gaps[index]:
        return False
    if index + 1 == len(tokens):
        return share >= SURE
    following = parts[index + 1]
    if following is Part.AUXILIARY:
        return False
    if following in {Part.PREPOSITION, Part.AND} and tokens[index + 1].lower != "to":
        return share >= SURE or (share >= LIKELY and not _has_finite(tokens, gaps, parts, index))
    return share >= POSSIBLE if following in _OBJECT_STARTS else share >= LIKELY - 10


def _has_finite(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int) -> bool:
    """Tell whether the clause has another finite verb, before or behind."""
    for after in range(index + 1, len(tokens)):
        if "," in gaps[after]:
            break
        is_past = parts[after] is None and form_of(tokens[after]) in {Form.PAST, Form.S}
        if parts[after] is Part.AUXILIARY or (is_past and verb_shares()[tokens[after].stem] >= LIKELY):
            return True
    return any(parts[at] in {Part.VERB, Part.AUXILIARY} for at in range(index))


def _is_past_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    if before < 0:
        return False
    previous = parts[before]
    if previous is Part.AUXILIARY:
        return True
    if previous in _MODIFIED or previous is Part.PREPOSITION:
        return False
    if before < index - 1 and previous is not Part.NOUN:  # "newly listed firms"
        return previous in {Part.PRONOUN, Part.RELATIVE, Part.AND, Part.VERB}
    return verb_shares()[tokens[index].stem] >= POSSIBLE and gaps[index] != "-"


def _is_ing_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    if before < 0:
        return verb_shares()[tokens[index].stem] >= LIKELY
    previous = parts[before]
    if previous in _MODIFIED:
        return False
    if previous in {Part.AUXILIARY, Part.VERB}:
        return True
    if index + 1 < len(tokens) and tokens[index + 1].lower == "of":
        return False
    if previous is Part.NOUN and gaps[index] == " ":
        return tokens[before].is_capitalised or tokens[before].lower.endswith("s")
    return verb_shares()[tokens[index].stem] >= POSSIBLE


_Decider = Callable[[Sequence[Token], Sequence[str], Sequence[Part | None], int, int], bool]
_DECIDERS: Final[Mapping[Form, _Decider]] = MappingProxyType(
    {Form.BASE: _is_base_verb, Form.S: _is_s_verb, Form.PAST: _is_past_verb, Form.ING: _is_ing_verb}
)
