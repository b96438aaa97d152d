"""Joining: which neighbouring phrases of a sentence are one party: lists, examples and appositions.

"Hikvision and Dahua", "firms like IBM" and "Honor, the smartphone unit" each play one part in their sentence.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from verifier.language.clauses import NONE, Clauses, Phrase, Verb
from verifier.language.verbs import Form
from verifier.language.word_classes import BREAKS, Part

EXAMPLES: Final = frozenset({"like", "including"})
DASHES: Final = frozenset("—–(")


def joined_phrases(clauses: Clauses) -> tuple[Phrase, ...]:
    """Return the phrases with the numbers of those that they are listed with or in apposition to."""
    return tuple(_joined(clauses))


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
        yield replace(phrase, preposition=first.preposition, joined=joined)


def _partner(clauses: Clauses, number: int) -> int:
    """Return the number of the phrase before that this one is joined to: by "and", by a comma, by a dash."""
    phrase = clauses.phrases[number]
    before, first = number - 1, phrase.first
    if phrase.owner != NONE or phrase.is_owner or phrase.is_negated:
        return NONE
    if _is_example(clauses, number):
        return before
    if phrase.preposition or clauses.parts[first] is Part.PRONOUN:
        return NONE
    between = clauses.parts[clauses.phrases[before].last : first]
    if between == (Part.AND,):
        return before if not _opens_clause(clauses, number) else NONE
    gap = clauses.gaps[first].strip(" .\n\"“”’'")
    is_joined = between == () and gap in {",", *DASHES} and _is_list_or_apposition(clauses, before, number)
    return before if is_joined else NONE


def _is_example(clauses: Clauses, number: int) -> bool:
    """Tell whether a phrase is an example of the one before: "firms like IBM", "firms such as IBM"."""
    phrase = clauses.phrases[number]
    is_close = clauses.phrases[number - 1].last == phrase.first - 1
    word, earlier = clauses.tokens[phrase.first - 1].lower, clauses.tokens[phrase.first - 2].lower
    return is_close and phrase.preposition != "" and (word in EXAMPLES or (word == "as" and earlier == "such"))


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
    if clauses.parts[earlier.first] is Part.PRONOUN:
        return False
    end = phrase.last
    if end >= len(clauses.parts):
        return True
    if clauses.parts[end] is Part.AND or BREAKS.intersection(clauses.gaps[end]):
        return not _is_fronted(clauses, before)
    is_verb_next = any(verb.first == end for verb in clauses.verbs)
    is_dash = not DASHES.isdisjoint(clauses.gaps[phrase.first])
    return is_dash or (not is_verb_next and not _is_fronted(clauses, before))


def _is_fronted(clauses: Clauses, number: int) -> bool:
    """Tell whether the phrase ends an adverbial at the start of the sentence: "In a response to the list, China …"."""
    first = clauses.phrases[number].first
    if not clauses.phrases[number].preposition and clauses.words(number):
        return False
    has_verb = any(verb.main < first for verb in clauses.verbs)
    return not has_verb and clauses.parts[0] in {Part.PREPOSITION, Part.CLAUSE, Part.ADVERB}
