"""Verb frames: who does what a verb says, and to whom."""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.language.clauses import NONE, Clauses
from verifier.language.frames import NOBODY, Frame, Party, party_of
from verifier.language.subjects import Subject, antecedent_of
from verifier.language.verbs import is_number
from verifier.language.word_classes import SAYING, Part

QUOTING: Final = SAYING | {"ask", "reply", "answer"}
QUOTE_ENDS: Final = frozenset(',"”’?!')
TIMES: Final = "time"  # of "is five times NVIDIA's"


def verb_frames(clauses: Clauses, number: int, subjects: Sequence[Subject]) -> Iterator[Frame]:
    """Yield the frames of verb *number*: one, or none for a "be" that compares nothing."""
    verb = clauses.verbs[number]
    token = clauses.tokens[verb.main]
    subject = party_of(clauses, subjects[number].phrase)
    others = tuple(_others(clauses, verb.main + 1))
    done_to = clauses.object_of(number)
    if verb.is_copula:
        yield from _copula_frames(clauses, done_to, subject, others)
    elif subjects[number].is_passive:
        doer = next((party for preposition, party in others if preposition == "by"), NOBODY)
        rest = tuple(other for other in others if other[0] != "by")
        retained = (("", party_of(clauses, done_to)),) if done_to != NONE else ()
        yield Frame(token.stem, token.start, is_noun=False, doer=doer, done_to=subject, others=(*rest, *retained))
    elif done_to != NONE and _is_inverted(clauses, number):
        yield Frame(token.stem, token.start, is_noun=False, doer=party_of(clauses, done_to), others=others)
    else:
        target, extra = _objects(clauses, number, subjects[number].phrase)
        yield Frame(token.stem, token.start, is_noun=False, doer=subject, done_to=target, others=(*extra, *others))


def _is_inverted(clauses: Clauses, number: int) -> bool:
    """Tell whether the subject follows its verb, as it does behind a quotation: "It does," admitted Ren."""
    gap = clauses.gaps[clauses.verbs[number].first]
    return clauses.stem_of(number) in QUOTING and not QUOTE_ENDS.isdisjoint(gap)


def _objects(clauses: Clauses, number: int, subject: int) -> tuple[Party, tuple[tuple[str, Party], ...]]:
    """Return the object of an active verb and, by preposition, what else stands in the place of one."""
    done_to = clauses.object_of(number)
    if done_to != NONE:
        second = clauses.phrase_at(clauses.phrases[done_to].last)
        is_second = second != NONE and second not in clauses.phrases[done_to].joined
        return party_of(clauses, done_to), ((("", party_of(clauses, second)),) if is_second else ())
    if subject == NONE or clauses.phrases[subject].last > clauses.verbs[number].first:
        return NOBODY, ()
    first = clauses.phrases[clauses.phrases[subject].joined[0]].first
    relative = clauses.before(first)
    if relative < 0 or clauses.parts[relative] is not Part.RELATIVE:
        return NOBODY, ()
    head = party_of(clauses, antecedent_of(clauses, relative))
    governor = clauses.tokens[relative - 1].lower if relative else ""
    if relative and clauses.parts[relative - 1] is Part.PREPOSITION:  # "the chips on which it trains"
        return NOBODY, ((governor, head),)
    following = clauses.parts[clauses.verbs[number].main + 1 : clauses.verbs[number].main + 2]
    is_open = clauses.parts[relative - 1] is Part.NOUN and Part.TO not in following
    return (head, ()) if is_open else (NOBODY, ())


def _others(clauses: Clauses, start: int) -> Iterator[tuple[str, Party]]:
    """Yield what the tokens from *start* to the next verb bring with a preposition, "of" aside."""
    end = min((verb.first for verb in clauses.verbs if verb.first >= start), default=len(clauses.tokens))
    for number, phrase in enumerate(clauses.phrases):
        is_first = phrase.joined[0] == number
        is_other = phrase.preposition not in {"", "of"}
        if start <= phrase.first < end and is_other and is_first and not phrase.is_negated:
            yield phrase.preposition, party_of(clauses, clauses.head(number))


def _copula_frames(
    clauses: Clauses, complement: int, subject: Party, others: Sequence[tuple[str, Party]]
) -> Iterator[Frame]:
    """Yield the frame of what is said of a subject with "be": "is larger than", "is five times NVIDIA's"."""
    if complement == NONE:
        return
    first = complement
    while clauses.phrases[first].owner != NONE:
        first = clauses.phrases[first].owner
    tokens = range(clauses.phrases[first].first, clauses.phrases[complement].last)
    for at in tokens:
        token = clauses.tokens[at]
        if token.stem == TIMES and at and is_number(clauses.tokens[at - 1]):
            rest = frozenset(clauses.tokens[after].start for after in tokens if after > at) & clauses.content
            done_to = Party(attached=rest)
            yield Frame(TIMES, token.start, is_noun=False, doer=subject, done_to=done_to, others=tuple(others))
            return
    last = clauses.tokens[tokens[-1]]
    if any(preposition == "than" for preposition, _ in others):
        yield Frame(last.stem, last.start, is_noun=False, doer=subject, others=tuple(others))
