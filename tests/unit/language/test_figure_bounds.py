"""How a writer limits a figure, and when two numbers are one range."""

from decimal import Decimal

import pytest

from verifier.domain.figure import Bound
from verifier.language.figures import read_figures


@pytest.mark.parametrize(
    ("passage", "bound", "hedged"),
    [
        ("160 entities", Bound.EXACTLY, False),
        ("approximately 160 entities", Bound.ABOUT, True),
        ("nearly 40 per cent", Bound.ABOUT, True),  # a bound alone would let 20 per cent pass
        ("close to 15 companies", Bound.ABOUT, True),
        ("an estimated 15 companies", Bound.ABOUT, True),
        ("some seven miles", Bound.ABOUT, True),
        ("30 firms or so", Bound.EXACTLY, False),  # "or so" belongs to the noun before it
        ("more than US$ 17 billion", Bound.MORE_THAN, False),
        ("exceeding $20 billion", Bound.MORE_THAN, False),
        ("over four times", Bound.MORE_THAN, False),
        ("just over 20 per cent", Bound.MORE_THAN, True),
        ("just under 20 per cent", Bound.LESS_THAN, True),
        ("fewer than 20 firms", Bound.LESS_THAN, False),
        ("at least 20 firms", Bound.AT_LEAST, False),
        ("no fewer than 20 firms", Bound.AT_LEAST, False),
        ("20 or more firms", Bound.AT_LEAST, False),
        ("no more than 20 firms", Bound.AT_MOST, False),  # not "more than"
        ("as many as 20 firms", Bound.AT_MOST, False),
        ("up to 20 firms", Bound.AT_MOST, False),
        ("climbed back up to 4.8 percent", Bound.EXACTLY, False),  # where to, not how far at most
        ("at least about 50 firms", Bound.AT_LEAST, True),
        ("more than just 50 firms", Bound.MORE_THAN, False),
        ("for over five years", Bound.MORE_THAN, False),
        ("over five years it grew", Bound.EXACTLY, False),  # when, not how long
        ("more than doubled", Bound.MORE_THAN, False),
        ("north of $5 billion", Bound.MORE_THAN, False),
        ("in excess of 40 %", Bound.MORE_THAN, False),
        ("40-odd firms", Bound.ABOUT, True),
        ("40ish firms", Bound.ABOUT, True),
        ("40 or so firms", Bound.ABOUT, True),
        ("100-plus firms", Bound.AT_LEAST, False),
        ("100+ firms", Bound.AT_LEAST, False),
        ("a shade under 20 per cent", Bound.LESS_THAN, True),
    ],
)
def test_the_words_around_a_number_bound_it(passage: str, bound: Bound, hedged: bool) -> None:  # noqa: FBT001
    (found,) = read_figures(passage)
    assert (found.bound, found.hedged) == (bound, hedged)


@pytest.mark.parametrize(
    ("passage", "low", "high", "unit"),
    [
        ("between four and six firms", "4", "6", ""),
        ("5–7 % of sales", "5", "7", "%"),
        ("ranging from 5 to 7 percent", "5", "7", "%"),
        ("1 to 1.5 degrees Celsius", "1", "1.5", "°C"),
        ("three or four years", "3", "4", "year"),
        ("between $62 and $68", "62", "68", "USD"),
        ("US $89 to $93 billion", "89000000000", "93000000000", "USD"),
        ("$200 to $4 million", "200", "4000000", "USD"),  # the 200 are not millions
        ("5 to 7 million people", "5000000", "7000000", ""),
        ("five per cent to 20 per cent", "5", "20", "%"),
        ("USD 1.2 to 1.5bn", "1200000000", "1500000000", "USD"),
        ("$5-7 million", "5000000", "7000000", "USD"),
        ("$5 million-$7 million", "5000000", "7000000", "USD"),
        ("1.5 million to 2 million people", "1500000", "2000000", ""),
        ("5-7m tonnes", "5000000", "7000000", "t"),
        ("between 5 and about 7 per cent", "5", "7", "%"),
        ("from 4 to 6 per cent of sales", "4", "6", "%"),
    ],
)
def test_two_ends_make_a_range(passage: str, low: str, high: str, unit: str) -> None:
    (found,) = read_figures(passage)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("passage", "values"),
    [
        ("Sales rose from 5 to 7 percent.", ["5", "7"]),
        ("It fell from $75 to $45.88 in a month.", ["75", "45.88"]),
        ("It grew 5 per cent to 7 per cent.", ["5", "7"]),
        ("Up 9.4 per cent to $84.", ["9.4", "84"]),
        ("Dropping from 208 pounds to 193.", ["208", "193"]),
        ("Raised from 14-18 mpg to 24.", ["14", "24"]),
        ("Growth was cut from 5 to 7 per cent to 3 to 5 per cent.", ["5", "3"]),
        ("Value should increase from 24.2 to 33-35 billion euros.", ["24200000000", "33000000000"]),
        ("It grew 5 per cent to 300 firms.", ["5", "300"]),
    ],
)
def test_a_change_is_two_values_that_share_their_unit(passage: str, values: list[str]) -> None:
    assert [str(one.low) for one in read_figures(passage)] == values


def test_a_thing_of_its_own_borrows_no_unit() -> None:
    assert [one.unit for one in read_figures("It grew 5 per cent to 300 firms.")] == ["%", ""]


def test_either_end_of_a_change_may_be_a_range() -> None:
    first, second = read_figures("Growth was cut from 5 to 7 per cent to 3 to 5 per cent.")
    assert [str(end) for end in (first.low, first.high, second.low, second.high)] == ["5", "7", "3", "5"]


def test_the_first_value_of_a_change_borrows_the_unit_of_the_second() -> None:
    assert [one.unit for one in read_figures("Sales rose from 5 to 7 percent.")] == ["%", "%"]
