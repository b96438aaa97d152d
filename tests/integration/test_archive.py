"""``verifier archive``: what is kept, what a source said on a day, whether all is sound, and giving it on."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from tests.integration.conftest import Ran, Verifier
from tests.unit.archive.examples import clock_at, exchange, sealed, stored
from tests.unit.archive.scene import FIRST, GONE, LATER, MILL, OLD, PDF, SAVED, build_scene
from tests.unit.archive.second_readers import validate_wacz
from tests.unit.archive.test_damage import flip
from verifier.archive.archive import Archive


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return the archive of a project, which is the working directory."""
    (tmp_path / "verifier.toml").touch()
    monkeypatch.chdir(tmp_path)
    return build_scene(tmp_path / "snapshots")


def test_snapshots_are_listed_with_what_was_answered(scene: Archive, verifier: Verifier) -> None:
    del scene
    ran = verifier("archive", "list")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == f"2025-07-12 12:00  200  {MILL}"
    assert "unchanged since 2025-07-12 12:00" in lines[3]
    assert f"2025-07-15 12:00  404  {GONE}" in lines
    assert f"2025-07-16 12:00  handed in  {SAVED}" in lines
    assert lines[-1] == "9 snapshots"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--url", MILL], 5),
        (["--url", "*saved*"], 1),
        (["--since", "2025-07-16"], 2),
        (["--since", "2025-07-16", "--url", MILL], 1),
        (["--url", "*nowhere*"], 0),
    ],
)
def test_a_choice_can_be_listed_in_every_format(
    scene: Archive, verifier: Verifier, options: list[str], count: int
) -> None:
    del scene
    ran = verifier("archive", "list", *options, "--format", "json")
    assert ran.code == (0 if count else 5)
    envelope = json.loads(ran.out)
    assert (envelope["schema"], envelope["counts"], len(envelope["snapshots"])) == (1, {"snapshots": count}, count)
    lines = verifier("archive", "list", *options, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == envelope["snapshots"]
    table = list(csv.DictReader(io.StringIO(verifier("archive", "list", *options, "--format", "csv").out)))
    assert [row["record_id"] for row in table] == [each["record_id"] for each in envelope["snapshots"]]


def shown(verifier: Verifier, *arguments: str) -> str:
    ran: Ran = verifier("archive", "show", *arguments)
    assert ran.code == 0, ran.err
    return ran.out


def test_a_snapshot_is_shown_as_it_came_about(scene: Archive, verifier: Verifier) -> None:
    text = shown(verifier, OLD)
    assert "redirect  301 http://town.example/old" in text
    assert f"page      {MILL}" in text
    assert "with the same content as" in text
    assert hashlib.sha256(FIRST).hexdigest() in text
    seen_again = shown(verifier, MILL, "--at", "2025-07-14")
    assert "304: not modified since" in seen_again
    assert "2025-07-17 12:00" in seen_again  # the others of this URL
    assert "handed this in" in shown(verifier, SAVED)
    snapshot = scene.latest(MILL)
    assert f"kept in   {snapshot.warc}" in shown(verifier, snapshot.record_id)


def test_what_a_source_said_on_a_day_is_its_nearest_snapshot(scene: Archive, verifier: Verifier) -> None:
    del scene
    assert "closed in 1973" in shown(verifier, MILL, "--text")
    assert "closed in 1974" in shown(verifier, MILL, "--text", "--at", "2025-07-13")
    assert "closed in 1973" in shown(verifier, MILL, "--text", "--at", "2025-07-17T12:00:01+00:00")
    assert "closed in 1974" in shown(verifier, MILL, "--text", "--at", "2024-01-01")


def test_heads_are_shown_as_they_were_sent_and_harmless(scene: Archive, verifier: Verifier) -> None:
    with scene.writing("evil", clock=clock_at(200)) as writer:
        writer.add([exchange(b"x", "X-Evil: \x1b[31mred\r\x9b", url=f"{MILL}2")], f"{MILL}2")
    text = shown(verifier, f"{MILL}2", "--headers")
    assert "> GET / HTTP/1.1\n" in text
    assert "< content-TYPE:text/html; charset=utf-8\n" in text
    assert "< X-Evil: \\x1b[31mred\\r" in text
    assert not {"\x1b", "\x9b", "\r"} & set(text)
    steps = json.loads(shown(verifier, OLD, "--format", "json"))["steps"]
    assert [(step["http_status"], step["record"]) for step in steps] == [(301, "response"), (200, "revisit")]


def test_a_text_that_is_hostile_is_shown_harmless(scene: Archive, verifier: Verifier) -> None:
    page = "<p>The mill of this town was \u202eclosed in 1974, as everybody knows who ever asked for it.</p>".encode()
    with scene.writing("evil", clock=clock_at(200)) as writer:
        writer.add([exchange(page, url=f"{MILL}2")], f"{MILL}2")
    assert "\u202e" not in shown(verifier, f"{MILL}2", "--text")


def test_raw_bytes_go_to_files_and_not_to_terminals(
    scene: Archive, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from verifier.cli.app import main  # noqa: PLC0415

    del scene
    assert main(["archive", "show", SAVED, "--raw"]) == 0
    assert capfdbinary.readouterr().out == PDF
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["archive", "show", SAVED, "--raw"]) == 2
    out, err = capfdbinary.readouterr()
    assert (out, b"not shown on a terminal" in err) == (b"", True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "http://town.example/nowhere"], "no snapshot of"),
        (["show", "ffff"], "no snapshot has an id"),
        (["show", "ffff", "--at", "2025-07-12"], "an id is of one snapshot"),
        (["show", MILL, "--raw", "--text"], "exclude one another"),
        (["show", MILL, "--at", "yesterday"], "neither a day nor a time"),
        (["show", SAVED, "--text"], "saved.pdf"),
        (["list", "--since", "2025-13-01"], "is no day"),
        (["export", "--wacz", "nowhere/a.wacz"], "cannot write"),
        (["export"], "--wacz"),
    ],
)
def test_wrong_use_is_told(scene: Archive, verifier: Verifier, arguments: list[str], words: str) -> None:
    del scene
    ran = verifier("archive", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_sound_archive_is_verified(scene: Archive, verifier: Verifier) -> None:
    del scene
    ran = verifier("archive", "verify")
    assert (ran.code, ran.out) == (0, "")
    assert "9 snapshots, nothing to tell" in ran.err
    envelope = json.loads(verifier("archive", "verify", "--format", "json").out)
    assert (envelope["counts"], envelope["findings"]) == ({"snapshots": 9, "findings": 0}, [])


def test_damage_is_told_with_its_file_and_what_to_do(scene: Archive, verifier: Verifier) -> None:
    first = scene.snapshots(MILL)[0]
    flip(sealed(scene)[0], first.offset + first.length // 2)
    ran = verifier("archive", "verify", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    assert f"{first.warc}: error archive-damaged" in ran.out
    assert ran.out.count("archive-damaged") == 4  # and all that refer to it, by name
    assert verifier("archive", "show", OLD, "--text").code == 2
    assert json.loads(verifier("archive", "verify", "--format", "json").out)["counts"]["findings"] == 4


def test_what_a_killed_run_left_is_told_and_what_a_living_one_writes_is_in_order(
    scene: Archive, verifier: Verifier
) -> None:
    with scene.writing("living", clock=clock_at(300)) as writer:
        writer.add([exchange(b"living", hours=300)], MILL)
        ran = verifier("archive", "verify")
        assert (ran.code, "note archive-unsealed a run is writing" in ran.out) == (0, True)
    last = sealed(scene)[-1]
    last.rename(last.with_name(f"{last.name}.open"))
    (scene.folder / "index.cdxj").unlink()
    scene.snapshots()
    ran = verifier("archive", "verify")
    assert (ran.code, "warning archive-unsealed the run that wrote this file was killed" in ran.out) == (1, True)


@pytest.mark.parametrize("action", [["verify"], ["list"], ["export", "--wacz", "a.wacz"]])
def test_an_archive_without_snapshots_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier, action: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert verifier("archive", *action).code == 5
    assert not (tmp_path / "a.wacz").exists()


def test_an_export_is_valid_and_told_by_its_digest(scene: Archive, verifier: Verifier, tmp_path: Path) -> None:
    del scene
    ran = verifier("archive", "export", "--wacz", "mill.wacz", "--url", MILL, "--since", "2025-07-13")
    digest = hashlib.sha256((tmp_path / "mill.wacz").read_bytes()).hexdigest()
    assert (ran.code, ran.out) == (0, f"{digest}  mill.wacz\n")
    assert "4 pages" in ran.err
    validate_wacz(tmp_path / "mill.wacz")


def test_titles_come_from_the_pages_and_damaged_ones_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier
) -> None:
    monkeypatch.chdir(tmp_path)
    archive = Archive(tmp_path / "snapshots")
    one, two = stored(archive, [exchange(FIRST, url=f"{MILL}1")], [exchange(LATER, url=f"{MILL}2")])
    flip(sealed(archive)[0], two.offset + two.length // 2)
    ran = verifier("archive", "export", "--wacz", "a.wacz")
    assert (ran.code, f"{MILL}2: its snapshot is damaged and left out" in ran.err) == (1, True)
    validate_wacz(tmp_path / "a.wacz")
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile("a.wacz") as package:
        _, page = package.read("pages/pages.jsonl").splitlines()
    assert (json.loads(page)["url"], json.loads(page)["title"]) == (one.url, "The mill")


def test_help_teaches_every_action(verifier: Verifier) -> None:
    assert "verify" in verifier("archive", "--help").out
    for action in ("list", "show", "verify", "export"):
        ran = verifier("archive", action, "--help")
        assert f"verifier archive {action}" in ran.out
        assert "Exit code: 0" in ran.out
