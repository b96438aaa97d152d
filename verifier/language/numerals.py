"""Numerals: the words for numbers and magnitudes, and the value that the readers of numbers return."""

from decimal import Decimal
from typing import Final, NamedTuple

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NOUGHTS: Final = ("nought", "naught")
SMALL: Final = (
    {word: Decimal(value) for value, word in enumerate(_UNITS)}
    | {word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)}
    | dict.fromkeys(NOUGHTS, Decimal(0))
)
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
PLURAL_MAGNITUDES: Final = {f"{word}s": value for word, value in MAGNITUDES.items()}  # "5 crores", "two dozens"
SHORT_MAGNITUDES: Final = {  # these need digits before them
    "bn": Decimal(10) ** 9,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "mil": Decimal(10) ** 6,
    "bln": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12,
    "cr": Decimal(10) ** 7,
}
LETTER_MAGNITUDES: Final = {  # these need digits before them, and a currency near by or no other sense
    "k": Decimal(1000),
    "m": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
}
VAGUE: Final = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "lakhs": Decimal(10) ** 5,
    "millions": Decimal(10) ** 6,
    "crores": Decimal(10) ** 7,
    "billions": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
}
PARTS: Final = {
    word: value
    for value, words in {
        2: "half halves", 3: "third thirds", 4: "quarter quarters fourth fourths", 5: "fifth fifths", 6: "sixth sixths",
        7: "seventh sevenths", 8: "eighth eighths", 9: "ninth ninths", 10: "tenth tenths", 12: "twelfth twelfths",
        16: "sixteenth sixteenths", 20: "twentieth twentieths", 100: "hundredth hundredths",
        1000: "thousandth thousandths",
    }.items()
    for word in words.split()
}  # fmt: skip
SIGNS_OF_PARTS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
INDEFINITE: Final = frozenset({"a", "an", "several", "few"})
NUMBER_STARTERS: Final = (
    frozenset(SMALL) | frozenset(VAGUE) | frozenset(SIGNS_OF_PARTS) | {"hundred", "thousand", "million", "dozen"}
)
TEN: Final = Decimal(10)
HUNDRED: Final = Decimal(100)
THOUSAND: Final = Decimal(1000)
ONE: Final = Decimal(1)
ZERO: Final = Decimal(0)
HALF: Final = Decimal("0.5")
CENT: Final = Decimal("0.01")
PART_STEP: Final = Decimal("0.1")  # halves and quarters are said where one more digit would be written


class Number(NamedTuple):
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

    def plus(self, part: Decimal, end: int) -> "Number":
        """Return the number with a *part* of its magnitude added: "and a half" of "3 million" is half a million.

        A hundred is no magnitude there: "one hundred and a half" is 100.5.
        """
        scale = ONE if self.scale == HUNDRED else self.scale
        value, step = self.low + part * scale, PART_STEP * scale
        return Number(value, value, step, end, self.scale, self.in_words)

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
    return Number(value, value, step, end, ONE, in_words)


def nothing(at: int) -> Number:
    """Return the number that is not there: it ends where it should have begun."""
    return Number(ZERO, ZERO, ONE, at)
