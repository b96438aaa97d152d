"""Web archives asked through our own fetching: its guard, its limits, its byte-for-byte answers; and within bounds."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest

from tests.unit.fetching.archive_server import WebArchiveServer, web_archive_server
from tests.unit.fetching.asking import NOON, OPEN_HERE
from tests.unit.fetching.servers import answering, ok, redirect, routes, serving, silent
from verifier.domain.link import LinkStatus, Robots
from verifier.errors import FetchError
from verifier.fetching import mementos_search
from verifier.fetching.mementos_answers import Found, MementoStatus, NotFound
from verifier.fetching.mementos_archives import WebArchive, web_archives
from verifier.fetching.mementos_asking import asking
from verifier.fetching.mementos_protocol import Reply
from verifier.fetching.mementos_search import find_mementos, is_public
from verifier.fetching.policy import Budget, FetchPolicy, user_agent

PAGE: Final = b"<html><title>The mill</title><body>" + b"<p>The mill closed in 1974.</p>" * 5 + b"</body></html>"
LOST: Final = (
    b"<html><title>404 Not Found | Town</title><body>" + b"<p>There is no such page.</p>" * 5 + b"</body></html>"
)
MILL: Final = "http://127.0.0.1:9/mill"
MAY: Final = datetime(2023, 5, 4, 12, tzinfo=UTC)


def ask_one(
    url: str, policy: FetchPolicy = OPEN_HERE, fields: Mapping[str, str] | None = None, times: int = 1
) -> Reply:
    async def ask_it() -> Reply:
        async with asking(policy, lambda: NOON) as ask:
            replies = [await ask(url, fields or {}) for _ in range(times)]
        assert ask.tally.requests == times
        return replies[-1]

    return asyncio.run(ask_it())


def search(
    pages: Sequence[str], archives: Sequence[WebArchive], policy: FetchPolicy = OPEN_HERE, at: datetime = MAY
) -> dict[str, Found | NotFound]:
    found: dict[str, Found | NotFound] = {}

    def take(answer: Found | NotFound) -> None:
        url = answer.memento.url if isinstance(answer, Found) else answer.url
        assert url not in found
        found[url] = answer

    find_mementos(dict.fromkeys(pages, at), archives, policy, clock=lambda: NOON, on_answer=take)
    return found


def test_an_answer_comes_as_it_is_whatever_its_number() -> None:
    table = {
        "/moved": redirect("/elsewhere", "Vary: accept-datetime"),
        "/busy": ok(b"later", "Retry-After: 3600", status="503 Service Unavailable"),
        "/refresh": ok(b"<meta http-equiv=refresh content='0; url=/elsewhere'>", "Content-Type: text/html"),
        "/wall": ok(b"Just a moment...", "Server: cloudflare", "cf-mitigated: challenge", status="403 Forbidden"),
    }
    with serving(routes(table)) as server:
        replies = {path: ask_one(server.url + path) for path in table}
        assert [reply.status for reply in replies.values()] == [302, 503, 200, 403]
        assert replies["/moved"].get("location") == "/elsewhere"
        assert replies["/wall"].body == b"Just a moment..."
        assert len(server.requests) == 4  # nothing is followed, nothing is tried again, and no robots.txt is asked for


def test_robots_txt_is_not_for_what_archives_offer_to_programs() -> None:
    table = {"/robots.txt": ok(b"User-agent: *\nDisallow: /\n"), "/web/1": ok(PAGE)}
    with serving(routes(table)) as server:
        assert ask_one(f"{server.url}/web/1", replace(OPEN_HERE, robots=Robots.ALWAYS)).body == PAGE
        assert len(server.requests) == 1


def test_fields_and_the_honest_name_are_sent_and_the_exchange_is_kept() -> None:
    policy = replace(OPEN_HERE, user_agent=user_agent("desk@example.org"))
    with serving(answering(ok(PAGE, "Content-Type: text/html"))) as server:
        reply = ask_one(server.url, policy, {"Accept-Datetime": "Thu, 04 May 2023 12:00:00 GMT"})
    (exchange,) = reply.exchanges
    assert b"\r\nAccept-Datetime: Thu, 04 May 2023 12:00:00 GMT\r\n" in exchange.request
    assert b"+desk@example.org" in exchange.request
    assert exchange.response == ok(PAGE, "Content-Type: text/html")
    assert (exchange.payload, exchange.at) == (PAGE, NOON)


def test_one_engine_makes_many_requests_one_after_the_other() -> None:
    with serving(answering(ok(PAGE))) as server:
        assert ask_one(server.url, times=5).body == PAGE
        assert len(server.requests) == 5


@pytest.mark.parametrize(
    ("policy", "status"),
    [
        (FetchPolicy(), LinkStatus.REFUSED_ADDRESS),  # loopback is not the public internet
        (replace(OPEN_HERE, max_bytes=100), LinkStatus.TOO_LARGE),
        (replace(OPEN_HERE, budget=Budget(requests=0)), LinkStatus.SKIPPED),
    ],
)
def test_what_the_policy_forbids_is_not_done(policy: FetchPolicy, status: LinkStatus) -> None:
    with serving(answering(ok(PAGE))) as server, pytest.raises(FetchError) as caught:
        ask_one(server.url, policy)
    assert caught.value.status is status


def test_one_deadline_holds_for_each_request() -> None:
    with serving(silent) as server, pytest.raises(FetchError) as caught:
        ask_one(server.url, replace(OPEN_HERE, timeout_s=0.2))
    assert caught.value.status is LinkStatus.TIMEOUT


def test_a_clock_that_fails_ends_all_and_nobody_waits_for_ever() -> None:
    def broken() -> datetime:
        raise RuntimeError("no time")

    async def ask_it() -> None:
        async with asking(OPEN_HERE, broken) as ask:
            for _ in range(2):
                with pytest.raises(FetchError):
                    await ask("http://127.0.0.1:9/", {})

    with pytest.raises(RuntimeError, match="no time"):
        asyncio.run(ask_it())


@pytest.fixture
def archive() -> Iterator[WebArchiveServer]:
    with web_archive_server() as server:
        yield server


@pytest.mark.parametrize("way", ["timegate", "setting"])
def test_the_nearest_copy_that_is_one_of_the_page_is_found_with_its_exchange(
    archive: WebArchiveServer, way: str
) -> None:
    archive.keep(MILL, MAY, LOST)
    archive.keep(MILL, datetime(2023, 5, 3, tzinfo=UTC), PAGE, "404 Not Found")
    archive.keep(MILL, datetime(2022, 1, 1, tzinfo=UTC), PAGE)
    archive.keep(MILL, datetime(2020, 1, 1, tzinfo=UTC), PAGE)
    answer = search([MILL], web_archives(getattr(archive, way)))[MILL]
    assert isinstance(answer, Found), answer
    memento = answer.memento
    assert (memento.at, memento.body) == (datetime(2022, 1, 1, tzinfo=UTC), PAGE)
    assert memento.address == archive.address(MILL, memento.at)
    assert [exchange.url for exchange in memento.exchanges] == [memento.address.replace("/http", "id_/http", 1)]
    assert any("404 Not Found" in matter for matter in answer.passed_over)


def test_many_pages_are_looked_for_each_once(archive: WebArchiveServer) -> None:
    pages = [f"{MILL}/{number}" for number in range(6)]
    for page in pages[::2]:
        archive.keep(page, MAY, PAGE)
    found = search(pages, web_archives(archive.setting))
    assert [isinstance(found[page], Found) for page in pages] == [True, False] * 3
    assert len(archive.asked) == 6 + 3


def test_no_more_than_so_many_pages_are_looked_for(archive: WebArchiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mementos_search, "MOST_PAGES", 2)
    pages = [f"{MILL}/{number}" for number in range(4)]
    found = search(pages, web_archives(archive.setting))
    reasons = [answer.reason for answer in found.values() if isinstance(answer, NotFound)]
    assert sum("no more than 2" in reason for reason in reasons) == 2
    assert len(archive.asked) == 2


def test_a_budget_that_is_spent_is_silence_and_no_error(archive: WebArchiveServer) -> None:
    archive.keep(MILL, MAY, PAGE)
    answer = search([MILL], web_archives(archive.setting), replace(OPEN_HERE, budget=Budget(requests=1)))[MILL]
    assert isinstance(answer, NotFound)
    assert answer.status is MementoStatus.UNREACHABLE
    assert "budget" in answer.passed_over[0]


def test_an_archive_that_wants_to_be_asked_less_is_left_alone(archive: WebArchiveServer) -> None:
    archive.refusal = ok(b"", status="429 Too Many Requests")
    found = search([f"{MILL}/{number}" for number in range(20)], web_archives(archive.setting))
    assert len(archive.asked) <= mementos_search.AT_ONCE
    assert {answer.status for answer in found.values() if isinstance(answer, NotFound)} == {MementoStatus.UNREACHABLE}


def test_what_the_caller_raises_comes_as_it_is(archive: WebArchiveServer) -> None:
    def fail(_: Found | NotFound) -> None:
        raise ValueError("the caller's own")

    with pytest.raises(ValueError, match="the caller's own"):
        find_mementos({MILL: MAY}, web_archives(archive.setting), OPEN_HERE, clock=lambda: NOON, on_answer=fail)


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://example.org/a", True),
        ("https://8.8.8.8/a", True),
        ("http://127.0.0.1:8000/a", False),
        ("http://[::1]/a", False),
        ("http://192.168.1.1/a", False),
        ("http://localhost/a", False),
        ("http://wiki/a", False),
        ("http://files.corp./a", False),
        ("http://printer.local/a", False),
        ("http://local.example.org/a", True),
        ("http://[bad/a", False),
    ],
)
def test_addresses_of_ones_own_network_are_known(url: str, public: bool) -> None:  # noqa: FBT001
    assert is_public(url) is public


def test_addresses_of_ones_own_network_are_not_told_to_public_archives() -> None:
    answer = search([MILL], web_archives("https://archive.example.org/web/"))[MILL]
    assert isinstance(answer, NotFound)
    assert (answer.status, answer.passed_over) == (MementoStatus.NOT_ARCHIVED, ())
