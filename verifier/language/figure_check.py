"""Whether a source's figure bears out a claim's figure: units, bounds, hedges and rounding.

Both figures are taken as the values they allow. All that the source speaks of lies inside what the claim allows: it
agrees. The claim allows nothing that the source leaves possible: it differs. Otherwise both can hold, and it is open.
Who counts what is not judged here. Source of the rules: the design's verdict policy.

The table for a claim of 60 firms, by its bound (down) and the source's (across). Each cell gives the outcomes for the
source's number far below (20), just below (59), equal (60), just above (61) and far above (100): A agrees, D differs,
O open.

================  =========  =========  =========  =========  =========  =========  =========
claim / source    exactly    about      at least   more than  at most    less than  range ±2
================  =========  =========  =========  =========  =========  =========  =========
exactly           D D A D D  D O A O D  D O O D D  D O O D D  D D O O O  D D O O O  D O O O D
about             D A A A D  D A A A D  D O A O D  D O A O D  D O A O O  D O A O O  D A A A D
at least          D D A A A  D O O A A  D O A A A  D O A A A  D D D O O  D D D O O  D O O O A
more than         D D D A A  D D O O A  D O O A A  D O A A A  D D D O O  D D D O O  D O O O A
at most           A A A D D  A A O O D  O O D D D  O O D D D  A A A O O  A A A O O  A O O O D
less than         A A D D D  A O O D D  O O D D D  O O D D D  A A O O O  A A A O O  A O O O D
range 58 to 62    D A A A D  D A O A D  D O O O D  D O O O D  D O O O O  D O O O O  D O A O D
================  =========  =========  =========  =========  =========  =========  =========

How to read it. The claim "more than 60" agrees with 61 and with 100, for both are more; a source of "more than 60" or
"at least 61" entails it, one of "at least 60" leaves 60 itself open. "At least 60" is contradicted by "at most 60":
they share one number, but nobody who means it writes so. A lower bound says nothing firm of an upper one: "more than
60" and "under 61" can both hold. An exact claim on a source with a bound is open near the bound and differs far from
it, for a writer who knew of 60 would not have written "more than 20" (:func:`verifier.language.rounding.bound_room`
says how far is far; "at most 100" may still be 60, as 100 is the next round number to many). Bounds alone do not
differ: "at most 60" and "more than 20" can both hold.

A hedge that the claim drops is no other number; a bound that it drops leaves the source saying less, unless the
figure is one that was rounded anyway: "7.3 billion" is how "more than 7.3 billion" is usually passed on. A hedge that
the claim adds is fair. What the claim allows may be widened without ever turning *agrees* into *differs*, and so may
what the source allows be narrowed.
"""

from typing import Final

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.allowed import (
    Allowed,
    before_rounding,
    by_claim,
    by_coarser_claim,
    entailed_by,
    left_possible_by,
    side,
)
from verifier.language.conversion import to_base
from verifier.language.rates import NO_RATES, Rates
from verifier.language.rounding import EXACT_KINDS, is_exact

SHARES: Final = frozenset({FigureKind.PERCENT, FigureKind.POINTS})
MEASURES: Final = frozenset({FigureKind.MEASURE, FigureKind.DURATION})


def check_figures(claimed: Figure, stated: Figure, *, rates: Rates = NO_RATES, on: Period | None = None) -> Check:
    """Check whether the source's *stated* figure bears out the *claimed* one.

    Directional: a claim may be rounder than its source; a finer one is open, for the source says less.

    Args:
        claimed: the claim's figure.
        stated: the source's.
        rates: exchange rates to compare different currencies by; without them such sums cannot be compared.
        on: the period that the sums are of, for which a rate must be set.
    """
    claimed_base, stated_base = to_base(claimed), to_base(stated)
    if _differ_in_unit_alone(claimed, claimed_base, stated, stated_base):
        return _check(claimed, stated, Outcome.DIFFERS)
    if are_comparable(claimed_base, stated_base):
        return _check(claimed, stated, _outcome(claimed, claimed_base, stated, stated_base))
    converted = rates.converted(stated, claimed.unit, on) if claimed.kind is FigureKind.MONEY else None
    if converted is not None and not same_number(claimed, stated):
        return _by_rate(claimed, stated, converted)
    return _unlike(claimed, claimed_base, stated, stated_base)


def _differ_in_unit_alone(claimed: Figure, claimed_base: Figure, stated: Figure, stated_base: Figure) -> bool:
    """Tell whether one number was written with two units: "more than 3 mg" does not follow from "more than 3 g"."""
    is_alike = same_number(claimed, stated) and are_comparable(claimed_base, stated_base)
    return is_alike and claimed.unit != stated.unit and claimed.high != 0 and not same_number(claimed_base, stated_base)


def are_comparable(claimed: Figure, stated: Figure) -> bool:
    """Tell whether two figures measure in one unit, so that their numbers can be held against each other."""
    return claimed.unit == stated.unit and claimed.kind == stated.kind


def same_number(claimed: Figure, stated: Figure) -> bool:
    """Tell whether two figures have the same number, whatever their units."""
    return (claimed.low, claimed.high) == (stated.low, stated.high)


def _in_base(allowed: Allowed, figure: Figure, base: Figure) -> Allowed:
    """Return in the base unit what was allowed in the unit that was written, in which a writer rounds."""
    if base is figure:
        return allowed
    factor = base.step / figure.step
    return allowed.scaled(factor, base.low - figure.low * factor)


def _fair(claimed: Figure, claimed_base: Figure, stated_base: Figure) -> Allowed:
    is_coarser = claimed_base is not claimed and claimed_base.step > stated_base.step
    return by_coarser_claim(claimed) if is_coarser and is_exact(claimed) else by_claim(claimed)


def _outcome(claimed: Figure, claimed_base: Figure, stated: Figure, stated_base: Figure) -> Outcome:
    """Compare two figures of one unit, by what the claim allows and what the source says and leaves possible.

    Each is read in the unit that was written, in which a writer rounds, and compared in their base unit.
    """
    if same_number(claimed_base, stated_base):
        settled = _dropped_or_opposed(claimed, stated)
        if settled is not None:
            return settled
    allowed = _in_base(_fair(claimed, claimed_base, stated_base), claimed, claimed_base)
    if not allowed.meets(_in_base(left_possible_by(stated), stated, stated_base)):
        may_hide = _may_be_rounded(claimed_base, stated_base) and allowed.meets(before_rounding(stated_base))
        return Outcome.OPEN if may_hide else Outcome.DIFFERS
    return Outcome.AGREES if allowed.holds(_in_base(entailed_by(stated), stated, stated_base)) else Outcome.OPEN


def _dropped_or_opposed(claimed: Figure, stated: Figure) -> Outcome | None:
    """Judge one number with different bounds, where that is not a matter of sets: a bound dropped, or turned round."""
    claim_side, source_side = side(claimed), side(stated)
    if claim_side * source_side < 0 and stated.bound is not Bound.ABOUT:
        return Outcome.DIFFERS
    if claimed.bound is Bound.ABOUT or (claimed.bound is Bound.EXACTLY and stated.bound is Bound.ABOUT):
        return Outcome.AGREES
    if claimed.bound is Bound.EXACTLY and stated.bound is not Bound.EXACTLY:
        return Outcome.OPEN if claimed.kind in EXACT_KINDS and claimed.step <= 1 else Outcome.AGREES
    return None


def _may_be_rounded(claimed: Figure, stated: Figure) -> bool:
    """Tell whether the source's number may hide a finer one that the claim gives, or asks for as "more than 7.3"."""
    if stated.bound is not Bound.EXACTLY or is_exact(stated):
        return False
    return claimed.step < stated.step or same_number(claimed, stated)


def _by_rate(claimed: Figure, stated: Figure, converted: Figure) -> Check:
    allowed, source = by_claim(claimed), left_possible_by(converted)
    outcome = Outcome.DIFFERS
    if allowed.holds(source):
        outcome = Outcome.AGREES
    elif allowed.meets(source):
        outcome = Outcome.OPEN
    reason = f"{_said(claimed, stated, outcome)} (at the rate that is set)"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=stated.text, outcome=outcome, reason=reason)


def _unlike(claimed: Figure, claimed_base: Figure, stated: Figure, stated_base: Figure) -> Check:
    """Judge figures in different units: the same number in another unit differs, all else cannot be compared."""
    kinds = {claimed.kind, stated.kind}
    are_alike = kinds <= SHARES or (len(kinds) == 1 and kinds <= MEASURES | {FigureKind.MONEY})
    if are_alike and (same_number(claimed, stated) or same_number(claimed_base, stated_base)):
        return _check(claimed, stated, Outcome.DIFFERS)
    reason = f"“{claimed}” cannot be compared with the source's “{stated}”"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=stated.text, outcome=Outcome.OPEN, reason=reason)


def _check(claimed: Figure, stated: Figure, outcome: Outcome) -> Check:
    reason = _said(claimed, stated, outcome)
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=stated.text, outcome=outcome, reason=reason)


def _said(claimed: Figure, stated: Figure, outcome: Outcome) -> str:
    """Return the reason as a copy editor would note it in the margin."""
    if outcome is Outcome.DIFFERS:
        return f"the source says {stated}, the claim says {claimed}"
    if outcome is Outcome.OPEN:
        return f"the source says only {stated}, the claim says {claimed}"
    is_rounder = claimed.bound is Bound.EXACTLY and claimed.unit == stated.unit and claimed.step > stated.step
    if is_rounder and stated.bound is Bound.EXACTLY and not same_number(claimed, stated):
        return f"the source says {stated}, which rounds to {claimed}"
    return f"the source says {stated}"
