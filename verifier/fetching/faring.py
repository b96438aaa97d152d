"""How a host is faring: what each result means for its pace, and when it is given up.

A host that answers "too often", or cannot be reached, several times in a row will do so for its other pages as well;
these are then not tried, and their results say why.
"""

from dataclasses import replace
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.answers import Fetched
from verifier.fetching.job import Job
from verifier.fetching.retrying import Verdict
from verifier.fetching.robots import UNREACHED
from verifier.fetching.statuses import OVERLOAD
from verifier.fetching.turns import Host

IN_A_ROW: Final = 3


def note(host: Host[Job], job: Job, verdict: Verdict | None, begun_s: float, now_s: float) -> None:
    """Note how *host* bore a request of *job* that was begun then: what it came to, None for a redirect."""
    is_hanging = verdict is not None and verdict.result.status is LinkStatus.TIMEOUT
    if is_hanging or (verdict is not None and verdict.result.http_status in OVERLOAD):
        host.pace.overloaded(begun_s, now_s)
    else:
        host.pace.well()
    if verdict is not None and not verdict.is_final:
        return
    fails = verdict is not None and _speaks_for_host(job, verdict.result)
    host.failed_in_a_row = host.failed_in_a_row + 1 if fails else 0
    host.last_words = verdict.result if verdict is not None and host.failed_in_a_row >= IN_A_ROW else None


def given_up(job: Job, last_words: Fetched) -> Fetched:
    """Return the result of a job that is not begun, since others of its host came to these *last_words*."""
    reason = f"{last_words.reason}; after {IN_A_ROW} such answers in a row the host is not asked any more"
    error = FetchError(reason, last_words.status, hint=last_words.hint or "Try again later.")
    return replace(job.failed(error), retry_after_s=last_words.retry_after_s)


def _speaks_for_host(job: Job, result: Fetched) -> bool:
    """Tell whether *result* is one that all requests to its host would come to."""
    if result.status is LinkStatus.RATE_LIMITED:
        return True
    return not job.is_reached and result.status in UNREACHED
