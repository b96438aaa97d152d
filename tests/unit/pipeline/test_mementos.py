"""Tests of copies in web archives: the time they are asked for, and what goes before them."""

from datetime import UTC, date, datetime

from verifier.domain.ledger import LedgerEntry
from verifier.domain.nearness import end_of
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.pipeline.capturing import latest
from verifier.pipeline.mementos import asked_time

URL = "https://town.example/mill"
NOW = datetime(2025, 7, 12, 12, tzinfo=UTC)
ONCE = datetime(2024, 2, 1, 9, tzinfo=UTC)
UNSEEN = LedgerEntry(url=URL)
SEEN = LedgerEntry(url=URL, last_ok=ONCE)


def kept(method: CaptureMethod, day: int, status: int = 200) -> Snapshot:
    return Snapshot(
        url=URL,
        final_url=URL,
        captured_at=datetime(2025, 7, day, tzinfo=UTC),
        method=method,
        http_status=status,
        media_type="text/html",
        payload_sha256="0" * 64,
        payload_length=1,
        warc="a.warc.gz",
        offset=day,
        length=1,
        record_id=f"<urn:{method.value}:{day}:{status}>",
        memento_at=datetime(2023, 5, 4, tzinfo=UTC) if method is CaptureMethod.MEMENTO else None,
    )


def test_the_first_citation_says_the_time_then_the_ledger_then_the_clock() -> None:
    days = [date(2024, 5, 4), None, date(2023, 5, 4)]
    assert asked_time(days, SEEN, NOW) == end_of(date(2023, 5, 4))
    assert asked_time([None], SEEN, NOW) == ONCE
    assert asked_time([], UNSEEN, NOW) == NOW


def test_what_was_seen_by_ourselves_goes_before_any_copy_however_new() -> None:
    own, copy, newer = kept(CaptureMethod.HTTP, 1), kept(CaptureMethod.MEMENTO, 2), kept(CaptureMethod.MEMENTO, 3)
    handed_in = kept(CaptureMethod.LOCAL_FILE, 1, status=0)
    for other in (own, handed_in):
        assert latest([other, copy, newer], [URL]) == {URL: other}
        assert latest([copy, other, newer], [URL]) == {URL: other}
    assert latest([copy, newer], [URL]) == {URL: newer}


def test_a_refusal_of_the_page_leaves_the_copy_in_its_place() -> None:
    copy = kept(CaptureMethod.MEMENTO, 2)
    assert latest([copy, kept(CaptureMethod.HTTP, 3, status=404)], [URL]) == {URL: copy}
