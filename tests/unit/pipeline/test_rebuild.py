"""The database that is made again from the archive has the snapshots and texts that it had."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from verifier.archive.archive import Archive
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import DamagedRecord
from verifier.pipeline.origins import reading_name
from verifier.pipeline.rebuild import Rebuilt, rebuild
from verifier.pipeline.texts import text_of
from verifier.reading.options import ReadOptions
from verifier.register.ledger import Ledger
from verifier.store.store import Store, open_store

NOON = datetime(2025, 7, 12, 12, 0, 0, 250_000, tzinfo=UTC)
OPTIONS = ReadOptions()
EMPTY = Ledger()
PAGE = "<html><body><p>The harbour authority handled {} million tonnes of freight in 2024, it said.</p></body></html>"
PAGES = {f"https://example.org/{number}": PAGE.format(number).encode() for number in range(3)}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "snapshots")
    with made.writing("run-1", clock=lambda: NOON) as writer:
        for number, (url, content) in enumerate(PAGES.items()):
            writer.add_file(url, content, "text/html", NOON + timedelta(seconds=number))
        writer.add_file("https://example.org/empty", b" ", "text/html", NOON)
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "verifier.db") as opened:
        yield opened


def rebuilt(store: Store, archive: Archive, ledger: Ledger = EMPTY) -> Rebuilt:
    return rebuild(store, archive.snapshots(), archive.payload, max_bytes=OPTIONS.max_bytes, ledger=ledger)


def test_the_same_snapshots_and_texts_are_there_again(store: Store, archive: Archive, tmp_path: Path) -> None:
    for snapshot in archive.snapshots():
        store.save_snapshots([snapshot])
        text = text_of(archive.payload(snapshot), reading_name(snapshot), OPTIONS)
        if snapshot.url in PAGES:
            store.save_text(snapshot.payload_sha256, text)  # type: ignore[arg-type]
    with open_store(tmp_path / "again.db") as again:
        result = rebuilt(again, archive)
        assert again.fingerprint() == store.fingerprint()
        assert again.check() == []
    assert (result.snapshots, result.texts, result.kept) == (4, 3, 0)


def test_a_database_that_has_lost_nothing_stays_as_it_is(store: Store, archive: Archive) -> None:
    rebuilt(store, archive)
    before = store.fingerprint()
    result = rebuilt(store, archive)
    assert (result.texts, result.kept) == (0, 3)
    assert store.fingerprint() == before


def test_what_gives_no_text_is_a_finding_and_the_rest_goes_on(store: Store, archive: Archive) -> None:
    def payload(snapshot: Snapshot) -> bytes:
        if snapshot.url.endswith("/1"):
            raise DamagedRecord("its digest differs", hint="restore the file")
        return archive.payload(snapshot)

    result = rebuild(store, archive.snapshots(), payload, max_bytes=OPTIONS.max_bytes, ledger=EMPTY)
    assert result.texts == 2
    assert sorted((found.code, found.subject) for found in result.findings) == [
        ("text-unreadable", "https://example.org/1"),
        ("text-unreadable", "https://example.org/empty"),
    ]
    assert all(found.file.endswith(".warc.gz") for found in result.findings)


def test_a_refusal_is_kept_as_a_snapshot_but_not_read(store: Store, archive: Archive) -> None:
    refusal = {"method": CaptureMethod.HTTP, "http_status": 404}
    gone = [archive.snapshots()[0].model_copy(update=refusal)]
    result = rebuild(store, gone, archive.payload, max_bytes=OPTIONS.max_bytes, ledger=EMPTY)
    assert (result.snapshots, result.texts, result.findings) == (1, 0, ())


def test_captures_that_other_machines_made_are_named(store: Store, archive: Archive) -> None:
    known = archive.snapshots()[1]
    ledger = (
        Ledger()
        .with_capture(known.url, NOON, payload_sha256=known.payload_sha256)
        .with_capture("https://example.org/elsewhere", NOON, payload_sha256="1" * 64)
        .with_failure("https://example.org/never", NOON.date())
    )
    assert rebuilt(store, archive, ledger).not_in_archive == ("https://example.org/elsewhere",)


def test_an_empty_archive_gives_an_empty_database(store: Store, tmp_path: Path) -> None:
    assert rebuilt(store, Archive(tmp_path / "none")) == Rebuilt(0, 0, 0, (), ())
