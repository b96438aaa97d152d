"""Dead sources judged by the copies of a web archive on loopback: only for want of a snapshot, and never in secret."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, page, town
from tests.integration.web_archive import FACT, MAY, NOT_FOUND, archive, body
from tests.unit.archive.second_readers import check_by_others
from tests.unit.fetching.archive_server import WebArchiveServer
from tests.unit.fetching.servers import ok
from verifier.archive.archive import Archive
from verifier.domain.snapshot import CaptureMethod
from verifier.register.ledger import read_ledger, update_ledger

__all__ = ["archive", "mill", "town"]  # fixtures


@pytest.fixture
def cited(mill: Path) -> Path:
    """Return the project; its document is of the 4th of May 2023."""
    path = mill / "claims" / "mill.yaml"
    path.write_text(path.read_text().replace("title: The mill}", "title: The mill, published: 2023-05-04}"))
    return mill


def check(verifier: Verifier, *arguments: str) -> dict[str, Any]:
    ran = verifier("check", "--format", "json", "--quiet", "--fail-on", "never", *OPEN, *arguments)
    found: dict[str, Any] = json.loads(ran.out)
    return found


def claim(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["results"] if each["claim"] == f"mill/{name}")


def link(found: dict[str, Any], end: str) -> dict[str, Any]:
    return next(each for each in found["links"] if each["url"].endswith(end))


def of_lost(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in found["findings"] if each["subject"].endswith("/lost")]


def test_a_dead_source_is_judged_by_the_copy_nearest_to_its_citation_and_that_is_said(
    cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY - timedelta(days=1), body("Page not found", NOT_FOUND))
    archive.keep(lost, MAY - timedelta(days=2), body("The mill", FACT))
    archive.keep(lost, MAY + timedelta(days=300), body("The mill", FACT.replace("1974", "1947")))
    found = check(verifier)
    at, copy = MAY - timedelta(days=2), archive.address(lost, MAY - timedelta(days=2))
    judged = claim(found, "elsewhere")
    assert judged["verdict"] == "supported"
    source = judged["cited"]["sources"][0]
    assert (source["url"], source["archived_at"], source["memento_at"]) == (lost, copy, f"{at:%Y-%m-%dT%H:%M:%SZ}")
    assert (link(found, "/lost")["status"], link(found, "/lost")["archived_at"]) == ("not_found", copy)
    (finding,) = of_lost(found)
    host = archive.url.removeprefix("http://")
    assert finding["code"] == "link-not-found"
    assert f"judged by the copy of {host} from 2023-05-02" in finding["message"]
    assert copy in finding["hint"]
    assert claim(found, "closed")["cited"]["sources"][0]["archived_at"] is None
    assert all("deed" not in path for path in archive.asked)
    assert cited.exists()


def test_the_copy_is_kept_as_the_answer_of_the_web_archive(
    cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("The mill", FACT))
    check(verifier)
    kept = Archive(cited / "snapshots")
    (copy,) = [each for each in kept.snapshots(lost) if each.method is CaptureMethod.MEMENTO]
    assert copy.final_url == archive.address(lost, MAY).replace("/http", "id_/http", 1)
    assert copy.memento_at == MAY
    assert kept.payload(copy) == body("The mill", FACT)
    assert kept.verify() == []
    assert check_by_others(kept) > 0
    assert "web archive" in verifier("archive", "list").out
    assert verifier("archive", "export", "--wacz", "all.wacz").code == 0


@pytest.mark.usefixtures("cited")
def test_an_archive_without_an_index_will_do(
    verifier: Verifier, town: Town, archive: WebArchiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFIER_WEB_ARCHIVES", archive.timegate)
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("404 Not Found", NOT_FOUND))
    archive.keep(lost, MAY - timedelta(days=9), body("The mill", FACT))
    assert link(check(verifier), "/lost")["archived_at"] == archive.address(lost, MAY - timedelta(days=9))
    assert any("timemap" in path for path in archive.asked)


@pytest.mark.usefixtures("cited")
def test_the_page_is_tried_again_and_the_archive_is_not(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    check(verifier)
    archive.asked.clear()
    town.asked.clear()
    assert claim(check(verifier), "elsewhere")["verdict"] == "supported"
    assert (town.asked, archive.asked) == (["/lost"], [])
    town.pages["/lost"] = page("The mill", FACT.replace("1974", "1947"))
    found = check(verifier)
    assert claim(found, "elsewhere")["verdict"] == "refuted"  # the page itself goes before any copy
    assert of_lost(found) == []


@pytest.mark.usefixtures("cited")
@pytest.mark.parametrize("form", ["console", "markdown", "html", "csv", "github", "sarif", "junit"])
def test_every_report_says_it_also_offline(
    verifier: Verifier, town: Town, archive: WebArchiveServer, form: str
) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("The mill", FACT.replace("1974", "1947")))
    check(verifier)
    ran = verifier("check", "--offline", "--quiet", "--format", form)
    told = "".join(ran.out.split())
    words = "".join(f"the copy of {archive.url.removeprefix('http://')} from 2023-05-04".split())
    assert (archive.address(lost, MAY) if form == "csv" else words) in told.replace("\\", "").replace("%3A", ":")


@pytest.mark.usefixtures("cited")
def test_what_is_judged_by_a_copy_is_a_finding_even_if_nothing_was_requested(
    verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    check(verifier)
    (finding,) = of_lost(check(verifier, "--offline"))
    assert (finding["code"], finding["severity"]) == ("link-web-archive", "warning")


@pytest.mark.usefixtures("cited")
def test_a_snapshot_of_our_own_goes_before_any_copy(verifier: Verifier, town: Town, archive: WebArchiveServer) -> None:
    check(verifier)
    del town.pages["/deed"]
    archive.keep(f"{town.url}/deed", MAY, body("The deed", FACT.replace("1974", "1947")))
    found = check(verifier, "--refresh")
    assert claim(found, "closed")["verdict"] == "supported"
    assert all("deed" not in path for path in archive.asked)


@pytest.mark.usefixtures("cited")
def test_nobody_is_asked_where_that_is_not_wanted(
    verifier: Verifier, town: Town, archive: WebArchiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    for arguments in (["--no-web-archives"], ["--offline"], ["--no-store"]):
        assert claim(check(verifier, *arguments), "elsewhere")["verdict"] == "unavailable"
    monkeypatch.setenv("VERIFIER_WEB_ARCHIVES", "none")
    assert claim(check(verifier), "elsewhere")["verdict"] == "unavailable"
    assert archive.asked == []


@pytest.mark.usefixtures("cited")
@pytest.mark.parametrize("refusal", ["503 Service Unavailable", "200 OK"])
def test_an_archive_that_fails_breaks_nothing(
    verifier: Verifier, town: Town, archive: WebArchiveServer, refusal: str
) -> None:
    archive.refusal = ok(b"\x00 no index", status=refusal)
    found = check(verifier)
    assert claim(found, "elsewhere")["verdict"] == "unavailable"
    assert claim(found, "closed")["verdict"] == "supported"
    (finding,) = of_lost(found)
    assert "web archive" in finding["message"]
    assert town.asked


def test_one_failure_is_no_death(cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("The mill", FACT))
    town.pages["/lost"] = ok(b"broken", status="500 Internal Server Error")
    assert claim(check(verifier), "elsewhere")["verdict"] == "unavailable"
    assert archive.asked == []
    today = datetime.now(UTC).date()

    def older(days: int) -> date:
        return today - timedelta(days=days)

    update_ledger(
        cited / "snapshots" / "ledger.jsonl",
        lambda ledger: ledger.with_failure(lost, older(1)).with_failure(lost, older(2)),
    )
    assert claim(check(verifier), "elsewhere")["verdict"] == "supported"


def test_the_ledger_does_not_take_a_copy_for_the_page(
    cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("The mill", FACT))
    check(verifier)
    entry = read_ledger(cited / "snapshots" / "ledger.jsonl").entry(lost)
    assert (entry.last_ok, entry.text_sha256, len(entry.failing_days)) == (None, "", 1)
    assert [anchor.quote for anchor in entry.anchors] == [FACT]  # by which `links` tells whether it still says it
    verifier("links", "--quiet", *OPEN)
    assert read_ledger(cited / "snapshots" / "ledger.jsonl").entry(lost).last_ok is None


def test_snapshot_keeps_a_copy_of_what_is_dead(
    cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    lost = f"{town.url}/lost"
    archive.keep(lost, MAY, body("The mill", FACT))
    ran = verifier("snapshot", "--quiet", *OPEN, "--no-web-archives")
    assert (ran.code, archive.asked) == (1, [])
    ran = verifier("snapshot", "--quiet", *OPEN)
    assert ran.code == 1  # the address is dead all the same
    assert "1 of 2 captured" in ran.out
    assert "".join(f"is kept: {archive.address(lost, MAY)}".split()) in "".join(ran.out.split())
    assert [each.method for each in Archive(cited / "snapshots").snapshots(lost)][-1] is CaptureMethod.MEMENTO
    assert claim(check(verifier, "--offline"), "elsewhere")["verdict"] == "supported"


def test_rebuilding_the_database_reads_copies_too(
    cited: Path, verifier: Verifier, town: Town, archive: WebArchiveServer
) -> None:
    archive.keep(f"{town.url}/lost", MAY, body("The mill", FACT))
    check(verifier)
    (cited / ".verifier" / "verifier.db").unlink()
    assert verifier("db", "rebuild").code == 0
    assert claim(check(verifier, "--offline"), "elsewhere")["verdict"] == "supported"
