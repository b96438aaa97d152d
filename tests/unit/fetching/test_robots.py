"""robots.txt as Google's published reader takes it, and what comes in its place."""

import time
from datetime import UTC, datetime
from typing import Final

import pytest

from tests.unit.fetching.google_robots import CASES, DIFFERENT, questions
from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Fetched, Hop, Timings, Via
from verifier.fetching.asking import FetchRequest
from verifier.fetching.policy import WithoutRobots
from verifier.fetching.robots import parse_robots, rules_of

NOON: Final = datetime(2025, 7, 12, 12, tzinfo=UTC)
PAGE: Final = "https://example.org/page"


def allowed(rules: str, program: str, url: str) -> bool:
    return not parse_robots(rules.encode(), program).refusal(url)


@pytest.mark.parametrize(("rules", "program", "url", "expected"), list(questions(CASES)))
def test_rules_are_read_as_by_googles_own_reader(rules: str, program: str, url: str, expected: bool) -> None:  # noqa: FBT001
    assert allowed(rules, program, url) is expected


def test_the_cases_are_as_many_as_they_should_be() -> None:
    assert len(list(questions(CASES))) >= 128 + 5  # five on line ends and marks of byte order are of another kind


@pytest.mark.parametrize(("rules", "program", "url", "expected"), list(questions(DIFFERENT)))
def test_escaped_and_not_is_the_same_here(rules: str, program: str, url: str, expected: bool) -> None:  # noqa: FBT001
    assert allowed(rules, program, url) is not expected


@pytest.mark.parametrize(
    ("named", "counts"),
    [
        ("verifier", True),
        ("Verifier/2.0", True),
        ("verifier # the citation checker", True),
        ("*", True),
        ("* # all", True),
        ("veri", False),  # Protego takes it for the beginning of our name
        ("verifierbot", False),
        ("my-verifier", False),
        ("*verifier", False),
        ("", False),
    ],
)
def test_a_group_counts_for_the_product_name_alone(named: str, counts: bool) -> None:  # noqa: FBT001
    rules = parse_robots(f"User-agent: {named}\nDisallow: /".encode())
    assert bool(rules.refusal(PAGE)) is counts


def test_only_line_ends_end_a_line() -> None:
    rules = parse_robots("User-agent: verifier\u2028Disallow: /\x85Disallow: /\vDisallow: /\n".encode())
    assert not rules.refusal(PAGE)


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ("Crawl-delay: 7", 7),
        ("Crawl-delay: 0.5", 0.5),
        ("Crawl-delay: -3", 0),
        ("Crawl-delay: nan", 0),
        ("Crawl-delay: soon", 0),
        ("Request-rate: 1/20s", 20),
        ("Request-rate: 10/5", 0.5),
        ("", 0),
    ],
)
def test_the_delay_that_a_site_asks_for(lines: str, seconds: float) -> None:
    assert parse_robots(f"User-agent: *\n{lines}\nDisallow: /x".encode()).delay_s == seconds


def answer(http_status: int, status: LinkStatus, payload: bytes = b"User-agent: *\nDisallow: /") -> Fetched:
    hop = Hop("https://example.org/robots.txt", http_status, (), Via.START, "", "", NOON, Timings())
    return Fetched(FetchRequest(hop.url), status, "the reason", hops=(hop,) if http_status else (), payload=payload)


@pytest.mark.parametrize(
    ("came", "allow", "deny"),
    [
        (answer(200, LinkStatus.OK), False, False),
        (answer(200, LinkStatus.OK, b""), True, True),
        (answer(200, LinkStatus.OK, b"<html>no such page</html>"), True, True),
        (answer(200, LinkStatus.OK, b"\xff\xfe\x00 rubbish"), True, True),
        (answer(404, LinkStatus.NOT_FOUND), True, True),
        (answer(403, LinkStatus.BLOCKED), True, True),  # RFC 9309: there is none to be had
        (answer(429, LinkStatus.RATE_LIMITED), True, False),
        (answer(500, LinkStatus.SERVER_ERROR), True, False),
        (answer(503, LinkStatus.SERVER_ERROR), True, False),
        (answer(0, LinkStatus.TIMEOUT), True, True),  # the page itself will show what is the matter
        (answer(0, LinkStatus.DNS_ERROR), True, True),
        (answer(302, LinkStatus.REDIRECT_LOOP), True, True),
    ],
)
def test_a_robots_txt_that_cannot_be_had(came: Fetched, allow: bool, deny: bool) -> None:  # noqa: FBT001
    assert (not rules_of(came, WithoutRobots.ALLOW).refusal(PAGE)) is allow
    assert (not rules_of(came, WithoutRobots.DENY).refusal(PAGE)) is deny


@pytest.mark.parametrize(
    "rubbish",
    [
        b"Disallow: /" + b"*a" * 250_000,
        b"User-agent: *\n" * 40_000,
        b"User-agent: *\n" + b"Disallow: /*a*b*c$\n" * 30_000,
        b"\xef" * 500_000,
        b"user-agent" * 50_000,
        b"User-agent:" + b" " * 500_000,
        b"\r" * 500_000,
    ],
)
def test_rubbish_takes_bounded_time(rubbish: bytes) -> None:
    started = time.process_time()
    parse_robots(rubbish).refusal("https://example.org/" + "a" * 5_000)
    assert time.process_time() - started < 10
