"""Tying: which text is the source that an article cites, and by which sign it is known.

A sign that names the source goes before one that only looks like it: an id given by hand, the address, the DOI, then
the file's name, then the title. Nothing is tied by likeness of content.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

from verifier.domain.claim import Source
from verifier.pipeline.plan import Web
from verifier.pipeline.pool import PoolText
from verifier.register.values import slug

SHORTEST_TITLE: Final = 3  # words; "Annual report" is the title of too many
LIKENESS: Final = 95  # of 100, between two titles: an ending, a subtitle's dash
SHORTEST_NAME: Final = 5  # code points of a file's name as a slug
COMMON_NAMES: Final = frozenset({"index", "default", "document", "article", "report", "download", "source", "pages"})
_TRACKING: Final = re.compile(
    r"(?:utm_.*|fbclid|gclid|mc_cid|mc_eid)"
)  # parameters that only tell where a reader came from


class Sign(StrEnum):
    """By what a source is known; the value is how people are told."""

    GIVEN = "given with --source"
    URL = "same address"
    DOI = "same DOI"
    FILE_NAME = "file name"
    TITLE = "same title"


@dataclass(frozen=True, slots=True)
class Tie:
    """A source and the text that it is, known by *sign*."""

    source: str
    text: PoolText
    sign: Sign


def tie_sources(sources: Iterable[Source], texts: Sequence[PoolText], given: Mapping[str, Path]) -> dict[str, Tie]:
    """Return the ties of those *sources* that are among *texts*, or *given* by hand, by the ids of the sources."""
    index = _Index(texts)
    found = {}
    for source in sources:
        tie = _by_hand(source, given) or index.tie(source)
        if tie:
            found[source.id] = tie
    return found


def _by_hand(source: Source, given: Mapping[str, Path]) -> Tie | None:
    path = given.get(source.id)
    return Tie(source.id, PoolText(path.as_posix(), source.title, path), Sign.GIVEN) if path else None


class _Index:
    """The texts by the signs that they can be known by; of two with one sign the first counts."""

    def __init__(self, texts: Sequence[PoolText]) -> None:
        self._urls: dict[str, PoolText] = {}
        self._dois: dict[str, PoolText] = {}
        self._names: dict[str, PoolText] = {}
        self._titles: dict[str, PoolText] = {}
        for text in texts:
            for url in (*text.urls, *([text.where.url] if isinstance(text.where, Web) else [])):
                self._urls.setdefault(plain_url(url), text)
            for doi in text.dois:
                self._dois.setdefault(doi.lower(), text)
            if isinstance(text.where, Path):
                self._names.setdefault(slug(text.where.stem), text)
            for title in dict.fromkeys((text.title, text.where.stem if isinstance(text.where, Path) else "")):
                self._titles.setdefault(_plain_title(title), text)

    def tie(self, source: Source) -> Tie | None:
        """Return the tie of *source* by the surest sign; None where there is none."""
        if source.url and (text := self._urls.get(plain_url(source.url))):
            return Tie(source.id, text, Sign.URL)
        if source.doi and (text := self._dois.get(source.doi.lower())):
            return Tie(source.id, text, Sign.DOI)
        for name in _names(source):
            if text := self._names.get(name):
                return Tie(source.id, text, Sign.FILE_NAME)
        text = self._titled(_plain_title(source.title))
        return Tie(source.id, text, Sign.TITLE) if text else None

    def _titled(self, title: str) -> PoolText | None:
        if len(title.split()) < SHORTEST_TITLE:
            return None
        if title in self._titles:
            return self._titles[title]
        likeness = {known: fuzz.ratio(title, known) for known in self._titles if _same_figures(title, known)}
        best = max(likeness, key=lambda known: (likeness[known], known), default="")
        return self._titles[best] if best and likeness[best] >= LIKENESS else None


def plain_url(url: str) -> str:
    """Return *url* without what does not change the page: scheme, "www.", fragment, tracking, the last slash.

    >>> plain_url("https://www.Example.org/a/?utm_source=x&page=2#top")
    'example.org/a?page=2'
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url
    told = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name)]  # fmt: skip
    query = f"?{urlencode(told)}" if told else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _names(source: Source) -> list[str]:
    """Return the names that a file with the text of *source* would have, as slugs."""
    last = _last_part(source.url or "")
    stem = last.rsplit(".", 1)[0] if "." in last else last
    names = (slug(source.id), slug(stem), slug(last), slug(source.doi or ""))
    return [name for name in dict.fromkeys(names) if len(name) >= SHORTEST_NAME and name not in COMMON_NAMES]


def _last_part(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    except ValueError:
        return ""


def _plain_title(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _same_figures(one: str, other: str) -> bool:
    """Tell whether two titles name the same numbers: the report of 2022 is not that of 2023."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)
