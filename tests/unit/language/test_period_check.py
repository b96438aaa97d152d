"""Which periods bear out which, which cannot both hold, and which say too little?"""

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.language.readings import period
from verifier.domain.check import Outcome
from verifier.domain.period import Period, Precision, Reckoning, Relation
from verifier.language.period_check import check_periods, contains, overlap

CLAIMED: Final = (date(2019, 1, 1), date(2019, 12, 31))
STATED: Final = {  # how the source's days lie to those of the claim
    "same": CLAIMED,
    "contained": (date(2019, 5, 1), date(2019, 5, 31)),
    "containing": (date(2018, 1, 1), date(2020, 12, 31)),
    "overlapping": (date(2019, 7, 1), date(2020, 6, 30)),
    "earlier": (date(2016, 1, 1), date(2016, 12, 31)),
    "later": (date(2022, 1, 1), date(2022, 12, 31)),
}
LETTERS: Final = {"A": Outcome.AGREES, "D": Outcome.DIFFERS, "O": Outcome.OPEN}
TRUTH: Final = {  # (the claim's relation, the source's): one letter for each entry of STATED
    ("at", "at"): "AAOODD",
    ("at", "by"): "OOOODO",  # what is done by 2019 may be done before
    ("at", "since"): "AAOOOD",  # since 2016: 2019 is a day of its course
    ("at", "until"): "AAOODO",
    ("at", "before"): "DODODO",
    ("at", "after"): "DODDOD",
    ("by", "at"): "AAOOAD",  # done in 2016 is done by 2019
    ("by", "by"): "AAOODD",  # two deadlines
    ("by", "since"): "AAOOAD",
    ("by", "until"): "AAOOAO",
    ("by", "before"): "AAAAAO",
    ("by", "after"): "DODDOD",
    ("since", "at"): "AAOODO",
    ("since", "by"): "OOOODO",
    ("since", "since"): "AAOODD",  # two beginnings
    ("since", "until"): "DOOODO",  # what goes on since 2019 did not end in 2019
    ("since", "before"): "DODODO",
    ("since", "after"): "OOOOOO",
    ("until", "at"): "AAOOOD",
    ("until", "by"): "OOOOOO",
    ("until", "since"): "DOOOOD",
    ("until", "until"): "AAOODD",  # two ends
    ("until", "before"): "OOOOOO",
    ("until", "after"): "DODDOD",
    ("before", "at"): "DDODAD",
    ("before", "by"): "OOOOAO",
    ("before", "since"): "DDODAD",
    ("before", "until"): "OOOOAO",
    ("before", "before"): "AOAOAO",  # before 2016 is before 2019
    ("before", "after"): "DDDDOD",
    ("after", "at"): "DDOODA",
    ("after", "by"): "DDOODO",
    ("after", "since"): "OOOOOA",
    ("after", "until"): "DDOODA",
    ("after", "before"): "DDDDDO",
    ("after", "after"): "AOAAOA",
}


def of_days(ends: tuple[date, date], relation: Relation = Relation.AT, *, text: str = "then") -> Period:
    return Period(start=0, end=4, first=ends[0], last=ends[1], precision=Precision.PART, relation=relation, text=text)


@pytest.mark.parametrize(
    ("claimed", "stated", "lies", "expected"),
    [
        pytest.param(claimed, stated, lies, LETTERS[letter], id=f"{claimed}-{stated}-{lies}")
        for (claimed, stated), letters in TRUTH.items()
        for lies, letter in zip(STATED, letters, strict=True)
    ],
)
def test_the_truth_table(claimed: str, stated: str, lies: str, expected: Outcome) -> None:
    mine = of_days(CLAIMED, Relation(claimed), text="mine")
    theirs = of_days(STATED[lies], Relation(stated), text="theirs")
    check = check_periods(mine, theirs)
    said = "theirs" if stated == "at" else f"{stated} theirs"
    assert check.outcome is expected
    assert said in check.reason


def test_the_truth_table_is_whole() -> None:
    assert set(TRUTH) == {(one.value, other.value) for one in Relation for other in Relation}


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("in 2019", "on 16 May 2019", Outcome.AGREES),  # a year contains its days
        ("on 16 May 2019", "in 2019", Outcome.OPEN),  # the source says less
        ("in May 2019", "in May 2019", Outcome.AGREES),
        ("in May 2019", "in June 2019", Outcome.DIFFERS),
        ("in 2020", "in May 2019", Outcome.DIFFERS),
        ("before 2000", "in 1998", Outcome.AGREES),
        ("before 2000", "in 2000", Outcome.DIFFERS),
        ("after 2000", "in 1998", Outcome.DIFFERS),
        ("since 2009", "in 2012", Outcome.OPEN),
        ("by 2028", "in 2025", Outcome.AGREES),
        ("in 2028", "by 2028", Outcome.OPEN),
        ("by 2027", "by 2028", Outcome.DIFFERS),
        ("in the first half of 2021", "in 2021", Outcome.OPEN),
        ("in the 2010s", "in 2012", Outcome.AGREES),
        ("in 2002", "in the early 2000s", Outcome.OPEN),
        ("in the early 2000s", "in 2003", Outcome.AGREES),
        ("at the end of the 2030s", "at the end of the 2020s", Outcome.DIFFERS),
        ("in the 19th century", "in 1850", Outcome.AGREES),
        ("from 2019 to 2020", "from May 2019 to 2020", Outcome.AGREES),  # a coarser end
        ("from May 2019 to 2020", "from 2019 to 2020", Outcome.OPEN),
        ("from 2020 to 2025", "from 2021 to 2025", Outcome.DIFFERS),  # both ends were stated
        ("from 2016 to 2020", "in 2019", Outcome.OPEN),
        ("from 2016 to 2020", "in 2022", Outcome.DIFFERS),
    ],
)
def test_a_period_contains_its_parts_and_is_not_one_of_them(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_periods(period(claimed), period(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("on August 17", "on August 17", Outcome.AGREES),
        ("on August 17", "on August 18", Outcome.DIFFERS),
        ("in August", "on August 17", Outcome.AGREES),
        ("on August 17", "in August", Outcome.OPEN),
        ("on 17 August 2020", "on August 17", Outcome.AGREES),  # nothing that is stated is contrary
        ("on 17 March 2020", "on August 17", Outcome.DIFFERS),
        ("on August 17", "in 2020", Outcome.OPEN),
        ("in 2020", "on August 17", Outcome.OPEN),  # a claimed year needs a year
        ("on August 17", "in the third quarter of 2020", Outcome.OPEN),
        ("in the second quarter", "in the third quarter of 2020", Outcome.DIFFERS),
        ("before March", "in November", Outcome.OPEN),  # of which year?
    ],
)
def test_what_lacks_its_year_is_compared_as_far_as_it_goes(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_periods(period(claimed), period(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("in fiscal 2023", "in fiscal 2023", Outcome.AGREES),
        ("in fiscal 2023", "in fiscal 2024", Outcome.DIFFERS),
        ("in fiscal 2023", "in 2023", Outcome.OPEN),
        ("in 2023", "in fiscal 2023", Outcome.OPEN),
        ("in May 2022", "in fiscal 2023", Outcome.OPEN),  # it may have begun in April 2022
        ("in 2020", "in fiscal 2023", Outcome.DIFFERS),
        ("in the 2020s", "in fiscal 2023", Outcome.AGREES),  # wherever it begins
        ("in FY2023/24", "in FY2023-24", Outcome.AGREES),
        ("in FY2023/24", "in fiscal 2023", Outcome.OPEN),  # some would call it fiscal 2024
        ("in fiscal 2023", "in FY2023/24", Outcome.OPEN),
        ("in fiscal 2022", "in FY2023/24", Outcome.DIFFERS),
        ("in fiscal 2023", "in the second quarter of fiscal 2023", Outcome.AGREES),
        ("in the second quarter of fiscal 2023", "in Q2 2023", Outcome.OPEN),
        ("in November 2022", "in fiscal 2023, which ended on 30 September 2023,", Outcome.OPEN),
        ("in November 2023", "in fiscal 2023, which ended on 30 September 2023,", Outcome.DIFFERS),
    ],
)
def test_a_fiscal_year_is_neither_the_calendar_year_nor_another(claimed: str, stated: str, outcome: Outcome) -> None:
    check = check_periods(period(claimed), period(stated))
    assert check.outcome is outcome
    if period(claimed).reckoning is not period(stated).reckoning and outcome is Outcome.OPEN:
        assert "nobody tells when the fiscal year begins" in check.reason


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("on 3 April 2020", "on 03/04/2020", Outcome.OPEN),  # or on 4 March
        ("on 5 May 2020", "on 03/04/2020", Outcome.DIFFERS),  # neither
        ("in 2020", "on 03/04/2020", Outcome.AGREES),  # either way
        ("in April 2020", "on 03/04/2020", Outcome.OPEN),
        ("on 03/04/2020", "on 03/04/2020", Outcome.AGREES),
    ],
)
def test_a_date_that_reads_two_ways_is_judged_both_ways(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_periods(period(claimed), period(stated)).outcome is outcome


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("over the past five years", "over the past five years", Outcome.AGREES),
        ("over the past five years", "over the past ten years", Outcome.OPEN),
        ("over the past five years", "in 2023", Outcome.AGREES),
        ("over the past five years", "in 2010", Outcome.DIFFERS),
        ("in 2023", "over the past five years", Outcome.OPEN),
    ],
)
def test_the_ends_of_a_span_are_not_meant_to_the_day(claimed: str, stated: str, outcome: Outcome) -> None:
    mine, theirs = period(claimed, date(2025, 7, 12)), period(stated, date(2025, 3, 1))
    assert check_periods(mine, theirs).outcome is outcome


def test_nothing_is_said_of_what_no_day_is_known_of() -> None:
    assert check_periods(period("in the same year"), period("in 2019")).outcome is Outcome.OPEN
    assert check_periods(period("in 2019"), period("last year")).outcome is Outcome.OPEN


DAYS: Final = st.dates(date(1600, 1, 1), date(2150, 12, 31))
RELATIONS: Final = st.sampled_from(Relation)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(DAYS)
    return first, first + timedelta(days=draw(st.integers(0, 4000)))


PERIODS: Final = st.builds(of_days, stretches(), RELATIONS)


@given(PERIODS, st.sampled_from(Precision), st.sampled_from(Reckoning))
def test_a_period_bears_itself_out(one: Period, precision: Precision, reckoning: Reckoning) -> None:
    same = one.model_copy(update={"precision": precision, "reckoning": reckoning})
    assert check_periods(same, same).outcome is Outcome.AGREES


@given(PERIODS, PERIODS)
def test_whether_two_differ_has_no_direction(one: Period, other: Period) -> None:
    differs = [check_periods(one, other).outcome, check_periods(other, one).outcome].count(Outcome.DIFFERS)
    assert differs != 1


@given(stretches(), stretches())
def test_containment_is_directional(one: tuple[date, date], other: tuple[date, date]) -> None:
    mine, theirs = of_days(one), of_days(other)
    if one != other and contains(mine, theirs):
        assert check_periods(mine, theirs).outcome is Outcome.AGREES
        assert check_periods(theirs, mine).outcome is Outcome.OPEN
    assert overlap(mine, theirs) == overlap(theirs, mine)
    assert (check_periods(mine, theirs).outcome is Outcome.DIFFERS) == (not overlap(mine, theirs))


@given(PERIODS, stretches(), st.integers(0, 4000), st.integers(0, 4000))
def test_a_more_precise_source_never_turns_a_verdict(
    claimed: Period, stated: tuple[date, date], cut: int, other_cut: int
) -> None:
    length = (stated[1] - stated[0]).days
    begin = stated[0] + timedelta(days=min(cut, length))
    finer = (begin, min(begin + timedelta(days=other_cut), stated[1]))
    before = check_periods(claimed, of_days(stated)).outcome
    if before is not Outcome.OPEN:
        assert check_periods(claimed, of_days(finer)).outcome is before
