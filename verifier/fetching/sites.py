"""Sites: the robots.txt of each origin, asked once, and who waits for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from verifier.domain.link import Robots
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.fetching.job import Job
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.robots import MOST_READ, Rules, rules_of
from verifier.fetching.wire import Target

FRESH_S: Final = 3_600.0  # RFC 9309, 2.4, allows a day; a batch that runs for hours asks again
ROBOTS_RETRIES: Final = 1


@dataclass(slots=True)
class _Site:
    asked_s: float
    rules: Rules | None = None  # until it is there
    waiting: list[Job] = field(default_factory=list)


class Sites:
    """What the origins of one run ask of programs.

    *queue* takes the jobs that ask for a robots.txt, and *released* those that waited for it.
    """

    def __init__(
        self, policy: FetchPolicy, *, queue: Callable[[Job], None], released: Callable[[Job, Rules], None]
    ) -> None:
        self._policy = policy
        self._queue = queue
        self._released = released
        self._by_origin: dict[str, _Site] = {}

    def must_obey(self, job: Job) -> bool:
        """Tell whether robots.txt counts for *job*."""
        purpose = job.request.purpose
        if job.deliver == self._came or self._policy.robots is Robots.NEVER or purpose is Purpose.ANSWER:
            return False  # what archives offer to programs is no page
        return self._policy.robots is Robots.ALWAYS or purpose is Purpose.CAPTURE

    def rules(self, target: Target, now_s: float) -> Rules | None:
        """Return the rules for *target*; None while they are not there: then the job has to :meth:`wait`."""
        site = self._by_origin.get(target.origin)
        return None if site is None or now_s - site.asked_s > FRESH_S else site.rules

    def wait(self, job: Job, now_s: float) -> None:
        """Let *job* wait until the robots.txt of its target is there, which is asked for if nobody did."""
        origin = job.chain.target.origin
        site = self._by_origin.get(origin)
        if site is not None and site.rules is None:
            site.waiting.append(job)
            return
        self._by_origin[origin] = _Site(now_s, waiting=[job])
        request = FetchRequest(f"{origin}/robots.txt", Purpose.LIVENESS, tag=origin)
        retries = min(ROBOTS_RETRIES, self._policy.retries)
        self._queue(Job(request, self._policy, self._came, retries=retries, peek_bytes=MOST_READ))

    def _came(self, _: Job, answer: Fetched) -> None:
        site = self._by_origin[answer.request.tag]
        site.rules = rules_of(answer, self._policy.without_robots)
        waiting, site.waiting = site.waiting, []
        for job in waiting:
            self._released(job, site.rules)
