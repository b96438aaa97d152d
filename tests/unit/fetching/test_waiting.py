from datetime import UTC, datetime

import pytest

from verifier.fetching.waiting import retry_after

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("1.5", 1.5),
        ("Sat, 12 Jul 2025 12:02:00 GMT", 120),
        ("Saturday, 12-Jul-25 12:02:00 GMT", 120),  # the older forms of dates, which must be read as well
        ("Sat Jul 12 12:02:00 2025", 120),
        ("Sat, 12 Jul 2025 14:02:00 +0200", 120),
        ("Sat, 12 Jul 2025 11:00:00 GMT", 0),  # past
        ("-5", 0),
        ("", 0),
        ("soon", 0),
        ("9" * 500, 0),
        ("Sat, 99 Jul 2025 12:02:00 GMT", 0),
        ("Sat, 12 Jul 99999999999999 12:02:00 GMT", 0),
    ],
)
def test_retry_after_is_a_number_or_a_date(written: str, seconds: float) -> None:
    assert retry_after(written, answered="", now=NOON) == seconds


def test_a_date_is_held_against_the_servers_own_clock() -> None:
    wrong = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert retry_after("Mon, 01 Jan 2001 00:00:09 GMT", answered=wrong, now=NOON) == 9
    assert retry_after("Sat, 12 Jul 2025 12:00:09 GMT", answered="rubbish", now=NOON) == 9
