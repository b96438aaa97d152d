"""Hosts: by which names the desk may be asked for, so that no foreign name can be made to lead to it.

A page in the editor's browser can have its own name point at 127.0.0.1 (DNS rebinding) and then reads whatever a local
server answers. It cannot choose what the browser writes into the Host field, so that field is held against the names
that the desk really has. A numeric address cannot be rebound, which is why any of them passes where the desk listens
on more than loopback; the token guards it there.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

LOCALHOST: Final = "localhost"
LONGEST_HOST: Final = 255  # of a name in the DNS, RFC 1035 section 2.3.4


def is_loopback(host: str) -> bool:
    """Tell whether *host*, a name or an address, is this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, True, False, True)
    """
    address = _address(host)
    return address.is_loopback if address else host.casefold() == LOCALHOST


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that the desk answers to; with *any_address*, to every numeric address as well."""

    names: frozenset[str]
    any_address: bool = False

    def allow(self, field: str) -> bool:
        """Tell whether *field*, the value of a Host field, names the desk.

        >>> hosts_for("127.0.0.1").allow("localhost:8321"), hosts_for("127.0.0.1").allow("example.org")
        (True, False)
        """
        host = host_in(field)
        if _address(host) is not None:
            return self.any_address or is_loopback(host)
        return host in self.names


def hosts_for(bound: str, names: Iterable[str] = ()) -> Hosts:
    """Return what a desk that listens at *bound* answers to; *names* are further ones that lead to it."""
    own = {LOCALHOST, *(name.casefold().rstrip(".") for name in names)}
    if _address(bound) is None:
        own.add(bound.casefold())
    return Hosts(frozenset(own), any_address=not is_loopback(bound))


def host_in(field: str) -> str:
    """Return the host of a Host field, without port and brackets, in lower case; "" where it is malformed.

    >>> host_in("LOCALHOST:8321"), host_in("[::1]:80"), host_in("user@localhost"), host_in("localhost/x")
    ('localhost', '::1', '', '')
    """
    if len(field) > LONGEST_HOST or any(sign in field for sign in "@/?#\\ \t"):
        return ""
    try:
        parts = urlsplit(f"//{field}")
        _ = parts.port  # a ValueError where it is no number
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
