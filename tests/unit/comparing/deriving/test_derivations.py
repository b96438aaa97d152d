"""What follows from the figures of one passage, what contradicts it, and what only looks as if it followed."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.comparing.deriving.examples import figure_checks, outcomes, workings
from verifier.domain.check import Outcome

AGREES, DIFFERS, OPEN, ABSENT = Outcome.AGREES, Outcome.DIFFERS, Outcome.OPEN, Outcome.ABSENT

EXPORTS = "Exports fell from 255.8 million dollars to 134.7 million dollars."
SHARE = "The share fell from 40 % to 35 %."
PROFIT = "Profit rose from 2 million euros to 5 million euros."
JUDGES = "15 of the 60 judges are women."
PLANTS = "The firm employs 70 people in Oster and 50 people in Brill."
TOWNS = "Oster has 70 workers and Brill has 50 workers."
SPENDING = "Oster spent 9 million euros and Brill spent 2 million euros."
PHONES = "Huawei sold 60 million phones, and Samsung sold 30 million phones."
MILL = "The mill opened in 1954 and closed in 1974."
WORK = "The work began on 1 March 2021 and ended on 1 June 2021."
WINDOW = "The window lasted from May 2018 to August 2020."
FLEET = "The fleet has 12 tankers, 30 ferries and 5 tugs."


@pytest.mark.parametrize(
    ("claim", "source", "working"),
    [
        ("Exports fell by 47.3 %.", EXPORTS, "255.8 million dollars → 134.7 million dollars is −47.3 %"),
        ("Exports nearly halved.", EXPORTS, "255.8 million dollars → 134.7 million dollars is 0.53 times"),
        ("Exports fell by 121.1 million dollars.", EXPORTS, "is −121.1 million"),
        ("The share fell by 5 percentage points.", SHARE, "40 % → 35 % is −5 points"),
        ("The share fell by 12.5 %.", SHARE, "40 % → 35 % is −12.5 %"),
        ("Profit more than doubled.", PROFIT, "2 million euros → 5 million euros is 2.5 times"),
        ("A quarter of the judges are women.", JUDGES, "15 of 60 is 25 %"),
        ("25 % of the judges are women.", JUDGES, "15 of 60 is 25 %"),
        ("The remaining 45 judges were appointed.", "15 of the 60 judges were elected.", "60 − 15 leaves 45"),
        ("The remaining 75 % is held by the state.", "The family holds 25 %, the state the rest.", "leaves 75 %"),
        ("Oster has 20 more workers than Brill.", TOWNS, "70 − 50 is 20"),
        ("Oster spent over four times as much as Brill.", SPENDING, "is 4.5 times"),
        ("Huawei's sales were twice Samsung's.", PHONES, "60 million ÷ 30 million is 2 times"),
        ("Huawei owns 100 % of HiSilicon.", "HiSilicon is a wholly owned subsidiary of Huawei.", "“wholly owned”"),
        ("The window lasted twenty-seven months.", WINDOW, "May 2018 to August 2020 is 27 months"),
        ("The work took three months.", WORK, "1 March 2021 to 1 June 2021 is 3 months"),
        ("The mill ran for 20 years.", MILL, "1954 to 1974 is 20 years"),
        ("The mill closed 20 years after it opened.", MILL, "1954 to 1974 is 20 years"),
        ("The mill opened 20 years before it closed.", MILL, "1954 to 1974 is 20 years"),
        (
            "In total there are 47 ships.",
            "There are 12 ships in Oster, 30 ships in Brill and 5 ships in Dunn.",
            "is 47",
        ),
    ],
)
def test_what_follows_is_worked_out_and_shown(claim: str, source: str, working: str) -> None:
    (shown,) = workings(claim, source)
    assert working in shown
    assert outcomes(claim, source) == [AGREES]


@pytest.mark.parametrize(
    ("claim", "source", "working"),
    [
        ("Exports fell by 21 %.", EXPORTS, "is −47.3 %, the claim says 21 %"),
        ("Exports fell by 221 million dollars.", EXPORTS, "is −121.1 million, the claim says 221 million dollars"),
        ("The share fell by 5 %.", SHARE, "is −12.5 %, the claim says 5 %"),  # points are no per cent
        ("A third of the judges are women.", JUDGES, "15 of 60 is 25 %, the claim says A third"),
        ("Oster has 30 more workers than Brill.", TOWNS, "70 − 50 is 20, the claim says 30"),
        ("Huawei's sales were three times those of Samsung.", PHONES, "is 2 times, the claim says three times"),
        ("The window lasted thirty-six months.", WINDOW, "is 27 months, the claim says thirty-six months"),
        ("The mill closed 30 years after it opened.", MILL, "is 20 years, the claim says 30 years"),
        ("The mill opened 20 years after it closed.", MILL, "1974 to 1954 is −20 years"),
        ("Huawei owns 30 % of HiSilicon.", "HiSilicon is a wholly owned subsidiary of Huawei.", "the claim says 30 %"),
    ],
)
def test_what_cannot_be_is_told_with_the_working(claim: str, source: str, working: str) -> None:
    assert outcomes(claim, source) == [DIFFERS]
    assert working in workings(claim, source)[0]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Imports fell by 47.3 %.", EXPORTS),  # of something else
        ("25 % of the judges are men.", JUDGES),
        ("Oster spent four times as much as Brill.", "Oster spent 9 million euros, Brill 2 million dollars."),
        ("Profit tripled.", PROFIT),  # 2.5 times is neither triple nor plainly not
        ("Oster and Brill together have 120 workers.", TOWNS),  # they may have more of them elsewhere
        ("The firm employs 120 people.", PLANTS),  # a part does not contradict the whole
        ("The remaining 70 % is held by the state.", "Prices of bread rose by 25 %."),
        ("The fleet has 47 ships in total.", FLEET),  # tankers and ferries need not be all that is meant
        ("The quarry closed 20 years after it opened.", MILL),
        ("The mill ran for 20 years.", "The mill opened in 1954 and the quarry closed in 1974."),
        ("Profit doubled.", "Profit rose from 0 euros to 5 million euros."),  # of nothing, nothing is twice
    ],
)
def test_what_does_not_follow_is_neither_agreed_with_nor_denied(claim: str, source: str) -> None:
    assert set(outcomes(claim, source)) <= {OPEN, ABSENT}


def test_years_that_are_not_those_of_the_claim_give_nothing() -> None:
    source = "Output rose from 100 tonnes in 2020 to 150 tonnes in 2022."
    assert outcomes("Output rose by 50 % between 2020 and 2022.", source) == [AGREES]
    assert outcomes("Output rose by 30 % between 2015 and 2018.", source)[0] is not AGREES


@given(st.integers(1, 9_999), st.integers(1, 9_999), st.sampled_from([("rose", "rose by"), ("fell", "fell by")]))
def test_a_change_is_what_its_levels_make_it(before: int, after: int, words: tuple[str, str]) -> None:
    rises = words[0] == "rose"
    if before == after or (after > before) != rises:
        return
    source = f"Output {words[0]} from {before} tonnes to {after} tonnes."
    change = abs(Decimal(after - before)) / before * 100
    told = change.quantize(Decimal("0.1"), ROUND_HALF_UP)  # as a claim is taken to have been rounded
    if told == 0:
        return
    (right,) = figure_checks(f"Output {words[1]} {told} %.", source)
    assert right.outcome is AGREES, (source, right)
    (wrong,) = figure_checks(f"Output {words[1]} {told * 2 + 3} %.", source)
    assert wrong.outcome is not AGREES, (source, wrong)


def test_no_pair_of_numbers_is_tried_in_a_passage_full_of_them() -> None:
    """Of three hundred unrelated numbers, some two give any share that one could claim."""
    sentence = " ".join(f"Town{number} has {number * 7 + 3} inns." for number in range(300))
    assert set(outcomes("The inns of Oster grew by 25 %.", sentence)) <= {OPEN, ABSENT}
    assert set(outcomes("Inns are a third of the houses.", sentence)) <= {OPEN, ABSENT}


BEER = "The brewery filled 12.4 million litres in 2021 and 15.1 million litres in 2022."


def test_one_quantity_at_two_times_has_a_difference_with_a_direction() -> None:
    assert outcomes("The brewery filled 2.7 million litres more in 2022 than in 2021.", BEER) == [AGREES]
    assert outcomes("The brewery filled 2.7 million litres less in 2021 than in 2022.", BEER) == [AGREES]
    assert outcomes("The brewery filled 2.7 million litres more in 2021 than in 2022.", BEER) == [DIFFERS]
    assert outcomes("The mill sold 2.7 million litres more in 2022 than in 2021.", BEER) == [ABSENT]


def test_what_may_be_a_difference_is_not_refuted_by_its_operands() -> None:
    assert outcomes("280 starters gave up.", "Of the 6,150 starters, 5,870 reached the finish.") == [OPEN]
    assert outcomes("The force may have 445 officers.", "The force has 410 officers, 35 fewer than allowed.") == [OPEN]
