"""robots.txt: what a site asks programs not to fetch, and how slowly to fetch the rest. Source: RFC 9309.

Protego reads the file and weighs its rules. Beforehand its lines are brought into the form that the RFC and Google's
own reader, by which sites test their files, would take them in: a line ends at a line end of ASCII, too long ones are
cut, and a group counts for the product name alone, not for names that begin like it.
"""

import re
from dataclasses import dataclass
from typing import Final

from protego import Protego

from verifier.domain.link import LinkStatus
from verifier.fetching.answers import OK_FAMILY, Fetched
from verifier.fetching.policy import AGENT, WithoutRobots

MOST_READ: Final = 512_000  # bytes; RFC 9309, 2.5, asks for at least 500 KiB
LONGEST_LINE: Final = 16_663  # characters, as Google's reader: eight times the longest URL of an old browser
REFUSALS: Final = range(400, 500)
TOO_OFTEN: Final = 429
UNREACHED: Final = frozenset(
    {LinkStatus.TIMEOUT, LinkStatus.DNS_ERROR, LinkStatus.TLS_ERROR, LinkStatus.CONNECTION_ERROR}
)

_US: Final = "us"
_OTHERS: Final = "-"
_BOM: Final = re.compile("^(?:\ufeff|\ufffd+(?=[A-Za-z]))")  # also one of which the end is missing
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_OTHER_ENDS: Final = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_GROUP: Final = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*(?P<named>[^#]*)", re.IGNORECASE)
_PRODUCT: Final = re.compile(r"[A-Za-z_-]*")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to one program; *denied* is why nothing may be fetched, if it is so."""

    protego: Protego
    denied: str = ""

    def refusal(self, url: str) -> str:
        """Return why *url* may not be fetched; empty if it may."""
        if self.denied:
            return self.denied
        return "" if self.protego.can_fetch(url, _US) else "robots.txt asks programs not to fetch it"

    @property
    def delay_s(self) -> float:
        """Seconds between two requests that the site asks for; 0 if it asks for none."""
        rate = self.protego.request_rate(_US)
        return max(self.protego.crawl_delay(_US) or 0.0, rate.seconds / rate.requests if rate else 0.0)


def parse_robots(content: bytes, agent: str = AGENT) -> Rules:
    """Return what the robots.txt with this *content* says to the program of the product name *agent*."""
    text = _BOM.sub("", content[:MOST_READ].decode("utf-8", "replace")).translate(_OTHER_ENDS)
    lines = (line[:LONGEST_LINE] for line in _LINE_END.split(text))
    return Rules(Protego.parse("\n".join(_addressed(line, agent.lower()) for line in lines)))


def rules_of(answer: Fetched, without: WithoutRobots) -> Rules:
    """Return the rules that the *answer* to a request for robots.txt sets up.

    A site without one (4xx) allows everything (RFC 9309, 2.3.1.3). One that fails to give it is treated as *without*
    says. Where the server cannot be reached at all, the page itself will show it.
    """
    if answer.http_status // 100 == OK_FAMILY and answer.status in {LinkStatus.OK, LinkStatus.MOVED}:
        return parse_robots(answer.payload)
    is_given = answer.http_status in REFUSALS and answer.http_status != TOO_OFTEN
    if is_given or answer.status in UNREACHED or without is WithoutRobots.ALLOW:
        return Rules(Protego())
    if answer.status in {LinkStatus.SERVER_ERROR, LinkStatus.RATE_LIMITED}:
        return Rules(Protego(), f"its robots.txt could not be read: {answer.reason}")
    return Rules(Protego())


def _addressed(line: str, agent: str) -> str:
    """Return *line*; if it says whom a group is for, whether that is us, others or all."""
    group = _GROUP.match(line)
    if group is None:
        return line
    named = group["named"].strip()
    if named == "*" or named[:2].rstrip() == "*":
        return "user-agent: *"
    product = _PRODUCT.match(named)
    return f"user-agent: {_US if product and product[0].lower() == agent else _OTHERS}"
