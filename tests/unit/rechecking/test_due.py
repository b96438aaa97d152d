"""When an address comes due: the well seldom, the failing daily, and not all in one run."""

from datetime import UTC, date, datetime, timedelta

import pytest

from verifier.domain.ledger import LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.errors import ConfigError
from verifier.rechecking.due import Intervals, due_at, is_due, is_older, parse_duration

NOW = datetime(2025, 7, 20, 12, tzinfo=UTC)


def entry(
    hours: float, status: LinkStatus = LinkStatus.OK, failing: int = 0, url: str = "https://example.org/a"
) -> LedgerEntry:
    days = tuple(date(2025, 7, day + 1) for day in range(failing))
    return LedgerEntry(url=url, checked_at=NOW - timedelta(hours=hours), status=status, failing_days=days)


@pytest.mark.parametrize(
    ("what", "due"),
    [
        (LedgerEntry(url="https://example.org/new"), True),
        (entry(24), False),
        (entry(24 * 8), True),
        (entry(12, LinkStatus.NOT_FOUND, failing=1), False),  # a second failure on one day tells nothing
        (entry(24, LinkStatus.NOT_FOUND, failing=1), True),
        (entry(48, LinkStatus.NOT_FOUND, failing=3), False),  # dead: seldom
        (entry(24 * 8, LinkStatus.BLOCKED), False),
        (entry(24 * 15, LinkStatus.BLOCKED), True),
        (entry(2, LinkStatus.RATE_LIMITED), True),
    ],
)
def test_the_worse_it_looks_the_sooner_it_is_due(what: LedgerEntry, due: bool) -> None:  # noqa: FBT001
    assert is_due(what, NOW, dead_after=3) is due


def test_addresses_that_were_checked_together_do_not_all_come_due_together() -> None:
    many = [entry(24 * 6.5, url=f"https://example.org/{number}") for number in range(100)]
    due = sum(is_due(each, NOW, dead_after=3) for each in many)
    assert 20 < due < 80


def test_age_alone_can_decide() -> None:
    assert is_older(entry(13), NOW, timedelta(hours=12))
    assert not is_older(entry(11), NOW, timedelta(hours=12))
    assert is_older(LedgerEntry(url="https://example.org/new"), NOW, timedelta(days=900))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90), ("10m", 600), ("10 min", 600), ("12H", 43_200), ("7d", 604_800), ("2w", 1_209_600)],
)
def test_lengths_of_time_are_written_short(written: str, seconds: int) -> None:
    assert parse_duration(written).total_seconds() == seconds


@pytest.mark.parametrize("written", ["", "7", "d", "-1d", "1y", "1.5h", "1000000d"])
def test_other_lengths_of_time_are_refused(written: str) -> None:
    with pytest.raises(ConfigError):
        parse_duration(written)


@pytest.mark.parametrize(
    ("what", "days"),
    [
        (entry(0), 7),
        (entry(0, LinkStatus.NOT_FOUND, failing=1), 2),
        (entry(0, LinkStatus.NOT_FOUND, failing=3), 30),
        (entry(0, LinkStatus.BLOCKED), 14),
        (entry(0, LinkStatus.BLOCKED, failing=3), 14),  # a wall says nothing of the page behind it
    ],
)
def test_nothing_comes_due_later_than_its_interval_or_earlier_than_three_quarters_of_it(
    what: LedgerEntry, days: int
) -> None:
    intervals = Intervals(suspect=timedelta(days=2), dead=timedelta(days=30))
    at = due_at(what, 3, intervals)
    assert at is not None
    assert timedelta(days=days) * 0.75 <= at - NOW <= timedelta(days=days)
    assert at == due_at(what, 3, intervals)  # settled by the address, not by chance
    assert is_due(what, at, 3, intervals)
    assert not is_due(what, at - timedelta(seconds=1), 3, intervals)


def test_what_was_checked_in_one_night_is_never_due_in_one_night_and_always_within_the_week() -> None:
    checked = {f"https://example.org/{number}": NOW for number in range(400)}
    nights = []
    for night in range(1, 22):
        now = NOW + timedelta(days=night)
        due = [url for url, at in checked.items() if is_due(LedgerEntry(url=url, checked_at=at), now, 3)]
        assert max((now - checked[url] for url in due), default=timedelta()) <= timedelta(days=8)
        checked |= dict.fromkeys(due, now)
        nights.append(len(due))
    assert max(nights) < 300
    assert max(nights[14:]) < max(nights[:7])  # and from week to week they are spread further
    assert sum(nights) >= 800
