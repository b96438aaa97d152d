"""Mentions: where a passage speaks of a name of the claim, and how much of the name it says there.

The words of a name count only where they stand together: "Trump-era" and "the Biden administration" make no "Trump
administration". A name that the source only sets itself apart from ("unlike the US") is not mentioned.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.language.concepts import PLACE
from verifier.language.name_kinds import NATIONS, PLACES, NameKind, kind_of
from verifier.language.name_words import WordSort, company_endings, courtesies, name_words
from verifier.language.names import Name
from verifier.language.places import places
from verifier.language.statement import INITIALS, NO_NAME, Statement, Word
from verifier.language.words import Token

ENOUGH_OF_A_NAME: Final = 0.5  # of its words by rarity: "Huawei" for "Huawei Technologies"
NEARLY_RAREST: Final = 0.9  # of the rarest word's weight
REACH: Final = 2  # tokens between the words of a name beyond its own length
# Heads that are left out where the rest is no place of its own: "Yale".
LEFT_OUT: Final = frozenset("university college bank institute foundation hospital museum club".split())
KEPT: Final = 4096  # statements whose words are kept by key
SET_APART: Final = frozenset({"unlike"})
SET_APART_REACH: Final = 2  # tokens before a name: "unlike the US"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of one statement that say a name: by the number of the claim's word, the word that answers it."""

    statement: Statement
    answers: Mapping[int, Word]

    @property
    def names(self) -> list[int]:
        """The numbers of the statement's names that it is part of, that with most of it first."""
        counts: dict[int, int] = defaultdict(int)
        for word in self.answers.values():
            if word.name != NO_NAME:
                counts[word.name] += 1
        return sorted(counts, key=lambda number: (-counts[number], number))


@dataclass(frozen=True)
class Named:
    """A name of the claim with the links of its words; *telling* are those that say who or what is meant.

    *apart* are mentions that only say that it is otherwise with it.
    """

    name: Name
    kind: NameKind
    links: tuple[Link, ...]
    telling: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    apart: tuple[Mention, ...]

    @cached_property
    def best(self) -> Mention | None:
        """The mention that says most of the name, the first of several; None where nothing is said of it."""
        return max(self.mentions, key=lambda mention: _weight(self.telling, mention), default=None)

    @property
    def is_set_apart(self) -> bool:
        """Whether the passage names it only to say that it is otherwise with it."""
        return bool(self.apart) and not self.mentions

    def is_said(self) -> bool:
        """Tell whether the passage itself says enough of the name in one place."""
        return self.best is not None and self.is_enough(self.best)

    def is_known(self) -> bool:
        """Tell whether the passage and its context together say enough of it."""
        met = {link.word.index for link in self.telling if _is_met_before(link, self.kind)}
        return self._is_enough(met | set(self.best.answers if self.best else ()))

    def is_said_in(self, statement: Statement) -> bool:
        """Tell whether *statement* says at least what is rarest in it: that may be meant for all of it."""
        rarest = NEARLY_RAREST * max(link.word.weight for link in self.telling)
        telling = {link.word.index for link in self.telling if link.word.weight >= rarest}
        return any(mention.statement is statement and telling & set(mention.answers) for mention in self.mentions)

    def is_enough(self, mention: Mention) -> bool:
        """Tell whether one mention says enough of it."""
        return self._is_enough(mention.answers)

    def _is_head(self, word: Word) -> bool:
        """Tell whether the word cannot be left out: "Trump" is not the Trump Administration."""
        if len(self.telling) == 1 or self.kind not in {NameKind.WORK, NameKind.ORGANISATION}:
            return False
        lower = word.token.lower
        if lower in LEFT_OUT and not self._is_of_a_place:
            return False
        return lower in name_words()[WordSort.BODY if self.kind is NameKind.ORGANISATION else WordSort.WORK]

    @cached_property
    def _is_of_a_place(self) -> bool:
        """Whether all words but the head are a place: "Oxford University", not "Yale University"."""
        own = [link.word.token for link in self.telling if link.word.token.lower not in LEFT_OUT]
        return kind_of([token.text for token in own or [self.telling[0].word.token]]) in PLACES | NATIONS

    def _is_enough(self, met: Collection[int]) -> bool:
        if len(self.telling) == 1:
            return self.telling[0].word.index in met
        if self.kind is NameKind.PRODUCT:
            return all(link.word.index in met for link in self.telling)
        last = self.telling[-1].word
        if self.kind is NameKind.PERSON and last.index in met:
            return True
        heads = [link.word.index for link in self.telling if self._is_head(link.word)]
        if not all(index in met for index in heads):
            return False
        own = [link.word for link in self.telling if link.word.index not in heads] or [last]
        rarest, total = max(word.weight for word in own), sum(word.weight for word in own)
        found = [word.weight for word in own if word.index in met]
        return bool(found) and max(found) >= NEARLY_RAREST * rarest and sum(found) >= ENOUGH_OF_A_NAME * total


def _is_met_before(link: Link, kind: NameKind) -> bool:
    """Tell whether the context says the word, and not only in the name of a branch."""
    place = link.place
    if link.kind is not LinkKind.CONTEXT or place is None:
        return False
    return kind not in NATIONS or not _is_branch(place.statement, place.word)


def named_in(claim: Statement, alignment: Alignment, statements: Sequence[Statement]) -> list[Named]:
    """Return the claim's names that have content words, with their mentions in *statements*."""
    own: dict[int, list[Link]] = defaultdict(list)
    for link in alignment.links:
        if link.word.name != NO_NAME:
            own[link.word.name].append(link)
    return [_named(claim, number, tuple(own[number]), statements) for number in sorted(own)]


def _named(claim: Statement, number: int, links: tuple[Link, ...], statements: Sequence[Statement]) -> Named:
    name = claim.names[number]
    kind = kind_in(name)
    telling = tuple(link for link in links if not is_loose(link.word.token, kind)) or links
    reach = name.last - name.first + REACH
    found = [mention for statement in statements for mention in _mentions(telling, reach, statement)]
    if kind in NATIONS:
        found = [one for one in found if not any(map(partial(_is_branch, one.statement), one.answers.values()))]
    sets_apart = any(token.lower in SET_APART for token in claim.tokens)
    apart = tuple(mention for mention in found if not sets_apart and _is_set_apart(mention))
    mentions = tuple(mention for mention in found if mention not in apart) if apart else tuple(found)
    return Named(name, kind, links, telling, mentions, apart)


def kind_in(name: Name) -> NameKind:
    """Return the kind of a name as it is written."""
    return kind_of(name.text.split())


def is_loose(token: Token, kind: NameKind) -> bool:
    """Tell whether the word of a name is one that people leave out or exchange: "Co.", "Mr", a first initial."""
    if is_initial(token):
        return True
    return token.lower in (courtesies() if kind is NameKind.PERSON else company_endings())


def is_initial(token: Token) -> bool:
    """Tell whether the word is the initial of a first name, or several: "J.", "J.K."."""
    letters = token.text.replace(".", "")
    return letters.isalpha() and (len(letters) == 1 or "." in token.text[:-1])


def is_media_name(words: Sequence[Word]) -> bool:
    """Tell whether the words alone are a whole name, though longer names end in them: "The Times"."""
    return len(words) == 1 and words[0].token.lower in name_words()[WordSort.MEDIUM]


def _weight(telling: Sequence[Link], mention: Mention) -> float:
    return sum(link.word.weight for link in telling if link.word.index in mention.answers)


def _is_set_apart(mention: Mention) -> bool:
    first = min(word.index for word in mention.answers.values())
    before = mention.statement.tokens[max(0, first - SET_APART_REACH) : first]
    return any(token.lower in SET_APART for token in before)


def _mentions(telling: Sequence[Link], reach: int, statement: Statement) -> Iterator[Mention]:
    """Yield for each place in the statement that has the first of the name's words it has, what stands around it."""
    hits = {link.word.index: hit for link in telling if (hit := _answers(link, statement))}
    if not hits:
        return
    seen: list[Mapping[int, Word]] = []
    for anchor in sorted({word.index for words in hits.values() for word in words}):
        nearest = {number: _nearest(words, anchor) for number, words in hits.items()}
        near = {number: word for number, word in nearest.items() if abs(word.index - anchor) < reach}
        if near not in seen[-1:]:
            seen.append(near)
            yield Mention(statement, near)


def _nearest(words: Sequence[Word], anchor: int) -> Word:
    """Return the word nearest to the token *anchor*, of words in their order."""
    at = bisect_left(words, anchor, key=_index)
    return min(words[max(0, at - 1) : at + 1], key=lambda word: abs(word.index - anchor))


def _index(word: Word) -> int:
    return word.index


def _answers(link: Link, statement: Statement) -> list[Word]:
    """Return the words of the statement that say the word of *link*."""
    by_key = words_by_key(statement)
    is_upper = link.word.token.text.isupper()
    found = {
        word.index: word
        for key in link.word.keys
        for word in by_key.get(key, ())
        if not key.startswith(INITIALS) or word.token.text.isupper() != is_upper
    }
    if link.is_core and link.place is not None and link.place.statement is statement:
        found.setdefault(link.place.word.index, link.place.word)
    return sorted(found.values(), key=_index)


def _is_branch(statement: Statement, word: Word) -> bool:
    """Tell whether the word is a country that only ends the name of something else: "Huawei Cloud Russia"."""
    if word.name == NO_NAME or PLACE not in {key[0] for key in word.keys}:
        return False
    name = statement.names[word.name]
    before = statement.tokens[word.index - 1]
    is_last = name.first < word.index == name.last - 1 and not before.is_function
    return is_last and kind_in(name) not in PLACES | NATIONS and before.lower not in places()


@lru_cache(maxsize=KEPT)
def words_by_name(statement: Statement) -> Mapping[int, Sequence[Word]]:
    """Return the words of each name of a statement, by the name's number."""
    found: dict[int, list[Word]] = {number: [] for number in range(len(statement.names))}
    for word in statement.words:
        if word.name != NO_NAME:
            found[word.name].append(word)
    return MappingProxyType(found)


@lru_cache(maxsize=KEPT)
def words_by_key(statement: Statement) -> Mapping[str, Sequence[Word]]:
    """Return the words of a statement by each of their keys."""
    found: dict[str, list[Word]] = defaultdict(list)
    for word in statement.words:
        for key in word.keys:
            found[key].append(word)
    return MappingProxyType(dict(found))
