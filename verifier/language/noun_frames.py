"""Noun frames: who does what a noun names: "Taiwan's reliance", "the sale of Honor", "the buyer"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.clauses import NONE, Clauses
from verifier.language.frames import NOBODY, Frame, Party, complements, party_of
from verifier.language.lexicon import derivations
from verifier.language.subjects import Subject
from verifier.language.verbs import Form, form_of, share_of, verb_shares
from verifier.language.word_classes import Part
from verifier.language.words import Token

AGENT_ENDINGS: Final = ("er", "or")
# Nouns of one's standing to another: "its subsidiary HiSilicon".
STANDINGS: Final = frozenset(
    "subsidiary parent successor predecessor affiliate heir creditor debtor unit client tenant".split()
)
SURE_ENDINGS: Final = ("ation", "ition", "uction", "iption", "ision", "ession", "usion")
ACTION_ENDINGS: Final = (*SURE_ENDINGS, "tion", "sion", "ment", "ance", "ence", "al", "ure", "ery", "age")
# Nouns for what somebody does that neither end like one nor are verbs as well.
ACTIONS: Final = frozenset(
    "sale speech lawsuit suit theft loan response answer reply loss gift grant choice belief proof bid deal visit "
    "letter threat complaint pressure criticism dependency".split()
)
# Verbs so light that their object says what is done: "placed an order".
CARRYING: Final = frozenset(
    "place make give have take sign file issue hold launch conduct do engage win reach deliver submit offer put carry "
    "get receive pay perform undertake commit bring exert lodge pursue complete begin start".split()
)
SIMPLE_ACTION: Final = 30  # per cent of uses as a verb that make a noun of the same form an action: "order"


def noun_frames(clauses: Clauses, subjects: Sequence[Subject], verbs: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames of a sentence's nouns; *subjects* and *verbs* are the subjects and frames of its verbs."""
    sentence = _Sentence(clauses, subjects, verbs)
    return tuple(frame for number in range(len(clauses.phrases)) for frame in sentence.frames_of(number))


def is_action(token: Token) -> bool:
    """Tell whether a noun names what somebody does: "reliance", "sale", "order"."""
    if token.stem in ACTIONS:
        return True
    is_derived = token.stem.endswith(ACTION_ENDINGS) and (
        token.stem.endswith(SURE_ENDINGS) or any(stem in verb_shares() for stem in derivations(token.stem))
    )
    return is_derived or share_of(token) >= SIMPLE_ACTION


def is_agent(token: Token) -> bool:
    """Tell whether a noun names somebody by what they do, or by their standing: "buyer", "subsidiary"."""
    if token.stem in STANDINGS:
        return True
    return token.stem.endswith(AGENT_ENDINGS) and any(stem in verb_shares() for stem in derivations(token.stem))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what is known of its verbs."""

    clauses: Clauses
    subjects: Sequence[Subject]
    verbs: Sequence[Frame]

    def frames_of(self, number: int) -> Iterator[Frame]:
        """Yield the frames of the actions, agents and participles in phrase *number*."""
        phrase = self.clauses.phrases[number]
        for at in range(phrase.first, phrase.last):
            token = self.clauses.tokens[at]
            is_noun = self.clauses.parts[at] is Part.NOUN and token.start in self.clauses.content
            if not is_noun or token.is_capitalised:
                continue
            if at + 1 < phrase.last and form_of(token) is Form.PAST and share_of(token):
                yield self._of_participle(number, at)
            elif is_agent(token):
                yield self._of_agent(number, token)
            elif is_action(token):
                yield self._of_action(number, at)

    def _of_participle(self, number: int, at: int) -> Frame:
        """Return the frame of a participle before its noun: "the state-led consortium", "its wholly owned unit"."""
        phrase, token = self.clauses.phrases[number], self.clauses.tokens[at]
        doer = party_of(self.clauses, phrase.owner)
        if self.clauses.gaps[at] == "-":
            doer = Party(frozenset({self.clauses.tokens[at - 1].start}) & self.clauses.content)
        head = party_of(self.clauses, number)
        before = frozenset(earlier.start for earlier in self.clauses.tokens[phrase.first : at + 1])
        done_to = Party(head.own - before, head.attached - before - doer.words)
        return Frame(token.stem, token.start, is_noun=True, doer=doer, done_to=done_to)

    def _of_agent(self, number: int, token: Token) -> Frame:
        """Return the frame of somebody named by what they do: "the buyer of Honor", "Huawei's unit HiSilicon"."""
        owner = party_of(self.clauses, self.clauses.phrases[number].owner)
        governed = (party for case, party in complements(self.clauses, number) if case in {"of", "to"})
        itself, subject = party_of(self.clauses, number), self._subject_of_copula(number)
        return Frame(
            token.stem,
            token.start,
            is_noun=True,
            is_agent=True,
            doer=Party((itself.own | subject.own) - {token.start}, subject.attached),
            done_to=owner if owner.words else next(governed, NOBODY),
        )

    def _of_action(self, number: int, at: int) -> Frame:
        """Return the frame of a noun for what somebody does: "China's purchase of chips from TSMC"."""
        token = self.clauses.tokens[at]
        others = tuple(complements(self.clauses, number))
        agent = next((party for case, party in others if case == "by"), NOBODY)
        return Frame(
            token.stem,
            token.start,
            is_noun=True,
            doer=agent if agent.words else self._doer(number, at),
            done_to=next((party for case, party in others if case == "of"), NOBODY),
            others=tuple((case, party) for case, party in others if case not in {"of", "by"}),
        )

    def _doer(self, number: int, at: int) -> Party:
        """Return whose action it is: a possessor's, a name's before it, or that of the verb which carries it."""
        phrase = self.clauses.phrases[number]
        owner = party_of(self.clauses, phrase.owner)
        if phrase.owner == NONE and self.clauses.parts[phrase.first] is Part.POSSESSIVE:
            owner = Party(is_vague=True)
        elif phrase.owner == NONE:
            names = (token.start for token in self.clauses.tokens[phrase.first : at] if token.is_capitalised)
            owner = Party(frozenset(names) & self.clauses.content)
        subject = self._subject_of_copula(number)
        is_thing = (
            phrase.owner != NONE or self.clauses.parts[phrase.first] is Part.DETERMINER
        )  # "are welcome" is no noun
        if subject.words and is_thing:
            return Party(subject.own, subject.attached | owner.words)
        is_open = not owner.words and not owner.is_vague and phrase.owner == NONE
        return self._carrier(number, self.clauses.tokens[at].start) if is_open else owner

    def _carrier(self, number: int, position: int) -> Party:
        """Return the doer of the verb that carries a noun: "placed an order", "said in a speech"."""
        for frame in self.verbs:
            if position in frame.done_to.own and frame.stem in CARRYING:
                return frame.doer
        phrase = self.clauses.phrases[number]
        mains = [verb.main for verb in self.clauses.verbs]
        if phrase.preposition not in {"in", "through", "by"} or not mains:
            return NOBODY
        index = max(sum(main < phrase.first for main in mains) - 1, 0)  # the verb before, else the first
        target = self.clauses.object_of(index)
        if phrase.preposition == "through" and target == NONE:
            return NOBODY
        subject = party_of(self.clauses, self.subjects[index].phrase)
        return Party(subject.own, subject.attached | party_of(self.clauses, target).words, subject.is_vague)

    def _subject_of_copula(self, number: int) -> Party:
        """Return what is said to be phrase *number*: Zhixin in "Zhixin is the buyer"."""
        for index, verb in enumerate(self.clauses.verbs):
            if verb.is_copula and self.clauses.object_of(index) == number:
                return party_of(self.clauses, self.subjects[index].phrase)
        return NOBODY
