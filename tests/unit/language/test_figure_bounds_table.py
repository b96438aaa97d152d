"""The whole truth table of bounds: the claim's bound, the source's bound, and where the source's number lies.

The letters are the ones in the docstring of ``verifier.language.figure_check``, where they are argued.
"""

from decimal import Decimal
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.check import Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language import figure_check
from verifier.language.figure_check import check_figures

RANGE: Final = "range"
COLUMNS: Final = (*Bound, RANGE)
OUTCOMES: Final = {"A": Outcome.AGREES, "D": Outcome.DIFFERS, "O": Outcome.OPEN}

# A claim of 60 firms: an exact count. The source's number is 20, 59, 60, 61 or 100.
OF_COUNTS: Final = {
    Bound.EXACTLY:   "DDADD DOAOD DOODD DOODD DDOOO DDOOO DOOOD",
    Bound.ABOUT:     "DAAAD DAAAD DOAOD DOAOD DOAOO DOAOO DAAAD",
    Bound.AT_LEAST:  "DDAAA DOOAA DOAAA DOAAA DDDOO DDDOO DOOOA",
    Bound.MORE_THAN: "DDDAA DDOOA DOOAA DOAAA DDDOO DDDOO DOOOA",
    Bound.AT_MOST:   "AAADD AAOOD OODDD OODDD AAAOO AAAOO AOOOD",
    Bound.LESS_THAN: "AADDD AOODD OODDD OODDD AAOOO AAAOO AOOOD",
    RANGE:           "DAAAD DAOAD DOOOD DOOOD DOOOO DOOOO DOAOD",
}  # fmt: skip
# A claim of 7.3 billion yuan, which may be rounded. The source's number is 2.1, 7.2, 7.3, 7.4 or 15.1 billion.
OF_MONEY: Final = {
    Bound.EXACTLY:   "DDADD DOAOD DOADD DOADD DDAOD DDAOD DOOOD",
    Bound.ABOUT:     "DAAAD DOAOD DOAOD DOADD DOAOD DDAOD DOOOD",
    Bound.AT_LEAST:  "DDAAA DOOAA DOAAA DOAAA DDDOO DDDOO DOOOA",
    Bound.MORE_THAN: "DDOAA DDOOA DOOAA DOAAA DDDOO DDDOO DOOOA",
    Bound.AT_MOST:   "AAADD AAOOD OODDD OODDD AAAOD AAAOD AOOOD",
    Bound.LESS_THAN: "AAODD AOODD OODDD OODDD AAOOD AAAOD AOOOD",
    RANGE:           "DAAAD DAAAD DOOOD DOOOD DOOOD DOOOD DOAOD",
}  # fmt: skip
FIRMS: Final = tuple(map(Decimal, (20, 59, 60, 61, 100)))
YUAN: Final = tuple(Decimal(value) for value in ("2.1e9", "7.2e9", "7.3e9", "7.4e9", "15.1e9"))


def firms(bound: str, value: Decimal) -> Figure:
    return _figure(bound, value, FigureKind.COUNT, "", Decimal(1))


def yuan(bound: str, value: Decimal) -> Figure:
    return _figure(bound, value, FigureKind.MONEY, "CNY", Decimal("1e8"))


def _figure(bound: str, value: Decimal, kind: FigureKind, unit: str, step: Decimal) -> Figure:
    low = high = value
    if bound == RANGE:
        low, high = value - 2 * step, value + 2 * step
    shown = Bound.EXACTLY if bound == RANGE else Bound(bound)
    text = f"{shown} {low:f}–{high:f}"
    return Figure(
        start=0, end=len(text), low=low, high=high, kind=kind, unit=unit, bound=shown, hedged=shown is Bound.ABOUT,
        step=step, text=text,
    )  # fmt: skip


def cells() -> list[tuple[Figure, Figure, Outcome]]:
    rows = []
    for table, make, claimed, values in ((OF_COUNTS, firms, FIRMS[2], FIRMS), (OF_MONEY, yuan, YUAN[2], YUAN)):
        for claim_bound, written in table.items():
            for source_bound, letters in zip(COLUMNS, written.split(), strict=True):
                for value, letter in zip(values, letters, strict=True):
                    rows.append((make(claim_bound, claimed), make(source_bound, value), OUTCOMES[letter]))
    return rows


def test_the_table_is_whole() -> None:
    assert len(cells()) == 2 * len(COLUMNS) * len(COLUMNS) * 5


@pytest.mark.parametrize(("claimed", "stated", "outcome"), cells(), ids=str)
def test_every_bound_against_every_bound(claimed: Figure, stated: Figure, outcome: Outcome) -> None:
    check = check_figures(claimed, stated)
    assert check.outcome is outcome
    assert stated.text in check.reason


def test_the_table_in_the_documentation_is_this_one() -> None:
    documented = [line.split("  ") for line in (figure_check.__doc__ or "").splitlines()]
    rows = {line[0].strip(): "".join(line[1:]).replace(" ", "") for line in documented if len(line) > len(COLUMNS)}
    for bound, letters in OF_COUNTS.items():
        name = "range 58 to 62" if bound == RANGE else str(bound).replace("_", " ")
        assert rows[name] == letters.replace(" ", "")


WIDER: Final = (
    (Bound.EXACTLY, Bound.ABOUT),
    (Bound.EXACTLY, Bound.AT_LEAST),
    (Bound.EXACTLY, Bound.AT_MOST),
    (Bound.MORE_THAN, Bound.AT_LEAST),
    (Bound.LESS_THAN, Bound.AT_MOST),
    (Bound.EXACTLY, RANGE),
)
NUMBERS: Final = st.integers(5, 5000).map(Decimal)
ANY_BOUND: Final = st.sampled_from(COLUMNS)


@given(st.sampled_from(WIDER), NUMBERS, ANY_BOUND, NUMBERS)
def test_widening_a_claim_never_turns_agrees_into_differs(
    bounds: tuple[str, str], claimed: Decimal, source: str, stated: Decimal
) -> None:
    narrow, wide = (check_figures(firms(bound, claimed), firms(source, stated)).outcome for bound in bounds)
    assert (narrow, wide) != (Outcome.AGREES, Outcome.DIFFERS)


@given(NUMBERS, st.integers(1, 300), st.sampled_from((Bound.AT_LEAST, Bound.MORE_THAN)), ANY_BOUND, NUMBERS)
def test_a_lower_bound_that_is_lowered_goes_on_agreeing(
    claimed: Decimal, by: int, bound: Bound, source: str, stated: Decimal
) -> None:
    if check_figures(firms(bound, claimed), firms(source, stated)).outcome is Outcome.AGREES:
        assert check_figures(firms(bound, claimed - by), firms(source, stated)).outcome is Outcome.AGREES


@given(st.sampled_from(WIDER), NUMBERS, ANY_BOUND, NUMBERS)
def test_narrowing_a_source_never_turns_agrees_into_differs(
    bounds: tuple[str, str], stated: Decimal, claim: str, claimed: Decimal
) -> None:
    wide, narrow = (check_figures(firms(claim, claimed), firms(bound, stated)).outcome for bound in reversed(bounds))
    assert (wide, narrow) != (Outcome.AGREES, Outcome.DIFFERS)


@given(st.decimals("0.1", "9999", places=1), ANY_BOUND, st.decimals("0.1", "9999", places=1), ANY_BOUND)
def test_scaling_both_by_a_thousand_changes_nothing(claimed: Decimal, claim: str, stated: Decimal, source: str) -> None:
    step = Decimal("0.1")
    small = [
        _figure(claim, claimed, FigureKind.MONEY, "USD", step),
        _figure(source, stated, FigureKind.MONEY, "USD", step),
    ]
    large = [
        one.model_copy(update={"low": one.low * 1000, "high": one.high * 1000, "step": one.step * 1000})
        for one in small
    ]
    assert check_figures(*small).outcome is check_figures(*large).outcome


@given(st.integers(2, 10**7), st.integers(2, 10**7))
def test_a_changed_digit_in_an_unhedged_count_differs(claimed: int, stated: int) -> None:
    check = check_figures(firms(Bound.EXACTLY, Decimal(claimed)), firms(Bound.EXACTLY, Decimal(stated)))
    assert check.outcome is (Outcome.AGREES if claimed == stated else Outcome.DIFFERS)


@pytest.mark.parametrize(("bound", "value"), [*product(COLUMNS, FIRMS)])
def test_a_figure_agrees_with_itself(bound: str, value: Decimal) -> None:
    for make in (firms, yuan):
        assert check_figures(make(bound, value), make(bound, value)).outcome is Outcome.AGREES
