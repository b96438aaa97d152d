"""Which calendar expressions are read without a context, and which look like dates and are none?"""

from datetime import date

import pytest

from verifier.domain.period import Period, Precision, Reckoning
from verifier.language.periods import read_periods


def only(passage: str) -> Period:
    found = read_periods(passage)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def ends(period: Period) -> str:
    return f"{period.first}..{period.last}"


@pytest.mark.parametrize(
    "written",
    [
        "17 August 2020", "17 Aug 2020", "17 Aug. 2020", "17 AUGUST 2020", "17th August 2020", "17th of August 2020",
        "17th of August, 2020", "17th day of August 2020", "17-Aug-2020", "17/Aug/2020", "August 17, 2020",
        "August 17 2020", "August 17th, 2020", "August the 17th, 2020", "Aug. 17, 2020", "Aug 17, 2020", "Aug17, 2020",
        "Aug-17-2020", "August 17 of 2020", "17 August, 2020", "17 August in 2020", "August seventeenth, 2020",
        "seventeenth of August 2020", "Aug. 17, ’20", "2020-08-17", "2020/08/17", "2020.08.17", "2020-8-17",
        "2020 August 17", "2020-Aug-17", "17/08/2020", "08/17/2020", "17.08.2020", "17-08-2020", "17/8/20",
        "Monday, 17 August 2020", "Mon, Aug. 17, 2020", "Monday August 17, 2020", "Monday 17th August 2020",
    ],
)  # fmt: skip
def test_one_day_in_every_form_of_english_news(written: str) -> None:
    found = only(f"They met on {written} in Oslo.")
    assert (ends(found), found.precision) == ("2020-08-17..2020-08-17", Precision.DAY)
    assert found.text == written


@pytest.mark.parametrize(
    ("passage", "expected", "precision"),
    [
        ("in August ’20", "2020-08-01..2020-08-31", Precision.MONTH),
        ("in Aug-2020", "2020-08-01..2020-08-31", Precision.MONTH),
        ("in August of the year 2020", "2020-08-01..2020-08-31", Precision.MONTH),
        ("in 08/2020", "2020-08-01..2020-08-31", Precision.MONTH),
        ("in the eighth month of 2020", "2020-08-01..2020-08-31", Precision.MONTH),
        ("signed in May 2009.20", "2009-05-01..2009-05-31", Precision.MONTH),  # a footnote number
        ("signed in 20165", "2016-01-01..2016-12-31", Precision.YEAR),  # another, without its stop
        ("in the first week of May 2019", "2019-05-01..2019-05-07", Precision.WEEK),
        ("3Q23", "2023-07-01..2023-09-30", Precision.QUARTER),
        ("Q3’23", "2023-07-01..2023-09-30", Precision.QUARTER),
        ("2023 Q3", "2023-07-01..2023-09-30", Precision.QUARTER),
        ("the 2023 third quarter", "2023-07-01..2023-09-30", Precision.QUARTER),
        ("third-quarter 2023", "2023-07-01..2023-09-30", Precision.QUARTER),
        ("the December quarter of 2020", "2020-10-01..2020-12-31", Precision.QUARTER),
        ("1H24", "2024-01-01..2024-06-30", Precision.HALF),
        ("the second half of 2024", "2024-07-01..2024-12-31", Precision.HALF),
        ("the three months to June 2020", "2020-04-01..2020-06-30", Precision.RANGE),
        ("the nine months ended September 30, 2020", "2020-01-01..2020-09-30", Precision.RANGE),
        ("the year to March 2021", "2020-04-01..2021-03-31", Precision.RANGE),
        ("in the ’90s", "1990-01-01..1999-12-31", Precision.DECADE),
        ("the 1990’s", "1990-01-01..1999-12-31", Precision.DECADE),
        ("the 19th century", "1801-01-01..1900-12-31", Precision.CENTURY),
        ("the nineteenth century", "1801-01-01..1900-12-31", Precision.CENTURY),
        ("in the late 19th century", "1867-01-01..1900-12-31", Precision.PART),
        ("mid-2021", "2021-05-01..2021-08-31", Precision.PART),
        ("year-end 2020", "2020-12-01..2020-12-31", Precision.PART),
        ("early in the third quarter of 2020", "2020-07-01..2020-07-31", Precision.PART),
        ("from 16 May to 3 June 2020", "2020-05-16..2020-06-03", Precision.RANGE),
        ("from 3 to 5 May 2020", "2020-05-03..2020-05-05", Precision.RANGE),
        ("in 2014–5", "2014-01-01..2015-12-31", Precision.RANGE),
        ("in 2015-3", "2015-03-01..2015-03-31", Precision.MONTH),
        ("May–August 2020", "2020-05-01..2020-08-31", Precision.RANGE),
        ("between Q1 and Q3 2023", "2023-01-01..2023-09-30", Precision.RANGE),
        ("Christmas Day 2019", "2019-12-25..2019-12-25", Precision.DAY),
        ("Easter 2018", "2018-04-01..2018-04-01", Precision.DAY),
        ("Black Friday 2010", "2010-11-26..2010-11-26", Precision.DAY),
        ("three weeks after 5 May 2020", "2020-05-26..2020-05-26", Precision.DAY),
        ("two weeks before May 13, 1999", "1999-04-29..1999-04-29", Precision.DAY),
        ("a month after 16 May 2019", "2019-06-01..2019-06-30", Precision.MONTH),
        ("two years after 2011", "2013-01-01..2013-12-31", Precision.YEAR),
    ],
)
def test_parts_of_a_year_and_what_is_longer(passage: str, expected: str, precision: Precision) -> None:
    found = only(passage)
    assert (ends(found), found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "passage",
    [
        "fiscal 2023", "fiscal year 2023", "FY2023", "FY 2023", "FY23", "FY’23", "the financial year 2023",
        "the 2023 fiscal year",
    ],
)  # fmt: skip
def test_a_fiscal_year_is_marked(passage: str) -> None:
    found = only(passage)
    assert (ends(found), found.reckoning) == ("2023-01-01..2023-12-31", Reckoning.FISCAL)


def test_parts_of_fiscal_years_are_fiscal() -> None:
    for passage in ("Q2 FY2023", "the second quarter of fiscal 2023", "the second fiscal quarter of 2023", "FY2023 Q2"):
        assert (ends(only(passage)), only(passage).reckoning) == ("2023-04-01..2023-06-30", Reckoning.FISCAL)


def test_a_fiscal_year_may_be_named_by_two_years() -> None:
    for passage in ("FY2023/24", "the 2023-24 financial year", "fiscal 2023–2024"):
        assert (ends(only(passage)), only(passage).reckoning) == ("2023-01-01..2024-12-31", Reckoning.FISCAL)


def test_the_text_may_tell_when_a_fiscal_year_ends() -> None:
    found = read_periods("In fiscal 2023, which ended on 30 September, sales rose.")
    assert (ends(found[0]), found[0].reckoning) == ("2022-10-01..2023-09-30", Reckoning.CALENDAR)
    later = read_periods("In fiscal 2022 they fell.", before=found)
    assert ends(later[0]) == "2021-10-01..2022-09-30"
    assert ends(only("the fiscal year ended June 30, 2023")) == "2022-07-01..2023-06-30"


def test_a_date_that_reads_two_ways_keeps_both() -> None:
    found = only("on 03/04/2020")
    assert not found.is_resolved
    assert found.candidates == (date(2020, 4, 3), date(2020, 3, 4))
    assert only("on 05/05/2020").is_resolved


def test_another_date_of_the_text_tells_which_part_is_the_day() -> None:
    assert [ends(one) for one in read_periods("from 03/04/2020 until 17/04/2020")] == ["2020-04-03..2020-04-17"]
    before = read_periods("It began on 02/28/2020.")
    assert ends(read_periods("It ended on 03/04/2020.", before=before)[0]) == "2020-03-04..2020-03-04"


def test_days_joined_by_and_are_two_unless_they_are_neighbours() -> None:
    assert [ends(one) for one in read_periods("on May 3 and 17, 2019")] == [
        "2019-05-03..2019-05-03",
        "2019-05-17..2019-05-17",
    ]
    assert ends(only("on May 3 and 4, 2019")) == "2019-05-03..2019-05-04"


@pytest.mark.parametrize(
    "passage",
    [
        "30 February 2019", "February 30, 2019", "31 June 2020", "2/29/2019", "2019-02-30", "32/01/2020",
        "2019-13-01", "00/05/2020",
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_not_read_as_something_else(passage: str) -> None:
    assert read_periods(passage) == []


@pytest.mark.parametrize(
    "passage",
    [
        "Vision 2030", "Agenda 2030", "the Agenda 2030 goals", "Windows 95", "“Made in China 2025”", "Law No. 12-2015",
        "Section 05-2019", "version 1.10.2020.3", "192.168.1.2020", "a ratio of 1/2000", "$2,019", "2019 km",
        "the 2020 yuan",
        "1/1/1/1/2020", "flight 2019A", "Mayor of Oslo", "in Mayfair", "it may 16 times", "the final quarter-mile",
        "in the first half of the game", "the 5th century BC", "24/7", "a quarter of sales", "HQ3",
        "call 555-2019-03-04", "in 2014-5",
    ],
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none(passage: str) -> None:
    assert read_periods(passage) == []
