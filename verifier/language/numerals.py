"""Numerals: the words for numbers and magnitudes, and the value that the readers of numbers return."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: Final = {word: Decimal(value) for value, word in enumerate(_UNITS)} | {
    word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)
}
MAGNITUDES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
    "dozen": Decimal(12),
}
SHORT_MAGNITUDES: Final = {  # "bn" and the like need digits before them
    "bn": Decimal(10) ** 9,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "bln": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "k": Decimal(1000),
    "m": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
}
ONE_LETTER: Final = frozenset("kmbt")
VAGUE: Final = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "millions": Decimal(10) ** 6,
    "billions": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
}
NUMBER_STARTERS: Final = frozenset(SMALL) | frozenset(VAGUE) | {"hundred", "thousand", "million", "dozen"}
TEN: Final = Decimal(10)
HUNDRED: Final = Decimal(100)
THOUSAND: Final = Decimal(1000)
ONE: Final = Decimal(1)
HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before the token *end*; *low* and *high* differ only for vague ones ("hundreds").

    *scale* is the magnitude written after it, *in_words* tells whether the number was written in words; *step* is the
    place of the last digit written, in plain units.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    end: int
    scale: Decimal = Decimal(1)
    in_words: bool = False

    @property
    def is_scaled(self) -> bool:
        """Whether a magnitude was written ("million")."""
        return self.scale != 1

    @property
    def is_vague(self) -> bool:
        """Whether only the order of magnitude was written."""
        return self.low != self.high

    def times(self, magnitude: Decimal, end: int) -> "Number":
        """Return the number scaled by a magnitude that ends before the token *end*."""
        return Number(
            self.low * magnitude,
            self.high * magnitude,
            self.step * magnitude,
            end,
            self.scale * magnitude,
            self.in_words,
        )


def exactly(value: Decimal, step: Decimal, end: int, *, in_words: bool = False) -> Number:
    """Return the number *value*, written to the place *step*."""
    return Number(value, value, step, end, in_words=in_words)


def nothing(at: int) -> Number:
    """Return the number that is not there: it ends where it should have begun."""
    return Number(Decimal(0), Decimal(0), ONE, at)
