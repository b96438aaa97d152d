"""What capturing may do: where it may go, how long it may take, and how much it may read."""

import ipaddress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from verifier.errors import ConfigError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

USER_AGENT: Final = f"verifier/{version('verifier')} (reads cited sources; +contact: set user_agent)"


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The limits of capturing.

    *allowed_networks* are CIDRs that may be reached besides the public internet, on any port. *timeout_s* is one
    deadline, in seconds, for a whole request with its redirects; waiting for a turn does not count. *max_bytes* bounds
    each answer twice: as it is sent and as it is decoded. *per_host* and *in_flight* bound the requests at one time, to
    one host and in all. *proxy* is ``http://…`` or ``https://…``; without one, none is used, whatever the environment
    says. *ca_file* names certificates (PEM) to trust besides the usual ones.

    Raises:
        ConfigError: a value cannot be used.
    """

    allowed_networks: tuple[str, ...] = ()
    timeout_s: float = 30
    max_bytes: int = 50_000_000
    max_redirects: int = 10
    per_host: int = 2
    in_flight: int = 8
    user_agent: str = USER_AGENT
    proxy: str | None = None
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        self.networks()
        if self.timeout_s <= 0 or min(self.max_bytes, self.per_host, self.in_flight) < 1 or self.max_redirects < 0:
            raise ConfigError("the limits of capturing must be above zero", hint="Only max_redirects may be 0.")
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
