"""``verifier check`` whole: capture, memory, links, the ledger, and what a second run does not do again."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, page, town
from verifier.archive.archive import Archive
from verifier.register.ledger import read_ledger
from verifier.store.store import open_store

__all__ = ["mill", "town"]  # fixtures


def report(verifier: Verifier, *options: str) -> Any:
    return json.loads(verifier("check", "--format", "json", *OPEN, *options).out)


def verdicts(results: Any) -> dict[str, str]:
    return {result["claim"].split("/")[1]: result["verdict"] for result in results["results"]}


ALL = {"closed": "supported", "wheel": "refuted", "elsewhere": "unavailable", "owner": "unavailable"}


def test_addresses_are_captured_archived_read_and_judged(mill: Path, verifier: Verifier, town: Town) -> None:
    results = report(verifier)
    assert verdicts(results) == ALL
    assert sorted(town.asked) == ["/deed", "/lost"]
    archive = Archive(mill / "snapshots")
    assert archive.verify() == []
    deed = archive.latest(f"{town.url}/deed")
    judgement = results["results"][0]["cited"]["sources"][0]
    assert judgement["snapshot_sha256"] == deed.payload_sha256
    assert judgement["url"] == deed.url
    assert judgement["captured_at"][:19] == deed.captured_at.isoformat()[:19]


def test_evidence_stands_in_the_text_made_of_the_archived_bytes(mill: Path, verifier: Verifier) -> None:
    results = report(verifier)
    with open_store(mill / ".verifier" / "verifier.db") as store:
        for judgement in (one for result in results["results"] for one in result["cited"]["sources"]):
            for evidence in judgement["evidence"]:
                text = store.text_with(evidence["text_sha256"])
                assert text.content[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert store.check() == []


def test_a_captured_404_page_is_never_judged(mill: Path, verifier: Verifier, town: Town) -> None:
    del mill
    results = report(verifier)
    lost = results["results"][2]["cited"]["sources"][0]
    assert (lost["verdict"], lost["unavailable"], lost["evidence"]) == ("unavailable", "dead", [])
    link = next(link for link in results["links"] if link["url"] == f"{town.url}/lost")
    assert (link["status"], link["http_status"], link["captured_at"]) == ("not_found", 404, None)
    assert link["cited_at"] == [{"file": "claims/mill.yaml", "line": 5, "claim": "mill/elsewhere"}]
    found = next(found for found in results["findings"] if found["code"] == "link-not-found")
    assert (found["file"], found["line"], found["severity"]) == ("claims/mill.yaml", 5, "warning")


def test_a_second_run_neither_requests_nor_reads_nor_matches(
    mill: Path, verifier: Verifier, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    del mill
    first = report(verifier)
    town.asked.clear()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("this is known")

    for name in ("match", "prepare", "text_of"):
        monkeypatch.setattr(f"verifier.pipeline.work.{name}", never)
    ran = verifier("check", "--format", "json", *OPEN)
    assert json.loads(ran.out)["results"] == first["results"]
    assert "nothing changed: 2 judgements reused, nothing was read or matched" in ran.err
    assert town.asked == ["/lost"]  # what is dead is asked for again


def test_a_local_file_is_remembered_by_its_bytes(newsroom: Path, verifier: Verifier) -> None:
    verifier("check")
    assert "nothing changed: 8 judgements reused" in verifier("check").err
    path = newsroom / "samples" / "harbour-report.txt"
    path.write_text(path.read_text() + "\nThat is all.\n")
    assert "4 judgements reused, 4 new" in verifier("check").err


def test_a_changed_claim_alone_is_matched_again(mill: Path, verifier: Verifier) -> None:
    verifier("check", *OPEN)
    path = mill / "claims" / "mill.yaml"
    path.write_text(path.read_text().replace("700 crowns", "900 crowns"))
    ran = verifier("check", *OPEN)
    assert "1 judgement reused, 1 new" in ran.err
    assert "supported" in ran.out


def test_offline_uses_what_is_there_and_asks_for_nothing(mill: Path, verifier: Verifier, town: Town) -> None:
    results = report(verifier, "--offline")
    assert {link["status"] for link in results["links"]} == {"skipped"}
    assert set(verdicts(results).values()) == {"unavailable"}
    assert not (mill / "snapshots").exists()
    report(verifier)
    town.asked.clear()
    assert verdicts(report(verifier, "--offline"))["wheel"] == "refuted"
    assert town.asked == []


def test_refresh_captures_anew_and_the_older_snapshot_stays(mill: Path, verifier: Verifier, town: Town) -> None:
    report(verifier)
    town.pages["/deed"] = page(
        "The deed", "The wheel of the mill was sold for 700 crowns in 1975, says the new deed of all."
    )
    assert verdicts(report(verifier))["wheel"] == "refuted"
    assert verdicts(report(verifier, "--refresh"))["wheel"] == "supported"
    assert len(Archive(mill / "snapshots").snapshots(f"{town.url}/deed")) == 2


def test_a_page_that_has_died_is_judged_by_its_snapshot_and_named(mill: Path, verifier: Verifier, town: Town) -> None:
    report(verifier)
    del town.pages["/deed"]
    results = report(verifier, "--refresh")
    assert verdicts(results) == ALL
    found = [found for found in results["findings"] if found["code"] == "link-not-found"]
    assert "2 claims rest on it; judged by the snapshot of" in found[0]["message"]
    entry = read_ledger(mill / "snapshots" / "ledger.jsonl").entry(f"{town.url}/deed")
    assert entry.last_ok is not None
    assert len(entry.failing_days) == 1
    assert len(entry.anchors) == 2


def test_the_ledger_holds_what_the_verdicts_rely_on(mill: Path, verifier: Verifier, town: Town) -> None:
    results = report(verifier)
    path = mill / "snapshots" / "ledger.jsonl"
    entry = read_ledger(path).entry(f"{town.url}/deed")
    judgement = results["results"][0]["cited"]["sources"][0]
    assert entry.text_sha256 == judgement["text_sha256"]
    assert entry.payload_sha256 == judgement["snapshot_sha256"]
    quotes = [result["cited"]["sources"][0]["evidence"][0]["quote"] for result in results["results"][:2]]
    assert [anchor.quote for anchor in entry.anchors] == quotes
    before = path.read_bytes()
    report(verifier, "--offline")
    assert path.read_bytes() == before


def test_a_check_of_one_file_takes_no_anchors_of_another_away(mill: Path, verifier: Verifier, town: Town) -> None:
    report(verifier)
    one = (mill / "claims" / "mill.yaml").read_text().replace("id: mill", "id: other").split("  - id: wheel")[0]
    (mill / "claims" / "other.yaml").write_text(one)
    report(verifier, "claims/other.yaml")
    path = mill / "snapshots" / "ledger.jsonl"
    relying = [anchor.claim for anchor in read_ledger(path).entry(f"{town.url}/deed").anchors]
    assert sorted(relying) == ["mill/closed", "mill/wheel", "other/closed"]
    (mill / "claims" / "mill.yaml").unlink()
    report(verifier)  # the whole register: nothing rests on the wheel any more
    assert len(read_ledger(path).entry(f"{town.url}/deed").anchors) == 1


def test_loopback_is_refused_unless_allowed(mill: Path, verifier: Verifier, town: Town) -> None:
    del mill
    ran = verifier("check")
    assert "link-refused-address" in ran.out
    assert "--allow-network" in ran.out
    assert town.asked == []


def test_what_the_network_stopped_makes_the_run_incomplete(mill: Path, verifier: Verifier, town: Town) -> None:
    path = mill / "claims" / "mill.yaml"
    path.write_text(path.read_text().replace(f"{town.url}/lost", "http://127.0.0.1:9/").replace("700", "900"))
    ran = verifier("check", *OPEN)
    assert ran.code == 3
    assert "not complete: 1 of 2 addresses could not be captured" in ran.err
    path.write_text(path.read_text().replace("900", "700"))
    assert verifier("check", *OPEN).code == 1  # a refuted claim is graver


def test_a_file_that_is_given_goes_before_the_address(mill: Path, verifier: Verifier, town: Town) -> None:
    (mill / "deed.txt").write_text(
        "The wheel of the mill was sold for 700 crowns in 1975. That is all the deed says here."
    )
    results = report(verifier, "--source", "deed=deed.txt")
    assert verdicts(results)["wheel"] == "supported"
    assert town.asked == ["/lost"]


def test_a_doi_is_asked_of_its_resolver(mill: Path, verifier: Verifier, town: Town) -> None:
    del town
    path = mill / "claims" / "mill.yaml"
    path.write_text(path.read_text().replace("diary: {title: A diary}", "diary: {title: A diary, doi: 10.1000/a<b>c}"))
    links = {link["url"] for link in report(verifier, "--offline")["links"]}
    assert "https://doi.org/10.1000/a%3Cb%3Ec" in links


def test_without_a_store_nothing_is_written(mill: Path, verifier: Verifier, town: Town) -> None:
    verifier("check", *OPEN, "--no-store")
    assert sorted(path.name for path in mill.iterdir()) == ["claims", "verifier.toml"]
    assert town.asked == []
    verifier("check", *OPEN)
    assert "refuted" in verifier("check", "--no-store").out  # snapshots that are there are read


def test_archive_and_database_lie_where_they_are_named(mill: Path, verifier: Verifier) -> None:
    verifier("check", *OPEN, "--archive", "a", "--database", "b/c.db")
    assert sorted(path.name for path in mill.iterdir()) == ["a", "b", "claims", "verifier.toml"]
    assert (mill / "b" / "c.db").is_file()
    assert (mill / "a" / "ledger.jsonl").is_file()


def test_wrong_use_is_told_before_anything_is_made(mill: Path, verifier: Verifier) -> None:
    for options in (["--refresh", "--offline"], ["--refresh", "--no-store"], ["--allow-network", "here"],
                    ["--proxy", "ftp://x"], ["--source", "ded=x.txt"]):  # fmt: skip
        ran = verifier("check", *options)
        assert (ran.code, ran.out) == (2, "")
    assert sorted(path.name for path in mill.iterdir()) == ["claims", "verifier.toml"]


def test_a_run_is_recorded_with_what_it_reported(mill: Path, verifier: Verifier) -> None:
    verifier("check", *OPEN)
    with open_store(mill / ".verifier" / "verifier.db") as store:
        run = store.runs()[0]
        assert (run.command, run.exit_code) == ("check", 1)
        assert dict(run.counts)["matched"] == 2
        reported = {(row.claim, row.name): row.verdict.value for row in store.results(run.id)}
    assert reported["mill/wheel", "deed"] == "refuted"
    assert reported["mill/wheel", "mill"] == "unavailable"


def test_show_reads_snapshots_and_writes_nothing(mill: Path, verifier: Verifier, town: Town) -> None:
    verifier("check", *OPEN)
    town.asked.clear()
    before = sorted(path.stat().st_mtime_ns for path in mill.rglob("*"))
    assert "the source says 900" in verifier("show", "wheel").out
    assert (town.asked, sorted(path.stat().st_mtime_ns for path in mill.rglob("*"))) == ([], before)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), "-c", "user.name=n", "-c", "user.email=n@example.org", *arguments],  # noqa: S607
        check=True, capture_output=True,
    )  # fmt: skip


def test_only_what_has_changed_since_a_commit_is_checked(mill: Path, verifier: Verifier) -> None:
    git(mill, "init", "-q")
    git(mill, "add", "claims")
    git(mill, "commit", "-qm", "claims")
    ran = verifier("check", *OPEN, "--changed-since", "HEAD")
    assert (ran.code, "no claim has changed since HEAD" in ran.err) == (0, True)
    path = mill / "claims" / "mill.yaml"
    path.write_text("# a remark\n" + path.read_text().replace("title: The deed", "title: The old deed"))
    assert report(verifier, "--changed-since", "HEAD")["results"] == []
    path.write_text(path.read_text().replace("700 crowns", "800 crowns"))
    (mill / "claims" / "new.yaml").write_text(
        "schema: 1\ndocument: {id: new, title: New}\nclaims:\n  - {id: one, text: The mill is new.}\n"
    )
    assert set(verdicts(report(verifier, "--changed-since", "HEAD"))) == {"wheel", "one"}
    path.write_text(path.read_text().replace("/lost", "/found"))
    assert set(verdicts(report(verifier, "--changed-since", "HEAD"))) == {"wheel", "one", "elsewhere"}


@pytest.mark.parametrize("reference", ["no-such-branch", "--help", "HEAD:claims", ""])
def test_a_reference_that_git_does_not_know_is_told(mill: Path, verifier: Verifier, reference: str) -> None:
    git(mill, "init", "-q")
    ran = verifier("check", f"--changed-since={reference}")
    assert ran.code == 2
    assert "there is no commit, branch or tag" in ran.err


def test_without_a_repository_that_is_told(mill: Path, verifier: Verifier) -> None:
    del mill
    ran = verifier("check", "--changed-since", "main")
    assert ran.code == 2
    assert "lies in no git repository" in ran.err


def test_conflicts_between_documents_are_reported_and_kept(newsroom: Path, verifier: Verifier) -> None:
    path = newsroom / "claims" / "example.yaml"
    other = path.read_text().replace("id: harbour-news", "id: harbour-post").replace("340 people", "990 people")
    (newsroom / "claims" / "other.yaml").write_text(other)
    results = json.loads(verifier("check", "--format", "json").out)
    assert len(results["conflicts"]) == 1
    conflict = results["conflicts"][0]
    assert {conflict["one"]["claim"], conflict["other"]["claim"]} == {
        "harbour-news/staff-2024", "harbour-post/staff-2024",
    }  # fmt: skip
    assert conflict["one"]["line"] > 0
    with open_store(newsroom / ".verifier" / "verifier.db") as store:
        assert len(store.conflicts()) == 1
    assert "⇄ conflict" in verifier("check").out
    assert "contradict" in verifier("check", "--format", "html").out
    assert "cannot both hold" in verifier("check", "--format", "github").out


def test_a_conflict_of_three_documents_is_told_with_all_who_take_a_side(newsroom: Path, verifier: Verifier) -> None:
    path = newsroom / "claims" / "example.yaml"
    for document in ("harbour-post", "harbour-times"):
        other = path.read_text().replace("id: harbour-news", f"id: {document}").replace("340 people", "990 people")
        (newsroom / "claims" / f"{document}.yaml").write_text(other)
    (conflict,) = json.loads(verifier("check", "--format", "json").out)["conflicts"]
    assert [stand["documents"] for stand in conflict["stands"]] == [["harbour-post", "harbour-times"], ["harbour-news"]]
    places = [position["file"] for stand in conflict["stands"] for position in stand["positions"]]
    assert places == ["claims/harbour-post.yaml", "claims/harbour-times.yaml", "claims/example.yaml"]


def test_a_database_that_was_lost_is_the_same_after_rebuild_and_check(mill: Path, verifier: Verifier) -> None:
    def fingerprint() -> dict[str, str]:
        with open_store(mill / ".verifier" / "verifier.db") as store:
            return store.fingerprint()

    verifier("check", *OPEN)
    before = fingerprint()
    (mill / ".verifier" / "verifier.db").unlink()
    assert verifier("db", "rebuild", "--quiet").code == 0
    verifier("check", "--offline")
    assert fingerprint() == before
