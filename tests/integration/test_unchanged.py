"""Pages that have not changed: the server says so, the archive keeps that it did, and verdicts stay as they are."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from tests.integration.test_links import FACT, WHEEL, check, ledger_of, link, links
from tests.integration.town import OPEN, Town, mill, page, town
from tests.unit.fetching.servers import ok
from verifier.archive.archive import Archive
from verifier.domain.snapshot import Snapshot
from verifier.register.ledger import read_ledger

__all__ = ["mill", "town"]  # fixtures

VERSION = '"deed-1"'
NO_ROBOTS = ok(b"User-agent: *\nDisallow: /deed\n", "Content-Type: text/plain")


@pytest.fixture
def versioned(mill: Path, town: Town) -> Path:
    """Return the project of the mill, whose deed has a version by which the server knows it."""
    head, _, body = town.pages["/deed"].partition(b"\r\n")
    town.pages["/deed"] = head + f"\r\nETag: {VERSION}\r\n".encode() + body
    town.versions["/deed"] = VERSION
    return mill


def deeds(project: Path, town: Town) -> list[Snapshot]:
    return Archive(project / "snapshots").snapshots(f"{town.url}/deed")


def statuses(project: Path, town: Town) -> list[int]:
    """Return what the server answered for each snapshot of the deed."""
    archive = Archive(project / "snapshots")
    return [archive.steps(snapshot)[-1].status for snapshot in deeds(project, town)]


def test_a_refreshed_page_that_is_unchanged_is_kept_as_seen_again(
    versioned: Path, verifier: Verifier, town: Town
) -> None:
    check(verifier)
    check(verifier, "--refresh")
    assert statuses(versioned, town) == [200, 304]
    first, again = deeds(versioned, town)
    assert (again.http_status, again.payload_sha256) == (200, first.payload_sha256)
    assert verifier("archive", "verify", "--quiet").code == 0


def test_a_snapshot_of_an_unchanged_page_is_taken_all_the_same(versioned: Path, verifier: Verifier, town: Town) -> None:
    for _ in range(3):
        verifier("snapshot", "--source", "deed", "--quiet", *OPEN)
    assert statuses(versioned, town) == [200, 304, 304]


def test_links_ask_only_whether_a_page_has_changed(versioned: Path, verifier: Verifier, town: Town) -> None:
    check(verifier)
    for _ in range(2):
        assert link(links(verifier), "/deed")["drift"] == "none"
    assert statuses(versioned, town) == [200, 200, 304]
    town.pages["/deed"], town.versions["/deed"] = page("The deed", FACT.replace("1974", "1947"), WHEEL), '"deed-2"'
    assert link(links(verifier, code=1), "/deed")["drift"] == "changed"


def test_a_fresh_checkout_trusts_the_ledger_and_has_nothing_to_refer_to(
    versioned: Path, verifier: Verifier, town: Town
) -> None:
    check(verifier)
    links(verifier)
    for path in (versioned / "snapshots").iterdir():
        if path.name != "ledger.jsonl":
            path.unlink()
    deed = link(links(verifier), "/deed")
    assert (deed["http_status"], deed["drift"]) == (304, "none")
    assert deeds(versioned, town) == []


def test_what_is_damaged_is_requested_as_a_whole(versioned: Path, verifier: Verifier, town: Town) -> None:
    check(verifier)
    links(verifier)
    for damaged in deeds(versioned, town):
        spoil(versioned / "snapshots" / damaged.warc, damaged)
    assert link(links(verifier), "/deed")["http_status"] == 200
    assert Archive(versioned / "snapshots").payload(deeds(versioned, town)[-1])


def spoil(path: Path, snapshot: Snapshot) -> None:
    data = bytearray(path.read_bytes())
    data[snapshot.offset + snapshot.length // 2] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("arguments", [[], ["--refresh"]])
def test_a_server_that_says_so_unasked_is_not_believed(
    mill: Path, verifier: Verifier, town: Town, arguments: list[str]
) -> None:
    town.pages["/deed"] = ok(b"", status="304 Not Modified")
    found = json.loads(verifier("check", "--quiet", "--format", "json", *OPEN, *arguments).out)
    (deed,) = (each for each in found["links"] if each["url"].endswith("/deed"))
    assert (deed["status"], deed["captured_at"]) == ("unsupported", None)
    assert statuses(mill, town) == [304]


def test_robots_keep_a_page_out_of_the_archive_and_not_from_being_checked(
    mill: Path, verifier: Verifier, town: Town
) -> None:
    town.pages["/robots.txt"] = NO_ROBOTS
    found = links(verifier)
    assert (link(found, "/deed")["status"], link(found, "/deed")["http_status"]) == ("ok", 200)
    assert deeds(mill, town) == []


def test_robots_may_keep_a_page_from_being_checked_as_well(
    mill: Path, verifier: Verifier, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.pages["/robots.txt"] = NO_ROBOTS
    monkeypatch.setenv("VERIFIER_ROBOTS", "always")
    assert link(links(verifier), "/deed")["status"] == "robots_denied"
    assert "/deed" not in town.asked
    assert read_ledger(ledger_of(mill)).entry(f"{town.url}/deed").failing_days == ()


def test_a_wall_met_while_capturing_is_no_failing_day(mill: Path, verifier: Verifier, town: Town) -> None:
    town.pages["/deed"] = ok(b"no", "Content-Type: text/plain", status="403 Forbidden")
    verifier("check", "--quiet", "--fail-on", "never", *OPEN)
    ledger = read_ledger(ledger_of(mill))
    assert ledger.entry(f"{town.url}/deed").failing_days == ()
    assert ledger.entry(f"{town.url}/lost").failing_days != ()
