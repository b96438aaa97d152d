"""Every trick costs its own address a bounded time and memory, has its status, and reaches nothing inside."""

import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from tests.unit.fetching.asking import OPEN_HERE, fetched
from tests.unit.fetching.servers import Server, Speak, answering, ok, redirect, serving
from tests.unit.fetching.tls import TRUSTING, tls
from tests.unit.fetching.tricks import LEADING_INSIDE, NAMES, SAID, bombs
from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import Purpose
from verifier.fetching.policy import FetchPolicy

SMALL: Final = replace(OPEN_HERE, max_bytes=300_000)
ONLY_HERE: Final = replace(SMALL, allowed_networks=("127.0.0.2/32",))  # the canary on 127.0.0.1 is out of reach
MOST_SECONDS: Final = 15
MOST_BYTES: Final = 8_000_000  # held at once: a few times the limit, and what Python needs for itself


@pytest.fixture(scope="module")
def canary() -> Iterator[Server]:
    with serving(answering(ok(b"inside"))) as server:
        yield server


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the names of tricks mean what these want, and others what they mean."""
    real, asked = socket.getaddrinfo, dict.fromkeys(NAMES, 0)

    def getaddrinfo(host: str, port: int, *more: Any, **named: Any) -> list[Any]:
        if host not in NAMES:
            return list(real(host, port, *more, **named))
        answers = NAMES[host]
        addresses = answers[min(asked[host], len(answers) - 1)]
        asked[host] += 1
        families = [(socket.AF_INET6 if ":" in each else socket.AF_INET, each) for each in addresses]
        return [(family, socket.SOCK_STREAM, 6, "", (each, port)) for family, each in families]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def measured(url: str, policy: FetchPolicy, purpose: Purpose = Purpose.CAPTURE) -> Fetched:
    """Return what capturing came to, having seen that it took neither long nor much."""
    started = time.monotonic()
    tracemalloc.start()
    try:
        result = fetched(url, policy, purpose)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES
    assert time.monotonic() - started < MOST_SECONDS
    assert bool(result.reason) is bool(result.hint) or result.http_status
    assert len(result.reason) < 300
    assert bool(result.reason) is (result.status not in {LinkStatus.OK, LinkStatus.MOVED})
    return result


def test_the_tricks_are_many() -> None:
    assert len(SAID) + len(bombs()) + len(LEADING_INSIDE) >= 120


@pytest.mark.parametrize(("speak", "status"), SAID.values(), ids=SAID)
def test_whatever_a_server_says_has_its_status(speak: Speak, status: LinkStatus, canary: Server) -> None:
    with serving(speak, host="127.0.0.2") as server:
        policy = replace(ONLY_HERE, timeout_s=1) if status is LinkStatus.TIMEOUT else ONLY_HERE
        assert measured(server.url, policy).status is status
    assert canary.connections == 0


@pytest.mark.parametrize(("answer", "status"), bombs().values(), ids=bombs())
def test_a_bomb_never_unfolds(answer: bytes, status: LinkStatus) -> None:
    with serving(answering(answer)) as server:
        assert measured(server.url, SMALL).status is status


@pytest.mark.parametrize(("answer", "status"), bombs().values(), ids=bombs())
def test_a_bomb_is_looked_at_only_as_far_as_a_liveness_check_looks(answer: bytes, status: LinkStatus) -> None:
    with serving(answering(answer)) as server:
        result = measured(server.url, SMALL, Purpose.LIVENESS)
    assert result.status in {LinkStatus.OK, status}
    assert len(result.payload) <= SMALL.peek_bytes


def by_location(address: str) -> bytes:
    return redirect(address.encode().decode("latin-1"))


def by_refresh(address: str) -> bytes:
    return ok(f'<meta http-equiv="refresh" content="0; url={address}">'.encode(), "Content-Type: text/html")


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("leading", [by_location, by_refresh])
@pytest.mark.parametrize(("to", "status"), LEADING_INSIDE.items(), ids=LEADING_INSIDE)
def test_no_redirect_leads_inside(to: str, status: LinkStatus, leading: Callable[[str], bytes], canary: Server) -> None:
    with serving(answering(leading(to.format(port=canary.port))), host="127.0.0.2") as server:
        result = measured(server.url, ONLY_HERE)
    assert result.status is status
    assert len(result.hops) == 1  # what led there is told
    assert canary.connections == 0


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("to", "status"), LEADING_INSIDE.items(), ids=LEADING_INSIDE)
def test_nor_does_an_address_itself(to: str, status: LinkStatus, canary: Server) -> None:
    if to.startswith("//"):
        status = LinkStatus.UNSUPPORTED  # it leaves the scheme to a page, and there is none
    assert measured(to.format(port=canary.port), ONLY_HERE).status is status
    assert canary.connections == 0


@pytest.mark.parametrize(
    ("certificate", "policy", "problem"),
    [
        ("expired", TRUSTING, "expired"),
        ("wrong-name", TRUSTING, "wrong_name"),
        ("self-signed", TRUSTING, "self_signed"),
        ("sound", OPEN_HERE, "untrusted"),
    ],
)
def test_a_certificate_that_is_not_sound_gets_no_request(certificate: str, policy: FetchPolicy, problem: str) -> None:
    with serving(answering(ok()), tls=tls(certificate)) as server:
        result = measured(server.url, policy)
        assert (result.status, result.tls_problem) == (LinkStatus.TLS_ERROR, problem)
        assert server.requests == []


def test_an_outdated_protocol_is_a_tls_error() -> None:
    old = tls("sound")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with serving(answering(ok()), tls=old) as server:
        assert measured(server.url, TRUSTING).status is LinkStatus.TLS_ERROR


@pytest.mark.parametrize(
    ("said", "status"), [(b"HTTP/1.1 400 Bad Request\r\n\r\n", LinkStatus.TLS_ERROR), (b"", LinkStatus.TIMEOUT)]
)
def test_something_else_in_the_place_of_a_handshake(said: bytes, status: LinkStatus) -> None:
    def speak(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            while connection.recv(9_999):
                connection.sendall(said)  # or says nothing, and waits

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=speak, args=(listener,), daemon=True)
        thread.start()
        hurried = replace(SMALL, timeout_s=1)
        assert measured(f"https://127.0.0.1:{listener.getsockname()[1]}/", hurried).status is status
        thread.join(10)


def test_a_door_that_never_opens_is_a_timeout() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]  # they fill the queue, so that nobody else gets in
        try:
            for each in waiting:
                each.settimeout(0)
                each.connect_ex(("127.0.0.1", port))
            result = measured(f"http://127.0.0.1:{port}/", replace(SMALL, timeout_s=5, connect_timeout_s=0.5))
        finally:
            for each in waiting:
                each.close()
    assert (result.status, result.reason) == (LinkStatus.TIMEOUT, "no connection within 0.5 s")
