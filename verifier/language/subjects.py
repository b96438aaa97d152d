"""Subjects: which phrase a verb is said of, across relative clauses, infinitives, gerunds and lists of verbs.

The subject is meant as the grammar has it, whatever the verb's voice: in "Honor was bought" it is Honor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.clauses import NONE, Clauses
from verifier.language.verbs import Form, is_number
from verifier.language.word_classes import Part

# Verbs whose object does what the infinitive behind it says: "asked Canada to detain".
OBJECT_CONTROL: Final = frozenset(
    "ask tell allow authorize authorise force order urge help enable require permit want expect persuade push press "
    "let have make invite pressure encourage lead convince instruct get cause compel advise warn request command "
    "believe estimate empower entitle prompt oblige direct call".split()
)
# Verbs whose object is said to do what the gerund behind it says: "accused Canada of hiding".
OBJECT_OF_GERUND: Final = frozenset(
    "accuse charge suspect prevent stop prohibit ban bar blame criticize condemn fine punish sue praise thank deter "
    "keep discourage convict forgive".split()
)
# Verbs of change, whose "by" tells how much.
CHANGING: Final = frozenset(
    "rise fall drop grow decline shrink slip climb soar plunge jump surge dip slump dwindle widen narrow".split()
)
# Prepositions that go with a verb into the passive: "paid for by", "looked after by".
OWN_PREPOSITIONS: Final = frozenset("for on to at with after into of".split())
STAND_INS: Final = frozenset({"party", "one", "side"})  # "the party that paid was Huawei"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb is said of: phrase number *phrase*, or NONE; and whether it is *passive*.

    A *reduced* one is a participle right behind its noun: "a chip produced by TSMC".
    """

    phrase: int
    is_passive: bool
    is_reduced: bool


def read_subjects(clauses: Clauses) -> tuple[Subject, ...]:
    """Return the subject of every verb, in order."""
    found: list[Subject] = []
    for number, verb in enumerate(clauses.verbs):
        is_reduced = not verb.is_passive and _is_reduced(clauses, number, found)
        is_listed = number > 0 and found[-1].is_passive and _follows_and(clauses, number)
        is_of_noun = is_reduced and not is_listed
        phrase = _noun_of(clauses, number) if is_of_noun else _subject(clauses, number, found)
        found.append(Subject(phrase, verb.is_passive or is_reduced, is_reduced))
    return tuple(found)


def _follows_and(clauses: Clauses, number: int) -> bool:
    """Tell whether "and" or the like joins verb *number* to the one before: "was led by A and paid for by B"."""
    before = clauses.before(clauses.verbs[number].first)
    return before >= 0 and clauses.parts[before] is Part.AND


def _subject(clauses: Clauses, number: int, earlier: Sequence[Subject]) -> int:
    """Return the subject of verb *number*; *earlier* are those of the verbs before it."""
    verb = clauses.verbs[number]
    before = clauses.before(verb.first)
    if before >= 0 and clauses.parts[before] is Part.RELATIVE:
        return antecedent_of(clauses, before)
    if verb.is_infinitive:
        return _of_infinitive(clauses, number, earlier)
    if verb.form is Form.ING and not verb.has_auxiliary and not verb.is_copula:
        return _of_gerund(clauses, number, earlier)
    if number and _follows_and(clauses, number):
        return earlier[-1].phrase
    return _plain(clauses, number, earlier)


def antecedent_of(clauses: Clauses, relative: int) -> int:
    """Return what the relative pronoun at token *relative* stands for: Huawei in "the party that … was Huawei"."""
    number = clauses.phrase_before(relative)
    if number == NONE:
        return NONE
    phrase = clauses.phrases[number]
    if STAND_INS.isdisjoint(token.stem for token in clauses.tokens[phrase.first : phrase.last]):
        return number
    copulas = [verb for verb in clauses.verbs if verb.is_copula and verb.first > relative]
    named = [clauses.phrase_at(verb.main + 1) for verb in copulas]
    return next((found for found in named if found != NONE), number)


def _is_reduced(clauses: Clauses, number: int, earlier: Sequence[Subject]) -> bool:
    """Tell whether a verb is a participle behind its noun: before "by", behind a comma, or without a subject."""
    verb = clauses.verbs[number]
    if verb.form is not Form.PAST or verb.has_auxiliary:
        return False
    by = agent_of(clauses, verb.main)
    if by != NONE:
        agent = slice(by + 1, by + 2)  # none in "responded by filing", "fell by 5 %"
        is_amount = clauses.stem_of(number) in CHANGING or any(map(is_number, clauses.tokens[agent]))
        return Part.VERB not in clauses.parts[agent] and not is_amount
    before = clauses.before(verb.first)
    follows_noun = before >= 0 and clauses.parts[before] is Part.NOUN
    following = clauses.parts[verb.main + 1 : verb.main + 2] or (Part.PREPOSITION,)
    if not follows_noun or clauses.object_of(number) != NONE or following[0] not in {Part.PREPOSITION, Part.TO}:
        return False
    if clauses.is_broken(before + 1, verb.first):
        return _is_inserted(clauses, number)
    last = clauses.phrase_before(verb.first)
    if last == NONE or not clauses.phrases[last].preposition:
        return False
    subject = _plain(clauses, number, earlier)
    return subject == NONE or subject in {other.phrase for other in earlier}


def agent_of(clauses: Clauses, main: int) -> int:
    """Return the token "by" behind the verb at token *main*, or behind its preposition ("paid for by"); or NONE."""
    behind = [token.lower for token in clauses.tokens[main + 1 : main + 3]]
    if behind[:1] == ["by"]:
        return main + 1
    return main + 2 if behind[1:] == ["by"] and behind[0] in OWN_PREPOSITIONS else NONE


def _noun_of(clauses: Clauses, number: int) -> int:
    """Return the noun of a participle: in "a song by Double, released in May" it is not certain."""
    verb = clauses.verbs[number]
    last = clauses.phrase_before(verb.first)
    is_far = last != NONE and clauses.is_broken(clauses.phrases[last].last, verb.first)
    return NONE if is_far and clauses.phrases[last].preposition else last


def _is_inserted(clauses: Clauses, number: int) -> bool:
    """Tell whether a participle behind a comma is no main verb: another finite verb is about."""
    for other, verb in enumerate(clauses.verbs):
        is_finite = verb.has_auxiliary or (verb.form is not Form.ING and not verb.is_infinitive)
        if is_finite and (other < number or (other > number and clauses.is_broken(verb.first, verb.first))):
            return True
    return False


def _of_infinitive(clauses: Clauses, number: int, earlier: Sequence[Subject]) -> int:
    before = clauses.before(clauses.verbs[number].first)
    if before >= 0 and clauses.parts[before] is Part.NOUN:
        last = clauses.phrase_before(clauses.verbs[number].first)
        if last != NONE and clauses.phrases[last].owner != NONE:  # "Huawei's attempt to sell"
            return clauses.phrases[last].owner
    if not earlier:
        return NONE
    if before != clauses.verbs[number - 1].main and clauses.stem_of(number - 1) in OBJECT_CONTROL:
        controlled = clauses.object_of(number - 1)
        return controlled if controlled != NONE else earlier[-1].phrase
    return earlier[-1].phrase


def _of_gerund(clauses: Clauses, number: int, earlier: Sequence[Subject]) -> int:
    first = clauses.verbs[number].first
    before = clauses.before(first)
    is_close = before >= 0 and not clauses.is_broken(before + 1, first)
    is_behind_noun = before >= 0 and clauses.parts[before] is Part.NOUN
    if is_behind_noun and (is_close or not earlier):  # "a firm making chips"; "Clinton, comparing …, signaled"
        return clauses.phrase_before(first)
    if not earlier:
        return _of_next_verb(clauses, number)
    governing = clauses.verbs[number - 1]
    if is_close and clauses.parts[before] is Part.PREPOSITION:
        controlled = clauses.object_of(number - 1)
        if clauses.stem_of(number - 1) in OBJECT_OF_GERUND and controlled != NONE:
            return controlled
        if governing.is_infinitive:  # "told them to detain her on charges of stealing"
            return NONE
    return earlier[-1].phrase


def _of_next_verb(clauses: Clauses, number: int) -> int:
    """Return the free phrase right before the next verb: "By filing a suit, Huawei responded"."""
    if number + 1 >= len(clauses.verbs):
        return NONE
    candidate = clauses.phrase_before(clauses.verbs[number + 1].first)
    is_free = (
        candidate != NONE and candidate != clauses.object_of(number) and not clauses.phrases[candidate].preposition
    )
    return candidate if is_free else NONE


def _plain(clauses: Clauses, number: int, earlier: Sequence[Subject]) -> int:
    """Return the nearest phrase before a verb that no preposition governs, objects of earlier clauses aside."""
    first = clauses.verbs[number].first
    for candidate in reversed(range(len(clauses.phrases))):
        phrase = clauses.phrases[candidate]
        if phrase.last > first or phrase.preposition or phrase.is_negated or phrase.is_owner:
            continue
        if not clauses.words(candidate) and clauses.parts[phrase.first] is not Part.PRONOUN:
            continue  # "last year"
        governing = _verb_with_object(clauses, candidate, len(earlier))
        if governing == NONE:
            return candidate
        is_adjacent = phrase.last == first and not clauses.is_broken(first, first)
        before = clauses.before(clauses.verbs[governing].first)
        is_relative = before >= 0 and clauses.parts[before] is Part.RELATIVE
        return earlier[governing].phrase if is_relative or not is_adjacent else candidate
    return NONE


def _verb_with_object(clauses: Clauses, number: int, end: int) -> int:
    """Return the verb, of those before number *end*, whose object phrase *number* is; NONE without."""
    group = clauses.phrases[number].joined
    return next((verb for verb in range(end) if clauses.object_of(verb) in group), NONE)
