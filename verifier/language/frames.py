"""Frames: who does what to whom, and the parties that fill the places of a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from verifier.language.clauses import NONE, Clauses
from verifier.language.word_classes import Part

LINKING: Final = frozenset({"of", "in", "at"})  # tie a complement to the noun before: "authorities in Canada"


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what fills a place: the positions of its own words, and of those that are attached to it.

    Attached are possessors and complements: in "Meng's lawyers" the own word is "lawyers". A vague party is a pronoun
    or a noun such as "the company".
    """

    own: frozenset[int] = frozenset()
    attached: frozenset[int] = frozenset()
    is_vague: bool = False

    @property
    def words(self) -> frozenset[int]:
        """All its words."""
        return self.own | self.attached

    @property
    def is_known(self) -> bool:
        """Whether the place is filled by words that tell whom they mean."""
        return bool(self.words) and not self.is_vague


NOBODY: Final = Party()


@dataclass(frozen=True, slots=True)
class Frame:
    """Who does what a predicate says (*doer*), to whom (*done_to*), and what else: *others*, by preposition.

    *stem* is the predicate's, *at* its position in the text. The preposition of a second object is empty. An agent is a
    noun that names its own doer: "buyer".
    """

    stem: str
    at: int
    is_noun: bool
    is_agent: bool = False
    doer: Party = NOBODY
    done_to: Party = NOBODY
    others: tuple[tuple[str, Party], ...] = ()


def party_of(clauses: Clauses, number: int) -> Party:
    """Return the party that phrase *number* is, with those joined to it; NOBODY for no phrase."""
    if number == NONE:
        return NOBODY
    members = clauses.phrases[number].joined
    own = frozenset[int]().union(*(clauses.words(member) for member in members))
    attached = frozenset[int]().union(*(_attached(clauses, member) for member in members))
    is_vague = all(clauses.phrases[member].is_vague for member in members) and not attached
    return Party(own, attached - own, is_vague)


def _attached(clauses: Clauses, number: int) -> frozenset[int]:
    """Return the words of a phrase's possessors and of the complements right behind it."""
    phrases = clauses.phrases
    found: set[int] = set()
    owner = phrases[number].owner
    while owner != NONE:
        found |= clauses.words(owner)
        owner = phrases[owner].owner
    follower = number + 1 if clauses.parts[phrases[number].first] is not Part.PRONOUN else len(phrases)
    while follower < len(phrases) and phrases[follower].first <= phrases[follower - 1].last + 1:
        is_owned = phrases[follower].owner == follower - 1 != number
        is_complement = not phrases[number].is_owner and (phrases[follower].preposition in LINKING or is_owned)
        if not is_complement or clauses.is_broken(phrases[follower].first, phrases[follower].first):
            break
        found |= clauses.words(follower)
        follower += 1
    return frozenset(found)


def complements(clauses: Clauses, number: int) -> Iterator[tuple[str, Party]]:
    """Yield what phrase *number* takes with a preposition, up to the next verb or comma."""
    start = clauses.phrases[number].last
    end = min((verb.first for verb in clauses.verbs if verb.first >= start), default=len(clauses.tokens))
    for other in range(number + 1, len(clauses.phrases)):
        phrase = clauses.phrases[other]
        if phrase.first >= end or clauses.is_punctuated(start, phrase.first):
            break
        if phrase.preposition and phrase.joined[0] == other and not phrase.is_negated:
            yield phrase.preposition, party_of(clauses, clauses.head(other))
