"""Substitutes: a word of the claim in whose place the source has another one.

"The tunnel carries 38,000 vehicles" is not borne out by "the bridge carries 38,000 vehicles", however much of it
is said. Nothing contradicts it either: there may be a tunnel as well. A missing word is replaced where a neighbour of
it is answered, and the answer has, on the same side and with the same preposition between them, a noun of its own. A
missing word without such a rival may be a paraphrase, and is not spoken of here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.facing import Facing, face
from verifier.comparing.roles import statements_of
from verifier.language.chunks import read_clauses
from verifier.language.roles import LONGEST, PREPOSITIONS
from verifier.language.statement import Statement, Word
from verifier.language.things import are_two_things
from verifier.language.word_classes import Part

TELLING: Final = 4.0  # nats: lighter words ("part", "way") replace one another without a change of meaning
ARTICLES: Final = frozenset("a an the its his her their this that these those".split())
SIDES: Final = (-1, 1)


@dataclass(frozen=True, slots=True)
class Substitute:
    """The *claimed* word, and the *stated* one that stands in its place in the source."""

    claimed: Word
    stated: Word


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The content word at *position* next to another one, with the *preposition* between them, empty for none."""

    position: int
    preposition: str


def substitutes(claim: Statement, alignment: Alignment) -> list[Substitute]:
    """Return the missing nouns of *claim* in whose place the passage has another one, in the claim's order."""
    if len(claim.tokens) > LONGEST:
        return []
    missing = [number for number, link in enumerate(alignment.links) if _is_telling_gap(claim, link)]
    if not missing:
        return []
    facings = [face(claim, one) for one in statements_of(alignment) if len(one.tokens) <= LONGEST]
    found = (next(_rivals(facings, number), None) for number in missing)
    return [one for one in found if one is not None]


def _is_telling_gap(claim: Statement, link: Link) -> bool:
    return not link.worth and link.word.weight >= TELLING and _is_noun(claim, link.word)


def _rivals(facings: Sequence[Facing], missing: int) -> Iterator[Substitute]:
    for facing in facings:
        taken = {place for places in facing.answers.values() for place in places}
        for side in SIDES:
            anchor = neighbour(facing.claim, missing, side)
            for place in facing.answers.get(anchor.position, ()):
                rival = neighbour(facing.statement, place, -side)
                is_free = rival.position >= 0 and rival.position not in taken
                if is_free and rival.preposition == anchor.preposition and _may_replace(facing, missing, rival):
                    yield Substitute(facing.claim.words[missing], facing.statement.words[rival.position])


def _may_replace(facing: Facing, missing: int, rival: Neighbour) -> bool:
    mine, theirs = facing.claim.words[missing], facing.statement.words[rival.position]
    if mine.token.lower.isdigit() or theirs.token.lower.isdigit():  # "Line 4", "Heron-2"
        return mine.token.lower.isdigit() and theirs.token.lower.isdigit()
    is_noun = theirs.weight >= TELLING and _is_noun(facing.statement, theirs)
    return is_noun and are_two_things(mine.token.stem, theirs.token.stem)


def _is_noun(statement: Statement, word: Word) -> bool:
    clauses = read_clauses(statement)
    parts = {token.start: part for token, part in zip(clauses.tokens, clauses.parts, strict=True)}
    return parts.get(word.token.start) is Part.NOUN


def neighbour(statement: Statement, position: int, side: int) -> Neighbour:
    """Return the content word next to content word *position*, before it (*side* −1) or behind (1).

    Nothing but articles and one preposition may stand between the two; position −1 where there is no such word.
    """
    nobody = Neighbour(-1, "")
    other = position + side
    if not 0 <= other < len(statement.words):
        return nobody
    first, last = sorted((statement.words[position].index, statement.words[other].index))
    between = [token.lower for token in statement.tokens[first + 1 : last]]
    start, end = statement.tokens[first].end, statement.tokens[last].start
    if not set(statement.text[start - statement.start : end - statement.start]).isdisjoint(",;:—–()."):
        return nobody
    small = [word for word in between if word not in ARTICLES]
    if len(small) > 1 or not PREPOSITIONS.issuperset(small):
        return nobody
    return Neighbour(other, small[0] if small else "")
