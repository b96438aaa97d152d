"""Whether a failure is tried again, and when. Nothing here waits: a retry has a due time and is queued until then."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import Purpose
from verifier.fetching.statuses import OVERLOAD, PASSING
from verifier.fetching.waiting import retry_after

FIRST_WAIT_S: Final = 1.0  # before the first retry; doubled with each
TIMEOUT_RETRIES: Final = 1  # a server that hangs costs a whole deadline each time
TOO_OFTEN: Final = 429


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done after a failure: try again in *wait_s* seconds unless *result* is final.

    For *hold_s* seconds nothing is asked of the whole host.
    """

    result: Fetched
    is_final: bool
    wait_s: float = 0.0
    hold_s: float = 0.0


def after_answer(result: Fetched, *, retries: int, longest_wait_s: float, now: datetime) -> Verdict:
    """Return what is to be done after *result*, an answer of the server.

    A server that bids to wait longer than *longest_wait_s* is not waited for; the result says how long it would be.
    """
    if result.http_status not in PASSING or result.wall or result.request.purpose is Purpose.ANSWER:
        return Verdict(result, is_final=True)
    last = result.hops[-1]
    asked_s = retry_after(last.field("retry-after"), answered=last.field("date"), now=now)
    wait_s = max(asked_s, backoff_s(result.attempts))
    speaks_for_host = result.http_status == TOO_OFTEN or (result.http_status in OVERLOAD and asked_s > 0)
    hold_s = min(wait_s, longest_wait_s) if speaks_for_host else 0.0
    if asked_s > longest_wait_s:
        reason = f"{result.reason} and bids to wait for {asked_s:,.0f} s"
        return Verdict(replace(result, reason=reason, retry_after_s=asked_s), is_final=True, hold_s=hold_s)
    return Verdict(result, is_final=result.attempts > retries, wait_s=wait_s, hold_s=hold_s)


def after_trouble(result: Fetched, *, retries: int, may_pass: bool) -> Verdict:
    """Return what is to be done after *result*, which came without a whole answer; *may_pass* is of the error."""
    most = min(retries, TIMEOUT_RETRIES) if result.status is LinkStatus.TIMEOUT else retries
    return Verdict(result, is_final=not may_pass or result.attempts > most, wait_s=backoff_s(result.attempts))


def backoff_s(attempts: int) -> float:
    """Return how long to wait after so many attempts, where the server does not say.

    >>> [backoff_s(attempts) for attempts in (1, 2, 3)]
    [1.0, 2.0, 4.0]
    """
    return float(FIRST_WAIT_S * 2 ** max(0, attempts - 1))
