"""Unanswered phrases: whole noun phrases of the claim of which the source says no word.

A verb is often another one in the source, and an adjective left out; a noun phrase of which not a word is met says
something of its own ("in a former school"), unless it is light ("a number of") or a small part of a long claim.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.language.chunks import read_clauses
from verifier.language.clauses import NONE, Clauses, Phrase
from verifier.language.roles import LONGEST
from verifier.language.statement import NO_NAME, Statement
from verifier.language.verbs import HALF, share_of
from verifier.language.word_classes import Part

TELLING: Final = 4.0  # nats: lighter nouns ("year", "people") say too little to be missed
MISSED: Final = (
    0.22  # of the claim's plain wording, by rarity. Set on claims that their source bears out in other words
)
COMPARED: Final = frozenset({"more", "less", "fewer", "than"})  # what is more or less follows from figures
LIGHT_NOUNS: Final = frozenset(
    "number part way kind sort shape work order time day year case behalf ground sake place turn thing fact share "
    "total amount level extent end priority first second third latest least most last abroad home".split()
)
SOURCES: Final = frozenset("trial study article paper document author survey".split())  # may be the source itself


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What the source does not say: the *words* of its phrases as the claim has them, and their *share* of it."""

    words: str
    share: float


NOTHING: Final = Unanswered("", 0.0)


def unanswered(claim: Statement, alignment: Alignment, elsewhere: Container[str]) -> Unanswered:
    """Return the noun phrases of *claim* without any answer; NOTHING where they are no telling part of it.

    *elsewhere* has the keys of all words of the source: what stands in another place may be meant by a pronoun.
    """
    if len(claim.tokens) > LONGEST:
        return NOTHING
    links = {link.word.token.start: link for link in alignment.links}
    missed = [phrase for phrase in _missed(read_clauses(claim), claim, links) if not _is_said(phrase, elsewhere)]
    whole = sum(link.word.weight for link in alignment.links if link.word.name == NO_NAME)
    share = sum(link.word.weight for phrase in missed for link in phrase) / whole if whole else 0.0
    if share < MISSED:
        return NOTHING
    return Unanswered(" ".join(link.word.token.text for phrase in missed for link in phrase), share)


def unanswered_kind(claim: Statement, alignment: Alignment) -> str:
    """Return the noun that the claim says its subject to be, where the source does not say it in any form; else empty.

    "Marnie is a romantic film" is about being a film; "Graham is a senator" is nothing without the senator.
    """
    clauses = read_clauses(claim)
    links = {link.word.token.start: link for link in alignment.links}
    for verb in (verb for verb in clauses.verbs if verb.is_copula):
        number = clauses.phrase_at(verb.main + 1)
        phrase = clauses.phrases[number] if number != NONE else None
        link = links.get(clauses.tokens[phrase.last - 1].start) if phrase is not None else None
        if phrase is None or link is None or link.worth or link.kind is LinkKind.OPPOSITE:
            continue
        is_noun = clauses.parts[phrase.first] is Part.DETERMINER  # not "is famous"
        if is_noun and _is_telling(phrase, [link], clauses, claim) and link.word.name == NO_NAME:
            return link.word.token.text
    return ""


def _missed(clauses: Clauses, claim: Statement, links: Mapping[int, Link]) -> Iterator[list[Link]]:
    for phrase in clauses.phrases:
        starts = [token.start for token in clauses.tokens[phrase.first : phrase.last]]
        own = [links[start] for start in starts if start in links]
        is_met = any(link.worth or link.kind is LinkKind.OPPOSITE for link in own)
        if own and not is_met and not _is_title(clauses, phrase, links) and _is_telling(phrase, own, clauses, claim):
            yield own


def _is_title(clauses: Clauses, phrase: Phrase, links: Mapping[int, Link]) -> bool:
    """Tell whether the phrase stands beside a name that is answered: "the operator, Tolle Crossings"."""
    others = [clauses.phrases[number] for number in phrase.joined]
    starts = [token.start for other in others for token in clauses.tokens[other.first : other.last]]
    return any(start in links and links[start].word.name != NO_NAME and links[start].worth for start in starts)


def _is_telling(phrase: Phrase, own: list[Link], clauses: Clauses, claim: Statement) -> bool:
    tokens = clauses.tokens[phrase.first : phrase.last]
    amounts = (*claim.figures, *claim.periods)
    if any(amount.start <= token.start < amount.end for token in tokens for amount in amounts):
        return False
    if any(link.word.name != NO_NAME or _is_comparative(link) for link in own) or phrase.preposition in COMPARED:
        return False
    head = own[-1].word
    is_light = head.token.stem in LIGHT_NOUNS | SOURCES or head.weight < TELLING
    return not is_light and share_of(head.token) < HALF


def _is_comparative(link: Link) -> bool:
    token = link.word.token
    return token.lower in COMPARED or (token.lower.endswith("er") and token.stem != token.lower)


def _is_said(phrase: list[Link], elsewhere: Container[str]) -> bool:
    return any(key in elsewhere for link in phrase for key in link.word.keys)
