"""Drift: does a page still say what verdicts rely on, and what becomes of these verdicts if not?

A passage that has only moved is no drift, nor is anything that changes around it. Where a passage is not what it was,
the claims that rest on it are judged anew by the page as it is now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from verifier.domain.claim import Claim
from verifier.domain.ledger import Anchor, LedgerEntry
from verifier.domain.linkcheck import Drift, DriftedPassage, Turned
from verifier.domain.text import Text
from verifier.language.anchors import Anchored, Standing, find_anchor
from verifier.matching.match import RULES_ONLY, Matcher, PreparedText, match, prepare

STILL_THERE: Final = frozenset({Standing.IN_PLACE, Standing.MOVED})


@dataclass(frozen=True, slots=True)
class Drifting:
    """What has become of the passages relied on, and of the verdicts that rest on those that are not what they were."""

    drift: Drift
    passages: tuple[DriftedPassage, ...] = ()
    turned: tuple[Turned, ...] = ()


def still_says(entry: LedgerEntry, text: Text) -> bool:
    """Tell whether all passages of *entry* stand in *text*."""
    found = (find_anchor(anchor, text.content, text.sentences) for anchor in entry.anchors)
    return all(where.standing in STILL_THERE for where in found)


def drift_of(entry: LedgerEntry, text: Text, claims: Mapping[str, Claim], matcher: Matcher = RULES_ONLY) -> Drifting:
    """Hold the passages of *entry* against the *text* that the page has now; *claims* go by their keys."""
    found = [(anchor, find_anchor(anchor, text.content, text.sentences)) for anchor in entry.anchors]
    drifted = [(anchor, where) for anchor, where in found if where.standing not in STILL_THERE]
    if not drifted:
        return Drifting(Drift.NONE)
    is_gone = any(where.standing is Standing.GONE for _, where in drifted)
    passages = dict.fromkeys(_passage(anchor, where, text) for anchor, where in drifted)
    resting = {anchor.claim: anchor for anchor, _ in drifted if anchor.claim in claims}
    prepared = prepare(text) if resting else None
    turned = [_turned(claims[key], anchor, prepared, matcher) for key, anchor in sorted(resting.items()) if prepared]
    return Drifting(
        Drift.GONE if is_gone else Drift.CHANGED,
        tuple(passages),
        tuple(each for each in turned if each.then is not each.now),
    )


def _passage(anchor: Anchor, where: Anchored, text: Text) -> DriftedPassage:
    return DriftedPassage(then=anchor.quote, now=text.content[where.start : where.end], altered=where.altered)


def _turned(claim: Claim, anchor: Anchor, prepared: PreparedText, matcher: Matcher) -> Turned:
    now = match(claim, prepared, matcher).verdict
    return Turned(claim=claim.key, then=anchor.verdict or now, now=now)
