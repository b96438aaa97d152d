"""Alignment: for each content word of a claim, the word of a passage that says the same, or the opposite.

The same word or alias counts in full; a derivation, a synonym or a slightly different spelling for less; a word from
the context for less again. Similarity only finds places to look at: whether figures, periods and names agree is for
the checks to say.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from verifier.comparing.contraries import contraries
from verifier.comparing.passage import SHORTEST_MISSPELT, Passage, Place, is_designation
from verifier.language.lexicon import derivations, synonyms
from verifier.language.statement import INITIALS, NO_NAME, Statement, Word
from verifier.language.words import Token


class LinkKind(StrEnum):
    """How a word of the claim is met in the passage."""

    SAME = "same"
    RELATED = "related"  # a derivation, a synonym, another spelling
    CONTEXT = "context"  # only in the sentences before, or in the title
    OPPOSITE = "opposite"
    MISSING = "missing"


# How much of a word's weight a link is worth. Set by eye; the fitted score sees the kinds of link apart.
DERIVED_WORTH: Final = 0.9
SYNONYM_WORTH: Final = 0.8
CONTEXT_WORTH: Final = 0.7
CONTEXT_NAME_WORTH: Final = 0.9
SPELLING_WORTH: Final = 0.85
SPELLING_RATIO: Final = 86  # of 100; "organisation" and "organization" reach 91
DIGITS: Final = re.compile(r"\d+")
CLOSE: Final = 3  # tokens between answers that still count as neighbours


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

    def matter(self, differing: Container[str]) -> float:
        """The coverage of what should be the same where one thing differs: without contraries and *differing* words."""
        same = [
            link for link in self.links if link.kind is not LinkKind.OPPOSITE and link.word.token.text not in differing
        ]
        return _share(same, [link.worth for link in same])

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
    links = [_best_link(word, passage) for word in claim.words]
    said = {id(link.place.word) for link in links if link.place is not None and link.worth}
    main = main_statement(passage, links)
    return Alignment(tuple(_turned(link, passage, main, said) for link in links))


def main_statement(passage: Passage, links: Iterable[Link]) -> Statement:
    """Return the sentence of the passage that answers most of the claim's words, weighted by rarity."""
    weights = dict.fromkeys(map(id, passage.core), 0.0)
    for link in links:
        if link.place is not None and not link.place.is_context:
            weights[id(link.place.statement)] += link.word.weight * link.worth
    return max(passage.core, key=lambda statement: weights[id(statement)])


def _turned(link: Link, passage: Passage, main: Statement, said: Container[int]) -> Link:
    """Return the link, or one to a contrary: of a missing word anywhere, of a word said only elsewhere in *main*.

    "Revenue rose. Profit fell." says nothing of a profit that rose, though it has all the words.
    """
    if not link.worth:
        return _contrary_link(link, passage, said)
    if link.place is None or link.place.statement is main or link.word.name != NO_NAME:
        return link
    excluded = contraries(link.word.token.stem)
    for word in main.words:
        if word.token.stem in excluded and id(word) not in said:
            return Link(link.word, Place(main, word, is_context=False), LinkKind.OPPOSITE, 0.0)
    return link


def _best_link(word: Word, passage: Passage) -> Link:
    exact = [passage.by_key[key] for key in word.keys if _answers(word, key, passage)]
    for place in exact:
        if not place.is_context:
            return Link(word, place, LinkKind.SAME, 1.0)
    related = _related_link(word, passage)
    if related.worth or not exact:
        return related
    worth = CONTEXT_NAME_WORTH if word.name != NO_NAME else CONTEXT_WORTH
    return Link(word, exact[0], LinkKind.CONTEXT, worth)


def _answers(word: Word, key: str, passage: Passage) -> bool:
    """Tell whether the passage has the key; initials tie only an abbreviation to what it may stand for."""
    place = passage.by_key.get(key)
    if place is None or not key.startswith(INITIALS):
        return place is not None
    return word.token.text.isupper() != place.word.token.text.isupper()


def _related_link(word: Word, passage: Passage) -> Link:
    """Return the best link by word knowledge, else by spelling; a missing one where the passage has neither."""
    stem = word.token.stem
    similar = synonyms(stem) if word.name == NO_NAME else frozenset()  # a name has no synonyms
    for relatives, worth in ((derivations(stem), DERIVED_WORTH), (similar, SYNONYM_WORTH)):
        for other in sorted([other for other in relatives if other in passage.by_key]):
            if not passage.by_key[other].is_context:
                return Link(word, passage.by_key[other], LinkKind.RELATED, worth)
    for place in passage.by_initial.get(word.token.lower[0], ()):
        if is_misspelling(word.token, place.word.token):
            return Link(word, place, LinkKind.RELATED, SPELLING_WORTH)
    return Link(word, None, LinkKind.MISSING, 0.0)


def _contrary_link(link: Link, passage: Passage, said: Container[int]) -> Link:
    """Return a link to a contrary of the missing word, unless that contrary answers another word of the claim."""
    if is_designation(link.word.token):
        for place in passage.designations:
            if is_other_model(link.word.token, place.word.token) and id(place.word) not in said:
                return Link(link.word, place, LinkKind.OPPOSITE, 0.0)
    for other in sorted([other for other in contraries(link.word.token.stem) if other in passage.by_key]):
        found = passage.by_key[other]
        if not found.is_context and id(found.word) not in said:
            return Link(link.word, found, LinkKind.OPPOSITE, 0.0)
    return link


def is_other_model(one: Token, other: Token) -> bool:
    """Tell whether two words are designations that differ only in their number: "3G" and "5G", "H20" and "H100"."""
    return one.lower != other.lower and DIGITS.sub("0", one.lower) == DIGITS.sub("0", other.lower)


def is_misspelling(one: Token, other: Token) -> bool:
    """Tell whether two words are spellings of one; figures and short words must be the same to the letter."""
    mine, theirs = one.lower, other.lower
    if len(mine) < SHORTEST_MISSPELT:
        return False
    if abs(len(mine) - len(theirs)) > len(mine) // 4 or not (mine.isalpha() and theirs.isalpha()):
        return False
    return fuzz.ratio(mine, theirs) >= SPELLING_RATIO
