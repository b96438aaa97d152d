"""Tests of writing report files."""

import os
import stat
from pathlib import Path

import pytest

from verifier.errors import OutputError
from verifier.reports.output import require_writable, write_report


def test_a_report_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    plain = tmp_path / "plain"
    plain.touch()
    write_report(path, "Zürich\n")
    assert path.read_bytes() == "Zürich\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_an_old_report_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    path.chmod(0o640)
    write_report(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_report(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_nothing_is_left_beside_a_report(tmp_path: Path) -> None:
    write_report(tmp_path / "report.html", "new")
    assert os.listdir(tmp_path) == ["report.html"]  # noqa: PTH208


def test_a_failed_writing_leaves_the_old_report_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_report(path, "new")
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["report.html"])  # noqa: PTH208


@pytest.mark.parametrize("name", ["", "missing/report.html", "file/report.html", "x" * 300, "null\0character"])
def test_where_nothing_can_be_written_is_known_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as caught:
        require_writable(tmp_path / name)
    assert caught.value.hint


def test_a_device_is_written_to_as_it_is() -> None:
    require_writable(Path(os.devnull))
    write_report(Path(os.devnull), "gone")
    assert Path(os.devnull).is_char_device()
