"""What fetching may do: where it may go, how long it may take, how much it may read, and how polite it is."""

import ipaddress
import math
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from verifier.errors import ConfigError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

AGENT: Final = "verifier"  # the name that robots.txt may speak to


def user_agent(contact: str = "") -> str:
    """Return how verifier names itself, with the *contact* (an address of the web or of mail) of who runs it.

    >>> user_agent("desk@example.org").partition(" ")[2]
    '(reads cited sources; +desk@example.org)'
    """
    reach = f"; +{contact}" if contact else ""
    return f"{AGENT}/{version('verifier')} (reads cited sources{reach})"


class Robots(StrEnum):
    """For which requests robots.txt is obeyed."""

    ALWAYS = "always"
    CAPTURE = "capture"  # checking whether a link works is what a reader does by clicking on it
    NEVER = "never"


class WithoutRobots(StrEnum):
    """What a robots.txt that the server fails to give (5xx, 429) means."""

    DENY = "deny"  # RFC 9309, 2.3.1.4
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class Budget:
    """What a whole batch may cost: *requests* that are sent, redirects and robots.txt included, and *seconds*."""

    requests: float = math.inf
    seconds: float = math.inf


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The limits of fetching.

    *allowed_networks* are CIDRs that may be reached besides the public internet, on any port.

    *timeout_s* is one deadline, in seconds, for one attempt with its redirects, from looking the name up to the last
    byte; waiting for a turn does not count. *connect_timeout_s* is for one connection, of which it is a part.

    *max_bytes* bounds each answer twice: as it is sent and as it is decoded; *peek_bytes* is how much of the content is
    read where only the link is checked.

    *per_host* and *in_flight* bound the requests at one time, to one host and in all. *spacing_s* lies between the
    beginnings of two requests to one host; a host in trouble gets fewer and slower ones. *retries* follow a failure
    that may pass by itself; *longest_wait_s* is the longest that a server may bid to wait, or a robots.txt to slow
    down to.

    *proxy* is ``http://…`` or ``https://…``; without one, none is used, whatever the environment says. Behind a proxy
    the guard tests what names mean here; what they mean there, and where the connection goes, only the proxy can see
    to.
    *ca_file* names certificates (PEM) to trust besides the usual ones.

    Raises:
        ConfigError: a value cannot be used.
    """

    allowed_networks: tuple[str, ...] = ()
    timeout_s: float = 30
    connect_timeout_s: float = 10
    max_bytes: int = 50_000_000
    peek_bytes: int = 65_536
    max_redirects: int = 10
    per_host: int = 4
    in_flight: int = 48
    spacing_s: float = 0.02
    retries: int = 2
    longest_wait_s: float = 30
    robots: Robots = Robots.CAPTURE
    without_robots: WithoutRobots = WithoutRobots.DENY
    budget: Budget = Budget()
    user_agent: str = user_agent()
    proxy: str | None = None
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        self.networks()
        above = (self.timeout_s, self.connect_timeout_s, self.max_bytes, self.peek_bytes, self.per_host, self.in_flight)
        others = (self.max_redirects, self.spacing_s, self.retries, self.longest_wait_s, *_costs(self.budget))
        if min(above) <= 0 or min(self.per_host, self.in_flight) < 1 or not min(others) >= 0:
            raise ConfigError("the limits of fetching must be above zero", hint="Only waits and retries may be 0.")
        if not self.user_agent.isascii() or not self.user_agent.isprintable() or not self.user_agent.strip():
            raise ConfigError("the user agent must be plain ASCII text", hint="Name yourself and where to reach you.")
        if self.proxy is not None:
            _require_proxy(self.proxy)

    def networks(self) -> tuple[Network, ...]:
        """Return *allowed_networks* as networks.

        Raises:
            ConfigError: one of them is no CIDR.
        """
        return tuple(_network(written) for written in self.allowed_networks)


def _costs(budget: Budget) -> tuple[float, float]:
    return budget.requests, budget.seconds


def _network(written: str) -> Network:
    try:
        return ipaddress.ip_network(written)
    except ValueError as error:
        raise ConfigError(f"{written!r} is no network: {error}", hint="Write a CIDR: 192.168.7.0/24.") from error


def _require_proxy(proxy: str) -> None:
    try:
        parts = urlsplit(proxy)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError("the proxy cannot be used", hint="Write its address: http://proxy.example.org:3128.")
