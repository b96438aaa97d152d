"""Modality: what a sentence tells as done or as it is, and what only as planned, or as possible.

"Will close", "is to close", "wants to close" and "plans to close" are plans; "may close" and "should close" are
possible. A verb in a list goes with the one before it: "is to employ 400 people and to start in May".
"""

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from verifier.language.chunks import read_clauses
from verifier.language.clauses import Clauses, Verb
from verifier.language.statement import Statement
from verifier.language.word_classes import Part

CACHED: Final = 1 << 10  # statements
PLANNING_AUXILIARIES: Final = frozenset("will shall would won't wouldn't".split())
SUBJUNCTIVE: Final = "be"  # alone before its verb: "proposes that exports be limited"
WEIGHING_AUXILIARIES: Final = frozenset("may might should must ought shouldn't".split())
# Stems that make a plan of the infinitive behind them.
PLANNING: Final = frozenset(
    "plan intend want hope wish aim seek propose promise pledge vow threaten prepare expect schedule set due slate "
    "suppose offer desire ambition proposal intention pledge goal commit mean poise likely".split()
)
# Those that say of their passive subject that it is to come: "a second bridge is planned".
COMING: Final = frozenset("plan propose schedule intend envisage foresee".split())


class Modality(Enum):
    """How a sentence tells what its verb says."""

    REAL = "real"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Told(NamedTuple):
    """A verb's *modality*, with the code points *start* to *end* of the words that show it, and of the verb."""

    modality: Modality
    start: int
    end: int


@lru_cache(maxsize=CACHED)
def read_modality(statement: Statement) -> Mapping[int, Told]:
    """Return how each verb of *statement* is told, by the place in the text where the verb itself begins."""
    clauses = read_clauses(statement)
    told: dict[int, Told] = {}
    for number, verb in enumerate(clauses.verbs):
        first, modality = _modality(clauses, number, told)
        token = clauses.tokens[verb.main]
        told[token.start] = Told(modality, clauses.tokens[first].start, token.end)
    return MappingProxyType(told)


def _modality(clauses: Clauses, number: int, told: Mapping[int, Told]) -> tuple[int, Modality]:
    """Return from which token on a verb's modality is shown, and which one it is."""
    verb = clauses.verbs[number]
    auxiliaries = {token.lower for token in clauses.tokens[verb.first : verb.main]}
    if auxiliaries & PLANNING_AUXILIARIES or auxiliaries == {SUBJUNCTIVE}:
        return verb.first, Modality.PLANNED
    if auxiliaries & WEIGHING_AUXILIARIES:
        return verb.first, Modality.POSSIBLE
    is_infinitive = clauses.parts[verb.first] is Part.TO
    return _of_infinitive(clauses, number, told) if is_infinitive else (verb.first, Modality.REAL)


def _of_infinitive(clauses: Clauses, number: int, told: Mapping[int, Told]) -> tuple[int, Modality]:
    """Return the same for "to open", by what governs it: "plans to", "is to", "expects the firm to"."""
    verb = clauses.verbs[number]
    governor = clauses.before(verb.first)
    if governor < 0:
        return verb.first, Modality.REAL
    if clauses.parts[governor] is Part.AND and number:
        return verb.first, told[clauses.tokens[clauses.verbs[number - 1].main].start].modality
    if clauses.tokens[governor].stem in PLANNING or _is_copula(clauses, governor):
        return governor, Modality.PLANNED
    if number and clauses.stem_of(number - 1) in PLANNING and not clauses.is_broken(governor, verb.main):
        return clauses.verbs[number - 1].main, Modality.PLANNED
    return verb.first, Modality.REAL


def _is_copula(clauses: Clauses, token: int) -> bool:
    """Tell whether a form of "be" stands at *token*, as in "is to open"."""
    return any(verb.main == token and verb.is_copula for verb in clauses.verbs)


def comes_as_planned(statement: Statement) -> Verb | None:
    """Return the verb that says of its subject that it is planned and no more, if the sentence has one."""
    clauses = read_clauses(statement)
    found = [verb for verb in clauses.verbs if verb.is_passive and clauses.tokens[verb.main].stem in COMING]
    return found[0] if found else None
