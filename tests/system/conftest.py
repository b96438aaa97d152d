"""What system tests share: a browser, started once."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.chromium import chromium

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # scripts; some of their parts are used here as well

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Return a headless Chromium."""
    with chromium() as started:
        yield started
