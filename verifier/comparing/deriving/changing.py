"""What follows from a change: the amount from its two levels, or a level from the amount and the other level.

The claim's change must be answered by exactly one change of the source that has what is needed. Percent is taken of the
level before; percentage points are the difference of two percentages, and never a percentage of anything. An amount in
per cent of a level in per cent may be meant either way, so no level is worked out from it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from verifier.comparing.changes import ChangePair, part_of
from verifier.comparing.deriving.contrast import is_multiplication
from verifier.comparing.deriving.derived import LONGEST_SHOWN, MINUS, SHOWN, Derived, nothing, written
from verifier.comparing.deriving.values import HUNDRED, ONE, constant, fit, in_word, percent_more, value_of
from verifier.comparing.deriving.words import is_of_nothing_else
from verifier.domain.change import Change, Direction
from verifier.domain.check import Check, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.figure_check import are_comparable

NO_UNIT: Final = "none"
POINT_WORDS: Final = frozenset({"point", "points"})


def derive_from_changes(claimed: Figure, pairs: Sequence[ChangePair]) -> Derived:
    """Return what the source's changes give for a figure of the claim's change; nothing where they leave a choice."""
    found = {}
    for pair in pairs:
        derived = _part(claimed, pair)
        if derived.is_found:
            found[derived.working] = derived
    return found.popitem()[1] if len(found) == 1 else nothing()


def _part(claimed: Figure, pair: ChangePair) -> Derived:
    """Work out the part that *claimed* has in the claim's change."""
    part = part_of(claimed, (pair.claimed,))
    if part == "amount":
        return _amount(claimed, pair)
    return _level(claimed, part, pair.stated) if part else nothing()


def _amount(claimed: Figure, pair: ChangePair) -> Derived:
    """Work out by how much the source's quantity changed, in the claim's unit and without a sign."""
    before, after = pair.stated.before, pair.stated.after
    if before is None and after is None:
        return _restated(claimed, pair)
    if before is None or after is None or not are_comparable(before, after):
        return nothing()
    old, new = value_of(before), value_of(after)
    unit = _unit_asked_for(claimed, before)
    if unit in {"points", ""}:
        value = new.minus(old).size
    elif unit == NO_UNIT or old.low <= 0 or new.low <= 0:
        return nothing()
    elif unit == "%":
        value = percent_more(new, old).size
    else:
        falls_by_more = pair.claimed.direction is Direction.DOWN and claimed.high > ONE  # "fell threefold"
        value = old.over(new) if falls_by_more else new.over(old)
    sign = "" if unit == "x" else MINUS if after.high < before.high else "+"
    shown = written(value, unit, LONGEST_SHOWN if unit in {"points", ""} else SHOWN)
    may_differ = is_of_nothing_else(pair.claimed.words, pair.stated.words)
    return Derived(value, f"{before} → {after} is {sign}{shown}", may_differ=may_differ)


def _restated(claimed: Figure, pair: ChangePair) -> Derived:
    """Say a multiplication in per cent, or per cent as a multiplication: what "halved" fell by 50 %."""
    stated, way = pair.stated.amount, pair.stated.direction
    if stated is None or way is Direction.NONE or way is not pair.claimed.direction:
        return nothing()
    sign = MINUS if way is Direction.DOWN else "+"
    if claimed.kind is FigureKind.PERCENT and is_multiplication(stated):
        value = percent_more(in_word(stated, is_firm=claimed.bound is stated.bound), constant(1)).size
        return Derived(value, f"“{stated}” is {sign}{written(value, '%')}")
    if is_multiplication(claimed) and stated.kind is FigureKind.PERCENT:
        share = value_of(stated).size.over(constant(HUNDRED))
        value = constant(1).plus(share) if way is Direction.UP else constant(1).minus(share)
        return Derived(value, f"{sign}{written(value_of(stated).size, '%')} is {written(value, 'x')}")
    return nothing()


def _unit_asked_for(claimed: Figure, level: Figure) -> str:
    """Return in what the claim gives the amount: "points", "%", "x" for a multiple, or empty for the levels' own unit.

    NO_UNIT where the amount cannot be taken of such levels.
    """
    if is_points(claimed):
        return "points" if level.kind is FigureKind.PERCENT else NO_UNIT
    if claimed.kind is FigureKind.PERCENT:
        return "%"
    if claimed.kind is FigureKind.MULTIPLE:
        return "x"
    return "" if are_comparable(claimed, level) else NO_UNIT


def is_points(figure: Figure) -> bool:
    """Tell whether a figure is in percentage points, also where only "points" is written."""
    is_bare = figure.kind is FigureKind.COUNT and not POINT_WORDS.isdisjoint(figure.counted)
    return figure.kind is FigureKind.POINTS or is_bare


def _level(claimed: Figure, part: str, stated: Change) -> Derived:
    """Work out the level before or after from the other one and the amount."""
    other = stated.after if part == "before" else stated.before
    own = stated.before if part == "before" else stated.after
    amount = stated.amount
    if own is not None or other is None or amount is None or not are_comparable(claimed, other):
        return nothing()
    back = part == "before"
    value = _moved(other, amount, stated.direction, back=back)
    if not value.is_found:
        return nothing()
    steps = "before" if back else "after"
    return Derived(value.value, f"{amount} {steps} {other} makes it {written(value.value, '')}")


def _moved(level: Figure, amount: Figure, way: Direction, *, back: bool) -> Derived:
    """Return the level that *amount* leads to from *level*, or led to it from."""
    start, much = value_of(level), value_of(amount)
    if amount.kind is FigureKind.MULTIPLE:
        factor = much
    elif amount.kind is FigureKind.PERCENT and level.kind is not FigureKind.PERCENT:
        share = much.over(constant(HUNDRED))
        factor = constant(1).plus(share) if way is Direction.UP else constant(1).minus(share)
    elif are_comparable(amount, level) or (is_points(amount) and level.kind is FigureKind.PERCENT):
        if are_comparable(amount, level) and level.kind is FigureKind.PERCENT:
            return nothing()
        adds = (way is Direction.UP) != back
        return Derived(start.plus(much) if adds else start.minus(much), "moved")
    else:
        return nothing()
    if way is Direction.NONE or factor.low <= 0:
        return nothing()
    return Derived(start.over(factor) if back else start.times(factor), "moved")


def check_levels(pairs: Sequence[ChangePair], checks: Mapping[Figure, Check]) -> dict[Figure, Check]:
    """Return *checks*, where two levels of the claim that the source lacks are held against the amount that it gives.

    Two levels that show another amount than the source's are one difference; the same amount does not bear them out.
    """
    kept = dict(checks)
    for pair in pairs:
        before, after, amount = pair.claimed.before, pair.claimed.after, pair.stated.amount
        if before is None or after is None or amount is None or pair.stated.before or pair.stated.after:
            continue
        turned = ChangePair(pair.stated, pair.claimed, pair.statement)
        if {_outcome(kept, before), _outcome(kept, after)} != {Outcome.ABSENT}:
            continue
        derived = _amount(amount, turned)
        if derived.is_found and derived.may_differ and fit(amount, derived.value) is Outcome.DIFFERS:
            reason = f"{derived.working}, the source says {amount}"
            kept[after] = kept.pop(before).model_copy(
                update={"stated": amount.text, "outcome": Outcome.DIFFERS, "reason": reason}
            )
    return kept


def _outcome(checks: Mapping[Figure, Check], level: Figure) -> Outcome:
    return checks[level].outcome if level in checks else Outcome.AGREES
