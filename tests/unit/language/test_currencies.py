"""The table of currencies that ships with the package."""

from decimal import Decimal

import pytest

from verifier.language.currencies import currency_after, currency_before
from verifier.language.tokens import tokenize


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
