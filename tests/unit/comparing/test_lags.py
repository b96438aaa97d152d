"""Do claim and source have two events the same time apart?"""

import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.lags import check_lags

SAME_DAY = "On 16 May 2019—the same day the council added Ostrava to its blacklist—the town registered a new fund."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fund was registered a whole year after the council blacklisted Ostrava.", SAME_DAY),
        ("The fund was registered two months before the council blacklisted Ostrava.", SAME_DAY),
        (
            "The fund was registered the same day the council blacklisted Ostrava.",
            "The fund was registered a year after the council put Ostrava on its blacklist.",
        ),
    ],
)
def test_what_came_about_later_did_not_come_about_the_same_day(claim: str, sentence: str) -> None:
    (check,) = check_lags(*held_against(claim, sentence))
    assert check.reason.startswith("the source says ")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fund was registered the same day that the council blacklisted Ostrava.", SAME_DAY),
        ("The fund was registered a whole year after the bridge collapsed.", SAME_DAY),  # another event
        ("The fund was registered a year after 5 May 2018.", SAME_DAY),  # a date
        ("The fund was registered on 16 May 2019.", SAME_DAY),
        (
            "The fund was registered two years after the council blacklisted Ostrava.",  # for the figures to say
            "The fund was registered three years after the council blacklisted Ostrava.",
        ),
        (
            "The fund was registered a week after the council blacklisted Ostrava.",
            "The fund was registered the same month that the council blacklisted Ostrava.",
        ),
    ],
)
def test_nothing_is_said_of_what_can_both_hold(claim: str, sentence: str) -> None:
    assert check_lags(*held_against(claim, sentence)) == []
