"""What capturing a URL came to."""

from dataclasses import dataclass

from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus


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


@dataclass(frozen=True, slots=True)
class NotCaptured:
    """There is no whole answer for *url*; *reason* says why in plain words, and *hint* what to do."""

    url: str
    status: LinkStatus
    reason: str
    hint: str


Answer = Captured | NotCaptured
