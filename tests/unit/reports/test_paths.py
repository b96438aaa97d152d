"""Tests of paths as reports show them."""

from pathlib import Path

import pytest

from verifier.reports.paths import Ground, ground_of, shown_path


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("claims/../samples/x.txt", "samples/x.txt"),
        ("./claims/a.yaml", "claims/a.yaml"),
        ("claims//a.yaml", "claims/a.yaml"),
        ("../other/a.yaml", "../other/a.yaml"),
        ("/srv/claims/../a.yaml", "/srv/a.yaml"),
        ("", ""),
        ("null\0/../character", "null\0/../character"),
    ],
)
def test_a_path_is_shown_without_detours(file: str, shown: str) -> None:
    assert shown_path(file) == shown


def test_a_detour_through_a_link_is_kept_for_it_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "far" / "claims").mkdir(parents=True)
    (tmp_path / "claims").symlink_to("far/claims")
    assert shown_path("claims/../samples/x.txt") == "claims/../samples/x.txt"


@pytest.mark.parametrize(
    ("file", "relative", "uri"),
    [
        ("claims/a.yaml", "desk/claims/a.yaml", "desk/claims/a.yaml"),
        ("../a.yaml", "a.yaml", "a.yaml"),
        ("/project/a b.yaml", "a b.yaml", "a%20b.yaml"),
        ("a:b#c?d%.yaml", "desk/a:b#c?d%.yaml", "desk/a%3Ab%23c%3Fd%25.yaml"),
        ("../../other/é.yaml", "/other/é.yaml", "file:///other/%C3%A9.yaml"),
        ("\udcff.yaml", "desk/\udcff.yaml", "desk/%FF.yaml"),  # a name that is no UTF-8
    ],
)
def test_machines_get_paths_from_the_root_of_the_repository(file: str, relative: str, uri: str) -> None:
    ground = Ground(Path("/project/desk"), Path("/project"))
    assert ground.relative(file) == relative
    assert ground.uri(file) == uri


def test_the_nearest_repository_gives_the_root(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (tmp_path / ".git").mkdir()
    assert ground_of(desk) == Ground(desk, tmp_path)
