"""Word classes: which words of a sentence are verbs, and which make up noun phrases.

Rough and ready: what matters is to find the verbs, and between them the runs of words that are noun phrases. A word
that can be both ("sanctions", "orders") is told by what stands around it and by how often it is used as a verb at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from verifier.language import verbs
from verifier.language.verbs import HALF, LIKELY, POSSIBLE, RARE, SURE, Form, form_of, is_number, share_of
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


DATE_BREAK: Final = "\x1f"  # put behind an adverbial of time, which ends a phrase as a comma does
STOPS: Final = frozenset(",;:—–" + DATE_BREAK)
BREAKS: Final = STOPS | frozenset("()")
PARTICLES: Final = frozenset("up off out down away".split())
ROUNDING: Final = frozenset("over about around under near up".split())
COMPARING: Final = frozenset({"more", "less", "fewer"})
# Words that take an infinitive, so that what follows their "to" is a verb however rarely it is one.
INFINITIVE_TAKERS: Final = frozenset(
    "begin start want try plan agree seek continue fail attempt able likely aim intend decide refuse decline promise "
    "threaten vow hope expect need ask tell order allow authorize authorise force urge help enable require permit "
    "persuade invite pressure encourage lead convince instruct due ready willing set move offer manage struggle".split()
)
INFINITIVE_REACH: Final = 2  # adverbs between "to" and its verb
# Verbs that take a clause: what stands behind them is its subject.
SAYING: Final = frozenset(
    "say think believe report claim argue add warn state announce tell suggest mean note show find know hope fear "
    "insist assert allege estimate predict expect acknowledge admit concede conclude explain stress emphasize".split()
)
_FIXED: Final[Mapping[str, Part]] = MappingProxyType(
    {
        **dict.fromkeys(
            "from to into by against than onto over for with in at on of about under within without through like via "
            "between among during across behind beside toward towards as upon alongside despite off out up down around "
            "near above below per until according throughout amid inside outside beyond versus vs regarding concerning "
            "including excluding".split(),
            Part.PREPOSITION,
        ),
        **dict.fromkeys(
            "after before while when since because if unless although though until whereas".split(), Part.CLAUSE
        ),
        **dict.fromkeys((*verbs.BE_FORMS, *verbs.HAVE_FORMS, *verbs.DO_FORMS, *verbs.MODALS), Part.AUXILIARY),
        **dict.fromkeys("the a an this these those some any each every no both all another".split(), Part.DETERMINER),
        **dict.fromkeys("its his her their our my your whose".split(), Part.POSSESSIVE),
        **dict.fromkeys("which who whom that what".split(), Part.RELATIVE),
        **dict.fromkeys("and or but nor".split(), Part.AND),
        **dict.fromkeys(
            "it he she they we i you them him us me itself himself herself themselves one".split(), Part.PRONOUN
        ),
        **dict.fromkeys(
            "not never also already still just only yet soon now then again ever later even nearly almost thus however "
            "so there here instead further too once more less most rather quite very together away back".split(),
            Part.ADVERB,
        ),
    }
)
_MODIFIED: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE})
_OBJECT_STARTS: Final = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN})
_PHRASE_PARTS: Final = frozenset({Part.NOUN, Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN, Part.ADVERB, None})


def read_parts(tokens: Sequence[Token], gaps: Sequence[str], named: Sequence[bool]) -> list[Part]:
    """Return the class of every token.

    Args:
        tokens: the tokens of one sentence, phrases joined.
        gaps: what stands before each token, since the one before.
        named: whether each token is part of a name.
    """
    parts = [_fixed_part(token, named=is_named) for token, is_named in zip(tokens, named, strict=True)]
    line = _Line(tokens, gaps, parts)
    for index, part in enumerate(parts):
        if part is None or tokens[index].lower == "to":
            parts[index] = line.open_part(index)
        elif part is Part.PREPOSITION and line.is_adverb(index):
            parts[index] = Part.ADVERB
        elif part is Part.AUXILIARY and index and tokens[index].text == "May":
            parts[index] = Part.NOUN
    return [part or Part.NOUN for part in parts]


def is_possessive(gap: str) -> bool:
    """Tell whether the gap before a token ends a possessor: "Meng’s lawyers", "the States' reliance"."""
    return gap[:1] in {"'", "’"} and gap[1:].lower().rstrip(" “\"'‘") in {"", "s"} and gap[-1:] != gap[:1]


def _fixed_part(token: Token, *, named: bool) -> Part | None:
    """Return what a word is whatever stands around it; None for words that can be verbs."""
    if named or not token.lower[0].isalpha():
        return Part.NOUN
    known = _FIXED.get(token.stem if " " in token.lower else token.lower)
    if known is not None:
        return known
    if token.lower.endswith("ly") and token.stem not in verbs.verb_shares() and len(token.lower) > len("only"):
        return Part.ADVERB
    return None if share_of(token) >= RARE else Part.NOUN


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence whose classes are being found, from left to right; None where one is not yet."""

    tokens: Sequence[Token]
    gaps: Sequence[str]
    parts: Sequence[Part | None]

    def open_part(self, index: int) -> Part:
        """Return the class of a word that can be a verb, or of "to"."""
        token = self.tokens[index]
        if token.lower == "to":
            return Part.TO if self._is_infinitive_next(index) else Part.PREPOSITION
        if is_possessive(self.gaps[index]) or self.gaps[index] == "-":
            return Part.NOUN
        before = self._before(index)
        if before < 0:
            is_verb = form_of(token) is Form.ING and share_of(token) >= LIKELY
        else:
            is_verb = self._is_verb(index, before)
        return Part.VERB if is_verb else Part.NOUN

    def _is_verb(self, index: int, before: int) -> bool:
        match form_of(self.tokens[index]):
            case Form.BASE:
                return self._is_base_verb(index, before)
            case Form.S:
                return self._is_s_verb(index, before)
            case Form.PAST:
                return self._is_past_verb(index, before)
            case Form.ING:
                return self._is_ing_verb(index, before)

    def is_adverb(self, index: int) -> bool:
        """Tell whether a preposition only rounds a figure ("over 60", "more than 7 billion") or belongs to its verb."""
        word = self.tokens[index].lower
        if index and word in PARTICLES and self.parts[index - 1] is Part.VERB:
            return True
        is_than = word == "than" and index > 0 and self.tokens[index - 1].lower in COMPARING
        return (is_than or word in ROUNDING) and any(map(is_number, self.tokens[index + 1 : index + 3]))

    def _before(self, index: int) -> int:
        """Return the number of the nearest token before that is no adverb; -1 at the start."""
        at = index - 1
        while at >= 0 and self.parts[at] is Part.ADVERB:
            at -= 1
        return at

    def _following(self, index: int) -> Part | None:
        return self.parts[index + 1] if index + 1 < len(self.parts) else None

    def _is_infinitive_next(self, index: int) -> bool:
        last = min(len(self.tokens), index + 2 + INFINITIVE_REACH)
        after = next((at for at in range(index + 1, last) if self.parts[at] is not Part.ADVERB), len(self.tokens))
        if after >= len(self.tokens):
            return False
        token = self.tokens[after]
        if token.lower in {"be", "have", "do", "get"}:
            return True
        is_taken = self._has_taker(index)
        is_last = after + 1 == len(self.tokens)
        is_likely = share_of(token) >= POSSIBLE or is_taken or is_last or self._following(after) in _OBJECT_STARTS
        return self.parts[after] is None and form_of(token) is Form.BASE and is_likely

    def _has_taker(self, index: int) -> bool:
        """Tell whether a word that takes an infinitive stands before "to", or before the noun phrase before it."""
        at = index - 1
        if at >= 0 and self.tokens[at].stem in INFINITIVE_TAKERS:
            return True
        while at >= 0 and self.parts[at] in _PHRASE_PARTS:
            at -= 1
        return at >= 0 and self.parts[at] is Part.VERB and self.tokens[at].stem in INFINITIVE_TAKERS

    def _is_base_verb(self, index: int, before: int) -> bool:
        previous, share = self.parts[before], share_of(self.tokens[index])
        word = self.tokens[before].lower
        if previous is Part.TO:
            return True
        if previous is Part.AUXILIARY:
            return word in verbs.MODALS | verbs.DO_FORMS or (share >= LIKELY and word in verbs.HAVE_FORMS)
        if previous in {Part.PRONOUN, Part.RELATIVE}:
            return share >= POSSIBLE and "," not in self.gaps[index]
        if previous is Part.AND:
            return share >= POSSIBLE and self._is_last_verb_base(before)
        is_plural = previous is Part.NOUN and (word.endswith("s") or self.tokens[before].is_capitalised)
        is_likely = share >= LIKELY or (share >= POSSIBLE and not self._has_finite(index))
        return is_plural and is_likely and self.gaps[index] == " " and self._has_subject(index)

    def _is_last_verb_base(self, index: int) -> bool:
        forms = [form_of(self.tokens[at]) for at in range(index) if self.parts[at] is Part.VERB]
        return bool(forms) and forms[-1] is Form.BASE

    def _is_s_verb(self, index: int, before: int) -> bool:
        previous, share = self.parts[before], share_of(self.tokens[index])
        if previous is Part.PRONOUN:
            return share >= POSSIBLE
        if previous is Part.RELATIVE:  # "who heads it"; but "said that sanctions hurt"
            return self.tokens[before].lower != "that" or (before > 0 and self.parts[before - 1] is not Part.VERB)
        if previous not in {Part.NOUN, Part.AND} or not self._has_subject(index):
            return False
        if index + 1 == len(self.tokens):
            return share >= SURE or (share >= POSSIBLE and Part.RELATIVE in self.parts[max(0, before - 2) : before])
        return self._is_s_verb_before(self.parts[index + 1], index, share)

    def _is_s_verb_before(self, following: Part | None, index: int, share: int) -> bool:
        if following is Part.AUXILIARY:
            return False
        if following in {Part.PREPOSITION, Part.AND} and self.tokens[index + 1].lower != "to":
            return share >= SURE or (share >= LIKELY and not self._has_finite(index))
        return share >= (POSSIBLE if following in _OBJECT_STARTS else HALF)

    def _has_subject(self, index: int) -> bool:
        """Tell whether a noun phrase free to be the subject of token *index* stands before it in its clause."""
        at = index - 1
        while at >= 0:
            if self.parts[at] in {Part.VERB, Part.TO}:
                return self.tokens[at].stem in SAYING
            if self.parts[at] in {Part.RELATIVE, Part.CLAUSE, Part.AND} or STOPS.intersection(self.gaps[at + 1]):
                return True
            start = self._phrase_start(at)
            if start < at and (start < 0 or self.parts[start] not in {Part.PREPOSITION, Part.VERB, Part.TO}):
                return True
            at = min(start, at - 1)
        return False

    def _phrase_start(self, at: int) -> int:
        """Return the number of the token before the noun phrase that token *at* ends; *at* itself if it ends none."""
        start = at
        while start >= 0 and self.parts[start] in _PHRASE_PARTS:
            if start < at and BREAKS.intersection(self.gaps[start + 1]):
                break
            start -= 1
        return start

    def _has_finite(self, index: int) -> bool:
        """Tell whether the clause has another finite verb, before or behind."""
        for after in range(index + 1, len(self.tokens)):
            if "," in self.gaps[after]:
                break
            is_finite = self.parts[after] is None and form_of(self.tokens[after]) in {Form.PAST, Form.S}
            if self.parts[after] is Part.AUXILIARY or (is_finite and share_of(self.tokens[after]) >= LIKELY):
                return True
        return any(part in {Part.VERB, Part.AUXILIARY} for part in self.parts[:index])

    def _is_past_verb(self, index: int, before: int) -> bool:
        previous = self.parts[before]
        if previous in {Part.AUXILIARY, Part.TO}:
            return True
        if previous in _MODIFIED or previous is Part.PREPOSITION:
            return False
        if before < index - 1 and previous is not Part.NOUN:  # "newly listed firms"
            return previous in {Part.PRONOUN, Part.RELATIVE, Part.AND, Part.VERB}
        token = self.tokens[index]  # a noun takes no "-ed": "refunded" is a verb, though "refund" seldom is
        is_likely = share_of(token) >= POSSIBLE or token.lower.endswith("ed")
        return is_likely and not is_number(self.tokens[index - 1])

    def _is_ing_verb(self, index: int, before: int) -> bool:
        previous, share = self.parts[before], share_of(self.tokens[index])
        if previous in {Part.AUXILIARY, Part.VERB}:
            return True
        is_followed_by_of = index + 1 < len(self.tokens) and self.tokens[index + 1].lower == "of"
        if previous in _MODIFIED or is_followed_by_of:
            return False
        if previous is Part.NOUN and self.gaps[index] == " ":
            return self.tokens[before].is_capitalised or self.tokens[before].lower.endswith("s")
        is_bare = index + 1 == len(self.tokens) or self.parts[index + 1] is Part.AND  # "for manufacturing and …"
        return share >= POSSIBLE and not (previous is Part.PREPOSITION and is_bare)
