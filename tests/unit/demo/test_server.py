"""Rules of the demo's server: loopback only, 404 for what is not there, and nothing left when the block ends."""

import http.client
import socket
import threading

import pytest

from verifier.demo.server import LOOPBACK, Page, Site, serve
from verifier.errors import ConfigError

PAGES = {"/a.html": Page("text/html; charset=utf-8", b"<p>One</p>")}


def answer(site: Site, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(site.base.removeprefix("http://"), timeout=5)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read()
    finally:
        connection.close()


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def port_of(site: Site) -> int:
    return int(site.base.rsplit(":", 1)[1])


def test_a_page_is_answered_with_its_media_type() -> None:
    with serve(PAGES) as site:
        assert answer(site, "/a.html") == (200, "text/html; charset=utf-8", b"<p>One</p>")
        assert answer(site, "/a.html", "HEAD") == (200, "text/html; charset=utf-8", b"")


@pytest.mark.parametrize("path", ["/", "/b.html", "/../etc/passwd", "/a.html?x=1", "/%2e%2e/a.html"])
def test_any_other_path_is_a_404(path: str) -> None:
    with serve(PAGES) as site:
        assert answer(site, path)[0] == 404


def test_a_page_can_be_changed_while_it_is_served() -> None:
    with serve(PAGES) as site:
        site.publish({"/a.html": Page("text/html", b"Two")})
        assert answer(site, "/a.html")[2] == b"Two"


def test_nothing_is_left_after_the_block() -> None:
    threads = threading.active_count()
    with serve(PAGES) as site:
        answer(site, "/a.html")
        port = port_of(site)
        assert is_listening(port)
    assert not is_listening(port)
    assert threading.active_count() == threads


def test_nothing_is_left_after_an_error() -> None:
    ports: list[int] = []

    def fail(site: Site) -> None:
        ports.append(port_of(site))
        raise RuntimeError

    with pytest.raises(RuntimeError), serve(PAGES) as site:
        fail(site)
    assert [is_listening(port) for port in ports] == [False]


def test_a_client_that_went_away_is_no_matter(capfd: pytest.CaptureFixture[str]) -> None:
    with serve({"/a": Page("text/plain", b"x" * 5_000_000)}) as site:
        with socket.create_connection((LOOPBACK, port_of(site))) as client:
            client.sendall(b"GET /a HTTP/1.1\r\n\r\n")
        assert answer(site, "/a")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_port_that_is_taken_is_a_clear_error() -> None:
    with serve(PAGES) as site, pytest.raises(ConfigError, match="cannot be used"), serve(PAGES, port=port_of(site)):
        pass


def test_it_does_not_listen_to_other_machines() -> None:
    with serve(PAGES) as site:
        assert site.base.startswith("http://127.0.0.1:")
