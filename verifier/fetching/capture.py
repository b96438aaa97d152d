"""Capture: what addresses say now, byte for byte, for the archive."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.fetching.answers import OK_FAMILY, Answer, Captured, Fetched, NotCaptured
from verifier.fetching.asking import FetchRequest, Purpose, Validators
from verifier.fetching.fetch import fetch
from verifier.fetching.policy import FetchPolicy

WELL: Final = frozenset({LinkStatus.OK, LinkStatus.MOVED})
NO_VALIDATORS: Final[Mapping[str, Validators]] = MappingProxyType({})


def capture(
    urls: Sequence[str],
    policy: FetchPolicy,
    *,
    clock: Callable[[], datetime],
    on_answer: Callable[[Answer], None],
    validators: Mapping[str, Validators] = NO_VALIDATORS,
) -> None:
    """Request each of *urls* once, and call *on_answer* for each as it is done, in the caller's thread.

    Where *validators* has something for a URL, the server may answer that the page is not modified. A URL that cannot
    be captured is an answer as well, not an error. *clock* tells when each request was made; it is called in another
    thread. When *on_answer* raises, the other requests are given up.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
    """
    requests = [FetchRequest(url, Purpose.CAPTURE, validators.get(url, Validators())) for url in dict.fromkeys(urls)]
    fetch(requests, policy, clock=clock, on_result=lambda result: on_answer(answer_of(result)))


def answer_of(result: Fetched) -> Answer:
    """Return *result* as something to archive, or as the reason why there is nothing.

    A refusal is archived, for it is what the server said; not so a bot wall that comes with the number of success,
    which the archive could not tell from the page.
    """
    poses = result.http_status // 100 == OK_FAMILY and result.status not in WELL
    if result.exchanges and not poses:
        return Captured(result.url, result.exchanges, result.final_url, result.status, result.reason)
    return NotCaptured(result.url, result.status, result.reason, result.hint)
