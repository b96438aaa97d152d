from datetime import date

import pytest

from verifier.reading.dates import leading_date, stated_date


@pytest.mark.parametrize(
    "line",
    ["May 3, 2024", "3 May 2024", "2024-05-03", "Published: Friday, May 3rd, 2024", "Posted on May 3, 2024, 9:04 am",
     "2024-05-03 12:00:00 +0800", "2024-05-03T09:00:00Z", "Fri 3 May 2024 18:02 IST"],
)  # fmt: skip
def test_a_line_that_is_just_a_date_is_read(line: str) -> None:
    assert stated_date(line) == date(2024, 5, 3)


@pytest.mark.parametrize(
    "line",
    ["On May 3, 2024, it rained.", "May 2024", "June 31, 2024", "03/05/2024", "2024", "", "May 3, 2024 was cold"],
)
def test_nothing_is_guessed(line: str) -> None:
    assert stated_date(line) is None


def test_metadata_may_go_on_after_the_date() -> None:
    assert leading_date("2024-05-03T09:00:00.000+02:00") == leading_date("2024/05/03 edition") == date(2024, 5, 3)
