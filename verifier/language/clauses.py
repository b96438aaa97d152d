"""Clauses: a sentence as a row of noun phrases, verbs and the marks between them.

A phrase knows the preposition that governs it and the phrase that possesses it ("Meng's lawyers"). Phrases in a list
("Hikvision and Dahua") or in apposition ("Honor, the smartphone unit") are one party.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from verifier.language.phrases import canonical_tokens
from verifier.language.statement import Statement
from verifier.language.verbs import BE_FORMS, BREAKS, HAVE_FORMS, Form, Part, form_of, is_possessive, read_parts
from verifier.language.words import Token

NONE: Final = -1
_PHRASE_PARTS: Final = frozenset({Part.NOUN, Part.DETERMINER, Part.POSSESSIVE})
_VERB_PARTS: Final = frozenset({Part.AUXILIARY, Part.TO, Part.VERB})
# Nouns that stand for something named elsewhere.
VAGUE_HEADS: Final = frozenset(
    "company firm unit group business government country state nation organization agency party side one other reverse "
    "way deal it thing that all both man woman person".split()
)
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "all"})
NEGATED: Final = frozenset({"not", "than"})  # "not Google", "rather than Google"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tokens *first* (included) to *last* (excluded), and what governs and possesses it.

    *owner* is the number of the phrase that possesses it, or NONE; *joined* the numbers of the phrases that share its
    part in the sentence, itself included.
    """

    first: int
    last: int
    preposition: str
    owner: int
    is_owner: bool
    is_vague: bool
    is_negated: bool
    joined: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliaries: the tokens *first* to *main*, both included."""

    first: int
    main: int
    is_passive: bool
    is_infinitive: bool
    is_copula: bool
    form: Form
    has_auxiliary: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """The phrases and verbs of one sentence, in order, with the tokens (phrases of several words joined) they count in."""

    tokens: tuple[Token, ...]
    gaps: tuple[str, ...]
    parts: tuple[Part, ...]
    phrases: tuple[Phrase, ...]
    verbs: tuple[Verb, ...] = field(default=())

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether punctuation stands before any token from *start* (included) to *end* (included)."""
        return any(BREAKS.intersection(self.gaps[at]) for at in range(start, min(end + 1, len(self.gaps))))

    def has_part(self, part: Part, start: int, end: int) -> bool:
        """Tell whether a token from *start* (included) to *end* (excluded) is of *part*."""
        return part in self.parts[max(start, 0) : max(end, 0)]


def read_clauses(statement: Statement) -> Clauses:
    """Return the phrases and verbs of a statement."""
    tokens = tuple(canonical_tokens(statement.tokens))
    ends = (statement.start, *(token.end for token in tokens))
    text, offset = statement.text, statement.start
    gaps = tuple(text[end - offset : token.start - offset] for end, token in zip(ends, tokens, strict=False))
    spans = [(statement.tokens[name.first].start, statement.tokens[name.last - 1].end) for name in statement.names]
    named = [any(start <= token.start < end for start, end in spans) for token in tokens]
    parts = tuple(read_parts(tokens, gaps, named))
    verbs = tuple(_verbs(tokens, gaps, parts))
    mains = {verb.main for verb in verbs}
    phrases = list(_phrases(tokens, gaps, parts, mains))
    found = Clauses(tokens, gaps, parts, tuple(phrases), verbs)
    return Clauses(tokens, gaps, parts, tuple(_joined(found)), verbs)


def _verbs(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part]) -> Iterator[Verb]:
    at = 0
    while at < len(tokens):
        if parts[at] not in _VERB_PARTS:
            at += 1
            continue
        end = at
        while end + 1 < len(tokens) and _continues(parts, gaps, at, end):
            end += 1
        while parts[end] is Part.ADVERB:
            end -= 1
        yield _verb(tokens, parts, at, end)
        at = end + 1


def _continues(parts: Sequence[Part], gaps: Sequence[str], first: int, end: int) -> bool:
    """Tell whether the verb from *first* to *end* takes in the next token."""
    if parts[end] is Part.VERB or BREAKS.intersection(gaps[end + 1]):
        return False
    if parts[end + 1] is Part.TO:
        return False
    return parts[end + 1] in {Part.AUXILIARY, Part.VERB, Part.ADVERB} and first <= end


def _verb(tokens: Sequence[Token], parts: Sequence[Part], first: int, main: int) -> Verb:
    auxiliaries = [tokens[at].lower for at in range(first, main) if parts[at] is Part.AUXILIARY]
    form = form_of(tokens[main])
    is_copula = parts[main] is Part.AUXILIARY and tokens[main].lower in BE_FORMS
    is_be = bool(auxiliaries) and auxiliaries[-1] in BE_FORMS
    is_passive = is_be and form in {Form.PAST, Form.BASE}
    is_infinitive = parts[first] is Part.TO
    is_held = any(word in BE_FORMS | HAVE_FORMS for word in auxiliaries)
    return Verb(first, main, is_passive, is_infinitive, is_copula, form, is_held or bool(auxiliaries))


def _phrases(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part], mains: set[int]
) -> Iterator[Phrase]:
    number, at, was_owner = 0, 0, False
    while at < len(tokens):
        if parts[at] not in _PHRASE_PARTS | {Part.PRONOUN} or at in mains:
            was_owner = False
            at += 1
            continue
        end = _phrase_end(gaps, parts, at)
        is_owner = end < len(tokens) and is_possessive(gaps[end])
        words = tokens[at:end]
        preposition = "" if was_owner else _governor(tokens, gaps, parts, at)
        is_vague = _is_vague(words, parts[at])
        negated = at > 0 and tokens[at - 1].lower in NEGATED and tokens[max(0, at - 2)].lower != "more"
        is_negated = negated and (tokens[at - 1].lower == "not" or tokens[at - 2].lower == "rather")
        yield Phrase(at, end, preposition, number - 1 if was_owner else NONE, is_owner, is_vague, is_negated)
        number, at, was_owner = number + 1, end, is_owner


def _phrase_end(gaps: Sequence[str], parts: Sequence[Part], first: int) -> int:
    end = first + 1
    if parts[first] is Part.PRONOUN:
        return end
    while end < len(parts):
        gap = gaps[end]
        if BREAKS.intersection(gap.replace("(", "")) or is_possessive(gap):
            break
        if parts[end] is not Part.NOUN and not (parts[end] is Part.ADVERB and _is_inside(parts, end)):
            break
        end += 1
    return end


def _is_inside(parts: Sequence[Part], at: int) -> bool:
    """Tell whether an adverb stands within a noun phrase: "its wholly owned subsidiary", "the 40 more"."""
    return parts[at - 1] in {Part.DETERMINER, Part.POSSESSIVE} and at + 1 < len(parts) and parts[at + 1] is Part.NOUN


def _governor(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part], first: int) -> str:
    """Return the preposition right before a phrase, adverbs aside; empty if there is none."""
    at = first - 1
    while at >= 0 and parts[at] is Part.ADVERB:
        at -= 1
    if at < 0 or BREAKS.intersection("".join(gaps[at + 1 : first + 1])):
        return ""
    if parts[at] is Part.PREPOSITION or (parts[at] is Part.CLAUSE and tokens[at].lower in {"after", "before", "since"}):
        return tokens[at].lower
    return ""


def _is_vague(words: Sequence[Token], first: Part) -> bool:
    if first is Part.PRONOUN:
        return True
    heavy = [word for word in words if not word.is_function]
    return not heavy or (
        words[0].lower in DEFINITE and len(heavy) == 1 and heavy[0].stem in VAGUE_HEADS and not heavy[0].is_capitalised
    )


def _joined(clauses: Clauses) -> Iterator[Phrase]:
    """Yield the phrases with the numbers of those that they are listed with or in apposition to."""
    groups = list(range(len(clauses.phrases)))
    for number in range(1, len(clauses.phrases)):
        before = _partner(clauses, number)
        if before != NONE:
            groups[number] = groups[before]
    for number, phrase in enumerate(clauses.phrases):
        joined = tuple(other for other, group in enumerate(groups) if group == groups[number])
        first = clauses.phrases[joined[0]]
        yield Phrase(
            phrase.first,
            phrase.last,
            first.preposition,
            phrase.owner,
            phrase.is_owner,
            phrase.is_vague,
            phrase.is_negated,
            joined,
        )


def _partner(clauses: Clauses, number: int) -> int:
    """Return the number of the phrase before that this one is joined to: by "and", by a comma, by a dash."""
    phrase = clauses.phrases[number]
    if phrase.owner != NONE or phrase.preposition or phrase.is_negated:
        return NONE
    before = number - 1
    first = phrase.first
    if clauses.phrases[before].last > first or clauses.parts[first] is Part.PRONOUN:
        return NONE
    between = clauses.parts[clauses.phrases[before].last : first]
    if between == (Part.AND,):
        return _head_of(clauses, before) if not _opens_clause(clauses, number) else NONE
    gap = clauses.gaps[first].strip()
    if between == () and gap in {",", "—", "–", "("} and _is_list_or_apposition(clauses, before, number):
        return _head_of(clauses, before)
    return NONE


def _head_of(clauses: Clauses, number: int) -> int:
    """Return the phrase to join: for a possessed one its own number, past its "of" complements."""
    return number


def _opens_clause(clauses: Clauses, number: int) -> bool:
    """Tell whether a phrase behind "and" is the subject of a verb of its own."""
    phrase = clauses.phrases[number]
    follows = phrase.last
    while follows < len(clauses.parts) and clauses.parts[follows] is Part.ADVERB:
        follows += 1
    is_subject = any(verb.first == follows and not verb.is_infinitive and _is_finite(verb) for verb in clauses.verbs)
    has_verb_before = any(verb.main < phrase.first for verb in clauses.verbs)
    earlier = clauses.phrases[number - 1]
    is_object = any(verb.main + 1 == earlier.first for verb in clauses.verbs) or bool(earlier.preposition)
    return is_subject and has_verb_before and is_object


def _is_finite(verb: Verb) -> bool:
    return verb.form is not Form.ING or verb.has_auxiliary


def _is_list_or_apposition(clauses: Clauses, before: int, number: int) -> bool:
    """Tell whether a phrase behind a comma goes on with the one before, and is not the subject of a new clause."""
    phrase, earlier = clauses.phrases[number], clauses.phrases[before]
    if not (clauses.parts[earlier.first] is not Part.PRONOUN and earlier.last - earlier.first):
        return False
    end = phrase.last
    if end >= len(clauses.parts):
        return True
    if clauses.parts[end] is Part.AND or BREAKS.intersection(clauses.gaps[end]):
        return not _is_fronted(clauses, before)
    is_verb_next = any(verb.first == end for verb in clauses.verbs)
    is_dash = clauses.gaps[phrase.first].strip() in {"—", "–", "("}
    return is_dash or (not is_verb_next and not _is_fronted(clauses, before))


def _is_fronted(clauses: Clauses, number: int) -> bool:
    """Tell whether the phrase ends an adverbial at the start of the sentence: "In a direct response to the list, China …"."""
    first = clauses.phrases[number].first
    has_verb = any(verb.main < first for verb in clauses.verbs)
    return not has_verb and clauses.parts[0] in {Part.PREPOSITION, Part.CLAUSE, Part.ADVERB}
