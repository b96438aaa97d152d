"""Retries, waits and robots.txt over real sockets; the waits are made short where the rules would make them long."""

import contextlib
import socket
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final

import pytest

from tests.unit.fetching.asking import NOON, OPEN_HERE, fetched, fetched_all
from tests.unit.fetching.servers import Speak, answering, ok, redirect, routes, serving, silent
from verifier.domain.link import LinkStatus, Robots
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.fetching.policy import FetchPolicy, WithoutRobots

RETRYING: Final = replace(OPEN_HERE, retries=2)
OBEDIENT: Final = replace(OPEN_HERE, robots=Robots.CAPTURE)
BUSY: Final = ok(b"busy", status="503 Service Unavailable")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.fetching.retrying.FIRST_WAIT_S", 0.02)
    monkeypatch.setattr("verifier.fetching.pace.FIRST_SPACING_S", 0.0)


class Record:
    """Answers each path with one answer after the other, the last one for ever; keeps when each was asked for."""

    def __init__(self, table: dict[str, list[bytes]]) -> None:
        self._table = table
        self._lock = threading.Lock()
        self.asked: list[tuple[str, float]] = []

    def speak(self, request: bytes, connection: socket.socket) -> None:
        path = request.split(b" ", 2)[1].decode()
        with self._lock:
            self.asked.append((path, time.monotonic()))
            answers = self._table.get(path, [ok(b"page")])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        connection.sendall(answer)

    @property
    def counts(self) -> Counter[str]:
        return Counter(path for path, _ in self.asked)

    def wait_s(self, one: str, other: str) -> float:
        """Return the seconds between the first request for *one* and the last for *other*."""
        moments = [moment for path, moment in self.asked if path == other]
        return moments[-1] - next(moment for path, moment in self.asked if path == one)


@pytest.mark.parametrize(
    ("answers", "status", "attempts"),
    [
        ([BUSY, ok()], LinkStatus.OK, 2),
        ([b"", ok()], LinkStatus.OK, 2),  # no answer at all
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nha", ok()], LinkStatus.OK, 2),  # broken off
        ([BUSY, b"", ok()], LinkStatus.OK, 3),
        ([BUSY], LinkStatus.SERVER_ERROR, 3),
        ([ok(status="429 Too Many Requests")], LinkStatus.RATE_LIMITED, 3),
        ([ok(status="500 Oh"), ok(status="410 Gone")], LinkStatus.GONE, 2),
        ([ok(status="404 Not Found")], LinkStatus.NOT_FOUND, 1),
        ([ok(status="403 Forbidden")], LinkStatus.BLOCKED, 1),
        ([ok(status="501 Not Implemented")], LinkStatus.SERVER_ERROR, 1),
        ([ok(b"", "CF-Mitigated: challenge", status="503 Busy")], LinkStatus.BLOCKED, 1),
        ([b"SSH-2.0-OpenSSH\r\n"], LinkStatus.CONNECTION_ERROR, 1),
        ([redirect("http://192.168.0.1/")], LinkStatus.REFUSED_ADDRESS, 1),
    ],
)
def test_what_may_pass_is_tried_again_and_what_will_not_is_not(
    answers: list[bytes], status: LinkStatus, attempts: int
) -> None:
    record = Record({"/a": list(answers)})
    with serving(record.speak) as server:
        result = fetched(server.url + "/a", RETRYING)
    assert (result.status, result.attempts, record.counts["/a"]) == (status, attempts, attempts)


def test_a_retry_begins_at_the_beginning() -> None:
    record = Record({"/a": [redirect("/b", "Set-Cookie: a=1")], "/b": [BUSY, ok()]})
    with serving(record.speak) as server:
        result = fetched(server.url + "/a", RETRYING)
        assert [b"Cookie: a=1" in request for request in server.requests] == [False, True, False, True]
    assert (result.status, len(result.hops), result.attempts) == (LinkStatus.OK, 2, 2)


def test_a_hanging_server_is_asked_twice_at_most() -> None:
    with serving(silent) as server:
        result = fetched(server.url, replace(RETRYING, timeout_s=0.2))
        assert server.connections == 2
    assert (result.status, result.attempts) == (LinkStatus.TIMEOUT, 2)


def test_a_retry_holds_no_place() -> None:
    """While one waits for its next try, the only place is free for the others."""
    record = Record({"/a": [ok(status="500 Oh"), ok()]})
    with serving(record.speak) as server:
        urls = [f"{server.url}/{each}" for each in "abcd"]
        assert {result.status for result in fetched_all(urls, replace(RETRYING, per_host=1, in_flight=1))} == {
            LinkStatus.OK
        }
    assert [path for path, _ in record.asked].index("/b") == 1


def in_a_second() -> str:
    """Return the date in Retry-After, with the Date that it counts from."""
    later = format_datetime(NOON + timedelta(seconds=1), usegmt=True)
    return f"Retry-After: {later}\r\nDate: {format_datetime(NOON, usegmt=True)}"


@pytest.mark.parametrize("wait", ["Retry-After: 1", in_a_second()])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Busy"])
def test_a_server_that_bids_to_wait_is_waited_for_with_all_its_pages(wait: str, status: str) -> None:
    record = Record({"/a": [ok(b"", wait, status=status), ok()]})
    with serving(record.speak) as server, serving(answering(ok())) as other:
        urls = [f"{server.url}/a", f"{server.url}/b", other.url]
        results = fetched_all(urls, replace(RETRYING, per_host=1))
    assert {result.status for result in results} == {LinkStatus.OK}
    assert record.wait_s("/a", "/a") >= 0.98
    assert record.wait_s("/a", "/b") >= 0.98


def test_a_server_that_bids_to_wait_for_long_is_not_waited_for() -> None:
    record = Record({"/a": [ok(b"", "Retry-After: 7200", status="429 Too Many Requests")]})
    with serving(record.speak) as server:
        result = fetched(server.url + "/a", replace(RETRYING, longest_wait_s=0.1))
    assert (result.status, result.retry_after_s, result.attempts) == (LinkStatus.RATE_LIMITED, 7200, 1)
    assert "7,200 s" in result.reason


def test_a_host_that_refuses_one_after_the_other_is_not_asked_for_the_rest() -> None:
    with serving(answering(ok(status="429 Too Many Requests"))) as server:
        policy = replace(OPEN_HERE, per_host=1, longest_wait_s=0)
        results = fetched_all([f"{server.url}/{number}" for number in range(20)], policy)
        assert server.connections == 3
    assert {result.status for result in results} == {LinkStatus.RATE_LIMITED}
    assert sum(result.attempts for result in results) == 3
    assert sum("is not asked any more" in result.reason for result in results) == 17


def test_a_host_that_cannot_be_reached_is_not_tried_for_every_page() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    results = fetched_all([f"http://127.0.0.1:{port}/{number}" for number in range(20)], replace(OPEN_HERE, per_host=1))
    assert {result.status for result in results} == {LinkStatus.CONNECTION_ERROR}
    assert sum(result.attempts for result in results) == 3


def test_refusals_of_single_pages_give_no_host_up() -> None:
    record = Record({f"/{number}": [ok(status="429 Slow Down")] for number in range(0, 20, 2)})
    with serving(record.speak) as server:
        policy = replace(OPEN_HERE, per_host=1, longest_wait_s=0)
        results = fetched_all([f"{server.url}/{number}" for number in range(20)], policy)
    assert Counter(result.status for result in results) == {LinkStatus.OK: 10, LinkStatus.RATE_LIMITED: 10}


def test_requests_to_one_host_lie_apart() -> None:
    record = Record({})
    with serving(record.speak) as server:
        fetched_all([f"{server.url}/{number}" for number in range(5)], replace(OPEN_HERE, spacing_s=0.1))
    moments = [moment for _, moment in record.asked]
    assert moments[-1] - moments[0] >= 0.38


# robots.txt


def site(robots: bytes = b"User-agent: *\nDisallow: /private", **pages: bytes) -> Record:
    return Record(
        {
            "/robots.txt": [ok(robots, "Content-Type: text/plain")],
            **{f"/{name}": [page] for name, page in pages.items()},
        }
    )


def capture(urls: list[str], policy: FetchPolicy = OBEDIENT) -> list[LinkStatus]:
    return [result.status for result in fetched_all([FetchRequest(url, Purpose.CAPTURE) for url in urls], policy)]


def test_a_capture_obeys_and_asks_for_robots_txt_once() -> None:
    record = site()
    with serving(record.speak) as server:
        statuses = capture([f"{server.url}/{name}" for name in ("a", "private/b", "c", "private", "d?private")])
    denied = LinkStatus.ROBOTS_DENIED
    assert statuses == [LinkStatus.OK, denied, LinkStatus.OK, denied, LinkStatus.OK]
    assert record.counts == {"/robots.txt": 1, "/a": 1, "/c": 1, "/d?private": 1}


@pytest.mark.parametrize(
    ("rule", "purpose", "status"),
    [
        (Robots.CAPTURE, Purpose.LIVENESS, LinkStatus.OK),  # what a reader does who clicks on it
        (Robots.CAPTURE, Purpose.READING, LinkStatus.OK),
        (Robots.ALWAYS, Purpose.LIVENESS, LinkStatus.ROBOTS_DENIED),
        (Robots.ALWAYS, Purpose.READING, LinkStatus.ROBOTS_DENIED),
        (Robots.NEVER, Purpose.CAPTURE, LinkStatus.OK),
    ],
)
def test_for_what_robots_txt_counts_is_a_setting(rule: Robots, purpose: Purpose, status: LinkStatus) -> None:
    record = site(b"User-agent: verifier\nDisallow: /")
    with serving(record.speak) as server:
        result = fetched(server.url + "/a", replace(OPEN_HERE, robots=rule), purpose)
    assert result.status is status
    assert ("/a" in record.counts) is (status is LinkStatus.OK)
    if status is LinkStatus.ROBOTS_DENIED:
        assert (result.attempts, bool(result.reason), bool(result.hint)) == (0, True, True)


def test_a_redirect_leads_under_the_rules_of_where_it_leads() -> None:
    other = site(b"User-agent: *\nDisallow: /b")
    with serving(other.speak) as there:
        here = site(b"", a=redirect(there.url + "/b"))
        with serving(here.speak) as server:
            result = fetched(server.url + "/a", OBEDIENT, Purpose.CAPTURE)
    assert result.status is LinkStatus.ROBOTS_DENIED
    assert [hop.http_status for hop in result.hops] == [302]
    assert other.counts == {"/robots.txt": 1}


@pytest.mark.parametrize(
    ("answer", "without", "status"),
    [
        (ok(status="404 Not Found"), WithoutRobots.DENY, LinkStatus.OK),
        (ok(status="403 Forbidden"), WithoutRobots.DENY, LinkStatus.OK),
        (ok(status="503 Busy"), WithoutRobots.DENY, LinkStatus.SERVER_ERROR),  # another time it may be there
        (ok(status="429 Slow Down"), WithoutRobots.DENY, LinkStatus.RATE_LIMITED),
        (ok(status="503 Busy"), WithoutRobots.ALLOW, LinkStatus.OK),
        (b"", WithoutRobots.DENY, LinkStatus.OK),  # what is the matter the page itself will show
        (redirect("/robots.txt"), WithoutRobots.DENY, LinkStatus.OK),
        (redirect("http://10.0.0.1/robots.txt"), WithoutRobots.DENY, LinkStatus.OK),
        (redirect("/moved"), WithoutRobots.DENY, LinkStatus.ROBOTS_DENIED),
        (ok(b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000), WithoutRobots.DENY, LinkStatus.ROBOTS_DENIED),
    ],
)
def test_a_robots_txt_in_trouble(answer: bytes, without: WithoutRobots, status: LinkStatus) -> None:
    record = Record({"/robots.txt": [answer], "/moved": [ok(b"User-agent: *\nDisallow: /a")]})
    with serving(record.speak) as server:
        assert capture([server.url + "/a"], replace(OBEDIENT, without_robots=without)) == [status]


def test_a_site_may_ask_to_go_slowly_up_to_a_limit() -> None:
    record = site(b"User-agent: *\nCrawl-delay: 3600")
    with serving(record.speak) as server:
        capture([f"{server.url}/{name}" for name in "abc"], replace(OBEDIENT, longest_wait_s=0.15))
    assert record.wait_s("/a", "/c") >= 0.28


def test_a_robots_txt_that_hangs_holds_up_only_its_own_host() -> None:
    def hang_on_robots(request: bytes, connection: socket.socket) -> None:
        if b"/robots.txt" in request:
            silent(request, connection)
        connection.sendall(ok(b"page"))

    with contextlib.ExitStack() as stack:
        bad = stack.enter_context(serving(hang_on_robots))
        good = stack.enter_context(serving(routes({"/robots.txt": ok(b""), "/a": ok()})))
        policy = replace(OBEDIENT, timeout_s=0.5, in_flight=1)
        assert capture([bad.url + "/a", good.url + "/a"], policy) == [LinkStatus.OK] * 2


def test_the_clock_tells_when_a_dateless_wait_is_over() -> None:
    """A date in Retry-After counts from the clock that was given, where the answer has none of its own."""
    later = format_datetime(datetime(2025, 7, 12, 12, 0, 1, tzinfo=UTC), usegmt=True)
    speak: Speak = Record({"/a": [ok(b"", f"Retry-After: {later}", status="429 Too Many Requests"), ok()]}).speak
    with serving(speak) as server:
        assert fetched(server.url + "/a", RETRYING).attempts == 2
