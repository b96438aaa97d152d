"""What fetching an address came to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeAlias

from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus
from verifier.fetching.asking import FetchRequest, Validators, validators_of
from verifier.fetching.sniff import real_type

OK_FAMILY: Final = 2  # HTTP statuses 200 to 299
NOT_MODIFIED: Final = 304
FOR_GOOD: Final = frozenset({301, 308})

Fields: TypeAlias = tuple[tuple[str, str], ...]


class Via(StrEnum):
    """How a chain came to an address."""

    START = "start"
    REDIRECT = "redirect"
    META_REFRESH = "meta_refresh"


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: until there was a connection (0 on one that was kept), until the first byte, and in all."""

    connect_s: float = 0.0
    first_byte_s: float = 0.0
    total_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Hop:
    """One request of a chain that was answered.

    *fields* are those of the answer in their order, names in lower case. *ip* is the address that answered, empty
    behind a proxy; *tls* the version of TLS, empty without; *at* is in UTC.
    """

    url: str
    http_status: int
    fields: Fields
    via: Via
    ip: str
    tls: str
    at: datetime
    timings: Timings

    def field(self, name: str) -> str:
        """Return the first value of the field *name* (lower case), or nothing."""
        return next((value for field, value in self.fields if field == name), "")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one request: exactly one for each.

    *status* is never ``soft_404``, which takes more than one request to tell; *reason* says in plain words what is the
    matter and *hint* what to do, both empty where all is well. *hops* are the answered requests of the last attempt,
    redirects first, also of a chain that failed in the end.

    *payload* is the decoded content of the final answer, *is_whole* tells whether it is all of it; of a liveness check
    it is the beginning. *exchanges* are there for a capture with a whole final answer: one for each hop.

    *attempts* is 0 where nothing was sent. *retry_after_s* is how long the server bids to wait, where that is longer
    than the policy waits. *wall* names whose bot wall stands before the page, *tls_problem* what is wrong with a
    certificate: expired, not_yet_valid, self_signed, wrong_name, untrusted, revoked or other.
    """

    request: FetchRequest
    status: LinkStatus
    reason: str = ""
    hint: str = ""
    hops: tuple[Hop, ...] = ()
    payload: bytes = b""
    is_whole: bool = False
    exchanges: tuple[Exchange, ...] = ()
    attempts: int = 0
    retry_after_s: float = 0.0
    wall: str = ""
    tls_problem: str = ""

    @property
    def url(self) -> str:
        """The address as it was asked for."""
        return self.request.url

    @property
    def final_url(self) -> str:
        """Where the chain ended, as far as it was answered; else empty."""
        return self.hops[-1].url if self.hops else ""

    @property
    def http_status(self) -> int:
        """The number of the last answer, 0 without one."""
        return self.hops[-1].http_status if self.hops else 0

    @property
    def fields(self) -> Fields:
        """The fields of the last answer."""
        return self.hops[-1].fields if self.hops else ()

    @property
    def media_type(self) -> str:
        """What the content is said to be: ``text/html``; empty if nothing is said."""
        return self.hops[-1].field("content-type").split(";")[0].split(",")[0].strip().lower() if self.hops else ""

    @property
    def real_type(self) -> str:
        """What the content is by its first bytes; empty if these do not tell."""
        return real_type(self.payload)

    @property
    def validators(self) -> Validators:
        """What the last answer is good for the next time."""
        return validators_of(self.final_url, self.fields)

    @property
    def is_not_modified(self) -> bool:
        """Whether the server says that what the request's validators stand for is still what it has."""
        return self.http_status == NOT_MODIFIED and self.status in {LinkStatus.OK, LinkStatus.MOVED}

    @property
    def is_moved_for_good(self) -> bool:
        """Whether the first answer said that the page has another address now (301, 308)."""
        return len(self.hops) > 1 and self.hops[0].http_status in FOR_GOOD

    @property
    def is_downgraded(self) -> bool:
        """Whether the chain led from https to http, where anybody on the way can change what is said."""
        schemes = [hop.url.partition(":")[0] for hop in self.hops]
        return any(pair == ("https", "http") for pair in pairwise(schemes))


@dataclass(frozen=True, slots=True)
class Captured:
    """A server answered for *url*: all *exchanges* in order, redirects first, the final answer last.

    *url* is as it was asked for; *final_url* is where redirects led. *status* may also be that of a refusal, like
    ``not_found``: the answer is kept with its body. *reason* is empty where all is well.
    """

    url: str
    exchanges: tuple[Exchange, ...]
    final_url: str
    status: LinkStatus
    reason: str = ""

    @property
    def is_not_modified(self) -> bool:
        """Whether the answer is that the page is still what the validators of the request stand for."""
        return self.exchanges[-1].status == NOT_MODIFIED and self.status in {LinkStatus.OK, LinkStatus.MOVED}


@dataclass(frozen=True, slots=True)
class NotCaptured:
    """There is no whole answer for *url*; *reason* says why in plain words, and *hint* what to do."""

    url: str
    status: LinkStatus
    reason: str
    hint: str


Answer = Captured | NotCaptured
