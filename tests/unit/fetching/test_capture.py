import gzip
import socket
import threading
import time
from dataclasses import replace

import pytest

from tests.unit.fetching.asking import NOON, OPEN_HERE, ask_all, captured, not_captured
from tests.unit.fetching.servers import answering, chunked, ok, redirect, routes, serving, silent
from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Captured
from verifier.fetching.capture import capture


def test_an_exchange_holds_the_bytes_as_they_went_over_the_wire() -> None:
    raw = (
        b"HTTP/1.1 200 Quite  OK\r\nX-oDD:  spaced \r\ncontent-type: Text/HTML; charset=x\r\ncontent-length:2\r\n\r\nhi"
    )
    with serving(answering(raw)) as server:
        answer = captured(server.url + "/page?q=1#part")
        (exchange,) = answer.exchanges
        assert exchange.response == raw
        assert [exchange.request] == server.requests
        assert raw[exchange.head_length :] == b"hi" == exchange.payload
        assert (exchange.status, exchange.media_type) == (200, "text/html")
        assert (exchange.ip, exchange.at) == ("127.0.0.1", NOON)
        assert (answer.status, answer.reason) == (LinkStatus.OK, "")
        assert answer.final_url == exchange.url == server.url + "/page?q=1"


def test_chunks_and_compression_stay_as_they_were_sent_and_the_payload_is_without_both() -> None:
    text = b"<p>29.7 billion yuan</p>" * 50
    packed = gzip.compress(text)
    raw = chunked(packed[:10], packed[10:], fields="Content-Encoding: gzip\r\n", trailer="X-After: yes\r\n")
    with serving(answering(raw)) as server:
        (exchange,) = captured(server.url).exchanges
    assert exchange.response == raw
    assert exchange.payload == text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (ok(b"hi") + b"stray bytes", ok(b"hi")),
        (chunked(b"hi") + b"stray bytes", chunked(b"hi")),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok(b"hi"), ok(b"hi")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 50 + ok(b"hi"), ok(b"hi")),
        (b"HTTP/1.0 200 OK\n\nhi", b"HTTP/1.0 200 OK\n\nhi"),
        (b"HTTP/1.1 200\r\n\r\nhi", b"HTTP/1.1 200\r\n\r\nhi"),
    ],
)
def test_only_the_final_answer_is_kept(sent: bytes, kept: bytes) -> None:
    with serving(answering(sent)) as server:
        (exchange,) = captured(server.url).exchanges
    assert (exchange.response, exchange.payload) == (kept, b"hi")


def test_redirects_are_kept_in_order() -> None:
    table = {"/a": redirect("/b", status="301 Moved Permanently"), "/b": redirect("c?x=1#y"), "/c?x=1": ok(b"end")}
    with serving(routes(table)) as server:
        answer = captured(server.url + "/a")
    assert [each.status for each in answer.exchanges] == [301, 302, 200]
    assert [each.url.removeprefix(server.url) for each in answer.exchanges] == ["/a", "/b", "/c?x=1"]
    assert answer.final_url == server.url + "/c?x=1"
    assert answer.status is LinkStatus.MOVED  # the first redirect is for good


def test_a_redirect_for_now_has_not_moved() -> None:
    with serving(routes({"/a": redirect("/b"), "/b": ok()})) as server:
        assert captured(server.url + "/a").status is LinkStatus.OK


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("404 Not Found", LinkStatus.NOT_FOUND),
        ("410 Gone", LinkStatus.GONE),
        ("401 Unauthorized", LinkStatus.BLOCKED),
        ("403 Forbidden", LinkStatus.BLOCKED),
        ("451 Unavailable For Legal Reasons", LinkStatus.BLOCKED),
        ("999 Request denied", LinkStatus.BLOCKED),
        ("429 Too Many Requests", LinkStatus.RATE_LIMITED),
        ("500 Internal Server Error", LinkStatus.SERVER_ERROR),
        ("503 Service Unavailable", LinkStatus.SERVER_ERROR),
        ("526 Invalid SSL Certificate", LinkStatus.SERVER_ERROR),
        ("408 Request Timeout", LinkStatus.TIMEOUT),
        ("300 Multiple Choices", LinkStatus.UNSUPPORTED),
    ],
)
def test_a_refusal_is_kept_with_its_body_and_its_status(status: str, expected: LinkStatus) -> None:
    with serving(answering(ok(b"no", status=status))) as server:
        answer = captured(server.url)
    assert answer.status is expected
    assert answer.exchanges[0].payload == b"no"
    assert answer.reason.startswith(f"the server answered {status[:3]}")


@pytest.mark.parametrize(
    "table",
    [
        {"/a": redirect("/a")},
        {"/a": redirect("/b"), "/b": redirect("/c"), "/c": redirect("/b")},
        {"/a": redirect("/a#part")},
        {"/a": redirect("/a", "Set-Cookie: same=1", status="307 Temporary Redirect")},
        {f"/{'a' * length}": redirect(f"/{'a' * (length + 1)}") for length in range(1, 13)},
    ],
)
def test_a_circle_of_redirects_ends(table: dict[str, bytes]) -> None:
    with serving(routes(table)) as server:
        assert not_captured(server.url + "/a").status is LinkStatus.REDIRECT_LOOP
        assert server.connections <= OPEN_HERE.max_redirects + 1


def test_a_wall_that_only_wants_its_cookie_back_is_passed() -> None:
    def speak(request: bytes, connection: socket.socket) -> None:
        passed = b"seen=1" in request
        connection.sendall(ok(b"page") if passed else redirect("/a", "Set-Cookie: seen=1"))

    with serving(speak) as server:
        assert captured(server.url + "/a").exchanges[-1].payload == b"page"


def test_cookies_and_passwords_are_never_shared() -> None:
    with serving(answering(ok(b"hi", "Set-Cookie: secret=1; Path=/"))) as server:
        urls = [f"{server.url}/{number}" for number in range(6)]
        assert {answer.status for answer in ask_all(urls).values()} == {LinkStatus.OK}
        assert not any(b"ookie" in request or b"uthorization" in request for request in server.requests)
        assert not any(b"eferer" in request for request in server.requests)


NO_ADDRESSES = (
    "http://[::1",
    "http://",
    "http:///nowhere",
    "http://a b/",
    "http://[",
    "http:127.0.0.1:80/",
    "//",
    "::",
    "\x00",
    "ftp://example.org/",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("to", NO_ADDRESSES)
def test_a_redirect_to_no_address_is_told_and_ends(to: str) -> None:
    with serving(routes({"/a": redirect(to), "/": redirect(to)})) as server:
        answer = ask_all([server.url + "/a"])[server.url + "/a"]
    assert answer.status in {
        LinkStatus.UNSUPPORTED,
        LinkStatus.NOT_FOUND,  # read as a path on the same server
        LinkStatus.REDIRECT_LOOP,
        LinkStatus.CONNECTION_ERROR,
        LinkStatus.DNS_ERROR,
        LinkStatus.REFUSED_ADDRESS,
    }


def test_one_host_gets_no_more_requests_at_a_time_than_allowed() -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def speak(_: bytes, connection: socket.socket) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.03)
        with lock:
            now[0] -= 1
        connection.sendall(ok())

    with serving(speak) as server:
        answers = ask_all([f"{server.url}/{number}" for number in range(12)])
        assert {answer.status for answer in answers.values()} == {LinkStatus.OK}
    assert most[0] == OPEN_HERE.per_host


def test_waiting_for_a_turn_does_not_count_against_the_deadline() -> None:
    def speak(_: bytes, connection: socket.socket) -> None:
        time.sleep(0.1)
        connection.sendall(ok())

    with serving(speak) as server:
        hurried = replace(OPEN_HERE, timeout_s=0.4, per_host=1)
        answers = ask_all([f"{server.url}/{number}" for number in range(8)], hurried)
    assert {answer.status for answer in answers.values()} == {LinkStatus.OK}


def test_answers_come_in_the_callers_thread_and_a_slow_caller_costs_no_deadline() -> None:
    threads = set()

    def take(answer: object) -> None:
        time.sleep(0.15)
        assert isinstance(answer, Captured)
        threads.add(threading.get_ident())

    with serving(answering(ok())) as server:
        urls = [f"{server.url}/{number}" for number in range(6)]
        capture(urls, replace(OPEN_HERE, timeout_s=0.4), clock=lambda: NOON, on_answer=take)
    assert threads == {threading.get_ident()}


def test_an_error_of_the_caller_ends_the_capture_at_once() -> None:
    def fail(_: object) -> None:
        raise LookupError("of the caller")

    started = time.monotonic()
    with serving(silent) as server:
        urls = ["ftp://first.example/", *(f"{server.url}/{number}" for number in range(4))]
        with pytest.raises(LookupError, match="of the caller"):
            capture(urls, OPEN_HERE, clock=lambda: NOON, on_answer=fail)
        assert time.monotonic() - started < 3


def test_an_error_of_the_clock_reaches_the_caller() -> None:
    def broken() -> None:
        raise LookupError("no clock")

    with serving(answering(ok())) as server, pytest.raises(LookupError, match="no clock"):
        capture([server.url], OPEN_HERE, clock=broken, on_answer=lambda _: None)  # type: ignore[arg-type]


def test_nothing_to_capture_is_no_trouble() -> None:
    assert ask_all([]) == {}


def test_many_urls_among_which_some_are_rubbish() -> None:
    with serving(routes({f"/{number}": ok(b"%d" % number) for number in range(50)})) as server:
        rubbish = ["", " ", "http://", "\0", "http://[", "mailto:a@b", "http://" + "a" * 70 + ".invalid/", "x" * 70_000]
        answers = ask_all([f"{server.url}/{number}" for number in range(50)] + rubbish)
    assert sum(isinstance(answer, Captured) for answer in answers.values()) == 50
    assert all(answers[url].status in {LinkStatus.UNSUPPORTED, LinkStatus.DNS_ERROR} for url in rubbish)
