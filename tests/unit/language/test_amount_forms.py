"""One amount in many surface forms: whichever a writer chooses, the reading is the same."""

# ruff: noqa: ARG005  every writer is given the magnitude and the value, and few need both

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.figure import Bound, FigureKind
from verifier.language.figures import read_figures

MILLION: Final = 10**6
ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
RAISED: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def in_words(value: int, hyphen: str = "-", joint: str = " ") -> str:
    """Write a whole number below a trillion in words."""
    for size, name in ((10**9, "billion"), (MILLION, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            tail = f"{joint if rest < 100 else ' '}{in_words(rest, hyphen, joint)}" if rest else ""
            return f"{in_words(value // size, hyphen, joint)} {name}{tail}"
    if value < len(ONES):
        return ONES[value]
    return TENS[value // 10 - 2] + (f"{hyphen}{ONES[value % 10]}" if value % 10 else "")


def spoken(value: Decimal) -> str:
    """Write a decimal as it is said: "two point five"."""
    whole, _, decimals = f"{value:.1f}".partition(".")
    return f"{in_words(int(whole))} point {' '.join(ONES[int(digit)] for digit in decimals)}"


def by_lakhs(value: int) -> str:
    """Part the digits as in India: 12,34,567."""
    head, tail = str(value)[:-3], str(value)[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


# Each writes m million dollars, m with one decimal, and v dollars is the same.
Writer = Callable[[Decimal, int], str]
WRITERS: Final[dict[str, Writer]] = {
    "sign": lambda m, v: f"${m} million",
    "sign and letter": lambda m, v: f"${m}m",
    "sign and capital": lambda m, v: f"${m}M",
    "sign and MM": lambda m, v: f"${m}MM",
    "sign and mn": lambda m, v: f"${m}mn",
    "sign and mln": lambda m, v: f"$ {m} mln",
    "sign and mil": lambda m, v: f"${m} mil",
    "US sign": lambda m, v: f"US${m} million",
    "US sign, spaced": lambda m, v: f"US$ {m} million",
    "U.S. sign": lambda m, v: f"U.S.${m} million",
    "sign US": lambda m, v: f"$US{m} million",
    "code": lambda m, v: f"USD {m} million",
    "code, glued": lambda m, v: f"USD{m}m",
    "code with sign": lambda m, v: f"USD$ {m} million",
    "code after": lambda m, v: f"{m} million USD",
    "code before the magnitude": lambda m, v: f"{m} USD million",
    "code in millions": lambda m, v: f"{m} MUSD",
    "code in millions, before": lambda m, v: f"MUSD {m}",
    "name": lambda m, v: f"{m} million dollars",
    "US name": lambda m, v: f"{m} million US dollars",
    "U.S. name": lambda m, v: f"{m} million U.S. dollars",
    "long name": lambda m, v: f"{m} million United States dollars",
    "name and code": lambda m, v: f"{m} million US dollars (USD)",
    "capitals": lambda m, v: f"{m} MILLION DOLLARS",
    "hyphens": lambda m, v: f"{m}-million-dollar",
    "half hyphened": lambda m, v: f"{m} million-dollar",
    "sign, hyphened": lambda m, v: f"${m}-million",
    "thousands": lambda m, v: f"${m * 1000:.0f} thousand",
    "k": lambda m, v: f"${m * 1000:.0f}k",
    "hundred thousands": lambda m, v: f"{m * 10:.0f} hundred thousand dollars",
    "billions": lambda m, v: f"${m / 1000} billion",
    "bn": lambda m, v: f"${m / 1000}bn",
    "trillions": lambda m, v: f"{m / MILLION:.7f} trillion dollars",
    "lakhs": lambda m, v: f"{m * 10:,.0f} lakh dollars",
    "crores": lambda m, v: f"{m / 10} crore dollars",
    "digits": lambda m, v: f"${v}",
    "commas": lambda m, v: f"${v:,}",
    "commas and name": lambda m, v: f"{v:,} dollars",
    "commas and decimals": lambda m, v: f"${v:,}.00",
    "lakh commas": lambda m, v: f"{by_lakhs(v)} dollars",
    "no-break spaces": lambda m, v: f"{v:,} dollars".replace(",", "\u00a0"),
    "narrow spaces": lambda m, v: f"{v:,} dollars".replace(",", "\u202f"),
    "thin spaces": lambda m, v: f"{v:,} dollars".replace(",", "\u2009"),
    "spaces": lambda m, v: f"{v:,} dollars".replace(",", " "),
    "apostrophes": lambda m, v: f"{v:,} dollars".replace(",", "'"),
    "curly apostrophes": lambda m, v: f"{v:,} dollars".replace(",", "’"),
    "cut into tokens": lambda m, v: f"$ {str(m).replace('.', ' . ')} million",
    "commas cut into tokens": lambda m, v: f"{v:,} dollars".replace(",", " , "),
    "words": lambda m, v: f"{in_words(v)} dollars",
    "words with and": lambda m, v: f"{in_words(v, joint=' and ')} dollars",
    "words without hyphens": lambda m, v: f"{in_words(v, hyphen=' ')} dollars",
    "words with spaced hyphens": lambda m, v: f"{in_words(v, hyphen=' - ')} dollars",
    "words with a point": lambda m, v: f"{spoken(m)} million dollars",
    "power of ten": lambda m, v: f"{m} × 10^6 dollars",
    "raised power of ten": lambda m, v: f"{m} x 10{'6'.translate(RAISED)} dollars",
    "cents": lambda m, v: f"{v * 100:,} cents",
}  # fmt: skip
TENTHS_OF_MILLIONS: Final = st.integers(11, 9999).map(lambda tenths: Decimal(tenths) / 10)


@given(TENTHS_OF_MILLIONS, st.sampled_from(sorted(WRITERS)))
def test_an_amount_reads_the_same_in_every_form(millions: Decimal, name: str) -> None:
    value = int(millions * MILLION)
    written = WRITERS[name](millions, value)
    (found,) = read_figures(f"The firm paid {written} for it.")
    amount = Decimal(value)
    assert (found.low, found.high, found.unit, found.kind) == (amount, amount, "USD", FigureKind.MONEY), written
    assert found.text.startswith(written[0])
    assert found.bound is Bound.EXACTLY


def test_there_are_forms_enough() -> None:
    assert len(WRITERS) >= 40


# Each writes the whole number n of something.
COUNTS: Final[dict[str, Callable[[int], str]]] = {
    "digits": str,
    "commas": lambda n: f"{n:,}",
    "words": in_words,
    "words with and": lambda n: in_words(n, joint=" and "),
    "thin spaces": lambda n: f"{n:,}".replace(",", "\u2009"),
    "apostrophes": lambda n: f"{n:,}".replace(",", "’"),
    "cut into tokens": lambda n: f"{n:,}".replace(",", " , "),
}
LIMITS: Final = {
    "": Bound.EXACTLY,
    "at least": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN,
    "up to": Bound.AT_MOST,
    "fewer than": Bound.LESS_THAN,
    "about": Bound.ABOUT,
    "nearly": Bound.ABOUT,
    "no fewer than": Bound.AT_LEAST,
    "in excess of": Bound.MORE_THAN,
}
THINGS: Final = ("entities", "people", "new factories", "foreign affiliates", "votes", "smart city contracts")


@given(
    st.one_of(st.integers(2, 1099), st.integers(2200, 999_999)),  # between lie the years
    st.sampled_from(sorted(COUNTS)),
    st.sampled_from(sorted(LIMITS)),
    st.sampled_from(THINGS),
)
def test_a_count_keeps_what_it_counts_and_its_bound(number: int, name: str, limit: str, thing: str) -> None:
    phrase = f"{limit} {COUNTS[name](number)}".strip()
    (found,) = read_figures(f"The list has {phrase} {thing} on it.")
    assert (found.low, found.high, found.kind) == (Decimal(number), Decimal(number), FigureKind.COUNT)
    assert (found.text, found.bound, found.counted) == (phrase, LIMITS[limit], tuple(thing.split()))


@pytest.mark.parametrize("joint", ["–", "-", " to ", " – "])
@given(low=st.integers(2, 90), more=st.integers(1, 9))
def test_a_range_is_one_figure_in_the_unit_of_its_end(joint: str, low: int, more: int) -> None:
    (found,) = read_figures(f"It makes {low}{joint}{low + more} per cent of sales.")
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(low + more), "%")
