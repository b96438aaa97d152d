"""Clauses: a sentence as a row of noun phrases, verbs and the marks between them.

A phrase knows the preposition that governs it and the phrase that possesses it ("Meng's lawyers"). Phrases in a list
("Hikvision and Dahua") or in apposition ("Honor, the smartphone unit") are one party.
"""

from dataclasses import dataclass
from typing import Final

from verifier.language.verbs import Form
from verifier.language.word_classes import BREAKS, DATE_BREAK, Part
from verifier.language.words import Token

NONE: Final = -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tokens *first* (included) to *last* (excluded), and what governs and possesses it.

    *owner* is the number of the phrase that possesses it, or NONE; *joined* the numbers of the phrases that share its
    part in the sentence, itself included.
    """

    first: int
    last: int
    preposition: str
    owner: int
    is_owner: bool
    is_vague: bool
    is_negated: bool
    joined: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliaries: the tokens *first* to *main*, both included."""

    first: int
    main: int
    is_passive: bool
    is_infinitive: bool
    is_copula: bool
    form: Form
    has_auxiliary: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """The phrases and verbs of one sentence, in order.

    They count in *tokens*, in which phrases of several words are joined; *gaps* are what stands before each, *parts*
    their classes, *content* the positions in the text of those that can tell one party from another, figures included.
    """

    tokens: tuple[Token, ...]
    gaps: tuple[str, ...]
    parts: tuple[Part, ...]
    phrases: tuple[Phrase, ...]
    verbs: tuple[Verb, ...]
    content: frozenset[int]

    def words(self, number: int) -> frozenset[int]:
        """Return the positions in the text of phrase *number*'s own content words, figures included."""
        phrase = self.phrases[number]
        starts = {token.start for token in self.tokens[phrase.first : phrase.last]}
        return self.content & starts

    def before(self, token: int) -> int:
        """Return the nearest token before *token* that is no adverb; -1 without."""
        at = token - 1
        while at >= 0 and self.parts[at] is Part.ADVERB:
            at -= 1
        return at

    def head(self, number: int) -> int:
        """Return the phrase at the end of a chain of possessors: "lawyers" for "Meng" in "Meng's lawyers"."""
        while number != NONE and number + 1 < len(self.phrases) and self.phrases[number + 1].owner == number:
            number += 1
        return number

    def phrase_at(self, token: int) -> int:
        """Return the phrase without a preposition that starts at *token* or behind adverbs there; NONE without."""
        at = token
        while at < len(self.parts) and self.parts[at] is Part.ADVERB:
            at += 1
        if self.is_broken(token, at):
            return NONE
        found = [number for number, phrase in enumerate(self.phrases) if phrase.first == at and not phrase.preposition]
        return self.head(found[0]) if found else NONE

    def phrase_before(self, token: int) -> int:
        """Return the last phrase that ends before *token*, negated ones and possessors aside; NONE without."""
        ending = [number for number, phrase in enumerate(self.phrases) if phrase.last <= token]
        free = [number for number in ending if not (self.phrases[number].is_negated or self.phrases[number].is_owner)]
        return free[-1] if free else NONE

    def object_of(self, verb: int) -> int:
        """Return the phrase that stands as the direct object of verb number *verb*; NONE without."""
        return self.phrase_at(self.verbs[verb].main + 1)

    def stem_of(self, verb: int) -> str:
        """Return the stem of verb number *verb*."""
        return self.tokens[self.verbs[verb].main].stem

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether punctuation stands before any token from *start* (included) to *end* (included)."""
        return any(BREAKS.intersection(self.gaps[at]) for at in range(start, min(end + 1, len(self.gaps))))

    def is_punctuated(self, start: int, end: int) -> bool:
        """The same, dates aside, which break a sentence as well."""
        gaps = "".join(self.gaps[start : end + 1])
        return bool(BREAKS.intersection(gaps.replace(DATE_BREAK, "")))
