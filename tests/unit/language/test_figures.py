"""What is a figure, of what kind, and how far does it reach?"""

from decimal import Decimal

import pytest

from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.figures import read_figures


def only(passage: str) -> Figure:
    found = read_figures(passage)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("passage", "value", "unit", "step"),
    [
        ("CNY 7.3bn", "7300000000", "CNY", "100000000"),
        ("RMB 7,300 million", "7300000000", "CNY", "1000000"),
        ("7.3 billion Chinese yuan (CNY)", "7300000000", "CNY", "100000000"),
        ("134.7 billion yuan", "134700000000", "CNY", "100000000"),
        ("US$ 30 billion", "30000000000", "USD", "1000000000"),
        ("$15 billion", "15000000000", "USD", "1000000000"),
        ("15 billion US dollars", "15000000000", "USD", "1000000000"),
        ("fifteen billion dollars", "15000000000", "USD", "1000000000"),
        ("15 billion U.S. dollars", "15000000000", "USD", "1000000000"),
        ("USD10m", "10000000", "USD", "1000000"),
        ("€1.2m", "1200000", "EUR", "100000"),
        ("A$5 million", "5000000", "AUD", "1000000"),
        ("a $5 million deal", "5000000", "USD", "1000000"),  # not Australian
        ("10.5 million Australian dollars", "10500000", "AUD", "100000"),
        ("7.5 million Danish crowns", "7500000", "DKK", "100000"),
        ("5 million pounds", "5000000", "GBP", "1000000"),
        ("63 cents", "0.63", "USD", "0.01"),
        ("Rs 5 lakh crore", "5000000000000", "INR", "1000000000000"),
        ("Rs. 1,20,000", "120000", "INR", "1"),
        ("half a billion dollars", "500000000", "USD", "100000000"),
        ("a billion and a half dollars", "1500000000", "USD", "100000000"),
        ("two and a half million euros", "2500000", "EUR", "100000"),
        ("75 USD million", "75000000", "USD", "1000000"),
        ("120 MEUR", "120000000", "EUR", "1000000"),
        ("MXN$ 15", "15", "MXN", "1"),
        ("10 €", "10", "EUR", "1"),
        ("118.5p", "1.185", "GBP", "0.001"),
        ("three dollars and fifty cents", "3.50", "USD", "0.01"),
        ("fifteen dollars fifty", "15.50", "USD", "0.01"),
        ("$-50.8bn", "-50800000000", "USD", "100000000"),
    ],
)
def test_money_in_every_form_is_one_value_in_one_currency(passage: str, value: str, unit: str, step: str) -> None:
    found = only(passage)
    assert (found.kind, found.low, found.high, found.unit) == (FigureKind.MONEY, Decimal(value), Decimal(value), unit)
    assert found.step == Decimal(step)


def test_the_yen_sign_means_yuan_where_china_is_spoken_of() -> None:
    assert only("¥7.3 billion, said Beijing").unit == "CNY"
    assert only("Nintendo spent ¥7.3 billion").unit == "JPY"


@pytest.mark.parametrize(
    ("passage", "kind", "value", "unit"),
    [
        ("29.4 per cent", FigureKind.PERCENT, "29.4", "%"),
        ("60%", FigureKind.PERCENT, "60", "%"),
        ("3.5 percentage points", FigureKind.POINTS, "3.5", "pp"),
        ("60 basis points", FigureKind.POINTS, "0.6", "pp"),
        ("three fifths of the firms", FigureKind.PERCENT, "60", "%"),
        ("half of its revenue", FigureKind.PERCENT, "50", "%"),
        ("one in five people", FigureKind.PERCENT, "20", "%"),
        ("nine out of ten firms", FigureKind.PERCENT, "90", "%"),
        ("four times", FigureKind.MULTIPLE, "4", "x"),
        ("threefold", FigureKind.MULTIPLE, "3", "x"),
        ("ten-fold", FigureKind.MULTIPLE, "10", "x"),
        ("sales doubled", FigureKind.MULTIPLE, "2", "x"),
        ("sales halved", FigureKind.MULTIPLE, "0.5", "x"),
        ("twice as many", FigureKind.MULTIPLE, "2", "x"),
        ("4x", FigureKind.MULTIPLE, "4", "x"),
        ("one-fifth the size", FigureKind.PERCENT, "20", "%"),
        ("up a fifth", FigureKind.PERCENT, "20", "%"),
        ("more than half said so", FigureKind.PERCENT, "50", "%"),
        ("three-quarters of voters", FigureKind.PERCENT, "75", "%"),
        ("minus 3 per cent", FigureKind.PERCENT, "-3", "%"),
        ("nought point five per cent", FigureKind.PERCENT, "0.5", "%"),
        ("half a percentage point", FigureKind.POINTS, "0.5", "pp"),
        ("a quarter of a percentage point", FigureKind.POINTS, "0.25", "pp"),
        ("a 7 nm chip", FigureKind.MEASURE, "7", "nm"),
        ("7-nanometer chips", FigureKind.MEASURE, "7", "nm"),
        ("40 GW", FigureKind.MEASURE, "40", "GW"),
        ("minus 40 degrees Celsius", FigureKind.MEASURE, "-40", "°C"),
        ("5 pounds of rice", FigureKind.MEASURE, "5", "lb"),
        ("a floor of 32m2", FigureKind.MEASURE, "32", "m²"),
        ("the twenty-seven-month window", FigureKind.DURATION, "27", "month"),
        ("seven years", FigureKind.DURATION, "7", "year"),
        ("a decade-long effort", FigureKind.DURATION, "1", "decade"),
        ("spent a decade there", FigureKind.DURATION, "1", "decade"),
        ("more than a year", FigureKind.DURATION, "1", "year"),
        ("a year and a half", FigureKind.DURATION, "1.5", "year"),
        ("two and a half years", FigureKind.DURATION, "2.5", "year"),
        ("half an hour", FigureKind.DURATION, "0.5", "hour"),
        ("two hours and 35 minutes", FigureKind.DURATION, "155", "minute"),
        ("two years and three months", FigureKind.DURATION, "27", "month"),
        ("Joe Maddon, 66, said", FigureKind.DURATION, "66", "year"),
        ("over the age of 21", FigureKind.DURATION, "21", "year"),
        ("he is 5 ft 2 in tall", FigureKind.MEASURE, "62", "in"),
        ("7m tonnes", FigureKind.MEASURE, "7000000", "t"),
        ("1.3 × 10^6 tonnes", FigureKind.MEASURE, "1300000", "t"),
        ("6.2×10⁻⁴ m", FigureKind.MEASURE, "0.00062", "m"),
        ("400,000 barrels a day", FigureKind.MEASURE, "400000", "bbl/d"),
        ("the second phase", FigureKind.ORDINAL, "2", ""),
        ("the 14th congress", FigureKind.ORDINAL, "14", ""),
    ],
)
def test_a_unit_makes_the_kind(passage: str, kind: FigureKind, value: str, unit: str) -> None:
    found = only(passage)
    assert (found.kind, found.low, found.high, found.unit) == (kind, Decimal(value), Decimal(value), unit)


@pytest.mark.parametrize(
    ("passage", "counted"),
    [
        ("59 entities", ("entities",)),
        ("About 114 smart city contracts involving Chinese vendors", ("smart", "city", "contracts")),
        ("four new models to succeed it", ("new", "models")),
        ("38 of the company’s affiliates", ("company", "affiliates")),
        ("60 Chinese semiconductor-related companies", ("chinese", "semiconductor-related", "companies")),
        ("7.3 billion yuan in government grants", ("government", "grants")),
        ("$5 billion in China", ()),
        ("40 per cent of the world’s surveillance cameras", ("world", "surveillance", "cameras")),
        ("a 70% self-sufficiency rate", ("self-sufficiency", "rate")),
        ("this twenty-seven-month window gave it time", ("window",)),
        ("69 entities added to the list", ("entities",)),
        ("a 7 nm chip reportedly produced there", ("chip",)),
    ],
)
def test_the_thing_counted_stands_next_to_the_number(passage: str, counted: tuple[str, ...]) -> None:
    assert only(passage).counted == counted


@pytest.mark.parametrize(
    "passage",
    [
        "Order 13959",
        "advanced H20 chips",
        "the Mate 60 Pro",
        "Made in China 2025",
        "5G",
        "the Ascend 910B",
        "the Ascend 910 series",
        "Supplement No. 4 to Part 744",
        "Internet+",
        "“Spare Tyre 2.0”",
        "sanctions imposed by the United States.1",
        "in Konza Technopolis.15",
        "https://example.org/2021/06/03/page-12",
        "call 555-123-4567 at 10:45 am",
        "COVID-19",
        "the Five-Year Plan",
        "won 2-0",
        "lost 1-3 to Arsenal",
        "Boeing 737",
        "its 787 Dreamliner",
        "lives at 22 Ave Foch",
        "the 90049 ZIP Code",
        "Article 5",
        "Section 301",
        "the G7",
        "COVID -19",
        "iOS 17.2",
        "v2.1",
        "version 3.0",
        "ISBN 978-3-16-148410-0",
        "CVE-2021-44228",
        "the 9/11 attacks",
        "call (555) 123-4567",
        "call 020 7946 0958",
        "call +44 20 7946 0958",
        "3) the firm",
        "1. the firm",
        "test scores rose",
        "once a year",
        "a year ago",
        "a third party",
        "the second half",
        "half past",
        "scored twice as United won",
        "one of the largest",
        "a chip identical to one used elsewhere",
        "in 2019",
        "on 18 September 2025",
        "the first half of 2021",
        "Beijing doubles down",
        "6 Smith, “Chips”",
    ],
)
def test_names_marks_and_dates_are_no_figures(passage: str) -> None:
    assert read_figures(passage) == []


def test_four_digits_before_a_plural_noun_are_a_figure_not_a_year() -> None:
    assert only("2000 firms").low == 2000
    assert only("2,000 firms").low == 2000
    assert read_figures("its 2019 sales") == []


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("twelve firms", "12"),
        ("one hundred and five firms", "105"),
        ("two million three hundred thousand firms", "2300000"),
        ("fifteen hundred firms", "1500"),
        ("a dozen firms", "12"),
        ("half a million firms", "500000"),
        ("one and a half million firms", "1500000"),
        ("12\u202f345 firms", "12345"),
        ("200 000 firms", "200000"),
        ("4 hundred million firms", "400000000"),
        ("10m users", "10000000"),
        ("1.2B users", "1200000000"),
        ("10k people", "10000"),
        ("a quarter of a million people", "250000"),
        ("three quarters of a million people", "750000"),
        ("six million and two thirds", "6666666.666666666666666666667"),
        ("3½ firms", "3.5"),
        ("three lakh crore", "3000000000000"),
        ("two point five million", "2500000"),
        ("1,20,000 voters", "120000"),
        ("7’300’000 voters", "7300000"),
        ("80 , 000 spectators", "80000"),
        ("6 . 2 firms", "6.2"),
        ("one thousand and sixty-six firms", "1066"),
    ],
)
def test_numbers_are_read_in_words_and_in_groups(passage: str, value: str) -> None:
    assert only(passage).low == Decimal(value)


@pytest.mark.parametrize(
    ("passage", "low", "high"),
    [
        ("hundreds of thousands of chips", "100000", "1000000"),
        ("billions of dollars", "1000000000", "10000000000"),
        ("several hundred people", "100", "1000"),
        ("dozens of firms", "12", "120"),
        ("scores of people", "20", "200"),
    ],
)
def test_vague_numbers_are_ranges_to_the_next_name_for_a_number(passage: str, low: str, high: str) -> None:
    found = only(passage)
    assert (found.low, found.high, found.bound, found.hedged) == (Decimal(low), Decimal(high), Bound.ABOUT, True)


def test_offsets_count_code_points_and_give_back_the_text() -> None:
    passage = "“🙂” more than 7.3 billion yuan"
    found = read_figures(passage, offset=100)[0]
    assert passage[found.start - 100 : found.end - 100] == found.text == "more than 7.3 billion yuan"
