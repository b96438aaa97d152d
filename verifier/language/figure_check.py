"""Whether a source's figure bears out a claim's figure: units, bounds, hedges and rounding.

Both figures are taken as the values they allow. What the source allows lies wholly inside what the claim allows: it
agrees. The two share nothing: it differs. Otherwise both can hold, and it is open. Who counts what is not judged here.
Source of the rules: the design's verdict policy.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.conversion import to_base
from verifier.language.rounding import hedge_room, is_exact, reach, round_to, rounding_step

INFINITY: Final = Decimal("Infinity")
LOWER_BOUNDS: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER_BOUNDS: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
# Nobody writes "more than 60" of 90: a bound in a source is taken to lie near the value. Judgement, not measurement.
NEAR_A_BOUND: Final = Decimal("0.15")
SHORT_OF: Final = ("nearly", "almost", "just under", "just short of", "close to", "not quite")
SHARES: Final = frozenset({FigureKind.PERCENT, FigureKind.POINTS})


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values that a figure allows, from *low* to *high*."""

    low: Decimal
    high: Decimal

    def holds(self, other: "Allowed") -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "Allowed") -> bool:
        """Tell whether the two share a value."""
        return self.low <= other.high and other.low <= self.high


def check_figures(claimed: Figure, stated: Figure) -> Check:
    """Check whether the source's *stated* figure bears out the *claimed* one.

    Directional: a claim may be rounder than its source; a finer one is open, for the source says less.
    """
    claimed_base, stated_base = to_base(claimed), to_base(stated)
    if not are_comparable(claimed_base, stated_base):
        return _unlike(claimed, stated)
    outcome = _outcome(claimed_base, stated_base)
    return _check(claimed, stated, outcome)


def are_comparable(claimed: Figure, stated: Figure) -> bool:
    """Tell whether two figures measure in one unit, so that their numbers can be held against each other."""
    return claimed.unit == stated.unit and claimed.kind == stated.kind


def same_number(claimed: Figure, stated: Figure) -> bool:
    """Tell whether two figures have the same number, whatever their units."""
    return (claimed.low, claimed.high) == (stated.low, stated.high)


def _unlike(claimed: Figure, stated: Figure) -> Check:
    """Judge figures in different units: the same number in another unit differs, all else cannot be compared."""
    both_money = claimed.kind is stated.kind is FigureKind.MONEY
    both_shares = {claimed.kind, stated.kind} <= SHARES
    both_measures = claimed.kind is stated.kind and claimed.kind in {FigureKind.MEASURE, FigureKind.DURATION}
    if same_number(claimed, stated) and (both_money or both_shares or both_measures):
        return _check(claimed, stated, Outcome.DIFFERS)
    reason = f"“{claimed}” cannot be compared with the source's “{stated}”"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=stated.text, outcome=Outcome.OPEN, reason=reason)


def _outcome(claimed: Figure, stated: Figure) -> Outcome:
    """Compare two figures of one unit."""
    claim, source = allowed_by_claim(claimed), allowed_by_source(stated)
    if same_number(claimed, stated):
        return _same_number_outcome(claimed, stated)
    if _side(claimed) * _side(stated) < 0 and claim.meets(source):
        return Outcome.OPEN  # "more than 20" says little about "under 100"
    if claim.holds(source):
        return Outcome.AGREES
    if claim.meets(source) or is_finer(claimed, stated):
        return Outcome.OPEN
    return Outcome.DIFFERS


def is_finer(claimed: Figure, stated: Figure) -> bool:
    """Tell whether the claim's figure, rounded as the source rounds, is the source's: the source says less."""
    if is_exact(stated) or claimed.step >= stated.step:
        return False
    return round_to(claimed.high, rounding_step(stated)) == stated.high


def _same_number_outcome(claimed: Figure, stated: Figure) -> Outcome:
    """Compare bounds where the number is the same: opposite bounds differ, a dropped hedge does not."""
    claim_side, source_side = _side(claimed), _side(stated)
    if claim_side * source_side < 0:
        return Outcome.DIFFERS
    if claimed.bound is Bound.MORE_THAN and stated.bound is Bound.EXACTLY:
        return Outcome.DIFFERS if stated.kind is FigureKind.COUNT else Outcome.OPEN
    if claimed.bound is Bound.LESS_THAN and stated.bound is Bound.EXACTLY:
        return Outcome.DIFFERS if stated.kind is FigureKind.COUNT else Outcome.OPEN
    if claim_side and not source_side and stated.hedged:
        return Outcome.OPEN
    return Outcome.AGREES


def _side(figure: Figure) -> int:
    """Return 1 where the value is said to lie above the number, -1 below it, 0 where neither is said."""
    if figure.bound in LOWER_BOUNDS:
        return 1
    if figure.bound in UPPER_BOUNDS or figure.text.lower().startswith(SHORT_OF):
        return -1
    return 0


def allowed_by_claim(figure: Figure) -> Allowed:
    """Return the values for which a claim with this figure is fair."""
    low, high = reach(figure)
    if figure.bound in LOWER_BOUNDS:
        return Allowed(figure.low, INFINITY)
    if figure.bound in UPPER_BOUNDS:
        return Allowed(-INFINITY, figure.high)
    return Allowed(low, high)


def allowed_by_source(figure: Figure) -> Allowed:
    """Return the values that a source with this figure can reasonably mean."""
    room = abs(figure.high) * NEAR_A_BOUND
    if figure.bound in LOWER_BOUNDS:
        return Allowed(figure.low, figure.high + room)
    if figure.bound in UPPER_BOUNDS:
        return Allowed(figure.low - room, figure.high)
    if figure.bound is Bound.ABOUT or figure.hedged:
        return Allowed(figure.low - hedge_room(figure), figure.high + hedge_room(figure))
    return Allowed(figure.low, figure.high)


def _check(claimed: Figure, stated: Figure, outcome: Outcome) -> Check:
    reasons = {
        Outcome.AGREES: f"the source says {stated}",
        Outcome.DIFFERS: f"the source says {stated}, the claim says {claimed}",
        Outcome.OPEN: f"the source says only {stated}, the claim says {claimed}",
    }
    return Check(
        kind=CheckKind.FIGURE, claimed=claimed.text, stated=stated.text, outcome=outcome, reason=reasons[outcome]
    )
