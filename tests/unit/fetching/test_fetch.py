"""The face of the room, over real sockets: what goes in, what comes out."""

import asyncio
import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

import pytest

from tests.unit.fetching.asking import NOON, OPEN_HERE, fetched, fetched_all
from tests.unit.fetching.servers import answering, lasting, ok, redirect, routes, serving, silent
from tests.unit.fetching.tls import TRUSTING, tls
from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Fetched, Via
from verifier.fetching.asking import FetchRequest, Purpose, Validators
from verifier.fetching.fetch import fetch, fetch_all

PAGE: Final = b"<html><p>The mill closed in 1974.</p></html>"


def test_each_request_has_one_result_also_where_two_are_equal() -> None:
    results: list[Fetched] = []
    with serving(answering(ok())) as server:
        same = FetchRequest(server.url, tag="mine")
        tally = fetch([same, same], OPEN_HERE, clock=lambda: NOON, on_result=results.append)
    assert [(result.status, result.request) for result in results] == [(LinkStatus.OK, same)] * 2
    assert (tally.requests, tally.received) == (2, 2 * len(ok()))


def test_further_requests_come_out_of_the_results() -> None:
    """As a probe for pages that are not there comes out of the first page of a folder that is."""

    def more(result: Fetched) -> Iterable[FetchRequest] | None:
        seen.append(result.request.tag)
        return (
            [FetchRequest(f"{server.url}/probe", tag=f"after {result.request.tag}")]
            if "after" not in seen[-1]
            else None
        )

    seen: list[str] = []
    with serving(answering(ok())) as server:
        requests = [FetchRequest(f"{server.url}/{each}", tag=each) for each in "ab"]
        fetch(requests, OPEN_HERE, clock=lambda: NOON, on_result=more)
        assert sorted(seen) == ["a", "after a", "after b", "b"]
        seen.clear()
        asyncio.run(fetch_all(requests, OPEN_HERE, clock=lambda: NOON, on_result=more))
    assert sorted(seen) == ["a", "after a", "after b", "b"]


def test_an_error_of_the_caller_ends_the_run_also_within_the_loop() -> None:
    def fail(_: Fetched) -> None:
        raise LookupError("of the caller")

    with serving(silent) as server:
        work = fetch_all(
            [FetchRequest(server.url), FetchRequest("no address")], OPEN_HERE, clock=lambda: NOON, on_result=fail
        )
        with pytest.raises(LookupError, match="of the caller"):
            asyncio.run(work)


def test_a_liveness_check_reads_only_as_far_as_it_must() -> None:
    sent = [0]

    def flood(_: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
        while not server.stopping.is_set():
            connection.sendall(PAGE * 100)
            sent[0] += 100 * len(PAGE)

    with serving(flood) as server:
        result = fetched(server.url)
    assert (result.status, result.is_whole) == (LinkStatus.OK, False)
    assert 0 < len(result.payload) <= OPEN_HERE.peek_bytes
    assert sent[0] < 20_000_000  # what fits into the buffers of sockets


def test_reading_gives_the_whole_content_and_capturing_the_exchanges_as_well() -> None:
    with serving(routes({"/a": redirect("/b"), "/b": ok(PAGE * 5_000)})) as server:
        live, read, kept = (
            fetched(f"{server.url}/a", purpose=purpose)
            for purpose in (Purpose.LIVENESS, Purpose.READING, Purpose.CAPTURE)
        )
    assert (live.is_whole, len(live.payload), live.exchanges) == (False, OPEN_HERE.peek_bytes, ())
    assert (read.is_whole, len(read.payload), read.exchanges) == (True, 5_000 * len(PAGE), ())
    assert (kept.payload, [each.status for each in kept.exchanges]) == (read.payload, [302, 200])
    assert kept.exchanges[-1].payload == kept.payload


def test_hops_tell_how_and_where_the_chain_went() -> None:
    table = {
        "/a": redirect("b?x=1#part", status="301 Moved Permanently"),
        "/b?x=1": ok(b'<meta http-equiv="refresh" content="0; url=/c">', "Content-Type: text/html"),
        "/c": ok(PAGE, "Content-Type: text/HTML; charset=utf-8", "X-A: 1", "x-a: 2"),
    }
    with serving(routes(table)) as server:
        result = fetched(server.url + "/a#part")
    assert [(hop.url.removeprefix(server.url), hop.http_status, hop.via) for hop in result.hops] == [
        ("/a", 301, Via.START),
        ("/b?x=1", 200, Via.REDIRECT),
        ("/c", 200, Via.META_REFRESH),
    ]
    assert (result.status, result.is_moved_for_good, result.is_downgraded) == (LinkStatus.MOVED, True, False)
    assert (result.final_url, result.http_status) == (server.url + "/c", 200)
    assert (result.media_type, result.real_type) == ("text/html", "text/html")
    assert [value for name, value in result.fields if name == "x-a"] == ["1", "2"]
    last = result.hops[-1]
    assert (last.ip, last.tls, last.at) == ("127.0.0.1", "", NOON)
    assert 0 <= last.timings.connect_s <= last.timings.first_byte_s <= last.timings.total_s


def test_a_lie_about_the_type_shows() -> None:
    with serving(answering(ok(b"<!doctype html><p>Please log in", "Content-Type: application/pdf"))) as server:
        result = fetched(server.url)
    assert (result.status, result.media_type, result.real_type) == (LinkStatus.OK, "application/pdf", "text/html")


def test_only_pages_send_elsewhere_by_meta_refresh() -> None:
    refresh = b'<meta http-equiv="refresh" content="0; url=/c">'
    with serving(routes({"/a": ok(refresh, "Content-Type: text/plain"), "/b": ok(refresh, status="404 No")})) as server:
        plain, missing = fetched_all([f"{server.url}/a", f"{server.url}/b"])
    assert [len(plain.hops), len(missing.hops)] == [1, 1]
    assert missing.status is LinkStatus.NOT_FOUND


def test_a_wall_of_meta_refreshes_that_only_wants_its_cookie_back_is_passed() -> None:
    def speak(request: bytes, connection: socket.socket) -> None:
        again = ok(b'<meta http-equiv="refresh" content="0; url=/a">', "Set-Cookie: seen=1", "Content-Type: text/html")
        connection.sendall(ok(PAGE) if b"seen=1" in request else again)

    with serving(speak) as server:
        assert fetched(server.url + "/a").payload == PAGE


def test_a_way_from_https_to_http_is_noted() -> None:
    with (
        serving(answering(ok(PAGE))) as plain,
        serving(answering(redirect(plain.url + "/page")), tls=tls("sound")) as server,
    ):
        result = fetched(server.url, TRUSTING)
    assert (result.status, result.is_downgraded) == (LinkStatus.OK, True)
    assert [bool(hop.tls) for hop in result.hops] == [True, False]


def test_an_address_that_leaves_the_scheme_to_the_page_keeps_it() -> None:
    with serving(answering(ok(PAGE))) as plain:
        address = plain.url.removeprefix("http:")
        with serving(answering(redirect(address))) as server:
            assert fetched(server.url).final_url == plain.url + "/"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("expired", "expired"), ("wrong-name", "wrong_name"), ("self-signed", "self_signed"), ("sound", "untrusted")],
)
def test_what_is_wrong_with_a_certificate_has_a_name(name: str, problem: str) -> None:
    with serving(answering(ok()), tls=tls(name)) as server:
        policy = OPEN_HERE if name == "sound" else TRUSTING
        result = fetched(server.url, policy)
    assert (result.status, result.tls_problem) == (LinkStatus.TLS_ERROR, problem)


# what was known before


KNOWN: Final = {"etag": 'W/"v1"', "last_modified": "Sat, 12 Jul 2025 10:00:00 GMT"}


def test_what_has_not_changed_is_not_sent_again() -> None:
    def speak(request: bytes, connection: socket.socket) -> None:
        known = b'If-None-Match: W/"v1"\r\nIf-Modified-Since: Sat, 12 Jul 2025 10:00:00 GMT\r\n' in request
        connection.sendall(b'HTTP/1.1 304 Not Modified\r\nETag: W/"v1"\r\n\r\n' if known else ok(PAGE, 'ETag: W/"v1"'))

    with serving(speak) as server:
        url = server.url + "/page"
        for purpose in Purpose:
            result = fetched_all([FetchRequest(url, purpose, Validators(url, **KNOWN))])[0]
            assert (result.status, result.http_status, result.reason) == (LinkStatus.OK, 304, "")
            assert result.is_not_modified
            assert result.payload == b""
        (exchange,) = result.exchanges
        assert (exchange.status, exchange.response[:12], exchange.payload) == (304, b"HTTP/1.1 304", b"")
        assert result.validators == Validators(url, 'W/"v1"')
        changed = fetched_all([FetchRequest(url, validators=Validators(url, '"v0"'))])[0]
        assert (changed.is_not_modified, changed.payload) == (False, PAGE)


def test_validators_go_only_where_they_came_from() -> None:
    table = {"/old": redirect("/new", status="301 Moved Permanently"), "/new": b"HTTP/1.1 304 Not Modified\r\n\r\n"}
    with serving(routes(table)) as server:
        new = Validators(server.url + "/new#part", '"1"')
        result = fetched_all([FetchRequest(server.url + "/old", validators=new)])[0]
        assert [b"If-None-Match" in request for request in server.requests] == [False, True]
    assert (result.status, result.is_not_modified) == (LinkStatus.MOVED, True)


def test_not_modified_without_having_been_asked_is_no_answer() -> None:
    with serving(answering(b"HTTP/1.1 304 Not Modified\r\n\r\n")) as server:
        other = Validators("http://127.0.0.1:1/", '"1"')
        results = fetched_all([server.url, FetchRequest(server.url, validators=other)])
    assert [(result.status, result.is_not_modified) for result in results] == [(LinkStatus.UNSUPPORTED, False)] * 2


def test_a_validator_cannot_bring_in_fields_of_its_own() -> None:
    with serving(answering(ok(PAGE))) as server:
        forged = Validators(server.url + "/", '"1"\r\nX-Forged: yes', "Sat\nX-Forged: yes")
        assert fetched_all([FetchRequest(server.url, validators=forged)])[0].status is LinkStatus.OK
        assert not any(b"Forged" in request for request in server.requests)


# connections


def test_a_connection_is_kept_for_the_same_host() -> None:
    with serving(lasting({f"/{number}": ok(b"%d" % number) for number in range(20)})) as server:
        policy = replace(OPEN_HERE, per_host=2)
        results = fetched_all([f"{server.url}/{number}" for number in range(20)], policy)
        assert [result.payload for result in results] == [b"%d" % number for number in range(20)]
        assert server.connections <= 2


def close_at_once(_: socket.socket) -> None:
    """Close the connection before the next request is there, though nothing was said of it."""


def close_at_the_next_request(connection: socket.socket) -> None:
    connection.recv(65_536)


def reset_at_the_next_request(connection: socket.socket) -> None:
    connection.recv(1)  # and leave the rest unread
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


@pytest.mark.parametrize("closing", [close_at_once, close_at_the_next_request, reset_at_the_next_request])
def test_a_kept_connection_that_was_closed_meanwhile_is_opened_anew(closing: Callable[[socket.socket], None]) -> None:
    def speak(_: bytes, connection: socket.socket) -> None:
        connection.sendall(ok(b"hi"))
        closing(connection)

    with serving(speak) as server:
        results = fetched_all([f"{server.url}/{number}" for number in range(20)], replace(OPEN_HERE, per_host=1))
        assert {(result.status, result.attempts) for result in results} == {(LinkStatus.OK, 1)}


def test_stray_bytes_after_an_answer_do_not_get_into_the_next_one() -> None:
    table = {f"/{number}": ok(b"%d" % number) + ok(b"forged") for number in range(10)}
    with serving(lasting(table)) as server:
        requests = [FetchRequest(f"{server.url}/{number}", Purpose.CAPTURE) for number in range(10)]
        results = fetched_all(requests, replace(OPEN_HERE, per_host=1))
    assert [result.exchanges[0].response for result in results] == [ok(b"%d" % number) for number in range(10)]


def test_large_contents_come_all_though_only_a_few_at_a_time() -> None:
    with serving(answering(ok(b"x" * 3_000_000))) as server:
        requests = [FetchRequest(f"{server.url}/{number}", Purpose.READING) for number in range(12)]
        results = fetched_all(requests, replace(OPEN_HERE, per_host=12))
    assert {(result.status, len(result.payload)) for result in results} == {(LinkStatus.OK, 3_000_000)}


# budgets


def test_a_budget_of_requests_leaves_the_rest_for_another_time() -> None:
    with serving(answering(ok())) as server:
        policy = replace(OPEN_HERE, budget=replace(OPEN_HERE.budget, requests=4))
        results = fetched_all([f"{server.url}/{number}" for number in range(10)], policy)
        assert server.connections <= 4
    assert sorted(result.status for result in results) == [LinkStatus.OK] * 4 + [LinkStatus.SKIPPED] * 6
    skipped = next(result for result in results if result.status is LinkStatus.SKIPPED)
    assert (skipped.reason, skipped.attempts) == ("the budget of requests is spent", 0)
    assert skipped.hint


def test_a_budget_of_time_ends_what_is_under_way() -> None:
    started = time.monotonic()
    with serving(silent) as bad, serving(answering(ok())) as good:
        policy = replace(OPEN_HERE, per_host=1, budget=replace(OPEN_HERE.budget, seconds=0.5))
        results = fetched_all([f"{bad.url}/1", f"{bad.url}/2", good.url], policy)
        assert time.monotonic() - started < 5
    assert [result.status for result in results] == [LinkStatus.SKIPPED, LinkStatus.SKIPPED, LinkStatus.OK]


def test_a_slow_caller_holds_the_requests_back() -> None:
    lock, answered = threading.Lock(), itertools.count()

    def speak(_: bytes, connection: socket.socket) -> None:
        with lock:
            next(answered)
        connection.sendall(ok())

    most: list[int] = []

    def take(_: Fetched) -> None:
        time.sleep(0.02)
        most.append(len(server.requests) - len(most))

    with serving(speak) as server:
        requests = [FetchRequest(f"{server.url}/{number}") for number in range(100)]
        fetch(requests, replace(OPEN_HERE, in_flight=4), clock=lambda: NOON, on_result=take)
    assert len(most) == 100
    assert max(most) < 40
