"""The ledger: what is written is read again, changes merge line by line, and nothing of a broken one is used."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from verifier.domain.assessment import Verdict
from verifier.domain.ledger import Anchor, LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.errors import LedgerError, OutputError
from verifier.register.ledger import MOST_DAYS, Ledger, read_ledger, update_ledger, write_ledger
from verifier.register.ledger_lines import from_line, to_line

A, B = "https://example.org/a", "https://example.org/b"
NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)
DAY = NOON.date()
ONE, OTHER = "1" * 64, "2" * 64
ANCHOR = Anchor(
    start=4,
    end=11,
    quote="harbour",
    prefix="The ",
    suffix=" handled",
    claim="harbour-news/staff",
    verdict=Verdict.SUPPORTED,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
digests = st.sampled_from(["", ONE, OTHER])
urls = st.builds("https://example.org/{}".format, st.text(st.characters(codec="ascii", categories=["L", "N"])))
anchors = st.builds(
    lambda start, quote, prefix, claim, verdict: Anchor(
        start=start, end=start + len(quote), quote=quote, prefix=prefix, claim=claim, verdict=verdict
    ),
    st.integers(0, 10**9), words, words, words, st.none() | st.sampled_from(Verdict),
)  # fmt: skip
entries = st.builds(
    LedgerEntry,
    url=urls,
    last_ok=st.none() | st.datetimes(timezones=st.just(UTC)),
    text_sha256=digests,
    payload_sha256=digests,
    etag=words,
    last_modified=words,
    checked_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    status=st.none() | st.sampled_from(LinkStatus),
    failing_days=st.lists(st.dates(), max_size=4).map(tuple),
    anchors=st.lists(anchors, max_size=3).map(tuple),
)
ledgers = st.lists(entries, max_size=6).map(Ledger.of)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "snapshots" / "ledger.jsonl"


# lines


@given(entries)
def test_a_line_gives_back_its_entry(entry: LedgerEntry) -> None:
    line = to_line(entry)
    assert line.isprintable()  # no line feed, nothing that hides or turns
    assert from_line(line) == entry


def test_a_line_is_readable_and_its_fields_have_one_order() -> None:
    entry = LedgerEntry(
        url=A,
        last_ok=NOON,
        text_sha256=ONE,
        payload_sha256=OTHER,
        etag='"5"',
        checked_at=NOON,
        status=LinkStatus.OK,
        failing_days=(DAY,),
        anchors=(ANCHOR,),
    )
    assert to_line(entry) == (
        f'{{"url":"{A}","last_ok":"2025-07-12T12:00:00Z","text_sha256":"{ONE}","payload_sha256":"{OTHER}",'
        '"etag":"\\"5\\"","last_modified":"","checked_at":"2025-07-12T12:00:00Z","status":"ok",'
        '"failing_days":["2025-07-12"],"anchors":[{"start":4,"end":11,"quote":"harbour","prefix":"The ",'
        '"suffix":" handled","claim":"harbour-news/staff","verdict":"supported"}]}'
    )


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\u202e", "\ufeff", "\U000e0041", "\x1b", "\xa0"])
def test_what_cannot_be_seen_is_escaped(sign: str) -> None:
    entry = LedgerEntry(url=A, anchors=(Anchor(start=0, end=1, quote=sign),))
    assert sign not in to_line(entry)
    assert from_line(to_line(entry)) == entry


def test_half_a_pair_becomes_a_replacement_character() -> None:
    entry = LedgerEntry(url=A, anchors=(Anchor(start=0, end=2, quote="a\ud800", prefix="\udfff"),))
    assert from_line(to_line(entry)).anchors == (Anchor(start=0, end=2, quote="a\ufffd", prefix="\ufffd"),)


# entries


@pytest.mark.parametrize(
    "fields",
    [
        {"url": ""},
        {"url": "https://example.org/\n"},
        {"url": "https://example.org/\u202e"},
        {"url": A, "text_sha256": "abc"},
        {"url": A, "payload_sha256": "A" * 64},
        {"url": A, "last_ok": datetime(2025, 7, 12)},  # noqa: DTZ001  no zone is what is refused
        {"url": A, "health": "dead"},
    ],
)
def test_what_is_no_entry_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LedgerEntry(**fields)  # type: ignore[arg-type]


def test_days_and_anchors_are_sorted_and_times_are_in_utc() -> None:
    late, early = Anchor(start=9, end=10, quote="b"), Anchor(start=1, end=2, quote="a")
    entry = LedgerEntry(
        url=A,
        last_ok=datetime(2025, 7, 12, 21, tzinfo=timezone(timedelta(hours=9))),
        failing_days=(date(2025, 7, 14), date(2025, 7, 13), date(2025, 7, 14)),
        anchors=(late, early, late),
    )
    assert entry.last_ok is not None
    assert entry.last_ok.isoformat() == "2025-07-12T12:00:00+00:00"
    assert entry.failing_days == (date(2025, 7, 13), date(2025, 7, 14))
    assert entry.anchors == (early, late)


# changes


def test_nothing_is_remembered_of_an_unknown_url() -> None:
    assert Ledger().entry(A) == LedgerEntry(url=A)
    assert Ledger().entries == ()


def test_a_capture_ends_the_failing_days_and_keeps_the_anchors() -> None:
    before = Ledger().with_anchors(A, [ANCHOR]).with_failure(A, DAY - timedelta(days=1))
    after = before.with_capture(A, NOON, payload_sha256=ONE, text_sha256=OTHER)
    assert after.entry(A) == LedgerEntry(url=A, last_ok=NOON, payload_sha256=ONE, text_sha256=OTHER, anchors=(ANCHOR,))
    assert before.entry(A).failing_days  # a ledger does not change


def test_an_older_capture_changes_nothing() -> None:
    known = Ledger().with_capture(A, NOON, payload_sha256=ONE)
    assert known.with_capture(A, NOON - timedelta(hours=1), payload_sha256=OTHER) == known


def test_the_same_bytes_have_the_text_that_they_had() -> None:
    known = Ledger().with_capture(A, NOON, payload_sha256=ONE, text_sha256=OTHER)
    later = NOON + timedelta(days=1)
    assert known.with_capture(A, later, payload_sha256=ONE).entry(A).text_sha256 == OTHER
    assert known.with_capture(A, later, payload_sha256=OTHER).entry(A).text_sha256 == ""


def test_failing_days_count_once_each_and_only_after_the_last_capture() -> None:
    known = Ledger().with_capture(A, NOON, payload_sha256=ONE)
    failed = known.with_failure(A, DAY + timedelta(days=2)).with_failure(A, DAY).with_failure(A, DAY)
    assert failed.entry(A).failing_days == (DAY, DAY + timedelta(days=2))
    assert known.with_failure(A, DAY - timedelta(days=1)) == known


def test_a_link_that_fails_for_years_does_not_fill_the_ledger() -> None:
    ledger = Ledger()
    for number in range(400):
        ledger = ledger.with_failure(A, DAY + timedelta(days=number))
    days = ledger.entry(A).failing_days
    assert (days[0], days[-1], len(days)) == (DAY, DAY + timedelta(days=399), MOST_DAYS + 1)


def test_many_sources_change_at_once_as_they_would_one_after_the_other() -> None:
    before = Ledger.of([LedgerEntry(url="https://a.example/"), LedgerEntry(url="https://c.example/")])
    urls = ["https://b.example/", "https://a.example/", "https://b.example/"]
    days = iter([date(2025, 7, 1), date(2025, 7, 2), date(2025, 7, 3)])
    after = before.with_each(urls, lambda ledger, url: ledger.with_failure(url, next(days)))
    expected = before.with_failure(urls[0], date(2025, 7, 1)).with_failure(urls[1], date(2025, 7, 2))
    assert after == expected.with_failure(urls[2], date(2025, 7, 3))
    assert before.with_each(urls, lambda ledger, _: ledger) == before


def test_sources_that_nobody_cites_are_left_out() -> None:
    ledger = Ledger().with_anchors(A, [ANCHOR]).with_anchors(B, [ANCHOR])
    assert [entry.url for entry in ledger.limited_to({B}).entries] == [B]


# files


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(ledger=ledgers)
def test_what_is_written_is_read_again(path: Path, ledger: Ledger) -> None:
    write_ledger(path, ledger)
    assert read_ledger(path) == ledger
    lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
    assert lines.pop() == b""  # every line ends
    assert [from_line(line.decode()).url for line in lines] == sorted(ledger.by_url)


def test_a_ledger_that_is_not_there_is_empty(path: Path) -> None:
    assert read_ledger(path) == Ledger()


def test_an_empty_ledger_is_not_written_where_there_is_none(path: Path) -> None:
    assert not write_ledger(path, Ledger())
    assert not path.exists()


def test_an_unchanged_ledger_is_not_written(path: Path) -> None:
    ledger = Ledger().with_capture(A, NOON, payload_sha256=ONE)
    assert write_ledger(path, ledger)
    before = path.stat()
    assert not write_ledger(path, ledger)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_is_left_beside_the_ledger(path: Path) -> None:
    write_ledger(path, Ledger().with_failure(A, DAY))
    write_ledger(path, Ledger().with_failure(B, DAY))
    assert list(path.parent.iterdir()) == [path]


def test_a_ledger_that_cannot_be_written_stays_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(path, Ledger().with_failure(A, DAY))
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verifier.register.atomic._write_through", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_ledger(path, Ledger())
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "snapshots").touch()
    with pytest.raises(OutputError, match="cannot be made"):
        write_ledger(tmp_path / "snapshots" / "ledger.jsonl", Ledger().with_failure(A, DAY))


def test_changes_made_at_once_are_all_kept(path: Path) -> None:
    def change(number: int) -> None:
        update_ledger(path, lambda ledger: ledger.with_failure(f"{A}{number}", DAY))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(change, range(40)))
    assert len(read_ledger(path).entries) == 40


def test_update_returns_what_it_wrote(path: Path) -> None:
    assert update_ledger(path, lambda ledger: ledger.with_failure(A, DAY)) == read_ledger(path)


# merges


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(one=ledgers, other=ledgers)
def test_lines_of_two_ledgers_make_one_in_any_order(path: Path, one: Ledger, other: Ledger) -> None:
    mine = one.limited_to(one.by_url.keys() - other.by_url.keys())
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{to_line(entry)}\n" for entry in (*other.entries, *mine.entries)), encoding="utf-8")
    assert read_ledger(path) == Ledger.of((*mine.entries, *other.entries))


def test_a_change_of_one_source_changes_one_line(path: Path) -> None:
    ledger = Ledger()
    for name in "abcdefgh":
        ledger = ledger.with_capture(f"https://example.org/{name}", NOON, payload_sha256=ONE)
    write_ledger(path, ledger)
    before = path.read_text().splitlines()
    write_ledger(path, ledger.with_failure("https://example.org/c", DAY))
    after = path.read_text().splitlines()
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [2]


# what is broken

GOOD = to_line(LedgerEntry(url=A))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["<<<<<<< HEAD", GOOD, "=======", GOOD, ">>>>>>> theirs"],
         [(1, "merge-conflict"), (3, "merge-conflict"), (4, "duplicate-url"), (5, "merge-conflict")]),
        (["||||||| base"], [(1, "merge-conflict")]),
        ([GOOD, GOOD], [(2, "duplicate-url")]),
        (["", GOOD, "not JSON"], [(3, "bad-json")]),
        (["[]"], [(1, "bad-json")]),
        (["5"], [(1, "bad-json")]),
        (['{"url":'], [(1, "bad-json")]),
        (["[" * 100_000], [(1, "bad-json")]),
        (["{}"], [(1, "missing-field")]),
        ([GOOD.replace('"anchors"', '"ancors"')], [(1, "unknown-field")]),
        ([GOOD.replace(A, "")], [(1, "bad-record")]),
        ([GOOD.replace("null", "5")], [(1, "bad-record")]),
        ([GOOD.replace("null", '"2025-07-12T12:00:00"')], [(1, "bad-record")]),
        ([GOOD.replace('"failing_days":[]', '"failing_days":[1752278400]')], [(1, "bad-record")]),
        ([GOOD.replace("null", '"yesterday"')], [(1, "bad-record")]),
        ([GOOD.replace('"failing_days":[]', '"failing_days":["2025-02-30"]')], [(1, "bad-record")]),
        ([GOOD.replace('"anchors":[]', '"anchors":[{"start":5,"end":1,"quote":""}]')], [(1, "bad-record")]),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_named(path: Path, lines: list[str], found: list[tuple[int, str]]) -> None:
    path.parent.mkdir()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(LedgerError) as refusal:
        read_ledger(path)
    assert [(finding.line, finding.code) for finding in refusal.value.findings] == found
    assert all(finding.file == path.as_posix() and finding.hint for finding in refusal.value.findings)
    assert str(refusal.value).startswith(f"{path.as_posix()}:{found[0][0]}: ")
    assert ("more such" in str(refusal.value)) is (len(found) > 1)


def test_a_broken_ledger_is_not_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f"{GOOD}\n<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(LedgerError):
        update_ledger(path, lambda ledger: ledger.with_failure(B, DAY))
    assert path.read_text() == f"{GOOD}\n<<<<<<< HEAD\n"


def test_bytes_that_are_no_utf8_are_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(GOOD.encode() + b"\n\xff\n")
    with pytest.raises(LedgerError, match="byte 0xff is not UTF-8"):
        read_ledger(path)


def test_windows_line_ends_and_a_byte_order_mark_are_fine(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n")
    assert read_ledger(path) == Ledger.of([LedgerEntry(url=A)])


def test_a_folder_in_its_place_is_told_of(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(LedgerError, match="cannot be read"):
        read_ledger(path)
