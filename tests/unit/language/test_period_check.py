import pytest

from tests.unit.language.readings import period
from verifier.domain.check import Outcome
from verifier.language.period_check import check_periods


@pytest.mark.parametrize(
    ("claimed", "stated", "outcome"),
    [
        ("in 2019", "on 16 May 2019", Outcome.AGREES),  # a year contains its days
        ("on 16 May 2019", "in 2019", Outcome.OPEN),  # the source says less
        ("in May 2019", "in May 2019", Outcome.AGREES),
        ("in May 2019", "in June 2019", Outcome.DIFFERS),
        ("in 2020", "in May 2019", Outcome.DIFFERS),
        ("before 2000", "in 1998", Outcome.AGREES),
        ("after 2000", "in 1998", Outcome.DIFFERS),
        ("in the first half of 2021", "in 2021", Outcome.OPEN),
        ("on August 17", "on August 17", Outcome.AGREES),
        ("on August 17", "on August 18", Outcome.DIFFERS),
        ("in August", "on August 17", Outcome.AGREES),
        ("on 17 August 2020", "on August 17", Outcome.AGREES),  # nothing that is stated is contrary
    ],
)
def test_a_period_contains_its_parts_and_is_not_one_of_them(claimed: str, stated: str, outcome: Outcome) -> None:
    assert check_periods(period(claimed), period(stated)).outcome is outcome
