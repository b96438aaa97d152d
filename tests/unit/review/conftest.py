"""A store of one's own for each test, and a desk over one run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.review import examples
from verifier.domain.database import Place
from verifier.review.desk import ReviewDesk
from verifier.store.store import Store, open_store


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> ReviewDesk:
    examples.keep_run(store)
    return examples.desk(store, tmp_path)
