"""A desk over a real database made by a real run: the newsroom of the demo, played once and copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.web.desks import NOW, Project, client_of
from verifier.cli.app import main
from verifier.review.opening import open_review


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a newsroom whose pages were captured, changed and captured again."""
    folder = tmp_path_factory.mktemp("newsroom") / "demo"
    assert main(["demo", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def project(played: Path, tmp_path: Path) -> Iterator[Project]:
    """Give a copy of the newsroom with its desk open."""
    folder = tmp_path / "newsroom"
    shutil.copytree(played, folder)
    database = folder / ".verifier" / "verifier.db"
    seconds = count()
    with open_review(
        [folder / "claims"], database, folder / "snapshots", lambda: NOW + timedelta(seconds=next(seconds))
    ) as desk:
        yield Project(folder, desk)


@pytest.fixture
def client(project: Project) -> TestClient:
    """Return a browser of an editor on this machine."""
    return client_of(project)
