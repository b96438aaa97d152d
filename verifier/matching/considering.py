"""Considering: every passage that may decide a claim is held against it, and the one that decides is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from verifier.comparing.align import Alignment, Link, align
from verifier.comparing.parts import check_parts
from verifier.comparing.passage import Passage
from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Claim
from verifier.language.statement import Background, Statement, read_statement
from verifier.matching.completeness import without_gaps
from verifier.matching.decide import Judged, decide
from verifier.matching.features import features
from verifier.matching.prepared import PreparedText, passage_at
from verifier.matching.retrieve import candidates
from verifier.matching.score import shipped_model
from verifier.matching.second_look import wider_passages

# Which passage decides, where several could: one that bears the claim out, then one that refutes it, and so on.
PRECEDENCE: Final = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)
AMOUNTS: Final = frozenset({CheckKind.FIGURE, CheckKind.PERIOD})
AMOUNTS_WORTH: Final = 0.2  # what agreeing figures and periods add to a passage's nearness
SENTENCE_COST: Final = 0.03  # a second sentence must bring at least this much
BEHIND_THE_NEXT: Final = 1.5
NEARLY_AS_GOOD: Final = 0.93  # a passage decides only if it shares nearly as much with the claim as the best does


@dataclass(frozen=True, slots=True)
class Aligned:
    """One passage with the claim's words in it.

    *said* is the share of those words that the passage has, by rarity, less what its length costs: shorter passages go
    before longer ones that say the same.
    """

    passage: Passage
    alignment: Alignment
    said: float

    @classmethod
    def of(cls, claim: Statement, passage: Passage) -> "Aligned":
        """Align *claim* with *passage*."""
        alignment = align(claim, passage)
        share = alignment.coverage if is_tabular(passage) else alignment.core_coverage
        return cls(passage, alignment, share - SENTENCE_COST * (len(passage.core) - 1))


@dataclass(frozen=True, slots=True)
class Considered:
    """One passage with what came of it; *features* are the values of FEATURES.

    *nearness* is how much it speaks of the claim's matter, its figures and periods included.
    """

    passage: Passage
    alignment: Alignment
    checks: tuple[Check, ...]
    features: tuple[float, ...]
    probability: float
    judged: Judged
    nearness: float


def is_tabular(passage: Passage) -> bool:
    """Tell whether the passage is rows of a table, which never repeat what the table stands under."""
    return all(statement.cells for statement in passage.core)


def read_claim(claim: Claim, prepared: PreparedText) -> Statement:
    """Read *claim* with the text's aliases and names, and by its own date, or else the text's."""
    published = claim.published or prepared.background.published
    background = Background(prepared.background.aliases, prepared.background.known, published)
    return read_statement(claim.text, background=background)


def consider_all(statement: Statement, prepared: PreparedText) -> list[Considered]:
    """Hold a claim, as *statement*, against every passage worth a look; empty where it shares no word with the text."""
    passages = [passage_at(prepared, first, last) for first, last in candidates(statement, prepared)]
    return _consider_near(statement, [Aligned.of(statement, passage) for passage in passages], prepared)


def _consider_near(claim: Statement, passages: Sequence[Aligned], prepared: PreparedText) -> list[Considered]:
    """Consider the *passages* that may be among the nearest, in their order: checks cost more than all before them."""
    most = AMOUNTS_WORTH if has_amounts(claim) else 0.0
    found: dict[int, Considered] = {}
    best = 0.0
    for number in sorted(range(len(passages)), key=lambda number: -passages[number].said):
        if passages[number].said + most < NEARLY_AS_GOOD * best:
            break
        found[number] = consider(claim, passages[number], prepared)
        best = max(best, found[number].nearness)
    return [found[number] for number in sorted(found)]


def has_amounts(claim: Statement) -> bool:
    """Tell whether the claim has a figure or a period that a passage may have too."""
    return bool(claim.figures or claim.periods)


def consider(claim: Statement, aligned: Aligned, prepared: PreparedText) -> Considered:
    """Hold every part of the claim against one passage."""
    passage, alignment = aligned.passage, aligned.alignment
    published = prepared.background.published
    checks = check_parts(claim, passage, alignment, published=published, elsewhere=prepared.index)
    values = features(alignment, checks)
    probability = shipped_model().probability(values)
    judged = without_gaps(decide(claim, checks, alignment, probability), claim, alignment, prepared.index)
    if is_tabular(passage):  # a row has no verbs that could be missing
        judged = replace(judged, is_firm=True)
    nearness = aligned.said + (_answered(checks) if has_amounts(claim) else 0.0)
    return Considered(passage, alignment, (*checks, wording_check(alignment)), values, probability, judged, nearness)


def _answered(checks: Sequence[Check]) -> float:
    """Return what figures and periods add to a passage's nearness, 0 to AMOUNTS_WORTH: half where they do not agree."""
    amounts = [check for check in checks if check.kind in AMOUNTS]
    agreeing = sum(check.outcome is Outcome.AGREES for check in amounts)
    answered = sum(check.outcome in {Outcome.DIFFERS, Outcome.OPEN} for check in amounts)
    return AMOUNTS_WORTH * (agreeing + answered / 2) / len(amounts) if amounts else 0.0


def looked_at_again(statement: Statement, best: Considered, prepared: PreparedText) -> Considered:
    """Return *best*, or where it is a support the wider passage that contradicts the claim, given as *statement*."""
    if best.judged.verdict is not Verdict.SUPPORTED:
        return best
    wider = wider_passages(best.passage, best.alignment, prepared)
    seen = (consider(statement, Aligned.of(statement, passage), prepared) for passage in wider)
    return next((one for one in seen if one.judged.verdict is Verdict.REFUTED), best)


def choose(considered: Iterable[Considered]) -> Considered:
    """Return the passage that decides: among those nearly as near as the nearest, by precedence of the verdict."""
    ranked = sorted(considered, key=lambda one: -one.nearness)
    near = [one for one in ranked if one.nearness >= NEARLY_AS_GOOD * ranked[0].nearness]
    return min(near, key=_precedence)


def _precedence(one: Considered) -> float:
    """Return the place of a passage's verdict in PRECEDENCE; a support that is not firm stands behind a refutation."""
    place = PRECEDENCE.index(one.judged.verdict)
    return place if one.judged.is_firm else place + BEHIND_THE_NEXT


def wording_check(alignment: Alignment) -> Check:
    """Return the check of the words that no other check looks at, naming the weightiest that are missing."""
    missing = sorted((link for link in alignment.links if not link.worth), key=_weight, reverse=True)
    words = [link.word.token.text for link in missing]
    if not words:
        return Check(kind=CheckKind.WORDING, claimed="", outcome=Outcome.AGREES, reason="the source has all the words")
    listed = ", ".join(f"“{word}”" for word in words[:3])
    reason = f"the source does not say {listed} in so many words"
    return Check(kind=CheckKind.WORDING, claimed=" ".join(words), outcome=Outcome.OPEN, reason=reason)


def _weight(link: Link) -> tuple[float, int]:
    return link.word.weight, -link.word.index
