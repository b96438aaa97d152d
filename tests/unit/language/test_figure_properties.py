"""What holds for every text, however hostile: the readers end, in time, with figures and periods in order."""

import string
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.span import Span
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods

PIECES = (
    "7.3 1,000 2019 20165 May Sept. 16 the same year half a a third of in five million billion hundred dozen and one "
    "two twenty to from between more than nearly $ US$ CNY % per cent nm - – ( ) , . / ½ ² ٣ Q1 H1 FY 2000s early end "
    "of last years month earlier later ¥ x times fold No. Part Huawei’s Act 31 30 February minus up"
).split()
PASSAGES = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)
SIZE = 8_000
LONGEST = 5.0  # seconds; quadratic reading would take minutes
HOSTILE = (
    "1", "1,", "111,", "111 ", "1\u00a0", "1.", "1-", "1/2", "a", "a@", "http://", "million ", "1 million ", "two ",
    "one and ", "hundreds of ", "one hundred and ", "2019 to ", "2019-", "May ", "May 1, ", "the same year ",
    "in 2019 the same year ", "US$ ", "1.”", "more than ", "9" * 40 + " ",
    "5-" + "9" * 6000, "9" * 6000 + "th ",
)  # fmt: skip


@given(PASSAGES)
def test_spans_give_back_their_text_in_order_without_overlap(passage: str) -> None:
    for found in (read_figures(passage, 3), read_periods(passage, 3)):
        spans: list[Span] = list(found)
        assert all(passage[one.start - 3 : one.end - 3] == str(one) for one in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


@given(PASSAGES)
def test_a_dated_period_does_not_end_before_it_begins(passage: str) -> None:
    for one in read_periods(passage):
        assert (one.first is None) == (one.last is None)
        assert one.first is None or one.last is None or one.first <= one.last


@given(st.integers(0, 10**15), st.sampled_from(("firms", "per cent", "km")))
def test_a_whole_number_with_commas_is_read_as_itself(value: int, noun: str) -> None:
    (found,) = (
        read_figures(f"It has {value:,} {noun}.") if not 1500 <= value < 2200 else read_figures(f"{value:,} {noun}")
    )
    assert found.low == found.high == value


@given(st.decimals("0.01", "9999", places=2), st.sampled_from(("million", "billion")))
def test_money_before_and_after_the_number_is_the_same(value: Decimal, magnitude: str) -> None:
    before, after = read_figures(f"${value} {magnitude}"), read_figures(f"{value} {magnitude} dollars")
    assert [(one.low, one.unit, one.step) for one in before] == [(one.low, one.unit, one.step) for one in after]


@pytest.mark.parametrize(
    "piece", HOSTILE, ids=lambda piece: "".join(c for c in piece if c in string.ascii_letters) or "signs"
)
def test_reading_takes_time_in_proportion_to_the_length(piece: str) -> None:
    passage = piece * (SIZE // len(piece))
    begun = time.process_time()
    read_figures(passage)
    read_periods(passage)
    assert time.process_time() - begun < LONGEST
