"""Derived: a number worked out from a source's figures, with the working that a reader can follow."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from verifier.comparing.deriving.values import Value, constant, fit
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure

SHOWN: Final = 3  # significant digits of a quotient; sums and differences are shown in full
LONGEST_SHOWN: Final = 15  # digits
SCALES: Final = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
MINUS: Final = "−"
UNITS: Final = {"%": " %", "x": " times", "points": " points"}


@dataclass(frozen=True, slots=True)
class Derived:
    """A value with its *working*, which is empty where nothing follows.

    Operands that may be of a part of the claim's thing cannot contradict it (not *may_differ*), and a list that the
    source does not call what the claim calls it cannot bear it out either (not *may_agree*).
    """

    value: Value
    working: str
    may_differ: bool = True
    may_agree: bool = True

    @property
    def is_found(self) -> bool:
        """Whether anything follows."""
        return bool(self.working)


_NOTHING: Final = Derived(constant(0), "")  # made once: most of what is asked for gives nothing


def nothing() -> Derived:
    """Return that nothing follows."""
    return _NOTHING


def check_derived(claimed: Figure, derived: Derived) -> Check:
    """Return the check of the claim's figure against what was worked out, with the working as its reason."""
    outcome = fit(claimed, derived.value)
    if (outcome is Outcome.DIFFERS and not derived.may_differ) or not derived.may_agree:
        outcome = Outcome.OPEN
    ending = {
        Outcome.AGREES: f", {claimed}",
        Outcome.DIFFERS: f", the claim says {claimed}",
        Outcome.OPEN: f", which does not settle {claimed}",
    }
    return Check(
        kind=CheckKind.FIGURE,
        claimed=claimed.text,
        stated=derived.working,
        outcome=outcome,
        reason=derived.working + ending[outcome],
    )


def may_be_meant(claimed: Figure, derived: Derived) -> bool:
    """Tell whether the claim's figure is what was worked out, even where the words do not let it be concluded.

    A single figure of the source does not contradict one that its figures give together.
    """
    return fit(claimed, derived.value) is Outcome.AGREES


def written(value: Value, unit: str, digits: int = SHOWN) -> str:
    """Return a number worked out as it is shown: *digits* significant ones at most, no trailing zeros.

    >>> written(constant(Decimal("47.3417")), "%")
    '47.3 %'
    >>> written(constant(Decimal("-121100000")), "", LONGEST_SHOWN)
    '−121.1 million'
    """
    number, scale = value.point, ""
    for size, name in SCALES:
        if abs(number) >= size:
            number, scale = number / size, name
            break
    whole_digits = max(number.adjusted() + 1, 1) if number else 1
    if whole_digits > LONGEST_SHOWN:
        return f"{number:.2e}{scale}{UNITS.get(unit, '')}"
    places = Decimal(1).scaleb(-max(digits - whole_digits, 0))
    shown = number.quantize(places, ROUND_HALF_UP).normalize()
    return f"{shown:f}{scale}{UNITS.get(unit, '')}".replace("-", MINUS)
