"""What an HTML page states about itself: its title and the date it was published. Nothing is guessed."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.dates import leading_date
from verifier.reading.html_tags import inner_text

_LONGEST_TITLE: Final = 300  # code points
_LARGEST_JSON: Final = 1_000_000  # code points of linked data
_MOST_NODES: Final = 10_000  # of linked data
_DATE_NAMES: Final = tuple(
    "article:published_time datepublished og:article:published_time dc.date.issued dcterms.issued "
    "citation_publication_date citation_date parsely-pub-date sailthru.date pubdate publishdate publish-date "
    "dc.date date".split()
)


def page_title(root: etree._Element) -> str | None:
    """Return the title that the page gives for sharing, else its only <h1>, else its <title>."""
    heads = [inner_text(head) for head in root.iter("h1")]
    titles = [inner_text(head) for head in root.iter("title")]
    candidates = [_meta(root).get("og:title", ""), *(heads if len(heads) == 1 else ()), *titles[:1], *heads[:1]]
    cleaned = (normalise_spaces(clean_characters(title)) for title in candidates)
    return next((title[:_LONGEST_TITLE] for title in cleaned if title), None)


def page_date(root: etree._Element) -> date | None:
    """Return the publication date of linked data, of <meta>, or of the first <time datetime>, in this order."""
    stated = [*_linked_dates(root)]
    metas = _meta(root)
    stated += [metas[name] for name in _DATE_NAMES if name in metas]
    stated += [time.get("datetime", "") for time in root.iter("time")][:1]
    return next(filter(None, map(leading_date, stated)), None)


def _meta(root: etree._Element) -> dict[str, str]:
    """Return the first content of each <meta>, by its property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(key.lower(), meta.get("content", ""))
    return found


def _linked_dates(root: etree._Element) -> Iterator[str]:
    """Yield every ``datePublished`` of the page's JSON-LD, outermost first."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in script.get("type", "") or len(text) > _LARGEST_JSON:
            continue
        try:
            queue = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        yield from _dates(queue)


def _dates(queue: list[object]) -> Iterator[str]:
    """Walk decoded JSON breadth first, without recursion."""
    for count, node in enumerate(queue):  # the queue grows while it is walked
        if count > _MOST_NODES:
            return
        if isinstance(node, dict):
            stated = node.get("datePublished")
            if isinstance(stated, str):
                yield stated
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)
