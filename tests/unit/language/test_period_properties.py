"""Properties of the reader of periods: every form of one day reads alike, places are right, hostile text is cheap."""

import sys
from datetime import date
from types import FrameType
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.period import Precision
from verifier.language.periods import read_periods

PUBLISHED: Final = date(2025, 7, 12)
DAYS: Final = st.dates(date(1500, 1, 1), date(2199, 12, 31))
MONTHS: Final = "January February March April May June July August September October November December".split()
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NTH: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
FORMS: Final = (  # d, dd, nth, nth in words; month, short, number; year; weekday
    "{d} {month} {y}", "{d} {month}, {y}", "{dd} {month} {y}", "{nth} {month} {y}", "the {nth} of {month} {y}",
    "the {nth} of {month}, {y}", "the {word} of {month} {y}", "{month} {d}, {y}", "{month} {d} {y}",
    "{month} {nth}, {y}", "{month} the {nth}, {y}", "{month} {word}, {y}", "{short} {d}, {y}", "{short}. {d}, {y}",
    "{d} {short} {y}",
    "{d} {short}. {y}", "{d}-{short}-{y}", "{d}/{short}/{y}", "{short}-{d}-{y}", "{upper} {d}, {y}", "{lower} {d}, {y}",
    "{y}-{mm}-{dd}", "{y}/{mm}/{dd}", "{y}.{mm}.{dd}", "{y}-{m}-{d}", "{dd}.{mm}.{y}", "{y} {month} {d}",
    "{weekday}, {d} {month} {y}", "{weekday}, {month} {d}, {y}", "{d} {month} in {y}", "{month} {d} of {y}",
    "{d} {month} of the year {y}",
)  # fmt: skip


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def written(day: date, form: str) -> str:
    month = MONTHS[day.month - 1]
    return form.format(
        d=day.day, dd=f"{day.day:02}", nth=ordinal(day.day), word=NTH[day.day - 1], m=day.month, mm=f"{day.month:02}",
        y=day.year, month=month, short=month[:3], upper=month.upper(), lower=month.lower(),
        weekday=WEEKDAYS[day.weekday()],
    ).replace("May.", "May")  # fmt: skip


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["On {}, it began.", "({})", "{}", "until {};", "“{}”"]))
def test_a_day_reads_back_from_every_form(day: date, form: str, frame: str) -> None:
    sentence = frame.format(written(day, form))
    found = read_periods(sentence)
    assert [(one.first, one.last, one.precision) for one in found] == [(day, day, Precision.DAY)], sentence


@given(DAYS, st.sampled_from(["{mm}/{dd}/{y}", "{dd}/{mm}/{y}", "{dd}-{mm}-{y}", "{m}/{d}/{y}"]))
def test_a_date_in_digits_is_the_day_or_one_of_its_candidates(day: date, form: str) -> None:
    (found,) = read_periods(f"on {written(day, form)}")
    assert day in (found.first, *found.candidates)
    assert found.is_resolved == (day.day > 12 or day.day == day.month)


@given(DAYS, st.sampled_from(["in {month} {y}", "in {short}. {y}", "in {short} {y}", "by {month}, {y}", "in {mm}/{y}"]))
def test_a_month_reads_back_whole(day: date, form: str) -> None:
    (found,) = read_periods(written(day, form))
    assert found.precision is Precision.MONTH
    assert found.first == day.replace(day=1)
    assert found.last is not None
    assert found.last >= day


FRAGMENTS: Final = (
    "May August 2019 2020 1990s 17 17th 03/04/2020 2020-08-17 Q3 FY23 H1 the of in to and – - , . ( ) by since "
    "the_same_year a_month_earlier last_Sunday year before after ago two weeks fiscal quarter early end_of decade "
    "century first third 🙂 it was ended until from between 2019–20 ’90s next past five years 2009.20"
).split()


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=24), st.integers(0, 9))
def test_places_give_back_the_text_in_order(fragments: list[str], offset: int) -> None:
    sentence = " ".join(fragments).replace("_", " ")
    end = offset
    for found in read_periods(sentence, offset, published=PUBLISHED):
        assert found.start >= end
        assert sentence[found.start - offset : found.end - offset] == found.text
        assert found.first is None or (found.last is not None and found.first <= found.last)
        end = found.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for found in read_periods(text, published=PUBLISHED):
        assert text[found.start : found.end] == found.text


HOSTILE: Final = ("May ", "1/1/1/1/ ", "2019-2019-", "7", "2", "the year before the year before ")
DENSE: Final = (
    "in 2019 to ", "in May ", "1/1/", "2019-", "2019 ", "first ", "the year before", "a month ", "two weeks after ",
    "Q3 ", "2019, ", "fiscal 2019 ended ", "the end of ", "’90s ", "May 1 to ", "03/04/2020 ", "the past ", "last May ",
    "in May of the same year ", "third quarter of fiscal ", "twelve months to ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_it_is_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    found = read_periods(text, published=PUBLISHED)
    assert all(text[one.start : one.end] == one.text for one in found[:100])


@pytest.mark.parametrize("piece", [*HOSTILE, *DENSE])
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    once, twice = (calls(piece * (count // len(piece))) for count in (8_000, 16_000))
    assert twice <= 2.2 * once + 200


def calls(text: str) -> int:
    """Return how many calls reading *text* makes, those into C code included."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        read_periods(text, published=PUBLISHED)
    finally:
        sys.setprofile(before)
    return count
