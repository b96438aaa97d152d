"""The guard, tried out: a canary listens on loopback, and no trick may reach it."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.fetching.asking import OPEN_HERE, ask_all, captured, not_captured
from tests.unit.fetching.servers import Server, answering, ok, redirect, routes, serving
from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.addresses import CLOUD, NAT64, parse_address, special_name
from verifier.fetching.answers import NotCaptured
from verifier.fetching.guard import Guard
from verifier.fetching.policy import FetchPolicy

REFUSALS = {LinkStatus.REFUSED_ADDRESS, LinkStatus.UNSUPPORTED, LinkStatus.DNS_ERROR}
TRICKS = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://127.255.255.254:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://ⓛocalhost:{port}/",
    "http://user:secret@127.0.0.1:{port}/",
    "http://example.org@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.org/",
    "http://127.0.0.1:{port}#@example.org/",
    "http://example.org\\@127.0.0.1:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "\thttp://127.0.0.1:{port}/",
    "HTTP://127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_GET",
    "file://127.0.0.1:{port}/etc/passwd",
    "https://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}%2f@example.org/",
)


@pytest.fixture(scope="module")
def canary() -> Iterator[Server]:
    with serving(answering(ok(b"inside"))) as server:
        yield server


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_reaches_the_canary(trick: str, canary: Server) -> None:
    before = canary.connections
    answer = not_captured(trick.format(port=canary.port), FetchPolicy(timeout_s=5))
    assert answer.status in REFUSALS
    assert canary.connections == before


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_reaches_the_canary_by_a_redirect(trick: str, canary: Server) -> None:
    """Loopback is open on 127.0.0.2 alone, from where the redirect comes."""
    before = canary.connections
    only = FetchPolicy(allowed_networks=("127.0.0.2/32",), timeout_s=5)
    to = trick.format(port=canary.port).encode().decode("latin-1")
    with serving(routes({"/a": redirect(to)}), host="127.0.0.2") as server:
        answer = ask_all([server.url + "/a"], only)[server.url + "/a"]
    if not trick.startswith(("http:127", "\t")) and "%2f" not in trick:  # those lead back to the redirecting server
        assert isinstance(answer, NotCaptured), answer
    assert canary.connections == before


def answering_names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the system's look-up give these addresses, one list after the other, the last one for ever."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        given_now = answers[min(len(asked), len(answers)) - 1]
        return [
            (socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
            for ip in given_now
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["93.184.216.34", "127.0.0.1"],  # one good, one bad: a later look-up may give the bad one
        ["127.0.0.1", "93.184.216.34"],
        ["::ffff:127.0.0.1"],
        ["10.0.0.7"],
        ["169.254.169.254"],  # where clouds keep passwords
        ["100.64.0.1"],
        ["fd00:ec2::254"],
    ],
)
def test_a_name_that_leads_inside_is_refused(addresses: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answering_names(monkeypatch, addresses)
    answer = not_captured("http://innocent.example/", FetchPolicy(timeout_s=5))
    assert answer.status is LinkStatus.REFUSED_ADDRESS
    assert "innocent.example is " in answer.reason


def test_a_name_is_looked_up_once_so_that_a_second_answer_changes_nothing(
    canary: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering_names(monkeypatch, ["127.0.0.2"], ["127.0.0.1"])
    before = canary.connections
    only = FetchPolicy(allowed_networks=("127.0.0.2/32",), timeout_s=5)
    answer = not_captured(f"http://rebinding.example:{canary.port}/", only)
    assert answer.status is LinkStatus.CONNECTION_ERROR  # nobody listens on the address that was tested
    assert asked == ["rebinding.example"]
    assert canary.connections == before


def test_the_name_stays_in_the_host_field(canary: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    answering_names(monkeypatch, ["127.0.0.1"])
    exchange = captured(f"http://Name.Example:{canary.port}/").exchanges[0]
    assert f"\r\nHost: name.example:{canary.port}\r\n".encode() in exchange.request
    assert exchange.ip == "127.0.0.1"


def test_the_next_address_is_tried_when_the_first_one_is_dead(canary: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    answering_names(monkeypatch, ["127.0.0.3", "127.0.0.1"])
    assert captured(f"http://two.example:{canary.port}/").exchanges[0].ip == "127.0.0.1"


@pytest.mark.parametrize("port", [0, 21, 22, 25, 445, 2375, 3306, 5432, 6379, 6667, 11211, 27017])
def test_a_public_address_is_not_asked_where_something_else_than_the_web_is_spoken(port: int) -> None:
    answer = not_captured(f"http://93.184.216.34:{port}/", FetchPolicy(timeout_s=5))
    assert answer.status is LinkStatus.REFUSED_ADDRESS
    assert str(port) in answer.reason


def test_an_allowed_network_opens_its_addresses_and_ports_and_no_others(canary: Server) -> None:
    assert captured(canary.url).exchanges[0].payload == b"inside"
    assert not_captured(canary.url, FetchPolicy(allowed_networks=("10.0.0.0/8",))).status is LinkStatus.REFUSED_ADDRESS


def test_a_password_in_the_url_is_never_sent(canary: Server) -> None:
    before = canary.connections
    answer = not_captured(f"http://user:secret@127.0.0.1:{canary.port}/", OPEN_HERE)
    assert answer.status is LinkStatus.REFUSED_ADDRESS
    assert "secret" not in answer.reason + answer.hint
    assert canary.connections == before


def test_ipv6_is_guarded_and_opened_alike() -> None:
    with serving(answering(ok(b"six")), host="::1") as server:
        assert captured(server.url).exchanges[0].ip == "::1"
        assert not_captured(server.url, FetchPolicy()).status is LinkStatus.REFUSED_ADDRESS


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("0.0.0.0", "the unspecified address"),  # noqa: S104 - nothing is bound
        ("10.1.2.3", "a private address"),
        ("172.31.255.255", "a private address"),
        ("192.168.0.1", "a private address"),
        ("100.127.255.255", "a shared address behind a carrier's NAT"),
        ("169.254.1.1", "a link-local address"),
        ("192.88.99.1", "a 6to4 relay"),
        ("198.19.0.1", "an address for benchmarks"),
        ("224.0.0.251", "a multicast address"),
        ("240.0.0.1", "a reserved address"),
        ("255.255.255.255", "the broadcast address"),
        ("::", "the unspecified address"),
        ("::1", "a loopback address"),
        ("::127.0.0.1", "an IPv4 address in disguise"),
        ("64:ff9b::a00:1", "an IPv4 address in disguise (NAT64)"),
        ("2002:a00:1::", "an IPv4 address in disguise (6to4)"),
        ("2001:0:1::", "an IPv4 address in disguise (Teredo)"),
        ("2001:db8::1", "an address for documentation"),
        ("fc00::1", "a private address"),
        ("fe80::1", "a link-local address"),
        ("fec0::1", "a private address"),
        ("ff02::1", "a multicast address"),
        ("4000::1", "a reserved address"),
        ("100::1", "a reserved address"),
        ("169.254.169.254", CLOUD),
        ("168.63.129.16", CLOUD),  # public, but of Azure's own
        ("100.100.100.200", CLOUD),
        ("fd00:ec2::254", CLOUD),
        ("64:ff9b::5db8:d822", ""),
        ("64:ff9b:1::5db8:d822", "an IPv4 address in disguise (NAT64)"),
        ("93.184.216.34", ""),
        ("172.32.0.1", ""),
        ("100.128.0.1", ""),
        ("2606:2800:220:1::1", ""),
        ("2a00:1450::1", ""),
    ],
)
def test_addresses_are_called_by_their_kind(address: str, name: str) -> None:
    assert special_name(ipaddress.ip_address(address)) == name


def stands_for_ipv4(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return getattr(address, "ipv4_mapped", None) is not None or address in NAT64


@given(st.ip_addresses().filter(lambda address: not stands_for_ipv4(address)))
def test_what_the_standard_library_holds_for_inside_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    inside = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    if inside or address.is_reserved or address.is_unspecified:
        assert special_name(address)


@given(st.ip_addresses(v=4))
def test_an_address_behind_nat64_is_public_only_if_what_it_stands_for_is(address: ipaddress.IPv4Address) -> None:
    outside = ipaddress.IPv6Address(int(NAT64.network_address) + int(address))
    assert bool(special_name(outside)) == bool(special_name(address))


@pytest.mark.parametrize("port", [80, 443, 8080, 8443, 3000])
def test_other_ports_of_the_web_are_open(port: int) -> None:
    Guard().check("a.example", port, [ipaddress.ip_address("93.184.216.34")])


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_as_what_it_stands_for(address: ipaddress.IPv4Address) -> None:
    assert parse_address(f"::ffff:{address}") == address


def test_each_address_of_an_answer_is_tested() -> None:
    good, bad = ipaddress.ip_address("93.184.216.34"), ipaddress.ip_address("10.0.0.1")
    Guard().check("a.example", 443, [good])
    with pytest.raises(FetchError):
        Guard().check("a.example", 443, [good, good, bad])
