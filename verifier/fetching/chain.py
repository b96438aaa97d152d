"""A chain: the requests by which one address is followed to its end, and what they came to.

What is decided here needs no network: where an answer leads, whether the chain runs in a circle, what the last answer
means for the link.
"""

import contextlib
from dataclasses import dataclass, field
from typing import Final

from verifier.domain.coding import ASKED_FOR
from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus
from verifier.domain.message import Message
from verifier.errors import FetchError
from verifier.fetching.answers import FOR_GOOD, NOT_MODIFIED, Fetched, Hop, Via
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.fetching.client import join_url, parse_url
from verifier.fetching.cookies import Jar
from verifier.fetching.onward import location_of, refresh_of
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.statuses import link_status, phrase
from verifier.fetching.walls import wall_of
from verifier.fetching.wire import Target

ACCEPT: Final = "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"
PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml"})
BY_HAND: Final = "Save the page from a browser and hand it in with `verifier snapshot --file`."
CHECK_URL: Final = "Check the address."


@dataclass(slots=True)
class Chain:
    """One attempt at *request*: *target* is what is to be requested next, *left_s* the time left for all that follows.

    *known* is the address that the request's validators belong to, in the form in which it is requested.
    """

    request: FetchRequest
    policy: FetchPolicy
    target: Target
    left_s: float
    known: str = ""
    via: Via = Via.START
    hops: list[Hop] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    jar: Jar = field(default_factory=Jar)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def fields(self) -> list[tuple[str, str]]:
        """Return the header fields of the next request; to ask for it twice is to run in a circle.

        Raises:
            FetchError: with the status ``redirect_loop``: the same request was made before.
        """
        cookie = self.jar.field(self.target.origin)
        if (self.target.url, cookie) in self.seen:
            raise FetchError("the redirects lead in a circle", LinkStatus.REDIRECT_LOOP, hint=CHECK_URL)
        self.seen.add((self.target.url, cookie))
        validators = self.request.validators
        return [
            ("User-Agent", self.policy.user_agent),
            ("Accept", ACCEPT),
            ("Accept-Language", "en, *;q=0.5"),
            ("Accept-Encoding", ", ".join(ASKED_FOR)),
            *([("Cookie", cookie)] if cookie else []),
            *(validators.fields if self._is_known() else ()),
            *self.request.fields,
        ]

    def _is_known(self) -> bool:
        """Tell whether the next request is to the address that an earlier answer is known of."""
        return self.known == self.target.url

    def goes_on(self, message: Message, payload: bytes) -> bool:
        """Take an answer with this decoded *payload* in, and tell whether it leads on, to what is then the target.

        Where the answer itself is wanted, nothing follows it.

        Raises:
            FetchError: it leads to no address that can be requested, or too often elsewhere.
        """
        if self.request.purpose is Purpose.ANSWER:
            return False
        self.jar.take(self.target.origin, message.head.fields)
        reference, via = location_of(message.head), Via.REDIRECT
        if not reference and link_status(message.head.status) is LinkStatus.OK and message.head.media_type in PAGES:
            reference, via = refresh_of(payload), Via.META_REFRESH
        if not reference:
            return False
        if len(self.hops) > self.policy.max_redirects:
            reason = f"there are more than {self.policy.max_redirects} redirects"
            raise FetchError(reason, LinkStatus.REDIRECT_LOOP, hint=CHECK_URL)
        self.target, self.via = join_url(self.target, reference), via
        return True

    def result(self, message: Message, payload: bytes, *, attempts: int, is_whole: bool) -> Fetched:
        """Return what the final answer with this decoded *payload* means.

        A web archive repeats what others said, refusals and walls included: what that means the caller tells.
        """
        exchanges = tuple(self.exchanges) if is_whole else ()
        if self.request.purpose is Purpose.ANSWER:
            hops = tuple(self.hops)
            return Fetched(self.request, LinkStatus.OK, "", "", hops, payload, is_whole, exchanges, attempts)
        head = message.head
        status, reason, hint = link_status(head.status), phrase(head.status), ""
        if head.status == NOT_MODIFIED and self._is_known():
            status, reason = LinkStatus.OK, ""
        wall = wall_of(head, payload)
        if wall:
            status, reason, hint = LinkStatus.BLOCKED, f"a bot wall of {wall} stands before it ({head.status})", BY_HAND
        if status is LinkStatus.OK and self.hops[0].http_status in FOR_GOOD:
            status = LinkStatus.MOVED
        return Fetched(
            self.request,
            status,
            reason,
            hint,
            tuple(self.hops),
            payload,
            is_whole,
            exchanges,
            attempts,
            wall=wall,
        )


def begin(request: FetchRequest, policy: FetchPolicy) -> Chain:
    """Return the chain that begins with the address of *request*.

    Raises:
        FetchError: it is no address that can be requested.
    """
    known = ""
    with contextlib.suppress(FetchError):  # what is known was captured before under other rules, perhaps
        known = parse_url(request.validators.url).url if request.validators.fields else ""
    return Chain(request, policy, parse_url(request.url), policy.timeout_s, known)
