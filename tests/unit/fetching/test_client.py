"""Addresses: how they are brought into the form in which they are requested, and what is no address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.client import join_url, parse_url

BASE = parse_url("https://Example.org/a/b?c=d#part")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://example.org", "http://example.org/"),
        ("  HTTP://EXAMPLE.org:80/A ", "http://example.org/A"),
        ("https://example.org:443/#part", "https://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://bücher.example/ä b?q=ü", "http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"),
        ("http://[::1]:81/", "http://[::1]:81/"),
        ("http://example.org?a", "http://example.org/?a"),
        ("http://example.org./", "http://example.org./"),
    ],
)
def test_an_address_has_one_form(written: str, url: str) -> None:
    assert parse_url(written).url == url
    assert parse_url(url).url == url


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("c", "https://example.org/a/c"),
        ("/c", "https://example.org/c"),
        ("?e", "https://example.org/a/b?e"),
        ("../../c", "https://example.org/c"),
        ("//other.example/c", "https://other.example/c"),
        ("http://other.example", "http://other.example/"),
        ("#top", "https://example.org/a/b?c=d"),
    ],
)
def test_a_reference_is_read_from_where_it_stands(reference: str, url: str) -> None:
    assert join_url(BASE, reference).url == url


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", LinkStatus.UNSUPPORTED),
        ("example.org", LinkStatus.UNSUPPORTED),
        ("mailto:a@example.org", LinkStatus.UNSUPPORTED),
        ("http://" + "a" * 20_000, LinkStatus.UNSUPPORTED),
        ("http://a@example.org/", LinkStatus.REFUSED_ADDRESS),
        ("http://example.org:0/", LinkStatus.REFUSED_ADDRESS),
    ],
)
def test_what_is_no_address_says_so(written: str, status: LinkStatus) -> None:
    with pytest.raises(FetchError) as caught:
        parse_url(written)
    assert caught.value.status is status
    assert caught.value.hint


@given(st.text(max_size=80) | st.from_regex(r"(https?:)?//[^/]{0,20}(:\d{0,6})?(/.{0,20})?", fullmatch=True))
def test_whatever_is_written_gives_an_address_in_plain_ascii_or_an_error(written: str) -> None:
    for read in (parse_url, lambda each: join_url(BASE, each)):
        try:
            target = read(written)
        except FetchError:
            continue
        assert target.url.isascii()
        assert target.url.isprintable()
        assert " " not in target.url
        assert 0 < target.port < 65_536
        assert target.url.startswith(target.origin + "/")
