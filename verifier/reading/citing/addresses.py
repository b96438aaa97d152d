"""Addresses of references in one spelling: URLs without what merely tracks, DOIs and arXiv ids without a resolver.

Sources: RFC 3986, §6.2 (case, default ports, dots); the DOI handbook, §2.4 (a DOI is the same in any case);
arXiv's own scheme of identifiers since 2007 and before.
"""

import re
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_PORTS: Final = MappingProxyType({"http": 80, "https": 443})
# What senders add to find out who follows a link; none of it changes the page.
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_cid|mc_eid|_hs(?:enc|mi)|mkt_tok"
    r"|ref_src|ref_url|cmpid|ns_\w+|at_(?:medium|campaign|custom\d)|smid|s_cid|xtor|ocid)(?:=.*)?",
    re.IGNORECASE,
)
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>“”]{1,300}")
_DOI_HOST: Final = re.compile(r"(?:dx\.|www\.)?doi\.org", re.IGNORECASE)
_ARXIV: Final = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?")
_ARXIV_PATH: Final = re.compile(r"/(?:abs|pdf|html)/(.{1,60}?)(?:\.pdf)?/?")
_BARE: Final = re.compile(
    r"(?P<url>(?:https?://|www\.(?=\w))[^\s<>\"“”]{1,2000})"
    r"|(?P<doi>(?:\bdoi:\s?|\bDOI:?\s?|(?<![\w./]))10\.\d{4,9}/[^\s\"<>“”]{1,300})"
    r"|\barXiv:\s?(?P<arxiv>(?:\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?)"
)
_CLOSING: Final = MappingProxyType({")": "(", "]": "[", "}": "{"})


class Address(NamedTuple):
    """Where a reference is found: any of a canonical URL, a DOI in lower case, an arXiv id without its version."""

    url: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    version: str | None = None


class Written(NamedTuple):
    """An address written out in a text, from *start* to *end*."""

    start: int
    end: int
    address: Address


def canonical_url(url: str) -> str:
    """Return *url* in one spelling: scheme and host in lower case, no usual port, nothing that tracks.

    The fragment stays, for it may say where on the page. What is no web address comes back as it is.

    >>> canonical_url("HTTPS://Example.ORG:443/a?utm_source=x&id=2&fbclid=y#p3")
    'https://example.org/a?id=2#p3'
    """
    stripped = url.strip()
    try:
        parts = urlsplit(stripped)
        port = parts.port
    except ValueError:
        return stripped
    if parts.scheme not in _PORTS or not parts.hostname:
        return stripped
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    query = "&".join(piece for piece in parts.query.split("&") if piece and not _TRACKING.fullmatch(piece))
    return SplitResult(parts.scheme, netloc, parts.path or "/", query, parts.fragment).geturl()


def address_of(url: str) -> Address:
    """Return the address that *url* is, with the DOI or arXiv id that it resolves.

    >>> address_of("https://doi.org/10.1000/ABC.5").doi, address_of("http://arxiv.org/pdf/1706.03762v5").arxiv
    ('10.1000/abc.5', '1706.03762')
    """
    canonical = canonical_url(url)
    try:
        parts = urlsplit(canonical)
    except ValueError:
        return Address(canonical)
    host, path = parts.netloc, unquote(parts.path)
    found = _DOI.fullmatch(path[1:]) if _DOI_HOST.fullmatch(host) else None
    if found:
        return Address(canonical, doi=found[0].lower())
    held = _ARXIV_PATH.fullmatch(path) if host in {"arxiv.org", "www.arxiv.org", "export.arxiv.org"} else None
    if held and _ARXIV.fullmatch(held[1]):
        return _arxiv(held[1], canonical)
    return Address(canonical)


def written_addresses(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """Return the URLs, DOIs and arXiv ids that are written out in ``text[start:end]``.

    >>> [found.address.doi for found in written_addresses("See doi:10.1000/XYZ7 (and more).")]
    ['10.1000/xyz7']
    """
    return [_written(match) for match in _BARE.finditer(text, start, len(text) if end is None else end)]


def _written(match: re.Match[str]) -> Written:
    kept = _trimmed(match[0])
    last = match.start() + len(kept)
    if match["url"]:
        return Written(match.start(), last, address_of(kept if kept[:4].lower() == "http" else f"https://{kept}"))
    if match["doi"]:
        return Written(match.start(), last, Address(doi=kept[kept.index("10.") :].lower()))
    return Written(match.start(), match.end(), _arxiv(match["arxiv"], None))


def _arxiv(written: str, url: str | None) -> Address:
    name, _, version = written.partition("v") if re.search(r"v\d{1,2}$", written) else (written, "", "")
    return Address(url, arxiv=name, version=version or None)


def _trimmed(address: str) -> str:
    """Return an address without the points and brackets of the sentence around it; its own brackets stay."""
    end = len(address)
    counts = {mark: address.count(mark) for mark in "()[]{}"}
    while end:
        last = address[end - 1]
        if last in ".,;:!?'’‘*…":
            end -= 1
        elif last in _CLOSING and counts[last] > counts[_CLOSING[last]]:
            counts[last] -= 1
            end -= 1
        else:
            break
    return address[:end]
