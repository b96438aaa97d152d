"""Copies that web archives showed: kept as the answers of the archives, found by the page, never taken for the page."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.unit.archive.examples import NOON, clock_at, exchange, sealed, stored
from tests.unit.archive.second_readers import check_by_others
from verifier.archive.archive import Archive
from verifier.archive.index import NAME
from verifier.cli.console import plain
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.reports.archived import render_list, render_list_csv, render_one

PAGE: Final = "https://town.example/mill"
COPY: Final = f"https://archive.example/web/20230504120000id_/{PAGE}"
MAY: Final = datetime(2023, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "snapshots")


def kept(archive: Archive, hours: float = 0) -> Snapshot:
    with archive.writing(f"run{hours}", clock=clock_at(hours)) as writer:
        return writer.add_memento([exchange(url=COPY, hours=hours)], PAGE, MAY)


def test_a_copy_is_what_the_web_archive_answered(archive: Archive) -> None:
    snapshot = kept(archive)
    assert (snapshot.url, snapshot.final_url, snapshot.method) == (PAGE, COPY, CaptureMethod.MEMENTO)
    assert (snapshot.captured_at, snapshot.memento_at, snapshot.shown_at) == (NOON, MAY, MAY)
    assert snapshot.web_archive == "archive.example"
    with sealed(archive)[0].open("rb") as stream:
        answer = [record.rec_headers for record in ArchiveIterator(stream)][-1]
    assert answer["WARC-Target-URI"] == COPY  # the page's own server said nothing
    assert answer["Verifier-Memento-Datetime"] == "2023-05-04T12:00:00.000000Z"


def test_the_index_tells_it_whether_read_or_built_again(archive: Archive) -> None:
    snapshot = kept(archive)
    assert Archive(archive.folder).snapshots(PAGE) == [snapshot]
    (archive.folder / NAME).unlink()
    assert Archive(archive.folder).snapshots(PAGE) == [snapshot]


def test_all_is_sound_and_other_readers_agree(archive: Archive, tmp_path: Path) -> None:
    kept(archive)
    stored(archive, [exchange(url=PAGE, hours=1)], run="own", hours=1)  # the same bytes: a revisit
    assert archive.verify() == []
    assert check_by_others(archive) == 2 * 3
    assert archive.export(archive.snapshots(), tmp_path / "all.wacz", {}).pages == 2


def test_a_copy_is_of_the_time_that_it_shows(archive: Archive) -> None:
    (own,) = stored(archive, [exchange(url=PAGE)], run="own")
    copy = kept(archive, hours=5)
    assert archive.latest(PAGE) == own  # stored earlier, and newer all the same
    assert archive.nearest(PAGE, datetime(2023, 6, 1, tzinfo=UTC)) == copy
    assert archive.nearest(PAGE, datetime(2025, 7, 20, tzinfo=UTC)) == own


def test_people_are_told_that_it_is_a_copy_and_of_when(archive: Archive) -> None:
    snapshot = kept(archive)
    listed = " ".join(plain(render_list([snapshot])).split())
    assert "web archive" in listed
    assert "as it was on 2023-05-04 12:00" in listed
    shown = plain(render_one(snapshot, archive.steps(snapshot), [snapshot]))
    assert "copy of   2023-05-04T12:00:00Z, by the word of archive.example" in shown
    assert render_list_csv([snapshot]).splitlines()[1].endswith("2023-05-04T12:00:00Z")


def test_there_must_be_something_to_store(archive: Archive) -> None:
    with archive.writing("run", clock=clock_at(0)) as writer, pytest.raises(ValueError, match="nothing to store"):
        writer.add_memento([], PAGE, MAY)
