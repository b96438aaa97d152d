"""Which addresses belong to the public internet, and what the others are called.

A page may name any host, and a name may resolve to anything; a request must not reach what stands behind a firewall.
``ipaddress.is_global`` alone is not enough: on Python 3.11 it lets multicast, 6to4 and NAT64 pass. Of IPv6 only what is
handed out as global unicast, 2000::/3, is public. IPv4 in the disguise of IPv6 is refused, save two forms that stand
for an IPv4 address and nothing else: the mapped one, and that of NAT64 (RFC 6052), by which machines without IPv4 reach
the older internet; these are judged as the address that they stand for.
Source: the special-purpose address registries of IANA (RFC 6890).
"""

import ipaddress
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

CLOUD: Final = "where clouds tell machines their passwords"

NAMES: Final[tuple[tuple[Network, str], ...]] = tuple(
    (ipaddress.ip_network(network), name)
    for network, name in (
        ("0.0.0.0/32", "the unspecified address"),
        ("0.0.0.0/8", "an address of this network"),
        ("10.0.0.0/8", "a private address"),
        ("100.100.100.200/32", CLOUD),
        ("100.64.0.0/10", "a shared address behind a carrier's NAT"),
        ("127.0.0.0/8", "a loopback address"),
        ("168.63.129.16/32", CLOUD),  # Azure's, of all things a public one
        ("169.254.169.254/32", CLOUD),
        ("169.254.170.2/32", CLOUD),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.192/32", CLOUD),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for benchmarks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("255.255.255.255/32", "the broadcast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::/128", "the unspecified address"),
        ("::1/128", "a loopback address"),
        ("::ffff:0:0/96", "an IPv4 address in disguise"),
        ("::/96", "an IPv4 address in disguise"),
        ("64:ff9b::/96", "an IPv4 address in disguise (NAT64)"),
        ("64:ff9b:1::/48", "an IPv4 address in disguise (NAT64)"),
        ("2001::/32", "an IPv4 address in disguise (Teredo)"),
        ("2001:db8::/32", "an address for documentation"),
        ("2001::/23", "a reserved address"),
        ("2002::/16", "an IPv4 address in disguise (6to4)"),
        ("3fff::/20", "an address for documentation"),
        ("fd00:ec2::254/128", CLOUD),
        ("fd20:ce::254/128", CLOUD),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)
GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def parse_address(written: str) -> Address:
    """Return the address *written* by the resolver, without its zone; one mapped into IPv6 as what it stands for.

    Raises:
        ValueError: it is no address.

    >>> parse_address("::ffff:127.0.0.1")
    IPv4Address('127.0.0.1')
    """
    address = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped  # a connection to the one is a connection to the other
    return address


def special_name(address: Address) -> str:
    """Return what *address* is if it is no public one, else nothing.

    >>> special_name(ipaddress.ip_address("10.1.2.3"))
    'a private address'
    """
    if address in NAT64 and not special_name(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)):
        return ""
    for network, name in NAMES:
        if address.version == network.version and address in network:
            return name
    public = address in GLOBAL_UNICAST if address.version == 6 else address.is_global  # noqa: PLR2004 - IPv6
    return "" if public else "a reserved address"
