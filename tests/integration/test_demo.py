"""``verifier demo`` from its first page to its reports: really served, captured, checked, and everything put away."""

import contextlib
import io
import json
import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

import pytest

from tests.integration.conftest import Ran, Verifier
from tests.unit.archive.second_readers import check_by_others
from verifier.archive.archive import Archive
from verifier.cli.app import main
from verifier.demo import newsroom
from verifier.demo.expected import PROMISE, VERDICTS
from verifier.demo.server import Page
from verifier.domain.text import Text
from verifier.pipeline.origins import reading_name
from verifier.reading.reader import read_bytes

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = "verifier-demo"
LONGEST_S: Final = 120  # the demo takes some seconds; a busy machine may take more


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Play the demo once, in this process, with the default folder; give the folder and what was said."""
    place = tmp_path_factory.mktemp("demo")
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("VERIFIER_MAX_BYTES", "1")  # a person's own settings are not for the demo
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["demo"])
    return place / FOLDER, Ran(code, out.getvalue(), err.getvalue())


def base_of(ran: Ran) -> str:
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", ran.out)
    assert found
    return found[0].rstrip("/")


def is_listening(base: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(base.rsplit(":", 1)[1]))) == 0


def texts_of(archive: Archive) -> dict[str, Text]:
    """Rebuild every text from the archived bytes; by its hash."""
    pages = [each for each in archive.snapshots() if each.http_status == 200]
    texts = [read_bytes(archive.payload(page), name=reading_name(page)) for page in pages]
    return {text.sha256: text for text in texts}


def test_all_goes_as_it_should(played: tuple[Path, Ran]) -> None:
    _, ran = played
    assert (ran.code, ran.err) == (0, "")
    assert "as expected" in ran.out


def test_the_story_shows_each_verdict_and_what_a_link_checker_would_miss(played: tuple[Path, Ran]) -> None:
    said = " ".join(played[1].out.split())
    for part in (
        "2 articles make 16 claims and cite 6 pages",
        "✗ refuted 3 ◐ partial 2 ? not enough info 2 – unavailable 1 ✓ supported 8",
        "“The bridge is 1,840 metres long and stands on 23 piers.”",
        "the source says 221 million euros, the claim says 212 million euros",
        "the source does not name Petra Vossling",
        "sea-cable: The Tolle Bridge opened to traffic in August 2021.",
        "toll-bridge: The Tolle Bridge opened to traffic in May 2021.",
        "/ferry-farewell.html answers 404",
        "somebody edited /press-release.html. It answers 200",
        f"reports: {FOLDER}/report.html",
    ):
        assert part in said


def test_nothing_is_left_running(played: tuple[Path, Ran]) -> None:
    assert not is_listening(base_of(played[1]))
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("verifier")] == []


def test_the_reports_are_there_and_whole(played: tuple[Path, Ran]) -> None:
    folder, _ = played
    first, second = (
        (folder / name).read_text(encoding="utf-8") for name in ("report.html", "report-after-the-change.html")
    )
    for report in (first, second):
        assert report.startswith("<!DOCTYPE html>")
        assert report.rstrip().endswith("</html>")
        assert all(key in report for key in VERDICTS)
    assert first != second


def test_the_archive_is_sound_and_holds_both_versions(played: tuple[Path, Ran]) -> None:
    folder, ran = played
    archive = Archive(folder / "snapshots")
    assert archive.verify() == []
    assert check_by_others(archive) > 0
    payloads = [archive.payload(each) for each in archive.snapshots(f"{base_of(ran)}/press-release.html")]
    assert ["until the end of 2030" in payload.decode() for payload in payloads] == [True, False]


def test_every_quote_stands_at_its_offsets_in_the_text_rebuilt_from_the_archive(
    played: tuple[Path, Ran], verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = played
    monkeypatch.chdir(folder)
    report = json.loads(verifier("check", "--offline", "--quiet", "--format", "json").out)
    texts = texts_of(Archive(folder / "snapshots"))
    quotes = 0
    for result in report["results"]:
        for source in result["cited"]["sources"]:
            for evidence in source["evidence"]:
                content = texts[source["text_sha256"]].content
                assert content[evidence["start"] : evidence["end"]] == evidence["quote"]
                quotes += 1
    assert quotes >= len(VERDICTS) - 1  # the claim with the dead link has none


def test_the_folder_is_a_project_in_which_the_next_check_has_nothing_to_do(
    played: tuple[Path, Ran], verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(played[0])
    ran = verifier("check", "--offline", "--format", "json")
    verdicts = {result["claim"]: result["verdict"] for result in json.loads(ran.out)["results"]}
    assert verdicts[PROMISE] == "not_enough_info"  # by the newest snapshot
    assert "nothing was read or matched" in ran.err


def test_what_stands_in_the_folder_is_not_touched(tmp_path: Path, verifier: Verifier) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    ran = verifier("demo", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "is not an empty folder" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_port_that_is_taken_leaves_no_folder(tmp_path: Path, verifier: Verifier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = verifier("demo", tmp_path / "new", "--port", str(taken.getsockname()[1]))
    assert ran.code == 2
    assert "cannot be used" in ran.err
    assert not (tmp_path / "new").exists()


def test_what_comes_out_otherwise_is_named_and_fails(
    tmp_path: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/ministry.md"
    right = newsroom.pages_before()
    wrong = right | {path: Page("text/markdown", right[path].content.replace(b"221 million", b"212 million"))}
    monkeypatch.setattr("verifier.cli.demo.pages_before", lambda: wrong)
    ran = verifier("demo", tmp_path / "new")
    assert ran.code == 1
    assert "toll-bridge/cost: refuted was expected, supported was found" in " ".join(ran.out.split())
    assert not is_listening(base_of(ran))


def test_an_interruption_leaves_nothing_running(
    tmp_path: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("verifier.cli.demo.story.first_check", interrupted)
    ran = verifier("demo", tmp_path / "new")
    assert ran.code == 130
    assert not is_listening(base_of(ran))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an installation does; give the folder."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=LONGEST_S)  # noqa: S603 - our own words
    (wheel,) = place.glob("*.whl")
    unpack = [sys.executable, "-m", "zipfile", "--extract", str(wheel), str(place / "site")]
    subprocess.run(unpack, check=True, timeout=LONGEST_S)  # noqa: S603 - our own words
    return place / "site"


def test_it_runs_from_an_installed_package_as_a_process_of_its_own(installed: Path, tmp_path: Path) -> None:
    program = (
        "import sys, verifier.cli.app as app; assert app.__file__.startswith(sys.argv.pop(1)); sys.exit(app.main())"
    )
    environment: dict[str, Any] = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program, str(installed), "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / FOLDER / "report.html").exists()
    assert not is_listening(base_of(Ran(run.returncode, run.stdout, run.stderr)))
