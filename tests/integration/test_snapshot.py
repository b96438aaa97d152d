"""``verifier snapshot``: captures, copies that people hand in, and what is remembered of both."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, page, town
from verifier.archive.archive import Archive
from verifier.domain.snapshot import CaptureMethod
from verifier.register.ledger import read_ledger
from verifier.store.store import open_store

__all__ = ["mill", "town"]  # fixtures


def test_all_addresses_are_captured_whether_cited_or_not(mill: Path, verifier: Verifier, town: Town) -> None:
    path = mill / "claims" / "mill.yaml"
    path.write_text(
        path.read_text().replace("diary: {", f'spare: {{title: Spare, url: "{town.url}/deed"}}\n  diary: {{')
    )
    ran = verifier("snapshot", *OPEN)
    assert sorted(town.asked) == ["/deed", "/lost"]
    assert "✓ ok 200" in ran.out
    assert "✗ not found" in ran.out
    assert "claims/mill.yaml:5" in ran.out
    assert "1 of 2 captured" in ran.out
    assert ran.code == 1
    verifier("snapshot", *OPEN)
    assert len(Archive(mill / "snapshots").snapshots(f"{town.url}/deed")) == 2  # always anew


def test_ledger_and_store_learn_of_it(mill: Path, verifier: Verifier, town: Town) -> None:
    verifier("snapshot", *OPEN)
    ledger = read_ledger(mill / "snapshots" / "ledger.jsonl")
    deed, lost = ledger.entry(f"{town.url}/deed"), ledger.entry(f"{town.url}/lost")
    snapshot = Archive(mill / "snapshots").latest(deed.url)
    assert (deed.last_ok, deed.payload_sha256) == (snapshot.captured_at, snapshot.payload_sha256)
    assert (lost.last_ok, len(lost.failing_days)) == (None, 1)
    with open_store(mill / ".verifier" / "verifier.db") as store:
        assert store.text_with(deed.text_sha256).title == "The deed"
        assert store.latest_snapshots([deed.url])[deed.url] == snapshot


def test_sources_and_addresses_can_be_named(mill: Path, verifier: Verifier, town: Town) -> None:
    del mill
    assert verifier("snapshot", *OPEN, "--source", "mill/deed").code == 0
    assert town.asked == ["/deed"]
    town.pages["/other"] = page("Other", "This is another page altogether, which nobody cites, and it is in English.")
    assert verifier("snapshot", *OPEN, "--url", f"{town.url}/other").code == 0
    assert town.asked == ["/deed", "/other"]


def test_an_address_needs_no_claim_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier, town: Town
) -> None:
    monkeypatch.chdir(tmp_path)
    town.pages["/a"] = page("A", "This is a page that is captured without any claim files, and it is in English.")
    assert verifier("snapshot", *OPEN, "--url", f"{town.url}/a").code == 0


def test_a_copy_is_kept_as_handed_in_and_judged_from_then_on(mill: Path, verifier: Verifier, town: Town) -> None:
    (mill / "saved.html").write_bytes(b"<p>The mill closed in 1974, says a page that was saved from a browser.</p>")
    ran = verifier("snapshot", "--source", "lost", "--file", "saved.html")
    assert (ran.code, "✓ handed in" in ran.out) == (0, True)
    snapshot = Archive(mill / "snapshots").latest(f"{town.url}/lost")
    assert (snapshot.method, snapshot.http_status) == (CaptureMethod.LOCAL_FILE, 0)
    assert snapshot.media_type == "text/html"
    results = json.loads(verifier("check", "--offline", "--format", "json").out)
    assert results["results"][2]["verdict"] == "supported"
    assert town.asked == []


def test_a_copy_without_a_text_is_kept_and_told(mill: Path, verifier: Verifier) -> None:
    (mill / "scan.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    ran = verifier("snapshot", "--source", "lost", "--file", "scan.pdf")
    assert ran.code == 0
    assert "but no text" in ran.out


def test_programs_get_the_envelope(mill: Path, verifier: Verifier) -> None:
    del mill
    results = json.loads(verifier("snapshot", *OPEN, "--format", "json").out)
    assert results["counts"] == {"links": 2, "snapshots": 1}
    assert [link["status"] for link in results["links"]] == ["ok", "not_found"]
    assert results["snapshots"][0]["method"] == "http"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--source", "ded"], "Did you mean 'deed'?"),
        (["--source", "diary"], "has no URL"),
        (["--url", "ftp://example.org/"], "is no web address"),
        (["--url", "http://user:secret@example.org/"], "user name"),
        (["--file", "claims/mill.yaml"], "--file is a copy of one address"),
        (["--file", "nowhere.pdf", "--source", "deed"], "cannot be opened"),
        (["--file", "verifier.toml", "--source", "deed"], "is empty"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_requested(
    mill: Path, verifier: Verifier, town: Town, arguments: list[str], message: str
) -> None:
    del mill
    ran = verifier("snapshot", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert town.asked == []


def test_claims_without_addresses_are_nothing_to_capture(newsroom: Path, verifier: Verifier) -> None:
    ran = verifier("snapshot")
    assert ran.code == 5
    assert not (newsroom / ".verifier").exists()


def test_an_error_in_a_claim_file_is_told_and_the_others_are_captured(mill: Path, verifier: Verifier) -> None:
    (mill / "claims" / "broken.yaml").write_text("schema: 1\ndocument: [")
    ran = verifier("snapshot", *OPEN, "--source", "deed")
    assert (ran.code, "claims/broken.yaml:" in ran.err) == (1, True)
    assert "1 of 1 captured" in ran.out
    assert verifier("snapshot", "nowhere").code == 1
