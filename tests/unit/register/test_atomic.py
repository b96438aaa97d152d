"""New files come into being whole, and never in the place of others."""

import os
import stat
from pathlib import Path

import pytest

from verifier.errors import OutputError
from verifier.register.atomic import create_file


def test_a_new_file_is_there_with_its_folders_and_nothing_besides(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.yaml"
    create_file(path, b"x")
    assert path.read_bytes() == b"x"
    assert [each.name for each in path.parent.iterdir()] == ["b.yaml"]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    create_file(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == stat.S_IMODE((tmp_path / "b").stat().st_mode)


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_what_is_there_is_never_touched(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    if kind == "file":
        path.write_bytes(b"old")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        create_file(path, b"new")
    assert kind != "file" or path.read_bytes() == b"old"
    assert not (tmp_path / "nowhere").exists()


def test_a_file_made_meanwhile_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, link = tmp_path / "a", os.link

    def late(source: Path, target: Path) -> None:
        path.write_bytes(b"theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        create_file(path, b"ours")
    assert path.read_bytes() == b"theirs"


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verifier.register.atomic._write_through", full)
    with pytest.raises(OutputError, match="No space left"):
        create_file(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    create_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
