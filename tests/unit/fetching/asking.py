"""Capturing as its users call it, with a clock that stands still."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from verifier.fetching.answers import Answer, Captured, NotCaptured
from verifier.fetching.capture import capture
from verifier.fetching.policy import FetchPolicy, Robots

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
