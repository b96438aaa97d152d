"""A web archive that the settings name, and what its tests find there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import pytest

from tests.integration.town import page
from tests.unit.fetching.archive_server import WebArchiveServer, web_archive_server

FACT: Final = "The mill closed in 1974 after a flood, as the deed of the parish tells everybody who asks for it."
NOT_FOUND: Final = "Sorry, this page is not here. It may never have been here, or it was taken away by somebody."
MAY: Final = datetime(2023, 5, 4, 12, tzinfo=UTC)


def body(title: str, *sentences: str) -> bytes:
    return page(title, *sentences).split(b"\r\n\r\n", 1)[1]


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebArchiveServer]:
    """Return the web archive that the settings name, with its index."""
    with web_archive_server() as server:
        monkeypatch.setenv("VERIFIER_WEB_ARCHIVES", server.setting)
        yield server
