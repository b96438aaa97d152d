"""Facing: the words of a claim and of one sentence of a source, held against one another.

For each word of the claim it finds the words of the sentence that answer it, and those that are contraries of it. How
well two words are tied tells whether both speak of one thing: the more of their neighbours answer one another, and the
closer they stand, the better.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from verifier.comparing.contraries import COMPASS, allies, contraries
from verifier.language.lexicon import derivations, synonyms
from verifier.language.phrasal import senses
from verifier.language.statement import INITIALS, NO_NAME, Statement, Word

KEPT: Final = 1024  # pairs of statements, or statements: several checks ask for each, in each passage anew
COMPASS_WORDS: Final = frozenset(word for cell in COMPASS for word in cell)
NEAR: Final = 4  # content words on either side that may tie two words to one matter
TIED: Final = 0.5  # one neighbour right beside, or two a little farther off. Chosen on public inference data.
MUCH_BETTER: Final = 1.5  # a contrary must be tied so much better than a word that says the same
GOVERNED: Final = 2  # content words behind a verb that may be its object
HEADLINE: Final = 0.6  # of the content words
NEARLY: Final = 0.75  # of the best tie: answers tied almost as well may be meant too


@dataclass(frozen=True, slots=True)
class Facing:
    """A claim and one sentence; all numbers are positions among the content *words* of either side.

    *answers* lists for each word of the claim the words of the sentence that say the same; *clashes* those that say
    the contrary.
    """

    claim: Statement
    statement: Statement
    answers: Mapping[int, Sequence[int]]
    clashes: Mapping[int, Sequence[int]]

    def tie(self, mine: int, theirs: int) -> float:
        """Return how well a word of the claim and one of the sentence are tied by their neighbours; 0 if not at all."""
        total = 0.0
        for other in range(max(0, mine - NEAR), mine + NEAR + 1):
            gaps = [abs(place - theirs) for place in self.answers.get(other, ()) if other != mine and place != theirs]
            if gaps and min(gaps) <= NEAR:
                total += 2 / (abs(other - mine) + min(gaps))
        return total

    def best_answers(self, mine: int) -> list[int]:
        """Return the words that answer word *mine* of the claim and are tied to it best, or nearly so."""
        ties = {place: self.tie(mine, place) for place in self.answers.get(mine, ())}
        return [place for place, tie in ties.items() if tie >= NEARLY * max(ties.values())]

    def best_tie(self, mine: int) -> float:
        """Return how well the words that answer word *mine* of the claim are tied to it at best; 0 for none."""
        return max((self.tie(mine, place) for place in self.answers.get(mine, ())), default=0.0)

    def answered(self, theirs: int) -> list[int]:
        """Return the words of the claim that word *theirs* of the sentence answers."""
        return [mine for mine, places in self.answers.items() if theirs in places]

    def share(self, positions: Sequence[int]) -> float:
        """Return the share of those words of the claim that the sentence answers, weighted by rarity; 0 for none."""
        total = sum(self.claim.words[position].weight for position in positions)
        met = sum(self.claim.words[position].weight for position in positions if position in self.answers)
        return met / total if total else 0.0


@lru_cache(maxsize=KEPT)
def face(claim: Statement, statement: Statement) -> Facing:
    """Hold the words of *claim* against those of *statement*."""
    senses_here, senses_there = _senses_of(claim), _senses_of(statement)
    said = _places([(*word.keys, *_sense(word, senses_there)) for word in statement.words])
    meant = _places(_meanings(statement, senses_there))
    answers = {}
    for position, word in enumerate(claim.words):
        found = _answers(word, (*word.keys, *_sense(word, senses_here)), said)
        if found:
            answers[position] = found
    facing = Facing(claim, statement, MappingProxyType(answers), MappingProxyType({}))
    return replace(facing, clashes=MappingProxyType(_clashes(facing, _meanings(claim, senses_here), meant)))


@lru_cache(maxsize=KEPT)
def _senses_of(statement: Statement) -> Mapping[int, str]:
    return MappingProxyType(senses(statement.text, statement.tokens, statement.start))


def _sense(word: Word, found: Mapping[int, str]) -> tuple[str, ...]:
    return (found[word.index],) if word.index in found else ()


def _meanings(statement: Statement, found: Mapping[int, str]) -> list[tuple[str, ...]]:
    """Return for each word what may be denied of it: nothing of a name, of a phrase what it means and not its verb."""
    is_headline = sum(word.token.is_capitalised for word in statement.words) > HEADLINE * len(statement.words)
    return [
        ()
        if word.name != NO_NAME and not is_headline and word.token.stem not in COMPASS_WORDS
        else (_sense(word, found) or (word.token.stem,))
        for word in statement.words
    ]


def _places(keys: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Return the positions at which each key stands."""
    places: dict[str, list[int]] = {}
    for position, own in enumerate(keys):
        for key in own:
            places.setdefault(key, []).append(position)
    return places


def _at(stems: Set[str], places: Mapping[str, Sequence[int]]) -> set[int]:
    """Return the positions at which any of the stems stands."""
    return {place for stem in places.keys() & stems for place in places[stem]}


def _answers(word: Word, keys: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    found = {place for key in keys if not key.startswith(INITIALS) for place in places.get(key, ())}
    for stem in keys if word.name == NO_NAME else ():  # a name has no synonyms
        found |= _at(derivations(stem), places) | _at(synonyms(stem), places)
    return sorted(found)


def _clashes(
    facing: Facing, meanings: Sequence[Sequence[str]], meant: Mapping[str, Sequence[int]]
) -> dict[int, list[int]]:
    """Return for each word of the claim the words of the sentence that say the contrary and nothing else."""
    taken = {place for position in facing.answers for place in facing.best_answers(position)}
    clashes = {}
    for position, stems in enumerate(meanings):
        contrary = {place for stem in stems for place in _at(contraries(stem), meant)}
        answers = facing.answers.get(position, ())
        if not contrary or any(place in answers for stem in stems for place in meant.get(stem, ())):
            continue  # the very word is there
        allied = {place for stem in stems for place in _at(allies(stem), meant)} - taken
        alike = {*answers, *(place for place in allied if not _is_denied(facing.statement, place))}
        best = max((facing.tie(position, place) for place in alike), default=0.0)
        free = contrary - taken if alike else contrary - (taken - _governed(facing, position))
        found = sorted(place for place in free if facing.tie(position, place) > MUCH_BETTER * best)
        if found:
            clashes[position] = found
    return clashes


def _is_denied(statement: Statement, position: int) -> bool:
    index = statement.words[position].index
    return sum(denial.first <= index < denial.last for denial in statement.denials) % 2 == 1


def _governed(facing: Facing, position: int) -> frozenset[int]:
    """Return the words that answer, in another form, what stands right behind a word of the claim.

    "Lifted the limits on exports" is denied by "restricts exports", though "restricts" answers "limits".
    """
    stems = [word.token.stem for word in facing.claim.words]
    return frozenset(
        place
        for behind in range(position + 1, position + 1 + GOVERNED)
        for place in facing.answers.get(behind, ())
        if facing.statement.words[place].token.stem != stems[behind]
    )
