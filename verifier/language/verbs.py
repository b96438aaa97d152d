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

from verifier.language.tables import passage_counts, rows
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
        "according": Part.PREPOSITION,
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
PARTICLES: Final = frozenset("up off out down away".split())
ROUNDING: Final = frozenset("over about around under near up".split())
NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half".split()
)
# Words that take an infinitive, so that what follows their "to" is a verb however rarely it is one.
INFINITIVE_TAKERS: Final = frozenset(
    "begin start want try plan agree seek continue fail attempt able likely aim intend decide refuse decline promise "
    "threaten vow hope expect need ask tell order allow authorize authorise force urge help enable require permit "
    "persuade invite pressure encourage lead convince instruct due ready willing set move offer manage struggle".split()
)
_MODIFIED: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE})
_OBJECT_STARTS: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN})
_PHRASE_PARTS: Final = frozenset(
    {Part.NOUN, Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN, Part.ADVERB, None}
)
BREAKS: Final = frozenset(",;:—–()")
# Verbs that take a clause: what stands behind them is its subject.
SAYING: Final = frozenset(
    "say think believe report claim argue add warn state announce tell suggest mean note show find know hope fear "
    "insist assert allege estimate predict expect acknowledge admit concede conclude explain stress emphasize".split()
)
SURE: Final = 90  # per cent of a word's uses as a verb
LIKELY: Final = 60
POSSIBLE: Final = 30
RARE: Final = 5
INFINITIVE_REACH: Final = 2  # adverbs between "to" and its verb


def _is_adverb_here(tokens: Sequence[Token], parts: Sequence[Part | None], index: int) -> bool:
    """Tell whether a preposition only rounds a figure ("over 60", "more than 7.3 billion") or belongs to its verb."""
    word = tokens[index].lower
    if word in PARTICLES and index and parts[index - 1] is Part.VERB:
        return True
    is_rounding = word in ROUNDING or (word == "than" and index > 0 and tokens[index - 1].lower in {"more", "less", "fewer"})
    return is_rounding and any(is_number(token) for token in tokens[index + 1 : index + 3])


def is_number(token: Token) -> bool:
    """Tell whether the token is written in digits or is a number word."""
    return token.lower[0].isdigit() or token.lower in NUMBERS


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
        if part is None or tokens[index].lower == "to":
            parts[index] = _open_part(tokens, gaps, parts, index)
        elif part is Part.PREPOSITION and _is_adverb_here(tokens, parts, index):
            parts[index] = Part.ADVERB
        elif part is Part.AUXILIARY and tokens[index].text == "May" and index:
            parts[index] = Part.NOUN
    return [part or Part.NOUN for part in parts]


def _fixed_part(token: Token, *, named: bool) -> Part | None:
    """Return what a word is whatever stands around it; None for words of the open classes."""
    if named or not token.lower[0].isalpha():
        return Part.NOUN
    known = _FIXED.get(token.stem if " " in token.lower else token.lower)
    if known is not None:
        return known
    if token.lower.endswith("ly") and token.stem not in verb_shares() and len(token.lower) > len("only"):
        return Part.ADVERB
    return None if share_of(token) >= RARE else Part.NOUN


def share_of(token: Token) -> int:
    """Return how often the token's word is used as a verb, in per cent; unknown words are told by their form."""
    known = verb_shares().get(token.stem)
    if known is None:
        is_unknown = token.stem not in passage_counts() and token.stem != token.lower
        return LIKELY if is_unknown and token.lower.endswith(("ed", "ing")) else 0
    return known


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
        share = share_of(tokens[after])
        is_base = form_of(tokens[after]) is Form.BASE
        is_taken = index > 0 and tokens[index - 1].stem in INFINITIVE_TAKERS
        is_likely = share >= POSSIBLE or is_taken or follows in _OBJECT_STARTS
        return parts[after] is None and is_base and (is_likely or after + 1 == len(tokens))
    return False


def _is_base_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    if before < 0:
        return False
    previous, share = parts[before], share_of(tokens[index])
    if previous is Part.TO:
        return True
    if previous is Part.AUXILIARY:
        return tokens[before].lower in MODALS | DO_FORMS or (share >= LIKELY and tokens[before].lower in HAVE_FORMS)
    if previous in {Part.PRONOUN, Part.RELATIVE}:
        return share >= POSSIBLE and "," not in gaps[index]
    if previous is Part.AND:
        return share >= POSSIBLE and _last_verb_is_base(tokens, parts, before)
    is_plural = previous is Part.NOUN and (tokens[before].lower.endswith("s") or tokens[before].is_capitalised)
    return is_plural and share >= LIKELY and gaps[index] == " " and _has_subject(tokens, gaps, parts, index)


def _last_verb_is_base(tokens: Sequence[Token], parts: Sequence[Part | None], index: int) -> bool:
    verbs = [at for at in range(index) if parts[at] is Part.VERB]
    return bool(verbs) and form_of(tokens[verbs[-1]]) is Form.BASE


def _is_s_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    previous, share = parts[before] if before >= 0 else None, share_of(tokens[index])
    if previous in {Part.PRONOUN, Part.RELATIVE}:
        return share >= POSSIBLE
    if previous not in {Part.NOUN, Part.AND} or not _has_subject(tokens, gaps, parts, index):
        return False
    if index + 1 == len(tokens):
        return share >= SURE
    following = parts[index + 1]
    if following is Part.AUXILIARY:
        return False
    if following in {Part.PREPOSITION, Part.AND} and tokens[index + 1].lower != "to":
        return share >= SURE or (share >= LIKELY and not _has_finite(tokens, gaps, parts, index))
    return share >= POSSIBLE if following in _OBJECT_STARTS else share >= LIKELY - 10


def _has_subject(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int) -> bool:
    """Tell whether a noun phrase free to be the subject of token *index* stands before it in its clause."""
    at = index - 1
    while at >= 0:
        if parts[at] in {Part.VERB, Part.TO}:
            return tokens[at].stem in SAYING
        if parts[at] in {Part.RELATIVE, Part.CLAUSE, Part.AND} or BREAKS.intersection(gaps[at + 1]):
            return True
        start = at
        while start >= 0 and parts[start] in _PHRASE_PARTS and not (start < at and BREAKS.intersection(gaps[start + 1])):
            start -= 1
        if start < at and (start < 0 or parts[start] not in {Part.PREPOSITION, Part.VERB, Part.TO}):
            return True
        at = min(start, at - 1)
    return False


def _has_finite(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int) -> bool:
    """Tell whether the clause has another finite verb, before or behind."""
    for after in range(index + 1, len(tokens)):
        if "," in gaps[after]:
            break
        is_past = parts[after] is None and form_of(tokens[after]) in {Form.PAST, Form.S}
        if parts[after] is Part.AUXILIARY or (is_past and share_of(tokens[after]) >= LIKELY):
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
    return share_of(tokens[index]) >= POSSIBLE and not is_number(tokens[index - 1])


def _is_ing_verb(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part | None], index: int, before: int
) -> bool:
    if before < 0:
        return share_of(tokens[index]) >= LIKELY
    previous = parts[before]
    if previous in _MODIFIED:
        return False
    if previous in {Part.AUXILIARY, Part.VERB}:
        return True
    if index + 1 < len(tokens) and tokens[index + 1].lower == "of":
        return False
    if previous is Part.NOUN and gaps[index] == " ":
        return tokens[before].is_capitalised or tokens[before].lower.endswith("s")
    if previous is Part.PREPOSITION and (index + 1 == len(tokens) or parts[index + 1] is Part.AND):
        return False
    return share_of(tokens[index]) >= POSSIBLE


_Decider = Callable[[Sequence[Token], Sequence[str], Sequence[Part | None], int, int], bool]
_DECIDERS: Final[Mapping[Form, _Decider]] = MappingProxyType(
    {Form.BASE: _is_base_verb, Form.S: _is_s_verb, Form.PAST: _is_past_verb, Form.ING: _is_ing_verb}
)
