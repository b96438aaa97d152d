"""Which stretches of time does a sentence state, and what must stay unresolved?"""

from datetime import date

import pytest

from verifier.domain.period import Period, Precision, Relation
from verifier.language.periods import read_periods

PUBLISHED = date(2025, 7, 12)  # a Saturday


def only(passage: str, *, published: date | None = None, before: tuple[Period, ...] = ()) -> Period:
    found = read_periods(passage, published=published, before=before)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def ends(period: Period) -> str:
    return f"{period.first}..{period.last}"


@pytest.mark.parametrize(
    ("passage", "expected", "precision"),
    [
        ("On May 16, 2019", "2019-05-16..2019-05-16", Precision.DAY),
        ("On 18 September 2025", "2025-09-18..2025-09-18", Precision.DAY),
        ("on 2021-06-03", "2021-06-03..2021-06-03", Precision.DAY),
        ("the 3rd of May 2022", "2022-05-03..2022-05-03", Precision.DAY),
        ("in May 2019", "2019-05-01..2019-05-31", Precision.MONTH),
        ("in Sept. 2019", "2019-09-01..2019-09-30", Precision.MONTH),
        ("in 2019", "2019-01-01..2019-12-31", Precision.YEAR),
        ("its 2023 annual report", "2023-01-01..2023-12-31", Precision.YEAR),
        ("signed since 2009.20", "2009-01-01..2009-12-31", Precision.YEAR),  # a glued footnote number
        ("the first half of 2021", "2021-01-01..2021-06-30", Precision.HALF),
        ("H1 2021", "2021-01-01..2021-06-30", Precision.HALF),
        ("the third quarter of 2021", "2021-07-01..2021-09-30", Precision.QUARTER),
        ("Q3 2021", "2021-07-01..2021-09-30", Precision.QUARTER),
        ("the first nine months of 2021", "2021-01-01..2021-09-30", Precision.RANGE),
        ("fiscal 2023", "2023-01-01..2023-12-31", Precision.YEAR),
        ("the 2010s", "2010-01-01..2019-12-31", Precision.DECADE),
        ("the early 2000s", "2000-01-01..2003-12-31", Precision.PART),
        ("early 2020", "2020-01-01..2020-04-30", Precision.PART),
        ("the end of 2025", "2025-12-01..2025-12-31", Precision.PART),
        ("covering the years 2021 to 2025", "2021-01-01..2025-12-31", Precision.RANGE),
        ("2019–20", "2019-01-01..2020-12-31", Precision.RANGE),
        ("between May 2019 and 2020", "2019-05-01..2020-12-31", Precision.RANGE),
        ("May to August 2020", "2020-05-01..2020-08-31", Precision.RANGE),
        ("May 16-18, 2019", "2019-05-16..2019-05-18", Precision.RANGE),
    ],
)
def test_calendar_expressions_give_their_first_and_last_day(passage: str, expected: str, precision: Precision) -> None:
    found = only(passage)
    assert (ends(found), found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "passage",
    [
        "“Made in China 2025”",
        "at “Huawei Connect 2025” in Shanghai",
        "the Enterprise Act 2016",
        "2000 firms",
        "2000 Chinese firms",
        "2000 small firms",
        "2,019 firms",
        "2000 km",
        "Order 2019",
        "it may 16 times",
        "a Q20 chip",
        "feb 30",
    ],
)
def test_names_and_amounts_are_no_periods(passage: str) -> None:
    assert read_periods(passage) == []


@pytest.mark.parametrize(
    ("passage", "relation"),
    [
        ("by 2028", Relation.BY),
        ("no later than June 2022", Relation.BY),
        ("since 2009", Relation.SINCE),
        ("from 2009 onwards", Relation.SINCE),
        ("until August 2020", Relation.UNTIL),
        ("before 1998", Relation.BEFORE),
        ("prior to 1998", Relation.BEFORE),
        ("after May 2019", Relation.AFTER),
        ("as of June 2022", Relation.AT),
        ("from 2021 to 2025", Relation.AT),
        ("255.8 billion yuan from 2019", Relation.AT),
        ("2012 or later", Relation.SINCE),
        ("starting in 2009", Relation.SINCE),
        ("2012 at the latest", Relation.BY),
        ("on or before 3 May 2012", Relation.BY),
        ("not before 2035", Relation.AFTER),
        ("no sooner than the end of the 2030s", Relation.AFTER),
        ("beyond 2030", Relation.AFTER),
        ("pre-2019", Relation.BEFORE),
        ("up to June 2022", Relation.UNTIL),
        ("by the end of 2025", Relation.BY),
        ("after the 2019 blacklisting", Relation.AT),  # it is the blacklisting that is of 2019
        ("before the May 2019 ban", Relation.AT),
        ("after the 2010s", Relation.AFTER),
    ],
)
def test_the_preposition_ties_the_matter_to_the_period(passage: str, relation: Relation) -> None:
    assert only(passage).relation is relation


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("In 2019 it grew, and in the same year it shrank.", "2019-01-01..2019-12-31"),
        ("In 2019 it grew more than the previous year.", "2018-01-01..2018-12-31"),
        ("It began in May 2018 and ended twelve months later.", "2019-05-01..2019-05-31"),
        ("Listed in May 2019; a month earlier it was founded.", "2019-04-01..2019-04-30"),
        ("On May 16, 2019, and on the same day", "2019-05-16..2019-05-16"),
        ("Sold in November 2020; a year later it grew.", "2021-01-01..2021-12-31"),
        ("In 2019 it grew. In May of the same year it fell.", "2019-05-01..2019-05-31"),
        ("In 2019 it grew. The following year it fell.", "2020-01-01..2020-12-31"),
        ("It opened on 5 May 2020 and closed the day after.", "2020-05-06..2020-05-06"),
        ("Sold in May 2019; half a year later it was bought back.", "2019-11-01..2019-11-30"),
        ("In May 2019 it fell; later that year it rose.", "2019-05-01..2019-12-31"),
        ("In 2019 it fell, but by the end of the year it rose.", "2019-12-01..2019-12-31"),
        ("In early 2020 it fell; that year it was sold.", "2020-01-01..2020-12-31"),
        ("In fiscal 2023 it rose after it fell the previous year.", "2022-01-01..2022-12-31"),
    ],
)
def test_relative_periods_hang_on_the_period_read_last(passage: str, expected: str) -> None:
    assert ends(read_periods(passage)[-1]) == expected


def test_an_earlier_sentence_explains_a_relative_period() -> None:
    earlier = tuple(read_periods("In 2019, Sierra Leone signed."))
    assert ends(only("In the same year, Kenya signed.", before=earlier)) == "2019-01-01..2019-12-31"


@pytest.mark.parametrize(
    "passage",
    [
        "in the same year",
        "a month earlier",
        "last year",
        "the end of this decade",
        "over the past five years",
        "by the end of the year",
        "last Sunday",
        "in the third quarter",
    ],
)
def test_without_what_it_hangs_on_a_period_stays_unresolved(passage: str) -> None:
    assert not only(passage).is_resolved


@pytest.mark.parametrize(
    "passage",
    [
        "In 2019 it was listed; a month earlier it was founded.",
        "From 2021 to 2025 it grew, and in the same year it shrank.",
        "In the 2010s it grew; a year later it shrank.",
    ],
)
def test_what_is_too_long_does_not_tell_which_part_is_meant(passage: str) -> None:
    assert not read_periods(passage)[-1].is_resolved


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("last year", "2024-01-01..2024-12-31"),
        ("this month", "2025-07-01..2025-07-31"),
        ("two years ago", "2023-01-01..2023-12-31"),
        ("last Sunday", "2025-07-06..2025-07-06"),
        ("on Saturday", "2025-07-12..2025-07-12"),
        ("yesterday", "2025-07-11..2025-07-11"),
        ("by the end of this decade", "2029-12-01..2029-12-31"),
        ("on March 29", "2025-03-29..2025-03-29"),
        ("the day before yesterday", "2025-07-10..2025-07-10"),
        ("late last year", "2024-09-01..2024-12-31"),
        ("by year-end", "2025-12-01..2025-12-31"),
        ("earlier this year", "2025-01-01..2025-07-12"),
        ("over the past five years", "2020-07-12..2025-07-12"),
        ("over the next 18 months", "2025-07-12..2027-01-12"),
        ("the third quarter of last year", "2024-07-01..2024-09-30"),
        ("August 17 last year", "2024-08-17..2024-08-17"),
        ("last December", "2024-12-01..2024-12-31"),
        ("next March", "2026-03-01..2026-03-31"),
        ("this June", "2025-06-01..2025-06-30"),
    ],
)
def test_the_day_of_publication_resolves_what_is_counted_from_it(passage: str, expected: str) -> None:
    assert ends(only(passage, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "last May",  # two months ago, or last year's
        "next December",
        "next Monday",
        "the panel will meet on Monday",
        "in the third quarter",  # of whose year?
        "in December",
    ],
)
def test_what_may_mean_two_times_is_left_open(passage: str) -> None:
    assert not only(passage, published=PUBLISHED).is_resolved


def test_a_quarter_without_a_year_keeps_the_month_that_it_begins_with() -> None:
    assert [(one.month, one.precision) for one in read_periods("in the third quarter")] == [(7, Precision.QUARTER)]


def test_another_year_in_the_sentence_before_leaves_the_end_of_the_year_open() -> None:
    earlier = tuple(read_periods("The ban of 2019 still holds."))
    found = read_periods("It falls by the end of the year.", 40, before=earlier, published=PUBLISHED)
    assert [one.is_resolved for one in found] == [False]


def test_a_day_without_a_year_keeps_its_month_and_day() -> None:
    found = only("on August 17")
    assert (found.is_resolved, found.month, found.day) == (False, 8, 17)


def test_a_day_after_publication_may_be_last_years_or_this_ones() -> None:
    assert not only("on August 17", published=PUBLISHED).is_resolved


def test_a_year_named_in_passing_does_not_date_the_next_day() -> None:
    earlier = tuple(read_periods("The ban of 2019 still holds."))
    assert not only("The list grew on March 29.", before=earlier).is_resolved
    assert not only("The list grew on March 29.", before=earlier, published=PUBLISHED).is_resolved


def test_a_day_takes_the_year_of_the_day_before_it() -> None:
    assert ends(read_periods("It opened on May 16, 2019, and closed on June 3.")[-1]) == "2019-06-03..2019-06-03"


def test_a_postponement_is_two_dates_not_a_range() -> None:
    assert len(read_periods("It was postponed from May 2020 to June 2021.")) == 2


def test_offsets_give_back_the_text() -> None:
    passage = "“🙂” in May 2019"
    found = read_periods(passage, offset=7)[0]
    assert passage[found.start - 7 : found.end - 7] == found.text == "May 2019"
