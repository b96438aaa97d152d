"""Scores and signs: what speaks for and against a check."""

import pytest

from verifier.extraction.score import shipped_model
from verifier.extraction.signs import SIGNS, read_signs
from verifier.language.statement import read_statement


def score(text: str) -> float:
    return shipped_model().score(read_statement(text)).value


def test_the_shipped_model_knows_every_sign() -> None:
    assert set(shipped_model().signs) == set(SIGNS)


@pytest.mark.parametrize(
    ("worthy", "other"),
    [
        ("Norhaven sold 40 ships in 2020.", "Norhaven should sell 40 ships."),
        ("Norhaven sold 40 ships in 2020.", "If Norhaven sells, fares may rise."),
        ("The port lost 4 million euros in 2020.", "The port is a wonderful place."),
        ("Unemployment fell to 6 per cent.", "I believe in this town."),
        ("Norhaven supplies ships to Sundlink.", "This case highlights the need for patience."),
        ("“We sold 40 ships,” said Ann Lee.", "“It was great,” she said."),
    ],
)
def test_facts_are_worth_more_than_opinion_forecast_and_talk(worthy: str, other: str) -> None:
    assert score(worthy) > 0.5 > score(other)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norhaven earned 7.3 billion yuan.", "states a figure: 7.3 billion yuan"),
        ("Norhaven should sell.", "opinion: 'should'"),
        ("Norhaven will sell.", "forecast: 'will'"),
        ("Norhaven was sold in May 2020.", "names a date: May 2020"),
        ("Is it sold?", "question"),
    ],
)
def test_a_sign_says_what_it_saw(text: str, reason: str) -> None:
    assert reason in [sign.reason for sign in read_signs(read_statement(text))]


def test_the_month_of_may_is_no_doubt() -> None:
    assert "possible" not in {sign.name for sign in read_signs(read_statement("Norhaven was sold in May 2020."))}


def test_the_us_is_not_us() -> None:
    assert "first_plural" not in {sign.name for sign in read_signs(read_statement("It was sold in the US."))}


def test_a_statement_without_a_sign_is_told_by_its_wording() -> None:
    reasons = shipped_model().score(read_statement("The plan explicitly promotes fusion.")).reasons
    assert reasons
    assert reasons[0].startswith("its wording: '")
