import contextlib
import socket
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.fetching.asking import OPEN_HERE, captured, not_captured
from tests.unit.fetching.servers import answering, ok, serving
from verifier.domain.link import LinkStatus
from verifier.fetching.policy import FetchPolicy

CERTIFICATES = Path(__file__).parent / "certificates"


def test_a_proxy_is_asked_and_its_password_is_not_kept() -> None:
    with serving(answering(ok(b"page"))) as proxy:
        policy = replace(OPEN_HERE, proxy=proxy.url.replace("//", "//user:secret@"))
        answer = captured("http://127.0.0.9/page", policy)
    assert proxy.requests[0].startswith(b"GET http://127.0.0.9/page HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic " in proxy.requests[0]
    (exchange,) = answer.exchanges
    assert b"roxy" not in exchange.request
    assert (exchange.payload, exchange.ip) == (b"page", "")  # which address answered, only the proxy knows


def test_what_was_said_to_open_a_tunnel_is_not_kept() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "sound.pem")

    def tunnel(request: bytes, connection: socket.socket) -> None:
        assert request.startswith(b"CONNECT 127.0.0.1:443 ")
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        with contextlib.suppress(OSError), context.wrap_socket(connection, server_side=True) as inside:
            inside.recv(65_536)
            inside.sendall(ok(b"inside"))

    with serving(tunnel) as proxy:
        trusting = replace(OPEN_HERE, proxy=proxy.url, ca_file=CERTIFICATES / "authority.pem")
        (exchange,) = captured("https://127.0.0.1/page", trusting).exchanges
    assert exchange.request.startswith(b"GET /page HTTP/1.1\r\n")
    assert exchange.response == ok(b"inside")


def test_a_proxy_does_not_lead_past_the_guard() -> None:
    with serving(answering(ok())) as proxy:
        answer = not_captured("http://127.0.0.1/", FetchPolicy(proxy=proxy.url))
        assert answer.status is LinkStatus.REFUSED_ADDRESS
        assert proxy.requests == []


def test_a_proxy_that_refuses_is_named() -> None:
    with serving(answering(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) as proxy:
        answer = not_captured("https://127.0.0.1/", replace(OPEN_HERE, proxy=proxy.url))
    assert answer.status is LinkStatus.CONNECTION_ERROR
    assert "proxy" in answer.reason


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(ok())) as proxy, serving(answering(ok(b"direct"))) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert captured(server.url).exchanges[0].payload == b"direct"
        assert proxy.requests == []
