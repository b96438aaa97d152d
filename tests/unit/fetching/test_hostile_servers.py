"""Servers that drip, flood, lie and break off: each costs its own URL a bounded time and memory, and nothing else."""

import contextlib
import gzip
import socket
import time
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.fetching.asking import OPEN_HERE, ask_all, captured, not_captured
from tests.unit.fetching.servers import Speak, answering, chunked, ok, redirect, serving, silent
from tests.unit.fetching.tls import TRUSTING, tls
from verifier.domain.link import LinkStatus
from verifier.errors import ConfigError
from verifier.fetching.policy import FetchPolicy

HURRIED = replace(OPEN_HERE, timeout_s=0.5)
SMALL = replace(OPEN_HERE, max_bytes=100_000)


def dripping(data: bytes, seconds: float) -> Speak:
    def speak(_: bytes, connection: socket.socket) -> None:
        for number in range(len(data)):
            connection.sendall(data[number : number + 1])
            time.sleep(seconds)

    return speak


@pytest.mark.parametrize("data", [ok(b"x" * 1000), ok(b"x" * 1000)[-1000:], b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1000])
def test_a_drip_ends_at_the_deadline(data: bytes) -> None:
    with serving(dripping(data, 0.1)) as server:
        answer = not_captured(server.url, HURRIED)
    assert answer.status is LinkStatus.TIMEOUT
    assert "0.5 s" in answer.reason


def test_the_deadline_is_for_all_redirects_together() -> None:
    def speak(_: bytes, connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(redirect("/" + str(len(server.requests))))

    with serving(speak) as server:
        assert not_captured(server.url, HURRIED).status is LinkStatus.TIMEOUT
        assert 2 <= server.connections <= 3


def test_silence_ends_at_the_deadline() -> None:
    with serving(silent) as server:
        assert not_captured(server.url, HURRIED).status is LinkStatus.TIMEOUT


def test_an_endless_answer_is_cut_off() -> None:
    sent = [0]

    def flood(_: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not server.stopping.is_set():
            connection.sendall(b"x" * 10_000)
            sent[0] += 10_000

    with serving(flood) as server:
        assert not_captured(server.url, SMALL).status is LinkStatus.TOO_LARGE
    assert sent[0] < 20_000_000  # what fits into the buffers of sockets


@pytest.mark.parametrize("field", [b"X: " + b"y" * 1000 + b"\r\n", b"HTTP/1.1 103 Early\r\n\r\n"])
def test_an_endless_head_is_cut_off(field: bytes) -> None:
    def flood(_: bytes, connection: socket.socket) -> None:
        connection.sendall(b"" if field.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n")
        while not server.stopping.is_set():
            connection.sendall(field * 10)

    with serving(flood) as server:
        answer = not_captured(server.url, replace(OPEN_HERE, max_bytes=1_000_000))
    assert answer.status in {LinkStatus.TOO_LARGE, LinkStatus.CONNECTION_ERROR}


def test_what_is_announced_as_too_large_is_not_read() -> None:
    with serving(answering(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")) as server:
        answer = not_captured(server.url, SMALL)
    assert (answer.status, answer.reason) == (LinkStatus.TOO_LARGE, "the answer is larger than 100,000 bytes")


def bomb(layers: int) -> bytes:
    data = b"0" * 50_000_000
    for _ in range(layers):
        data = gzip.compress(data)
    return ok(data, "Content-Encoding: " + ", ".join(["gzip"] * layers))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_never_unfolds(layers: int) -> None:
    answer = bomb(layers)
    with serving(answering(answer)) as server:
        tracemalloc.start()
        try:
            status = not_captured(server.url, SMALL).status
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert status is LinkStatus.TOO_LARGE
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"", LinkStatus.CONNECTION_ERROR),
        (b"SSH-2.0-OpenSSH_9.2\r\n", LinkStatus.CONNECTION_ERROR),
        (b"<html>no head</html>", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/2.0 200 OK\r\n\r\n", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 abc OK\r\n\r\n", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", LinkStatus.CONNECTION_ERROR),
        (chunked(b"hello")[:-5], LinkStatus.CONNECTION_ERROR),
        (chunked(b"hello")[:-9] + b"zz\r\n", LinkStatus.CONNECTION_ERROR),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", LinkStatus.CONNECTION_ERROR),
        (ok(b"not gzip", "Content-Encoding: gzip"), LinkStatus.CONNECTION_ERROR),
        (ok(gzip.compress(b"hello", mtime=0)[:-9], "Content-Encoding: gzip"), LinkStatus.CONNECTION_ERROR),
        (ok(b"x", "Content-Encoding: br"), LinkStatus.CONNECTION_ERROR),
        (ok(b"x", "Content-Encoding: gzip, zstd"), LinkStatus.CONNECTION_ERROR),
        (ok(b"x", "Content-Encoding: compress"), LinkStatus.UNSUPPORTED),
        (ok(b"x", "Content-Encoding: gzip, dcb"), LinkStatus.UNSUPPORTED),
        (ok(b"x", "Content-Encoding: " + ", ".join(["gzip"] * 9)), LinkStatus.UNSUPPORTED),
    ],
)
def test_a_broken_answer_is_no_snapshot(answer: bytes, status: LinkStatus) -> None:
    with serving(answering(answer)) as server:
        assert not_captured(server.url).status is status


@pytest.mark.parametrize("packed", [zlib.compress(b"hello"), zlib.compress(b"hello")[2:-4]])
def test_deflate_is_read_with_and_without_its_wrapping(packed: bytes) -> None:
    with serving(answering(ok(packed, "Content-Encoding: deflate"))) as server:
        assert captured(server.url).exchanges[0].payload == b"hello"


def test_a_closed_port_is_a_connection_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    answer = not_captured(f"http://127.0.0.1:{port}/")
    assert (answer.status, answer.reason) == (LinkStatus.CONNECTION_ERROR, "the server refuses connections")


def test_a_reset_is_a_connection_error() -> None:
    def reset(_: bytes, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")

    with serving(reset) as server:
        assert not_captured(server.url).status is LinkStatus.CONNECTION_ERROR


def test_an_unknown_name_is_a_dns_error() -> None:
    assert not_captured("http://no-such-host.invalid/").status is LinkStatus.DNS_ERROR


def test_a_sound_certificate_is_captured_and_what_is_inside_is_kept() -> None:
    with serving(answering(ok(b"secret")), tls=tls("sound")) as server:
        (exchange,) = captured(server.url, TRUSTING).exchanges
        assert exchange.response == ok(b"secret")
        assert [exchange.request] == server.requests


@pytest.mark.parametrize(
    ("name", "policy", "reason"),
    [
        ("expired", TRUSTING, "the certificate has expired"),
        ("wrong-name", TRUSTING, "the certificate is for another address"),
        ("self-signed", TRUSTING, "the certificate is self-signed"),
        ("sound", OPEN_HERE, "the certificate is from an unknown issuer"),
    ],
)
def test_a_certificate_that_is_not_sound_is_named(name: str, policy: FetchPolicy, reason: str) -> None:
    with serving(answering(ok()), tls=tls(name)) as server:
        answer = not_captured(server.url, policy)
        assert (answer.status, answer.reason) == (LinkStatus.TLS_ERROR, reason)
        assert server.requests == []


def test_no_encryption_where_it_was_asked_for_is_a_tls_error() -> None:
    with serving(answering(ok())) as server:
        assert not_captured(server.url.replace("http:", "https:"), HURRIED).status in {
            LinkStatus.TLS_ERROR,
            LinkStatus.TIMEOUT,
        }


def test_one_bad_server_does_not_hold_up_the_others() -> None:
    with contextlib.ExitStack() as stack:
        bad = stack.enter_context(serving(silent))
        good = stack.enter_context(serving(answering(ok())))
        urls = [f"{bad.url}/{number}" for number in range(6)] + [f"{good.url}/{number}" for number in range(6)]
        answers = ask_all(urls, HURRIED)
    assert [answers[url].status for url in urls] == [LinkStatus.TIMEOUT] * 6 + [LinkStatus.OK] * 6


@pytest.mark.parametrize(
    "wrong",
    [
        {"allowed_networks": ("10.0.0.1/8",)},
        {"allowed_networks": ("here",)},
        {"timeout_s": 0},
        {"max_bytes": 0},
        {"per_host": 0},
        {"user_agent": "a\r\nHost: b"},
        {"user_agent": " "},
        {"proxy": "socks5://127.0.0.1:1"},
        {"proxy": "127.0.0.1:3128"},
        {"proxy": "http://[::1"},
    ],
)
def test_a_policy_that_cannot_be_used_says_so(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        FetchPolicy(**wrong)  # type: ignore[arg-type]
    assert caught.value.hint


def test_a_file_without_certificates_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no certificates"):
        ask_all(["http://127.0.0.1/"], FetchPolicy(ca_file=tmp_path / "none.pem"))
