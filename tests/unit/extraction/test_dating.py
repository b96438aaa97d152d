"""Dates that hang on the text or on the day of publication."""

from datetime import date

import pytest

from tests.unit.extraction.build import claims_of

PUBLISHED = date(2024, 5, 14)  # a Tuesday


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Norhaven sold 4 ships last year.", "Norhaven sold 4 ships in 2023."),
        ("Norhaven sold 4 ships in the last month of 2020.", "Norhaven sold 4 ships in the last month of 2020."),
        ("Norhaven sold 4 ships last month.", "Norhaven sold 4 ships in April 2024."),
        ("Norhaven sold 4 ships on Monday.", "Norhaven sold 4 ships on 13 May 2024."),
        ("Norhaven sold 4 ships on Monday night.", "Norhaven sold 4 ships on the night of 13 May 2024."),
        ("Norhaven sold 4 ships two years ago.", "Norhaven sold 4 ships in 2022."),
        ("Norhaven sold 4 ships in March.", "Norhaven sold 4 ships in March 2024."),
        ("Norhaven sold 4 ships in 2020.", "Norhaven sold 4 ships in 2020."),
    ],
)
def test_the_day_of_publication_tells_which_year(sentence: str, text: str) -> None:
    assert claims_of(sentence, PUBLISHED)[-1].text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Norhaven sold 4 ships in 2019. In the same year Sundlink sold 5 ships.", "In 2019 Sundlink sold 5 ships."),
        ("Norhaven sold 4 ships in 2019. Sundlink sold 5 ships that year.", "Sundlink sold 5 ships in 2019."),
        (
            "After Norhaven sold 4 ships in 2019, Sundlink closed its yard a year later.",  # tells by itself
            "After Norhaven sold 4 ships in 2019, Sundlink closed its yard a year later.",
        ),
        (
            "Norhaven sold 4 ships in 2019 and Sundlink closed its yard a year later.",  # cut off, it no longer does
            "Sundlink closed its yard in 2020.",
        ),
    ],
)
def test_the_text_before_tells_which_year(content: str, text: str) -> None:
    assert claims_of(content)[-1].text == text


@pytest.mark.parametrize("written", ["last year", "on Monday", "that year"])
def test_without_a_date_to_hang_on_it_stays_open(written: str) -> None:
    (claim,) = claims_of(f"Norhaven sold 4 ships {written}.")
    assert [(stand.written, stand.resolved) for stand in claim.stands] == [(written, "")]
