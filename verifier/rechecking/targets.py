"""Targets: the addresses to check and where each is written, from claim files, articles and lists of addresses."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bs4 import BeautifulSoup

from verifier.domain.claim import Claim
from verifier.domain.linkcheck import Citing
from verifier.errors import ConfigError
from verifier.pipeline.plan import web_of
from verifier.reading.charset import decode
from verifier.register.draft import source_key
from verifier.register.register import Register

CLAIM_FILES: Final = frozenset({".yaml", ".yml"})
HTML_FILES: Final = frozenset({".html", ".htm", ".xhtml"})
TEXT_FILES: Final = frozenset({".md", ".markdown", ".txt", ".rst", ".csv", ".tsv", ".json", ".jsonl", ".xml", ".bib"})
LARGEST_FILE: Final = 50_000_000  # bytes of an article or a list
HREF_ATTRIBUTES: Final = ("href", "cite")

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x1f\u201c\u201d]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?*_~"
_BRACKETS: Final = MappingProxyType({")": "(", "]": "["})

Targets = Mapping[str, tuple[Citing, ...]]


def register_targets(register: Register) -> dict[str, list[Citing]]:
    """Return the addresses of the documents and sources of *register*, with the claims that rest on each.

    A source that no claim cites is there too, without a claim.
    """
    citing = _claims_by_place(register.claims)
    found: dict[str, list[Citing]] = defaultdict(list)
    for key, url in _addresses(register):
        place = register.places[key]
        claims = citing.get(key) or [""]
        found[url] += [Citing(file=place.file, line=place.line, claim=claim) for claim in claims]
    return found


def _addresses(register: Register) -> Iterator[tuple[str, str]]:
    """Yield every document and source that has an address, by its key among the register's places."""
    for document in register.documents.values():
        if web := web_of(document):
            yield document.id, web.url
    for document_id, sources in register.sources.items():
        for source in sources.values():
            if web := web_of(source):
                yield source_key(document_id, source.id), web.url


def _claims_by_place(claims: Iterable[Claim]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim.key)
        for citation in claim.citations:
            found[source_key(claim.document, citation.source)].append(claim.key)
    return found


def file_targets(path: Path) -> dict[str, list[Citing]]:
    """Return the web addresses that the article or list at *path* names, with the line of each.

    Raises:
        ConfigError: the file cannot be read, or is of a format in which addresses are not looked for.
    """
    ending = path.suffix.lower()
    if ending not in HTML_FILES | TEXT_FILES:
        kinds = "claim files (YAML), HTML, Markdown, plain text, or a list with one address a line"
        raise ConfigError(f"{path}: addresses are not looked for in this format", hint=f"give {kinds}")
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", hint="check the path") from error
    if len(data) > LARGEST_FILE:
        raise ConfigError(f"{path} is larger than {LARGEST_FILE // 10**6} MB", hint="check that it is the right file")
    content = decode(data)
    written = html_addresses(content) if ending in HTML_FILES else text_addresses(content)
    found: dict[str, list[Citing]] = defaultdict(list)
    for url, line in written:
        found[url].append(Citing(file=path.as_posix(), line=line))
    return found


def html_addresses(content: str) -> Iterator[tuple[str, int]]:
    """Yield the web addresses that a page links to or quotes from, each with its line."""
    soup = BeautifulSoup(content, "html.parser")  # it alone knows the lines of tags
    for element in soup.find_all(("a", "area", "blockquote", "q")):
        for attribute in HREF_ATTRIBUTES:
            url = str(element.get(attribute) or "").strip()
            if _ADDRESS.fullmatch(url):
                yield url, element.sourceline or 0


def text_addresses(content: str) -> Iterator[tuple[str, int]]:
    """Yield the web addresses in a text, each with its line; punctuation behind an address is not part of it.

    >>> list(text_addresses("See [it](https://example.org/a_(b)), and https://example.org/c."))
    [('https://example.org/a_(b)', 1), ('https://example.org/c', 1)]
    """
    for number, line in enumerate(content.splitlines(), start=1):
        for match in _ADDRESS.finditer(line):
            yield _without_trailing(match[0]), number


def _without_trailing(url: str) -> str:
    while url:
        last = url[-1]
        opening = _BRACKETS.get(last)
        if last not in _TRAILING and (opening is None or url.count(opening) >= url.count(last)):
            break
        url = url[:-1]
    return url


def chosen(found: Mapping[str, list[Citing]], include: Iterable[str], exclude: Iterable[str]) -> Targets:
    """Return the addresses that match one of the patterns *include*, or any without one, and none of *exclude*.

    Raises:
        ConfigError: a pattern is no regular expression.
    """
    wanted, unwanted = [_pattern(each) for each in include], [_pattern(each) for each in exclude]
    return {
        url: tuple(dict.fromkeys(citing))
        for url, citing in sorted(found.items())
        if (not wanted or any(each.search(url) for each in wanted)) and not any(each.search(url) for each in unwanted)
    }


def _pattern(written: str) -> re.Pattern[str]:
    try:
        return re.compile(written)
    except re.error as error:
        raise ConfigError(f"{written!r} is no regular expression: {error}", hint="escape signs with \\") from error
