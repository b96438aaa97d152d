"""Chunks: a sentence cut into its noun phrases and verbs."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.clauses import NONE, Clauses, Phrase, Verb
from verifier.language.joining import joined_phrases
from verifier.language.phrases import canonical_tokens
from verifier.language.statement import Statement
from verifier.language.verbs import BE_FORMS, Form, form_of, is_number
from verifier.language.word_classes import BREAKS, DATE_BREAK, Part, is_possessive, read_parts
from verifier.language.words import Token

KEPT: Final = 2048  # statements whose clauses are kept: several checks ask for them, in each passage anew
_PHRASE_PARTS: Final = frozenset({Part.NOUN, Part.DETERMINER, Part.POSSESSIVE, Part.PRONOUN})
_VERB_PARTS: Final = frozenset({Part.AUXILIARY, Part.TO, Part.VERB})
# Nouns that stand for something named elsewhere.
VAGUE_HEADS: Final = frozenset(
    "company firm unit group business party side one other reverse "
    "way deal it thing that all both man woman person".split()
)
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "all"})
TIME_PREPOSITIONS: Final = frozenset("in on since by until during from after before last next this".split())
OPENERS: Final = frozenset({"after", "before", "since"})  # open a clause, or govern a phrase


@lru_cache(maxsize=KEPT)
def read_clauses(statement: Statement) -> Clauses:
    """Return the phrases and verbs of a statement.

    >>> from verifier.language.statement import read_statement
    >>> clauses = read_clauses(read_statement("Meng's lawyers have accused Canada."))
    >>> [" ".join(token.text for token in clauses.tokens[phrase.first : phrase.last]) for phrase in clauses.phrases]
    ['Meng', 'lawyers', 'Canada']
    """
    tokens = tuple(canonical_tokens(statement.tokens))
    ends = (statement.start, *(token.end for token in tokens))
    text, offset = statement.text, statement.start
    gaps = tuple(text[end - offset : token.start - offset] for end, token in zip(ends, tokens, strict=False))
    spans = [(statement.tokens[name.first].start, statement.tokens[name.last - 1].end) for name in statement.names]
    named = [any(start <= token.start < end for start, end in spans) for token in tokens]
    gaps = tuple(_with_date_breaks(statement, tokens, gaps))
    parts = tuple(read_parts(tokens, gaps, named))
    verbs = tuple(_verbs(tokens, gaps, parts))
    phrases = tuple(_phrases(tokens, gaps, parts, _second_objects(statement, tokens, parts)))
    words = frozenset(word.token.start for word in statement.words)
    digits = frozenset(
        token.start
        for token in tokens
        if is_number(token) and any(figure.start <= token.start < figure.end for figure in statement.figures)
    )
    found = Clauses(tokens, gaps, parts, phrases, verbs, words | digits)
    return replace(found, phrases=joined_phrases(found))


def _with_date_breaks(statement: Statement, tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[str]:
    """Yield the gaps with a break behind each adverbial of time: "In 2004 Huawei" is no single phrase."""
    dated = [any(period.start <= token.start < period.end for period in statement.periods) for token in tokens]
    start = 0
    for at, gap in enumerate(gaps):
        if dated[at] and not (at and dated[at - 1]):
            start = at
        ends = at > 0 and dated[at - 1] and not dated[at]
        opening = {tokens[start - 1].lower, tokens[start].lower}
        is_adverbial = start == 0 or not TIME_PREPOSITIONS.isdisjoint(opening)
        yield DATE_BREAK + gap if ends and is_adverbial and not is_possessive(gap) and gap != "-" else gap


def _verbs(tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part]) -> Iterator[Verb]:
    at = 0
    while at < len(tokens):
        if parts[at] not in _VERB_PARTS:
            at += 1
            continue
        end = at
        while end + 1 < len(tokens) and _continues(parts, gaps, end):
            end += 1
        while parts[end] is Part.ADVERB:
            end -= 1
        yield _verb(tokens, parts, at, end)
        at = end + 1


def _continues(parts: Sequence[Part], gaps: Sequence[str], end: int) -> bool:
    """Tell whether the verb that has come to token *end* takes in the next one."""
    if parts[end] is Part.VERB or BREAKS.intersection(gaps[end + 1]):
        return False
    return parts[end + 1] in {Part.AUXILIARY, Part.VERB, Part.ADVERB}


def _verb(tokens: Sequence[Token], parts: Sequence[Part], first: int, main: int) -> Verb:
    auxiliaries = [tokens[at].lower for at in range(first, main) if parts[at] is Part.AUXILIARY]
    form = form_of(tokens[main])
    return Verb(
        first=first,
        main=main,
        is_passive=auxiliaries[-1:] != [] and auxiliaries[-1] in BE_FORMS and form in {Form.PAST, Form.BASE},
        is_infinitive=parts[first] is Part.TO,
        is_copula=parts[main] is Part.AUXILIARY and tokens[main].stem == "be",
        form=form,
        has_auxiliary=bool(auxiliaries),
    )


def _second_objects(statement: Statement, tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the tokens at which an amount of money begins right behind a noun: "pays the council 2 million"."""
    sums = {figure.start for figure in statement.figures if figure.kind is FigureKind.MONEY}
    return frozenset(
        at
        for at in range(1, len(tokens))
        if tokens[at].start in sums and parts[at - 1] is Part.NOUN and not is_number(tokens[at - 1])
    )


def _phrases(
    tokens: Sequence[Token], gaps: Sequence[str], parts: Sequence[Part], openings: Collection[int]
) -> Iterator[Phrase]:
    """Yield the noun phrases; a new one begins at each of the *openings* too."""
    number, at, was_owner = 0, 0, False
    while at < len(tokens):
        if parts[at] not in _PHRASE_PARTS:
            was_owner = False
            at += 1
            continue
        end = _phrase_end(gaps, parts, at, openings)
        is_owner = end < len(tokens) and is_possessive(gaps[end])
        preposition = "" if was_owner else _governor(tokens, gaps, parts, at)
        if preposition in OPENERS and _is_verb_next(parts, gaps, end):  # "after Washington asked"
            preposition = ""
        before = [token.lower for token in tokens[max(0, at - 2) : at]]
        yield Phrase(
            first=at,
            last=end,
            preposition=preposition,
            owner=number - 1 if was_owner else NONE,
            is_owner=is_owner,
            is_vague=_is_vague(tokens[at:end], parts[at]),
            is_negated=before[-1:] == ["not"] or before == ["rather", "than"],
        )
        number, at, was_owner = number + 1, end, is_owner


def _is_verb_next(parts: Sequence[Part], gaps: Sequence[str], at: int) -> bool:
    """Tell whether a verb follows at token *at*, adverbs aside."""
    while at < len(parts) and parts[at] is Part.ADVERB:
        at += 1
    return at < len(parts) and parts[at] in {Part.VERB, Part.AUXILIARY} and not BREAKS.intersection(gaps[at])


def _phrase_end(gaps: Sequence[str], parts: Sequence[Part], first: int, openings: Collection[int]) -> int:
    end = first + 1
    if parts[first] is Part.PRONOUN:
        return end
    while end < len(parts):
        gap = gaps[end]
        if end in openings or BREAKS.intersection(gap.replace("(", "")) or is_possessive(gap):
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
    if parts[at] is Part.PREPOSITION:
        return tokens[at].lower
    return tokens[at].lower if tokens[at].lower in OPENERS else ""


def _is_vague(words: Sequence[Token], first: Part) -> bool:
    if first is Part.PRONOUN:
        return True
    heavy = [word for word in words if not word.is_function]
    return not heavy or (
        words[0].lower in DEFINITE and len(heavy) == 1 and heavy[0].stem in VAGUE_HEADS and not heavy[0].is_capitalised
    )
