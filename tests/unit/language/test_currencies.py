"""The tables of currencies: well formed, every form for one currency, and read only where they are money."""

import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from verifier.language.currencies import currency_after, currency_before, may_be_one_currency
from verifier.language.forms import parse
from verifier.language.tables import rows
from verifier.language.tokens import tokenize

BEFORE_NUMBERS = ("sign", "code")
KINDS = {"sign": 0, "name": 0, "part": 1, "shared": 1, "large": 1}  # with how many columns after the code at most


def test_a_form_means_one_currency_on_either_side_of_a_number() -> None:
    meanings: dict[tuple[bool, tuple[str, ...]], set[str]] = defaultdict(set)
    for kind, cell, code, *_ in (*rows("currency_names.tsv"), *rows("currencies.tsv")):
        for form in parse(cell):
            words = form.words if form.exact else tuple(map(str.lower, form.words))
            meanings[kind in BEFORE_NUMBERS, words].add(code)
    assert {words: codes for words, codes in meanings.items() if len(codes) > 1} == {}


def test_the_rows_kept_by_hand_are_as_their_head_says() -> None:
    for kind, _, code, *more in rows("currencies.tsv"):
        assert len(more) <= KINDS[kind]
        assert re.fullmatch("[A-Z]{3}", code) or (kind == "shared" and code.islower())
        if kind == "part":
            assert 0 < Fraction(more[0]) < 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("yuan", "CNY"),
        ("Chinese yuan (CNY)", "CNY"),
        ("US dollars", "USD"),
        ("New Taiwan dollars", "TWD"),
        ("roubles", "RUB"),
        ("kronor", "SEK"),
        ("pesos", "peso"),  # of several countries
        ("pesos, said Mexico", "MXN"),
        ("rupees", "INR"),
        ("rupees, said Pakistan", "PKR"),
        ("Swiss francs", "CHF"),
        ("cents", "USD"),
        ("bitcoins", "BTC"),
        ("MEUR", "EUR"),
    ],
)
def test_a_shared_name_is_the_currency_of_the_country_named_near_by(written: str, code: str) -> None:
    assert currency_after(tokenize(written), 0, Decimal(10)).code == code


@pytest.mark.parametrize(
    ("written", "code"),
    [("US$", "USD"), ("HK$", "HKD"), ("RMB", "CNY"), ("£", "GBP"), ("A$", "AUD"), ("TOP", ""), ("ALL", "")],
)
def test_english_words_in_capitals_are_no_currency_codes(written: str, code: str) -> None:
    tokens = tokenize(f"{written} 5")
    at = next(index for index, token in enumerate(tokens) if token.text == "5")
    assert currency_before(tokens, at, 0).code == code


def test_won_and_pounds_are_money_only_by_the_hundred_thousand() -> None:
    assert currency_after(tokenize("won"), 0, Decimal(3)).code == ""
    assert currency_after(tokenize("won"), 0, Decimal(3_000_000)).code == "KRW"
    assert currency_after(tokenize("won ($4)"), 0, Decimal(5000)).code == "KRW"  # what it is converted from is money
    assert currency_after(tokenize("pounds (about 2 kg)"), 0, Decimal(5)).code == ""


@pytest.mark.parametrize(
    ("written", "factor"),
    [("cents", "0.01"), ("pence", "0.01"), ("p", "0.01"), ("MEUR", "1000000"), ("TSEK", "1000"), ("euros", "1")],
)
def test_parts_and_millions_are_factors(written: str, factor: str) -> None:
    assert currency_after(tokenize(f"5{written}"), 1, Decimal(5)).factor == Decimal(factor)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("USD", "USD", True),
        ("USD", "CAD", False),
        ("franc", "CHF", True),
        ("CHF", "franc", True),
        ("franc", "peso", False),
        ("CHF", "FRF", False),
    ],
)
def test_a_shared_name_may_be_any_of_its_currencies(one: str, other: str, may: bool) -> None:  # noqa: FBT001
    assert may_be_one_currency(one, other) is may
