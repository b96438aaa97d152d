"""``verifier links`` and a web archive on loopback: which copies it suggests, and what a silent archive costs."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Ran, Verifier
from tests.integration.town import OPEN, Town, mill, page, town
from tests.integration.web_archive import FACT, MAY, NOT_FOUND, archive, body
from tests.unit.fetching.archive_server import WebArchiveServer
from tests.unit.fetching.servers import ok
from verifier.register.ledger import update_ledger

__all__ = ["archive", "mill", "town"]  # fixtures

WHEEL = "Its wheel was sold to the village of Oster for 900 crowns in the spring of 1975."


def links(verifier: Verifier, *arguments: str) -> tuple[dict[str, Any], Ran]:
    ran = verifier("links", "--format", "json", *OPEN, *arguments)
    return json.loads(ran.out), ran


def link(found: dict[str, Any], end: str) -> dict[str, Any]:
    return next(each for each in found["links"] if each["url"].endswith(end))


def hints(found: dict[str, Any], end: str) -> list[str]:
    return [each["hint"] for each in found["findings"] if each["subject"].endswith(end)]


def published(mill: Path, day: str) -> None:
    path = mill / "claims" / "mill.yaml"
    path.write_text(path.read_text().replace("title: The mill}", f"title: The mill, published: {day}}}"))


def test_a_broken_link_gets_the_copy_nearest_to_the_day_of_its_citation(
    mill: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    published(mill, "2023-05-04")
    lost = f"{town.url}/lost"
    for days in (-900, -1, 30, 700):
        archive.keep(lost, MAY + timedelta(days=days), body("The mill", FACT))
    found, ran = links(verifier)
    copy = archive.address(lost, MAY - timedelta(days=1))
    assert link(found, "/lost")["archived_at"] == copy
    assert hints(found, "/lost") == [f"An archived copy of 2023-05-03: {copy}"]
    assert link(found, "/deed")["archived_at"] is None
    assert "web archives" not in ran.err
    assert all("deed" not in path for path in archive.asked)


@pytest.mark.usefixtures("mill")
def test_a_copy_of_an_error_page_is_passed_over(verifier: Verifier, town: Town, archive: WebArchiveServer) -> None:
    lost, now = f"{town.url}/lost", datetime.now(UTC)
    archive.keep(lost, now - timedelta(days=1), body("Page not found | Town", NOT_FOUND))
    archive.keep(lost, now - timedelta(days=2), body("Not here", NOT_FOUND), "404 Not Found")
    archive.keep(lost, now - timedelta(days=3), body("The mill", FACT))
    found, _ = links(verifier)
    assert link(found, "/lost")["archived_at"] == archive.address(lost, now - timedelta(days=3))


@pytest.mark.usefixtures("mill")
def test_an_archive_without_an_index_is_asked_by_its_timegate_and_timemap(
    verifier: Verifier, town: Town, archive: WebArchiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFIER_WEB_ARCHIVES", archive.timegate)
    lost, now = f"{town.url}/lost", datetime.now(UTC)
    archive.keep(lost, now - timedelta(days=1), body("404 Not Found", NOT_FOUND))
    archive.keep(lost, now - timedelta(days=9), body("The mill", FACT))
    found, _ = links(verifier)
    assert link(found, "/lost")["archived_at"] == archive.address(lost, now - timedelta(days=9))
    assert any("timemap" in path for path in archive.asked)


@pytest.mark.usefixtures("mill")
def test_a_page_that_no_longer_says_it_gets_a_copy_that_does(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    assert verifier("check", "--quiet", "--fail-on", "never", *OPEN).code == 0
    town.pages["/deed"] = page("The deed", "The parish keeps many deeds, which may be read on weekdays.", WHEEL)
    deed, now = f"{town.url}/deed", datetime.now(UTC)
    archive.keep(deed, now - timedelta(days=1), body("The deed", "The parish keeps many deeds.", WHEEL))
    archive.keep(deed, now - timedelta(days=2), body("The deed", FACT.replace("1974", "1947"), WHEEL))
    archive.keep(deed, now - timedelta(days=3), body("The deed", FACT, WHEEL))
    found, _ = links(verifier)
    assert link(found, "/deed")["drift"] == "gone"
    copy = archive.address(deed, now - timedelta(days=3))
    assert link(found, "/deed")["archived_at"] == copy
    assert set(hints(found, "/deed")) == {
        f"An archived copy of {now - timedelta(days=3):%Y-%m-%d}, which says it: {copy}"
    }


@pytest.mark.usefixtures("mill")
def test_a_copy_that_does_not_say_it_replaces_a_dead_page_but_not_one_that_is_up(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    assert verifier("check", "--quiet", "--fail-on", "never", *OPEN).code == 0
    deed, now = f"{town.url}/deed", datetime.now(UTC)
    archive.keep(deed, now - timedelta(days=1), body("The deed", "The parish keeps many deeds, as parishes do.", WHEEL))
    town.pages["/deed"] = page("The deed", "The parish keeps many deeds, which may be read on weekdays.", WHEEL)
    found, _ = links(verifier)
    assert (link(found, "/deed")["drift"], link(found, "/deed")["archived_at"]) == ("gone", None)
    del town.pages["/deed"]
    found, _ = links(verifier)
    assert link(found, "/deed")["archived_at"] == archive.address(deed, now - timedelta(days=1))
    assert "but it does not say what the claims rest on" in hints(found, "/deed")[0]


def test_without_a_day_of_citation_the_day_counts_when_the_page_was_last_well(
    mill: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    lost = f"{town.url}/lost"
    update_ledger(
        mill / "snapshots" / "ledger.jsonl", lambda ledger: ledger.with_capture(lost, MAY, payload_sha256="0" * 64)
    )
    archive.keep(lost, MAY - timedelta(days=3), body("The mill", FACT))
    archive.keep(lost, MAY + timedelta(days=600), body("The mill", FACT))
    found, _ = links(verifier)
    assert link(found, "/lost")["archived_at"] == archive.address(lost, MAY - timedelta(days=3))


@pytest.mark.usefixtures("mill")
def test_an_archive_in_silence_costs_one_note_and_nothing_else(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    archive.refusal = ok(b"", status="503 Service Unavailable")
    urls = [f"{town.url}/missing/{number}" for number in range(12)]
    found, ran = links(verifier, *urls)
    assert [each["status"] for each in found["links"]] == ["not_found"] * 12
    assert ran.code == 0
    assert ran.err.count("web archives:") == 1
    assert "12 addresses" in ran.err
    assert len(archive.asked) <= 3


@pytest.mark.usefixtures("mill")
def test_nobody_is_asked_where_that_is_not_wanted(
    verifier: Verifier, town: Town, archive: WebArchiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    found, _ = links(verifier, "--no-web-archives")
    assert link(found, "/lost")["archived_at"] is None
    monkeypatch.setenv("VERIFIER_WEB_ARCHIVES", "none")
    links(verifier)
    assert archive.asked == []


@pytest.mark.usefixtures("mill")
def test_requests_to_archives_count_in_the_budget(verifier: Verifier, town: Town, archive: WebArchiveServer) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    found, ran = links(verifier, f"{town.url}/lost", "--max-requests", "1")
    assert (link(found, "/lost")["status"], link(found, "/lost")["archived_at"]) == ("not_found", None)
    assert "the budget left nothing for 1 address" in ran.err
    assert archive.asked == []
    found, ran = links(verifier, f"{town.url}/lost", "--max-requests", "2")
    assert len(archive.asked) == 1
    assert link(found, "/lost")["archived_at"] is None
    assert "nobody knows" in ran.err


@pytest.mark.usefixtures("mill")
def test_a_page_with_several_fragments_is_looked_for_once(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    found, _ = links(verifier, f"{town.url}/lost#a", f"{town.url}/lost#b")
    assert {each["archived_at"] for each in found["links"]} == {archive.address(f"{town.url}/lost", MAY)}
    assert len(archive.asked) == 2  # the index and the copy


def test_what_is_not_due_is_not_looked_for(mill: Path, verifier: Verifier, archive: WebArchiveServer) -> None:
    links(verifier)
    archive.asked.clear()
    links(verifier, "--due")
    assert archive.asked == []
    assert mill.exists()


@pytest.mark.usefixtures("mill")
def test_the_console_names_a_copy_once(verifier: Verifier, town: Town, archive: WebArchiveServer) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    shown = "".join(verifier("links", "--quiet", *OPEN).out.split())
    assert shown.count(archive.address(f"{town.url}/lost", MAY)) == 1
