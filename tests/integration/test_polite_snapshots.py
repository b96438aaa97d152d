"""``verifier snapshot`` over real sockets: what it says of itself, what it obeys, what it takes for no page."""

from pathlib import Path
from typing import Final

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN
from tests.unit.fetching.servers import ok, routes, serving
from verifier.archive.archive import Archive

PAGE: Final = ok(b"<html><p>The mill closed in 1974, as everybody knows.</p></html>", "Content-Type: text/html")
WALL: Final = ok(
    b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/h/b.js></script>",
    "Content-Type: text/html",
)
TABLE: Final = {
    "/robots.txt": ok(b"User-agent: verifier\nDisallow: /private", "Content-Type: text/plain"),
    "/page": PAGE,
    "/private/page": PAGE,
    "/wall": WALL,
}


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "verifier.toml").write_text('contact = "desk@example.org"\nfetch_retries = 0\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_a_snapshot_says_who_asks_obeys_robots_txt_and_takes_no_wall_for_a_page(verifier: Verifier) -> None:
    with serving(routes(TABLE)) as server:
        urls = [f"{server.url}{path}" for path in ("/page", "/private/page", "/wall")]
        named = [word for url in urls for word in ("--url", url)]
        ran = verifier("snapshot", *OPEN, *named)
        asked = [request.split(b" ")[1].decode() for request in server.requests]
        assert all(b"reads cited sources; +desk@example.org)" in request for request in server.requests)
    assert sorted(asked) == ["/page", "/robots.txt", "/wall"]
    assert ran.code == 1
    archived = [snapshot.url for snapshot in Archive(Path("snapshots")).snapshots()]
    assert archived == [urls[0]]


def test_robots_txt_can_be_left_out_of_account(verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIER_ROBOTS", "never")
    with serving(routes(TABLE)) as server:
        assert verifier("snapshot", *OPEN, "--url", f"{server.url}/private/page").code == 0
        assert len(server.requests) == 1
