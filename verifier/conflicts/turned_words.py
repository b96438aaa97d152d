"""Turned words: a statement that is met but for one word, in whose place the other side has its opposite.

"Sanctions narrow the rift" and "… exacerbate the rift" share all but one word. The opposites here are of looser use
than those that a verdict is refused by: each holds only where everything else in the statement is said in one sentence,
so that there is nothing else the opposite could be about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind, align
from verifier.comparing.passage import passage_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import NO_NAME, Statement
from verifier.language.words import Token, stem

# Each row holds two sides; a word of one excludes those of the other. Common English opposites, chosen by us.
OPPOSITES: Final = (
    ("loose looser loosen relax ease lax lenient", "strict stricter tight tighter tighten stringent harsh"),
    ("mild milder mildest lenient light lightest weak weakest", "severe severest harsh high highest grave strong"),
    ("release released free freed unfreeze unblock return", "block blocked freeze frozen seize seized confiscate"),
    ("narrow narrower heal bridge close closer", "exacerbate widen wider deepen aggravate worsen broaden"),
    ("away", "toward towards"),
    ("many numerous most all every", "few hardly none"),
    ("admit admitted confess concede", "deny denied dispute contest"),
    ("lift lifted remove scrap abolish waive", "impose imposed restrict restricting introduce tighten"),
    ("secret conceal concealed hide hidden", "announce announced reveal revealed publish disclose disclosed"),
    ("drop dropped abandon abandoned scrap", "adopt adopted institute instituted introduce launch launched"),
    ("grow grew soar thrive flourish boom prosper rise rose", "loss losses decline shrink collapse suffer plunge"),
    ("thrive flourish prosper survive", "perish demise die collapse fail struggle struggling"),
    ("public state-owned", "private private-sector"),
    ("minor slight negligible", "major considerable substantial huge"),
    ("legal lawful", "illegal unlawful"),
    ("accept accepted approve endorse welcome welcomed", "reject rejected refuse refused oppose criticise criticised"),
    ("calm reassure reassured", "worry worried alarm alarmed concern concerned"),
    ("cheap cheaper cheapest", "expensive costly costlier dear dearer"),
    ("voluntary optional", "compulsory mandatory obligatory"),
    ("temporary temporarily provisional", "permanent permanently"),
    ("succeed succeeded success successful", "fail failed failure unsuccessful"),
    ("independent self-reliant self-sufficient", "dependent reliant rely relied depend depended"),
    ("majority", "minority"),
    ("include included including", "exclude excluded excluding"),
    ("shallow", "deep"),
    ("young younger youngest", "old older oldest"),
    ("fast faster fastest quick quicker", "slow slower slowest"),
    ("northern north", "southern south"),
    ("eastern east", "western west"),
    ("urban", "rural"),
    ("wet", "dry"),
    ("indoor indoors", "outdoor outdoors"),
    ("expand expanded enlarge enlarged", "smaller shrink shrunk"),
    ("larger bigger", "smaller"),
    ("ahead lead leading leader", "behind lag lagged trail trailing"),
    ("open openly transparent", "secret secretive secretly covert hidden"),
    ("allow allowed permit permitted", "restrict restriction ban banned forbid forbidden prohibit bar barred"),
    ("true", "false untrue"),
    ("sufficient enough cover covered", "insufficient lack lacking shortage"),
    ("lose lost", "remain keep kept retain retained"),
    ("keep kept retain retained", "eliminate eliminated remove removed delete deleted"),
    ("dead die died perish", "prosper thrive live alive survive flourish"),
    ("hardly little barely", "heavily massively greatly hugely substantially"),
    ("refuse refused deny denied reject", "grant granted agree agreed"),
    ("win won gain gained", "lose lost loss"),
    ("strong stronger strengthen strengthened", "weak weaker weaken weakened"),
    ("common frequent often", "rare rarely seldom"),
    ("profit profitable", "loss lossmaking unprofitable"),
    ("hasten speed accelerate accelerated", "slow slowed delay delayed hinder hindered"),
)  # fmt: skip
MET: Final = 0.6  # of the wording of the statement, by one sentence, weighted by rarity and without the word


@dataclass(frozen=True, slots=True)
class Turned:
    """The check of the word and its opposite, the sentence that has the latter and how much else it says, 0 to 1."""

    check: Check
    sentence: Statement
    share: float


def turned_words(statement: Statement, core: Sequence[Statement]) -> list[Turned]:
    """Return where a sentence of *core* says all but one word of *statement* and has its opposite; the surest first."""
    found = [turned for sentence in core for turned in _turned(statement, sentence)]
    return sorted(found, key=lambda turned: -turned.share)


def _turned(statement: Statement, sentence: Statement) -> Iterator[Turned]:
    alignment = align(statement, passage_of((sentence,)))
    said = {link.place.word.index for link in alignment.links if link.place is not None and link.worth}
    for link in alignment.links:
        if link.worth or link.word.name != NO_NAME:
            continue
        share = _share_without(alignment, link)
        for index, token in enumerate(sentence.tokens):
            if index in said or token.stem not in _EXCLUDED.get(link.word.token.stem, ()):
                continue
            if share >= MET and statement.is_negated(link.word.index) == sentence.is_negated(index):
                yield Turned(_check(link.word.token, token), sentence, share)


def _share_without(alignment: Alignment, left_out: Link) -> float:
    links = [link for link in alignment.links if link is not left_out and link.kind is not LinkKind.OPPOSITE]
    total = sum(link.word.weight for link in links)
    return sum(link.word.weight * link.worth for link in links if link.is_core) / total if total else 0.0


def _check(claimed: Token, stated: Token) -> Check:
    reason = f"the source says “{stated.text}”, the claim says “{claimed.text}”"
    return Check(
        kind=CheckKind.DIRECTION, claimed=claimed.text, stated=stated.text, outcome=Outcome.DIFFERS, reason=reason
    )


def _excluded() -> MappingProxyType[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for one, other in OPPOSITES:
        for mine, theirs in ((one, other), (other, one)):
            stems = frozenset(stem(word) for word in theirs.split())
            for word in mine.split():
                table[stem(word)] = table.get(stem(word), frozenset()) | stems
    return MappingProxyType(table)


_EXCLUDED: Final = _excluded()
