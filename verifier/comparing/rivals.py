"""Rivals: the name that a passage has where the claim has another.

A name of the same kind rivals the claim's where it fills the same slot: beside the same word and under the same
preposition, in the same role of the same predicate, before the same noun ("Chinese universities"), or as the other half
of the same pair ("between China and the US").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.mentions import KEPT, Mention, Named, kind_in, words_by_key
from verifier.comparing.parties import likeness
from verifier.comparing.predicates import is_one_word, plain
from verifier.language.aliases import ALIAS, INITIALS
from verifier.language.name_kinds import NATIONS, PLACES, NameKind, may_rival
from verifier.language.names import Name
from verifier.language.roles import PREPOSITIONS, Frame, Party, preposition_of, read_frames
from verifier.language.statement import NO_NAME, Statement

APPOSITION_REACH: Final = 7  # tokens back from an apposition to the preposition of its noun
PLACE_PREPOSITIONS: Final = frozenset({"in", "at"})
SURE_MATTER: Final = 0.75  # of the other words said: then an absent name is another name
SLOT_WORDS: Final = 5  # words between a name and the word beside it in the claim, for the two to fill one slot
SAME_PARTY: Final = 0.5  # of another party's words: then two predicates of one word tell of one thing
SPEAKS_OF_IT: Final = 0.4  # of the claim's words: below, nothing is refuted, and to look closer takes time
LIGHT: Final = frozenset("have do be go come include contain comprise remain become seem say make take get".split())
PAIRED_BY: Final = frozenset({"and", "or", "the"})
PAIRING: Final = frozenset({"between"})
PAIR_SIGNS: Final = ("-", "–", "/")

CONCEPTS: Final = frozenset((INITIALS, ALIAS))  # begin the keys that stand for one and the same

Rivals = Mapping[int, tuple[Statement, Sequence[Name]]]  # by statement: its names that answer nothing in the claim


@dataclass(frozen=True, slots=True)
class Rival:
    """A name of the passage, and the statement that has it."""

    statement: Statement
    name: Name

    @property
    def text(self) -> str:
        """The name as the passage writes it."""
        return self.name.text


def unclaimed_names(
    statements: Sequence[Statement], alignment: Alignment, named: Sequence[Named]
) -> dict[int, tuple[Statement, Sequence[Name]]]:
    """Return for each statement, by its id, the names that answer nothing in the claim, in order.

    A name of the claim is answered where most of it is said, or by a short form; "Inc." and "Mr" answer nothing.
    """
    claimed = {
        (id(link.place.statement), link.place.word.name)
        for link in alignment.links
        if link.word.name == NO_NAME and link.place is not None and link.worth > 0
    }
    keys: set[str] = set()
    for each in named:
        keys.update(key for link in each.telling for key in link.word.keys if key[0] in CONCEPTS and each.is_said())
        for mention in (*each.mentions, *each.apart):
            is_meant = mention is each.best or each.is_enough(mention)
            names = mention.names if is_meant else _short_forms(mention, each)
            claimed.update((id(mention.statement), number) for number in names)
    return {
        id(statement): (
            statement,
            [
                name
                for number, name in enumerate(statement.names)
                if (id(statement), number) not in claimed and keys.isdisjoint(_keys_of(statement, name) if keys else ())
            ],
        )
        for statement in statements
    }


def _short_forms(mention: Mention, named: Named) -> list[int]:
    """Return the names of the mention that are all said by the claim's name: "Ren" by "Ren Zhengfei"."""
    statement, said = mention.statement, {word.index for word in mention.answers.values()}
    return [
        number
        for number in mention.names
        if may_rival(kind_in(statement, statement.names[number]), named.kind)
        and all(word.index in said for word in statement.words if word.name == number)
    ]


@dataclass(frozen=True, slots=True)
class Slots:
    """A claim held against a passage, of which *rivals* are the names that answer nothing in the claim."""

    claim: Statement
    alignment: Alignment
    rivals: Rivals

    def find(self, named: Named) -> Rival | None:
        """Return the name that the passage has in the place of *named*; None where it has no other there."""
        if not any(names for _, names in self.rivals.values()):
            return None
        is_known = named.is_known()
        found = self._beside(named, same_case=is_known)
        if found is None and self.alignment.core_coverage >= SPEAKS_OF_IT:
            found = self._in_role(named, is_sure=is_known) or self._before_noun(named) or self._in_pair(named)
        is_sure = named.is_set_apart or self.alignment.matter(named.name.text.split()) >= SURE_MATTER
        return self._anywhere(named) if found is None and not is_known and is_sure else found

    def _beside(self, named: Named, *, same_case: bool) -> Rival | None:
        """Return the unclaimed name of the same kind that stands where the claim has *named*.

        It does where it lies near the same word, in a sentence that does not have the claim's name. With *same_case*,
        for a name that stands just before, it must lie on the same side of that word and under the same preposition.
        """
        for link in self._neighbours(named):
            if link.place is None or named.is_said_in(link.place.statement):
                continue
            statement, names = self.rivals[id(link.place.statement)]
            slot = Slot(link.place.word.index, named.name.last <= link.word.index, _case(self.claim, named.name))
            near = [
                (_reach(statement, slot.anchor, name), name.first, name)
                for name in names
                if (not same_case or slot.holds(statement, name)) and self._is_alike(named, statement, name)
            ]
            if near and min(near)[0] <= SLOT_WORDS:
                return Rival(statement, min(near)[2])
        return None

    def _neighbours(self, named: Named) -> list[Link]:
        """Return the links of the words next to the name in the claim, the nearest first, that the passage says."""
        number = named.links[0].word.name
        outside = [
            (distance, link.word.index, link)
            for link in self.alignment.links
            if link.word.name != number and link.is_core
            if (distance := _distance(link.word.index, named.name)) <= SLOT_WORDS
        ]
        return [link for _, _, link in sorted(outside, key=lambda one: one[:2])]

    def _in_role(self, named: Named, *, is_sure: bool) -> Rival | None:
        """Return the unclaimed name that has the part of *named* in what the same predicate says.

        With *is_sure*, for a name that the passage has elsewhere, another part must be the same as well.
        """
        starts = frozenset(link.word.token.start for link in named.telling)
        roles = [
            (frame, case)
            for frame in plain_frames(self.claim)
            for case, party in _places(frame)
            if starts & party.own
        ]
        if not roles:
            return None
        for statement, names in self.rivals.values():
            for theirs in plain_frames(statement) if names else ():
                for mine, case in roles:
                    if is_one_word(mine.stem, theirs.stem):
                        found = self._of_part(named, statement, (mine, theirs), case, is_sure=is_sure)
                        if found is not None:
                            return found
        return None

    def _of_part(
        self, named: Named, statement: Statement, frames: tuple[Frame, Frame], case: str, *, is_sure: bool
    ) -> Rival | None:
        mine, theirs = frames
        said = {word.token.start for mention in named.mentions for word in mention.answers.values()}
        parts = dict(_places(theirs))
        if any(said & party.words for party in parts.values()):
            return None
        own = parts.get(case, Party()).own
        for name in self.rivals[id(statement)][1]:
            starts = {token.start for token in statement.tokens[name.first : name.last]}
            if starts & own and self._is_alike(named, statement, name):
                like = likeness(self.claim, statement)
                others = [(party, parts[other]) for other, party in _places(mine) if other != case and other in parts]
                others = [(here, there) for here, there in others if there.is_known]
                is_same = any(like.share(here, there) >= SAME_PARTY for here, there in others)
                is_loose = is_sure and (mine.is_noun or theirs.is_noun or named.is_said_in(statement))
                if is_same or not (others or is_loose):
                    return Rival(statement, name)
        return None

    def _before_noun(self, named: Named) -> Rival | None:
        """Return the country before a noun of the passage, where the claim has another before the same noun."""
        head = self._head_of(named)
        if named.kind not in NATIONS or head is None or head.place is None:
            return None
        found: Rival | None = None
        for statement, unclaimed in self.rivals.values():
            for key in head.word.keys:
                for word in words_by_key(statement).get(key, ()):
                    if word.name != NO_NAME:
                        continue
                    name = next((name for name in statement.names if name.last == word.index), None)
                    is_nation = name is not None and name in unclaimed and kind_in(statement, name) in NATIONS
                    if name is None or not is_nation or self._says(named, statement, name):
                        return None
                    found = found or Rival(statement, name)
        return found

    def _head_of(self, named: Named) -> Link | None:
        """Return the link of the common noun right behind the name."""
        tokens = self.claim.tokens
        at = named.name.last
        if at >= len(tokens) or tokens[at].start - tokens[at - 1].end != 1:
            return None
        behind = (link for link in self.alignment.links if link.word.index == at)
        return next((link for link in behind if link.word.name == NO_NAME), None)

    def _says(self, named: Named, statement: Statement, name: Name) -> bool:
        """Tell whether a name of the statement is the claim's, or joined to it: "Russian and Chinese universities"."""
        keys = {key for link in named.links for key in link.word.keys}
        near = [word for word in statement.words if name.first - len(PAIRED_BY) <= word.index < name.last]
        return any(not keys.isdisjoint(word.keys) for word in near)

    def _in_pair(self, named: Named) -> Rival | None:
        """Return the other half of a pair in the passage, of which the claim has one half: "the China-US conflict"."""
        partners = _partners(self.claim, named.name)
        if len(partners) != 1:
            return None
        for statement, names in self.rivals.values():
            for name in names:
                theirs = _partners(statement, name)
                if len(theirs) == 1 and self._is_alike(named, statement, name):
                    keys = _keys_of(statement, theirs[0])
                    if keys & _keys_of(self.claim, partners[0]):
                        return Rival(statement, name)
        return None

    def _anywhere(self, named: Named) -> Rival | None:
        """Return the only unclaimed name of the same kind in the passage, wherever it stands; None for several.

        Asked where the rest of the claim is said beyond doubt: then somebody else is said to have done it.
        """
        alike = {
            name.text: Rival(statement, name)
            for statement, names in self.rivals.values()
            for name in names
            if self._is_alike(named, statement, name)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _is_alike(self, named: Named, statement: Statement, name: Name) -> bool:
        """Tell whether two names are of kinds that can rival each other, or stand as places do, in or at something."""
        kind = kind_in(statement, name)
        if may_rival(named.kind, kind):
            return True
        preposition = preposition_of(self.claim.tokens, named.name.first)
        is_place = preposition in PLACE_PREPOSITIONS and preposition == preposition_of(statement.tokens, name.first)
        if is_place and {named.kind, kind} <= PLACES | {NameKind.UNKNOWN}:
            return True
        return {named.kind, kind} == NATIONS and _are_attributes(self.claim, named.name, statement, name)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name stands in a sentence: before or behind the token *anchor*, under a preposition or under none."""

    anchor: int
    is_before: bool
    case: str

    def holds(self, statement: Statement, name: Name) -> bool:
        """Tell whether *name* stands there in *statement*."""
        return (name.last <= self.anchor) == self.is_before and _case(statement, name) == self.case


@lru_cache(maxsize=KEPT)
def plain_frames(statement: Statement) -> tuple[Frame, ...]:
    """Return the frames of a statement that tell something, with inverse verbs turned round."""
    return tuple(frame for frame in map(plain, read_frames(statement)) if frame.stem not in LIGHT)


def _places(frame: Frame) -> Iterator[tuple[str, Party]]:
    """Yield the parties of a frame by their place: the doer, the done-to and the others by preposition."""
    places = (("doer", frame.doer), ("", frame.done_to), *frame.others)
    yield from ((case, party) for case, party in places if party.words)


def _are_attributes(claim: Statement, mine: Name, statement: Statement, theirs: Name) -> bool:
    """Tell whether two names stand before the same noun: "the UK firm", "the Indian firm"."""
    if mine.last >= len(claim.tokens) or theirs.last >= len(statement.tokens):
        return False
    return claim.tokens[mine.last].stem == statement.tokens[theirs.last].stem


def _keys_of(statement: Statement, name: Name) -> set[str]:
    return {key for word in statement.words if name.first <= word.index < name.last for key in word.keys}


def _partners(statement: Statement, name: Name) -> list[Name]:
    """Return the names joined with *name* to a pair: "between China and Canada", "the China-Canada conflict"."""
    found = []
    for one, other in zip(statement.names, statement.names[1:], strict=False):
        if name in {one, other} and _is_pair(statement, one, other):
            found.append(other if name is one else one)
    return found


def _is_pair(statement: Statement, one: Name, other: Name) -> bool:
    between = statement.tokens[one.last : other.first]
    gap = _gap(statement, one.last - 1, other.first)
    if not between:
        return gap in PAIR_SIGNS
    before = {token.lower for token in statement.tokens[max(0, one.first - 2) : one.first]}
    return not PAIRING.isdisjoint(before) and "," not in gap and all(token.lower in PAIRED_BY for token in between)


def _gap(statement: Statement, one: int, other: int) -> str:
    return statement.text[statement.tokens[one].end - statement.start : statement.tokens[other].start - statement.start]


def _case(statement: Statement, name: Name) -> str:
    """Return the preposition that governs the name, in an apposition too ("by China's largest foundry, SMIC")."""
    found = preposition_of(statement.tokens, name.first)
    at = _apposed_to(statement, name)
    return found if found or at == name.first else statement.tokens[at].lower


def _apposed_to(statement: Statement, name: Name) -> int:
    """Return the token of the preposition before the noun that *name* is apposed to, or the name's first token."""
    if not name.first or _gap(statement, name.first - 1, name.first) != ", ":
        return name.first
    first = max(0, name.first - APPOSITION_REACH)
    small = [at for at in range(first, name.first) if statement.tokens[at].lower in PREPOSITIONS]
    return small[-1] if small else name.first


def _distance(index: int, name: Name) -> int:
    return max(name.first - index, index - name.last + 1, 0)


def _reach(statement: Statement, anchor: int, name: Name) -> int:
    """Return how far a name, with the noun it is apposed to, stands from the token *anchor*."""
    return min(_distance(anchor, name), abs(_apposed_to(statement, name) - anchor))
