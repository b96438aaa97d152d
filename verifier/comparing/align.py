"""Alignment: for each content word of a claim, the word of a passage that says the same, or the opposite.

The same word or alias counts in full; a derivation, a synonym or a slightly different spelling for less; a word from
the context for less again. Similarity only finds places to look at: whether figures, periods and names agree is for
the checks to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from verifier.comparing.passage import Passage, Place
from verifier.language.lexicon import WordRelation, relation
from verifier.language.statement import NO_NAME, Statement, Word


class LinkKind(StrEnum):
    """How a word of the claim is met in the passage."""

    SAME = "same"
    RELATED = "related"  # a derivation, a synonym, another spelling
    CONTEXT = "context"  # only in the sentences before, or in the title
    OPPOSITE = "opposite"
    MISSING = "missing"


# How much of a word's weight a link is worth. Set by eye on the five articles; the fitted score sees the kinds apart.
WORTH: Final = {
    WordRelation.SAME: 1.0,
    WordRelation.DERIVED: 0.9,
    WordRelation.SYNONYM: 0.8,
}
CONTEXT_WORTH: Final = 0.7
CONTEXT_NAME_WORTH: Final = 0.9
SPELLING_WORTH: Final = 0.85
SPELLING_RATIO: Final = 86  # of 100; "organisation" and "organization" reach 91
CLOSE: Final = 3  # tokens between answers that still count as neighbours
SHORTEST_MISSPELT: Final = 6  # letters


@dataclass(frozen=True, slots=True)
class Link:
    """A content word of the claim with the place that answers it (None where it is missing) and its worth, 0 to 1."""

    word: Word
    place: Place | None
    kind: LinkKind
    worth: float

    @property
    def is_core(self) -> bool:
        """Whether the passage itself says the word, in this or a related form."""
        return self.kind in {LinkKind.SAME, LinkKind.RELATED}


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of a claim to one passage, one for each content word of the claim and in its order."""

    links: tuple[Link, ...]

    @property
    def coverage(self) -> float:
        """The share of the claim's words that the passage and its context say, weighted by rarity, 0 to 1."""
        return _share(self.links, [link.worth for link in self.links])

    @property
    def core_coverage(self) -> float:
        """The same, of the passage alone."""
        return _share(self.links, [_core_worth(link) for link in self.links])

    @property
    def plain_coverage(self) -> float:
        """The coverage of the claim's words outside names; 1 without any."""
        return _share(self._plain, [link.worth for link in self._plain])

    @property
    def plain_core_coverage(self) -> float:
        """The same, of the passage alone."""
        return _share(self._plain, [_core_worth(link) for link in self._plain])

    @property
    def name_coverage(self) -> float:
        """The coverage of the words in the claim's names; 1 without any."""
        named = [link for link in self.links if link.word.name != NO_NAME]
        return _share(named, [link.worth for link in named])

    @property
    def bigram_overlap(self) -> float:
        """The share of neighbouring words of the claim whose answers are neighbours too, 0 to 1; 0 without any."""
        pairs = list(pairwise(self.links))
        return sum(_are_neighbours(one, other) for one, other in pairs) / len(pairs) if pairs else 0.0

    def share_of(self, kind: LinkKind) -> float:
        """The share of the claim's words linked by *kind*, weighted by rarity, 0 to 1."""
        return _share(self.links, [float(link.kind is kind) for link in self.links])

    @property
    def _plain(self) -> list[Link]:
        return [link for link in self.links if link.word.name == NO_NAME]


def _are_neighbours(one: Link, other: Link) -> bool:
    """Tell whether two links lead to words of one sentence that stand close together in the same order."""
    if one.place is None or other.place is None or one.place.statement is not other.place.statement:
        return False
    return 0 < other.place.word.index - one.place.word.index <= CLOSE


def _core_worth(link: Link) -> float:
    return link.worth if link.is_core else 0.0


def _share(links: Sequence[Link], worths: Sequence[float]) -> float:
    """Return the sum of *worths* weighted by the words' rarity, as a share of all weight; 1 where there is none."""
    total = sum(link.word.weight for link in links)
    return sum(link.word.weight * worth for link, worth in zip(links, worths, strict=True)) / total if total else 1.0


def align(claim: Statement, passage: Passage) -> Alignment:
    """Link every content word of *claim* to the word of *passage* that answers it best."""
    return Alignment(tuple(_best_link(word, passage) for word in claim.words))


def _best_link(word: Word, passage: Passage) -> Link:
    exact = [passage.by_key[key] for key in word.keys if key in passage.by_key]
    for place in exact:
        if not place.is_context:
            return Link(word, place, LinkKind.SAME, 1.0)
    related = _related_link(word, passage)
    if related.kind is LinkKind.RELATED:
        return related
    if exact:
        worth = CONTEXT_NAME_WORTH if word.name != NO_NAME else CONTEXT_WORTH
        return Link(word, exact[0], LinkKind.CONTEXT, worth)
    return related


def _related_link(word: Word, passage: Passage) -> Link:
    """Return the best link by word knowledge or spelling; an opposite only where nothing says the same."""
    best = Link(word, None, LinkKind.MISSING, 0.0)
    for place in passage.places():
        found = relation(word.token.stem, place.word.token.stem)
        worth = WORTH.get(found, 0.0) or _spelling_worth(word, place.word)
        if worth > best.worth:
            best = Link(word, place, LinkKind.RELATED, worth)
        elif found is WordRelation.OPPOSITE and best.kind is LinkKind.MISSING:
            best = Link(word, place, LinkKind.OPPOSITE, 0.0)
    return best


def _spelling_worth(word: Word, other: Word) -> float:
    """Return the worth of another spelling of the same word; figures and short words must be the same to the letter."""
    mine, theirs = word.token.lower, other.token.lower
    if min(len(mine), len(theirs)) < SHORTEST_MISSPELT or not (mine.isalpha() and theirs.isalpha()):
        return 0.0
    if mine[0] != theirs[0] or abs(len(mine) - len(theirs)) > len(mine) // 4:
        return 0.0
    return SPELLING_WORTH if fuzz.ratio(mine, theirs) >= SPELLING_RATIO else 0.0
