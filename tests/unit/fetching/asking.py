"""Fetching and capturing as their users call them, with a clock that stands still."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from verifier.domain.link import Robots
from verifier.fetching.answers import Answer, Captured, Fetched, NotCaptured
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.fetching.capture import capture
from verifier.fetching.fetch import fetch
from verifier.fetching.policy import FetchPolicy

NOON: Final = datetime(2025, 7, 12, 12, 0, 0, 250_000, tzinfo=UTC)
OPEN_HERE: Final = FetchPolicy(
    allowed_networks=("127.0.0.0/8", "::1/128"), timeout_s=10, robots=Robots.NEVER, retries=0, spacing_s=0
)


def ask_all(urls: Sequence[str], policy: FetchPolicy = OPEN_HERE) -> dict[str, Answer]:
    """Return the answer for each URL; there is exactly one."""
    answers: list[Answer] = []
    capture(urls, policy, clock=lambda: NOON, on_answer=answers.append)
    assert sorted(answer.url for answer in answers) == sorted(set(urls))
    return {answer.url: answer for answer in answers}


def captured(url: str, policy: FetchPolicy = OPEN_HERE) -> Captured:
    answer = ask_all([url], policy)[url]
    assert isinstance(answer, Captured), answer
    return answer


def not_captured(url: str, policy: FetchPolicy = OPEN_HERE) -> NotCaptured:
    answer = ask_all([url], policy)[url]
    assert isinstance(answer, NotCaptured), answer
    assert answer.reason
    assert answer.hint
    return answer


def fetched_all(requests: Sequence[FetchRequest | str], policy: FetchPolicy = OPEN_HERE) -> list[Fetched]:
    """Return the results in the order of the requests, which must differ; a word is a liveness check."""
    asked = [FetchRequest(each) if isinstance(each, str) else each for each in requests]
    results: dict[FetchRequest, Fetched] = {}
    fetch(asked, policy, clock=lambda: NOON, on_result=lambda result: results.update({result.request: result}))
    return [results[request] for request in asked]


def fetched(url: str, policy: FetchPolicy = OPEN_HERE, purpose: Purpose = Purpose.LIVENESS) -> Fetched:
    return fetched_all([FetchRequest(url, purpose)], policy)[0]
