"""Is an archived copy one of the page that was cited? Archives keep error pages and bot walls as faithfully as pages.

Only plain signs count, each of which alone settles it: the status that the server answered then; a redirect from a page
to the front page of a site; a body with hardly any bytes; a title that is nothing but a refusal. Phrases in the text
are no sign: "has been removed" stands in honest articles. Who knows the page's earlier text can judge better, and gives
the client a function of their own.
"""

import html
import re
from typing import Final
from urllib.parse import urlsplit

from verifier.fetching.mementos_answers import Memento
from verifier.fetching.statuses import phrase

OK_FAMILY: Final = 2
SHORTEST: Final = 64  # bytes; a page with a sentence on it has more
LOOKED_AT: Final = 65_536  # bytes in which the title is looked for

REFUSALS: Final = frozenset(
    {
        "404", "404 error", "404 not found", "404 page not found", "error 404", "not found", "page not found",
        "file not found", "page unavailable", "page not available", "page does not exist", "410 gone",
        "403 forbidden", "access denied", "access to this page has been denied", "401 unauthorized",
        "just a moment", "attention required", "are you a robot", "are you human", "security check", "robot check",
        "verify you are human", "pardon our interruption", "log in", "login", "sign in", "429 too many requests",
        "too many requests", "500 internal server error", "internal server error", "502 bad gateway", "bad gateway",
        "503 service unavailable", "service unavailable", "504 gateway timeout", "this page isn't available",
        "we couldn't find that page", "this domain is for sale",
    }
)  # fmt: skip
"""What titles say where there is no page, without punctuation; a title may also name the site before or after it."""

_TITLE: Final = re.compile(rb"<title\b[^<>]{0,1000}>([^<]{0,1000})</title", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s+[|:»«·–—-]+\s+|\s*[|»«·–—]\s*")
_FRONT_PAGES: Final = frozenset({"", "index.htm", "index.html", "index.php", "default.aspx"})
_EDGES: Final = " \t\r\n.,!?…:;\"'()[]"


def own_judgement(memento: Memento) -> str:
    """Return why *memento* is no copy of the page that was cited; nothing if there is no sign against it."""
    if memento.status // 100 != OK_FAMILY:
        return phrase(memento.status) or f"the server answered {memento.status}"
    if _is_deep(memento.url) and not _is_deep(memento.original):
        return f"the address led to the front page, {memento.original}"
    if len(memento.body.strip()) < SHORTEST:
        return "it holds next to nothing"
    title = title_of(memento.body) if "html" in memento.media_type or not memento.media_type else ""
    refusal = next((part for part in _BETWEEN.split(title) if part.strip(_EDGES).lower() in REFUSALS), "")
    return f"its title is {title!r}" if refusal else ""


def title_of(body: bytes) -> str:
    """Return the title of an HTML page on one line; nothing if it has none near its beginning."""
    found = _TITLE.search(body[:LOOKED_AT])
    return " ".join(html.unescape(found[1].decode("utf-8", "replace")).split()) if found else ""


def _is_deep(url: str) -> bool:
    """Tell whether *url* is of one page of a site, not of its front page."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() not in _FRONT_PAGES or bool(parts.query)
