"""Full disks, locks, missing permissions, damage, strangers' files: one clear message each, and nothing lost."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, town
from verifier.archive.archive import Archive
from verifier.store.store import open_store

__all__ = ["mill", "town"]  # fixtures

COMMAND: Final = (sys.executable, "-m", "verifier.cli.app")
DATABASE: Final = Path(".verifier") / "verifier.db"
SMALL: Final = 2_000_000  # bytes of disk


def message(err: str) -> str:
    """Return what went wrong; there is exactly one message, without a traceback."""
    lines = [line for line in err.splitlines() if line.startswith("verifier: ")]
    assert len(lines) == 1, err
    assert "Traceback" not in err
    assert "internal error" not in err
    return lines[0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk with little room, if this system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not (mount and unmount):
        pytest.skip("no disk can be mounted here")
    size = f"size={SMALL}"
    made = subprocess.run([mount, "-t", "tmpfs", "-o", size, "none", str(folder)], capture_output=True, check=False)  # noqa: S603
    if made.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run([unmount, str(folder)], check=True)  # noqa: S603


def fill(path: Path) -> None:
    """Write to a file until the disk is full."""
    with path.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"0" * 4096)


@pytest.mark.parametrize("option", ["--archive", "--database"])
def test_a_full_disk_is_told_and_what_was_there_is_sound(
    mill: Path, verifier: Verifier, small_disk: Path, option: str
) -> None:
    target = small_disk / ("snapshots" if option == "--archive" else "verifier.db")
    assert verifier("check", *OPEN, option, target).code == 1
    filler = small_disk / "filler"
    fill(filler)
    claims = mill / "claims" / "mill.yaml"
    claims.write_text(claims.read_text().replace("The mill belonged", "Once the mill belonged"))
    ran = verifier("check", *OPEN, option, target, "--refresh")
    assert (ran.code, ran.out) == (2, "")
    assert any(words in message(ran.err) for words in ("disk", "no space"))
    filler.unlink()
    assert verifier("check", *OPEN, option, target).code == 1
    assert Archive(small_disk / "snapshots" if option == "--archive" else mill / "snapshots").verify() == []
    with open_store(mill / DATABASE if option == "--archive" else target) as store:
        assert store.check() == []


LIMITED: Final = """\
import resource, sys
from verifier.cli.app import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.parametrize("limit", [0, 600, 30_000, 90_000])
def test_where_no_file_may_grow_any_more_that_is_told(mill: Path, verifier: Verifier, limit: int) -> None:
    arguments = ["-c", LIMITED, str(limit), "check", *OPEN, "--quiet"]
    ran = subprocess.run([sys.executable, *arguments], cwd=mill, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 2, ran.stdout + ran.stderr
    message(ran.stderr)
    assert verifier("check", *OPEN).code == 1
    assert Archive(mill / "snapshots").verify() == []
    with open_store(mill / DATABASE) as store:
        assert store.check() == []


def test_a_locked_database_is_told_and_left_alone(
    mill: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier("check", *OPEN)
    monkeypatch.setattr("verifier.cli.desk.open_store", partial(open_store, patience=0.2))
    holder = sqlite3.connect(mill / DATABASE, isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        ran = verifier("check", *OPEN)
    finally:
        holder.close()
    assert (ran.code, ran.out) == (2, "")
    assert "is in use by another process" in message(ran.err)
    assert verifier("check", *OPEN).code == 1


def without_rights(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run verifier as somebody for whom permissions count, which they do not for root."""
    command = [*COMMAND, *arguments]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if not setpriv:
            pytest.skip("permissions do not count for root")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other things there")
def test_a_read_only_archive_is_told_where_something_is_to_be_captured(mill: Path, town: Town) -> None:
    (mill / "snapshots").mkdir(mode=0o555)
    ran = without_rights(mill, "check", *OPEN)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "snapshots" in message(ran.stderr)
    assert town.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other things there")
def test_a_read_only_archive_is_read(mill: Path, verifier: Verifier) -> None:
    verifier("snapshot", *OPEN)
    (mill / "snapshots").chmod(0o555)
    try:
        ran = without_rights(mill, "check", "--offline", "--format", "json")
    finally:
        (mill / "snapshots").chmod(0o755)
    assert ran.returncode == 1
    results = json.loads(ran.stdout)
    assert results["counts"]["pairs_judged"] == 2
    assert "ledger-not-written" in {found["code"] for found in results["findings"]}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other things there")
def test_where_no_database_can_be_made_the_way_without_one_is_told(newsroom: Path) -> None:
    newsroom.chmod(0o555)
    try:
        ran = without_rights(newsroom, "check")
        assert (ran.returncode, ran.stdout) == (2, "")
        message(ran.stderr)
        assert "--no-store" in ran.stderr
        assert without_rights(newsroom, "check", "--no-store").returncode == 1
    finally:
        newsroom.chmod(0o755)


def test_a_damaged_snapshot_costs_itself_alone(mill: Path, verifier: Verifier, town: Town) -> None:
    town.pages["/lost"] = town.pages["/deed"].replace(b"1974", b"1975")
    verifier("snapshot", *OPEN, "--source", "deed")
    verifier("snapshot", *OPEN, "--source", "lost")
    first = Archive(mill / "snapshots").latest(f"{town.url}/deed")
    warc = mill / "snapshots" / first.warc
    data = bytearray(warc.read_bytes())
    for place in range(first.offset + first.length // 2, first.offset + first.length // 2 + 8):
        data[place] ^= 0xFF
    warc.chmod(0o644)
    warc.write_bytes(data)
    (mill / DATABASE).unlink()
    ran = verifier("check", "--offline", "--format", "json")
    results = json.loads(ran.out)
    verdicts = {result["claim"]: result["verdict"] for result in results["results"]}
    assert verdicts["mill/closed"] == "unavailable"
    assert verdicts["mill/elsewhere"] == "refuted"
    found = [found for found in results["findings"] if found["severity"] == "error"]
    assert len(found) == 1
    assert "its snapshot is damaged" in found[0]["message"]
    assert found[0]["line"] == 4
    assert "again" in found[0]["hint"]
    assert ran.code == 1
    assert verifier("check", *OPEN, "--refresh").code == 1
    assert json.loads(verifier("check", "--offline", "--format", "json").out)["counts"]["pairs_judged"] == 3


def test_with_the_text_in_the_database_a_damaged_snapshot_is_not_needed(
    mill: Path, verifier: Verifier, town: Town
) -> None:
    verifier("check", *OPEN)
    warc = mill / "snapshots" / Archive(mill / "snapshots").latest(f"{town.url}/deed").warc
    warc.chmod(0o644)
    warc.write_bytes(warc.read_bytes()[:-1] + b"\0")
    assert "nothing changed" in verifier("check", "--offline").err


@pytest.mark.parametrize("kind", ["newer", "other", "text"])
def test_a_database_of_somebody_else_is_told_and_left_as_it_is(mill: Path, verifier: Verifier, kind: str) -> None:
    path = mill / DATABASE
    path.parent.mkdir()
    if kind == "text":
        path.write_text("This is a diary, and no database at all. " * 30)
    elif kind == "newer":
        with open_store(path):
            pass
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE stamps (country TEXT)")
        connection.close()
    before = path.read_bytes()
    ran = verifier("check", *OPEN)
    assert (ran.code, ran.out) == (2, "")
    assert "verifier.db" in message(ran.err)
    assert path.read_bytes() == before
    assert not (mill / "snapshots").exists()


def test_a_ledger_with_marks_of_a_merge_is_told(mill: Path, verifier: Verifier, town: Town) -> None:
    verifier("snapshot", *OPEN)
    ledger = mill / "snapshots" / "ledger.jsonl"
    ledger.write_text("<<<<<<< ours\n" + ledger.read_text())
    before = ledger.read_bytes()
    town.asked.clear()
    ran = verifier("check", *OPEN)
    assert (ran.code, ran.out) == (2, "")
    assert "ledger.jsonl:1" in message(ran.err)
    assert (ledger.read_bytes(), town.asked) == (before, [])
