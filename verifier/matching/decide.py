"""Decision: from checks to a verdict, by the policy of the design.

Exactly one part differs and the rest is said: refuted. Two or more differ: it is another statement. All parts agree:
supported. Some agree and the rest is open or absent: partial. Otherwise there is not enough information. The thresholds
say how much of a claim's wording a passage must share before it can speak of the same thing at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, LinkKind
from verifier.comparing.conjuncts import unsaid_conjunct
from verifier.comparing.contraries import LIGHT
from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure
from verifier.language.roles import read_frames
from verifier.language.statement import Statement, Word

# Shares of the claim's wording, weighted by rarity.
SAME_MATTER: Final = 0.55  # below, a passage is about something else
SAME_MATTER_BUT_A_FIGURE: Final = 0.48  # two figures already have to be of the same thing
SAME_MATTER_BUT_A_TIED_FIGURE: Final = 0.4  # figures of the very same word: "a window of 47 months", "27-month window"
SAME_MATTER_BUT_A_NAME: Final = 0.65  # a name is a large part of what a claim is about
HALF_SAID: Final = 0.5  # of the words outside names, in the passage itself
MOST_SAID: Final = 0.7
ENOUGH_WORDING: Final = 0.55
LIKELY: Final = 0.5
SOME_WORDING: Final = 0.35
BESIDE: Final = 4  # code points between a figure and its noun: a space, or " of "
RARE: Final = 2.0  # nats: a word that says what is measured
AMOUNTS: Final = frozenset({CheckKind.FIGURE, CheckKind.PERIOD})


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one passage with the sentence that explains it.

    A support that rests on a passage without one of the claim's verbs is not firm: a refutation goes before it.
    """

    verdict: Verdict
    reason: str
    is_firm: bool = True


def decide(claim: Statement, checks: Sequence[Check], alignment: Alignment, probability: float) -> Judged:
    """Return the verdict that *checks*, the wording and the *probability* of support, 0 to 1, amount to."""
    checks = without_the_denied_rival(claim, checks)
    differing = [check for check in checks if check.outcome is Outcome.DIFFERS]
    missing = [check for check in checks if check.outcome in {Outcome.OPEN, Outcome.ABSENT}]
    agreeing = [check for check in checks if check.outcome is Outcome.AGREES]
    if len(differing) == 1 and is_same_matter(claim, differing[0], missing, alignment):
        return Judged(Verdict.REFUTED, differing[0].reason)
    if differing:
        return Judged(Verdict.NOT_ENOUGH_INFO, "the nearest passage speaks of something else")
    wording = alignment.plain_coverage
    is_likely = probability >= LIKELY and (wording >= SOME_WORDING or says_every_verb(claim, alignment))
    if not missing and (wording >= ENOUGH_WORDING or is_likely):
        unsaid = unsaid_conjunct(claim, alignment)
        if unsaid:
            return Judged(Verdict.PARTIAL, f"the source does not say “{unsaid}”")
        return Judged(Verdict.SUPPORTED, _borne_out(agreeing), is_firm=says_every_verb(claim, alignment))
    if wording >= SOME_WORDING and (agreeing or not missing):
        return Judged(Verdict.PARTIAL, missing[0].reason if missing else "the source says only a part of it")
    return Judged(Verdict.NOT_ENOUGH_INFO, missing[0].reason if missing else "no passage says this")


def without_the_denied_rival(claim: Statement, checks: Sequence[Check]) -> Sequence[Check]:
    """Return the checks without the name that "X, not Y" puts in place of Y, which is no second difference."""
    denies = any(check.kind is CheckKind.POLARITY and check.outcome is Outcome.DIFFERS for check in checks)
    contrasts = any(
        denial.index + 1 < len(claim.tokens) and any(name.first - denial.index in {1, 2} for name in claim.names)
        for denial in claim.denials
    )
    if not (denies and contrasts):
        return checks
    odd = [check for check in checks if check.kind is CheckKind.NAME and check.outcome is not Outcome.AGREES]
    return [check for check in checks if check not in odd] if len(odd) == 1 else checks


def says_every_verb(claim: Statement, alignment: Alignment) -> bool:
    """Tell whether the passage says every verb of the claim in some form; light ones ("put", "come") may be missing."""
    verbs = {frame.at for frame in read_frames(claim) if not frame.is_noun and frame.stem not in LIGHT}
    return all(link.worth for link in alignment.links if link.word.token.start in verbs)


def is_same_matter(claim: Statement, differing: Check, missing: Sequence[Check], alignment: Alignment) -> bool:
    """Tell whether the passage speaks of the claim's matter, so that what differs is a contradiction."""
    if any(check.outcome is Outcome.ABSENT or check.kind is CheckKind.NAME for check in missing):
        return False
    if differing.kind is CheckKind.NAME:
        rest = alignment.matter(differing.claimed.split())
        is_said = alignment.plain_core_coverage >= HALF_SAID or alignment.core_coverage >= MOST_SAID
        return rest >= SAME_MATTER_BUT_A_NAME and is_said
    if differing.kind is CheckKind.FIGURE and is_tied(claim, differing, alignment):
        return alignment.matter(()) >= SAME_MATTER_BUT_A_TIED_FIGURE
    if differing.kind in AMOUNTS and not says_something(alignment):
        return False
    return alignment.matter(()) >= (SAME_MATTER_BUT_A_FIGURE if differing.kind is CheckKind.FIGURE else SAME_MATTER)


def is_tied(claim: Statement, differing: Check, alignment: Alignment) -> bool:
    """Tell whether both figures stand right beside the same noun, which is then what both of them measure."""
    claimed = [figure for figure in claim.figures if figure.text == differing.claimed]
    for link in alignment.links:
        if link.kind is not LinkKind.SAME or link.place is None or link.word.weight < RARE:
            continue
        stated = [figure for figure in link.place.statement.figures if figure.text == differing.stated]
        if _is_beside(link.word, claimed) and _is_beside(link.place.word, stated):
            return True
    return False


def _is_beside(word: Word, figures: Sequence[Figure]) -> bool:
    gaps = [max(word.token.start - figure.end, figure.start - word.token.end) for figure in figures]
    return any(0 <= gap <= BESIDE for gap in gaps)


def says_something(alignment: Alignment) -> bool:
    """Tell whether the passage shares with the claim more than its names: something of what is said about them."""
    return alignment.plain_core_coverage >= SOME_WORDING or alignment.core_coverage >= MOST_SAID


def _borne_out(agreeing: Sequence[Check]) -> str:
    amounts = [check.reason for check in agreeing if check.kind in AMOUNTS]
    return amounts[0] if amounts else "the source says so"
