"""The readers of figures do work in proportion to the length of the text, however hostile it is.

Work is counted in calls of functions, which is the same on every machine and every run.
"""

import sys
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest

from verifier.language.figures import read_figures

MEGABYTE = 1_000_000
SIZE = 2_400  # characters; twice as many must cost twice as much
MOST_GROWTH = 2.2
PIECES = (
    "1", ",", "a ", "1,1,1,", "1,", "one ", "one-", "$", "$1 ", "¥1 ", "1-1-1-", "1 - ", "between 1 and 1 and ",
    "1 to ", "from 1 to ", "1 or ", "5 ft ", "5 ft and ", "1 in ", "half a ", "a half ", "one and a half ",
    "one third ", "and a half ", "hundred ", "one million ", "million and ", "hundreds of ", "one point ", "about ",
    "at least 5 or more ",
    "more than just ", "(1) ", "1) ", "1.”", "a-a-1-", "one-a-a-", "more than a year ", "1 pounds ( ", "5 pesos ",
    "10 × 10^", "1 1/2 ", "½", "Ann, 66, ", "10 Downing ", "111 , ", "1 . 1 ", "0 123 ", "+1 22 ", "1'111", "square ",
    "1 square ", "1 united states ", "first ", "the first ", "twice as ", "x", "% ", "−", "3 % or ",
)  # fmt: skip


def work(passage: str) -> int:
    """Count the calls that reading *passage* takes."""
    calls = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_figures(passage)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once = piece * (SIZE // len(piece))
    read_figures("5 million pesos")  # so that no table is left to read
    least = work("")
    assert work(once + once) - least <= MOST_GROWTH * (work(once) - least) + least


@pytest.mark.parametrize("piece", ["1", ",", "a ", "$", "1-1-1-", "9" * 400 + ", "])
def test_a_megabyte_is_read_to_its_end(piece: str) -> None:
    passage = (piece * (MEGABYTE // len(piece)))[:MEGABYTE] + " and 7 firms"
    *_, last = read_figures(passage)
    assert (last.low, last.end) == (Decimal(7), len(passage) - len(" firms"))
