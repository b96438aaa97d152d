"""Mentions: who and what an article names, sentence by sentence, so that "he" and "the company" can be told.

A short form belongs to the longer name before it: "Ren" to "Ren Zhengfei", "Huawei" to "Huawei Technologies". What a
name names is told by the name itself, by a role before it ("CEO Ren Zhengfei") or by how it is introduced: "Honor,
Huawei's smartphone unit" is a unit, "chip maker ASML" a maker. Of what nothing is told, nothing is believed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from verifier.extraction.kinds import ACTING, BODIES, OWNED, ROLES, Sort
from verifier.extraction.read import ReadSentence
from verifier.language.name_kinds import NameKind, kind_of
from verifier.language.name_words import company_endings, courtesies
from verifier.language.names import Name

INTRODUCTION: Final = 7  # tokens between a name and the noun that says what it is: "a firm controlled by …" is farther
OWNERSHIP: Final = 3  # tokens behind "Norhaven's" in which the noun stands that it owns
NAMESAKES: Final = 8  # of one word that are kept: with two already, a short form means neither
FULL_NAME: Final = 2  # words
ENDS: Final = frozenset(",;:—–.()")
CLOSED: Final = frozenset(",.;—–)")
DASHES_AND_COMMA: Final = frozenset(",—–")
SORTS: Final = {
    NameKind.PERSON: Sort.PERSON, NameKind.ORGANISATION: Sort.BODY, NameKind.COUNTRY: Sort.COUNTRY,
    NameKind.PEOPLE: Sort.OTHER, NameKind.REGION: Sort.OTHER, NameKind.PRODUCT: Sort.OTHER, NameKind.WORK: Sort.OTHER,
}  # fmt: skip


@dataclass(slots=True)
class Entity:
    """Somebody or something that the article names: how it is written, what it is, and as what it was introduced."""

    key: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    sort: Sort | None = None
    heads: set[str] = field(default_factory=set)
    count: int = 0

    @property
    def name(self) -> str:
        """The form to put in a pronoun's place: a person's fullest, of others the commonest."""
        if self.sort is Sort.PERSON:
            return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], form))
        return max(self.forms, key=lambda form: (self.forms[form], len(form), form))


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a sentence names an entity: its code points there, and whether it owns what follows."""

    entity: Entity
    start: int
    end: int
    is_owner: bool


class Mentions:
    """All mentions of an article, by the number of their sentence."""

    def __init__(self, sentences: Sequence[ReadSentence]) -> None:
        """Find who is named in each sentence, in order."""
        self._by_key: dict[tuple[str, ...], Entity] = {}
        self._by_word: dict[str, list[Entity]] = {}
        self.of: list[list[Mention]] = []
        for sentence in sentences:
            self.of.append(list(self._mentions(sentence)))

    def _mentions(self, sentence: ReadSentence) -> Iterator[Mention]:
        statement = sentence.statement
        for found in statement.names:
            name, is_titled = _without_role(sentence, found)
            entity = self._entity(name)
            if is_titled:
                entity.sort = entity.sort or Sort.PERSON
            start, end = statement.tokens[name.first].start, statement.tokens[name.last - 1].end
            entity.forms[_with_article(sentence, name)] += 1
            entity.count += 1
            self._introduce(entity, sentence, name)
            is_owner = statement.text[end : end + 2] in ("'s", "’s") or statement.text[end : end + 1] in ("’", "'")
            yield Mention(entity, start, end, is_owner)

    def _entity(self, name: Name) -> Entity:
        """Return the entity that *name* names: a known one, or a new one."""
        key = _key(name.text)
        known = self._by_key.get(key)
        if known is None:
            known = self._longer(key) or Entity(key)
            self._by_key[key] = known
            for word in dict.fromkeys(key):
                namesakes = self._by_word.setdefault(word, [])
                if len(namesakes) < NAMESAKES:
                    namesakes.append(known)
        if known.sort is None:
            known.sort = SORTS.get(kind_of(name.text.split()))
        return known

    def _longer(self, key: tuple[str, ...]) -> Entity | None:
        """Return the one entity whose longer name the single word of *key* shortens; None if there is none, or two."""
        if len(key) != 1:
            return None
        found = [entity for entity in self._by_word.get(key[0], []) if len(entity.key) >= FULL_NAME]
        found = [entity for entity in found if entity.sort is Sort.PERSON or entity.key[0] == key[0]]
        distinct = list({id(entity): entity for entity in found}.values())
        return distinct[0] if len(distinct) == 1 and distinct[0].sort is Sort.PERSON else None

    def _introduce(self, entity: Entity, sentence: ReadSentence, name: Name) -> None:
        """Take in what the words around a name say that it is."""
        tokens, text = sentence.statement.tokens, sentence.text
        before = tokens[name.first - 1] if name.first else None
        if before is not None and text[before.end : tokens[name.first].start] == " ":
            if before.lower in BODIES:
                entity.heads.add(before.lower)
                entity.sort = entity.sort or Sort.BODY
            elif before.lower in ROLES:
                entity.sort = entity.sort or Sort.PERSON
        entity.heads |= {word.lower() for word in name.text.split() if word.lower() in BODIES}
        if entity.sort is None and _acts_as_body(sentence, name):
            entity.sort = Sort.BODY
        for head in _apposed(sentence, name):
            entity.heads.add(head)
            entity.sort = entity.sort or Sort.BODY


def _without_role(sentence: ReadSentence, name: Name) -> tuple[Name, bool]:
    """Return the name without the role that opens it, and whether one did: "Councillor Dev Patel" is Dev Patel."""
    tokens = sentence.statement.tokens
    if name.last - name.first < FULL_NAME or tokens[name.first].lower not in ROLES:
        return name, False
    start = tokens[name.first + 1].start
    return Name(sentence.text[start : tokens[name.last - 1].end], name.first + 1, name.last), True


def _key(written: str) -> tuple[str, ...]:
    words = [word.strip(".,").lower() for word in written.split()]
    kept = [word for word in words if word not in company_endings() and word not in courtesies()]
    return tuple(kept or words)


def _with_article(sentence: ReadSentence, name: Name) -> str:
    """Return the name as written, with the article that it takes: "the Bureau of Industry and Security"."""
    tokens = sentence.statement.tokens
    before = tokens[name.first - 1].lower if name.first else ""
    is_close = name.first > 0 and sentence.text[tokens[name.first - 1].end : tokens[name.first].start] == " "
    return f"the {name.text}" if is_close and before == "the" else name.text


def _acts_as_body(sentence: ReadSentence, name: Name) -> bool:
    """Tell whether a name has or does what only an organisation does, or ends as a company's does."""
    tokens, text = sentence.statement.tokens, sentence.text
    if len(name.text.split()) > 1 and name.text.split()[-1].strip(".").lower() in company_endings():
        return True
    following = tokens[name.last : name.last + OWNERSHIP]
    if not following:
        return False
    is_owner = text[tokens[name.last - 1].end : following[0].start] in ("'s ", "’s ")
    if is_owner:
        return any(token.lower in OWNED for token in following)
    verbs = [token for token in following if token.lower not in ("has", "had", "have", "also")]
    return bool(verbs) and verbs[0].stem in ACTING


def _apposed(sentence: ReadSentence, name: Name) -> Iterator[str]:
    """Yield the nouns that an apposition gives a name: "Honor, a phone unit, …", "the phone unit, Honor, …"."""
    tokens, text = sentence.statement.tokens, sentence.text
    end = tokens[name.last - 1].end
    if text[end : end + 1] in (",", "—", "–") and name.last < len(tokens) and _opens_apposition(sentence, name.last):
        for at in range(name.last, min(name.last + INTRODUCTION, len(tokens))):
            gap = text[tokens[at - 1].end : tokens[at].start] if at > name.last else ""
            if not ENDS.isdisjoint(gap):
                break
            if tokens[at].lower in BODIES:
                yield tokens[at].lower
    before = tokens[name.first - 1] if name.first else None
    is_closed = text[end : end + 1] in CLOSED
    if before is not None and is_closed and text[before.end : tokens[name.first].start].strip() in DASHES_AND_COMMA:
        yield from (word for word in (before.lower,) if word in BODIES)


def _opens_apposition(sentence: ReadSentence, at: int) -> bool:
    """Tell whether a phrase at token *at*, behind a name and a comma, says what that name is, and goes on no list."""
    tokens, text = sentence.statement.tokens, sentence.text
    gap = text[tokens[at - 1].end : tokens[at].start].strip()
    owns = text[tokens[at].end : tokens[at].end + 2] in ("'s", "’s")
    return tokens[at].lower in ("a", "an", "the", "its", "one") or owns or gap in ("—", "–")
