"""A store of one's own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier.domain.database import Place
from verifier.store.store import Store, open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / ".verifier" / "verifier.db"


@pytest.fixture
def file_store(database: Path) -> Iterator[Store]:
    with open_store(database) as opened:
        yield opened


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
