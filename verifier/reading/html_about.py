"""Who wrote an HTML page, who published it and where, and when it was last changed: linked data, then <meta>."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from verifier.reading.authors import split_authors
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.dates import leading_date
from verifier.reading.draft import About

_LARGEST_JSON: Final = 1_000_000  # code points of linked data
_MOST_NODES: Final = 10_000  # of linked data
_LONGEST: Final = 200  # code points of a name
_MOST_AUTHORS: Final = 50
_AUTHOR_NAMES: Final = (
    "citation_author",
    "dc.creator",
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
)
_PUBLISHER_NAMES: Final = ("citation_publisher", "dc.publisher", "og:site_name", "application-name")
_UPDATED_NAMES: Final = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_ARTICLES: Final = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting ScholarlyArticle "
    "TechArticle Report LiveBlogPosting SocialMediaPosting WebPage".split()
)


def page_about(root: etree._Element) -> About:
    """Return what the page states of itself; its canonical address only where it is a whole one."""
    metas = _metas(root)
    nodes = list(_articles(root))
    authors = _first(_names(node.get("author")) for node in nodes) or _stated_authors(metas)
    publishers = [*_first(_names(node.get("publisher")) for node in nodes), *_values(metas, _PUBLISHER_NAMES)]
    updated = [*(node.get("dateModified") for node in nodes), *_values(metas, _UPDATED_NAMES)]
    links = [link.get("href", "") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    urls = [
        url.strip() for url in (*links, *metas.get("og:url", ())) if url.strip().startswith(("http://", "https://"))
    ]
    return About(
        authors=authors[:_MOST_AUTHORS],
        publisher=next(iter(publishers), None),
        updated=next(filter(None, (leading_date(date) for date in updated if isinstance(date, str))), None),
        url=next(iter(urls), None),
    )


def _stated_authors(metas: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the authors of the first <meta> that names any; an address of a profile is no name."""
    for name in _AUTHOR_NAMES:
        found = [value for value in _values(metas, (name,)) if not value.startswith(("http://", "https://", "@"))]
        if found:
            return tuple(found) if len(found) > 1 else split_authors(found[0])
    return ()


def _metas(root: etree._Element) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(key.lower(), []).append(meta.get("content", ""))
    return found


def _values(metas: Mapping[str, list[str]], names: Iterable[str]) -> list[str]:
    values = (_tidy(value) for name in names for value in metas.get(name, ()))
    return [value for value in values if value]


def _tidy(text: str) -> str:
    return normalise_spaces(clean_characters(text))[:_LONGEST]


def _first(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next(filter(None, found), ())


def _names(value: object) -> tuple[str, ...]:
    """Return the names of persons or organisations as linked data gives them: words, an object, or a list of either."""
    listed = value if isinstance(value, list) else [value]
    names = (each.get("name") if isinstance(each, dict) else each for each in listed[:_MOST_AUTHORS])
    tidied = (_tidy(name) for name in names if isinstance(name, str))
    return tuple(name for name in tidied if name and not name.startswith(("http://", "https://")))


def _articles(root: etree._Element) -> Iterator[Mapping[str, object]]:
    """Yield the objects of the page's JSON-LD that describe an article, outermost first."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in script.get("type", "") or len(text) > _LARGEST_JSON:
            continue
        try:
            queue: list[object] = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        for count, node in enumerate(queue):  # the queue grows while it is walked
            if count > _MOST_NODES:
                break
            if isinstance(node, dict):
                kinds = node.get("@type")
                if _ARTICLES & {
                    kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
                }:
                    yield node
                queue.extend(node.values())
            elif isinstance(node, list):
                queue.extend(node)
