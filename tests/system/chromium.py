"""A real browser: the Chromium of the operating system, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


@contextmanager
def chromium() -> "Iterator[Browser]":
    """Give a headless Chromium; a missing one fails, for it was asked for."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only system tests need it installed

    found = os.environ.get("VERIFIER_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "system tests need Chromium: apt-get install chromium, or set VERIFIER_TEST_CHROMIUM"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*QUIET])
        yield started
        started.close()
