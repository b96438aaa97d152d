"""A real browser for system tests: the Chromium of the operating system, driven by Playwright."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # scripts; some of their parts are used here as well

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Return a headless Chromium; a missing one fails the tests, for they were asked for."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only these tests need it installed

    found = os.environ.get("VERIFIER_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "system tests need Chromium: apt-get install chromium, or set VERIFIER_TEST_CHROMIUM"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*quiet, "--disable-sync", "--no-first-run"])
        yield started
        started.close()
