"""Fragments: does the page have the place that ``#anchor`` or the words that ``#:~:text=`` point at?

Sources: HTML Living Standard, "Scrolling to a fragment"; WICG, "URL Fragment Text Directives".
"""

from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from verifier.language.flattening import flatten

DIRECTIVE: Final = ":~:"
TEXT: Final = "text="
TOP: Final = frozenset({"", "top"})
LIKE_SCRIPTS: Final = ("/", "!")  # fragments by which scripts route, not places of the page


def missing_fragment(url: str, html: str, text: str) -> str:
    """Return the part of the fragment of *url* that the page does not have; empty where all is there.

    Args:
        url: the address as it is cited.
        html: the page's markup.
        text: its readable text, in which text directives are looked up.
    """
    element, _, directives = urlsplit(url).fragment.partition(DIRECTIVE)
    if not _has_element(element, html):
        return f"#{element}"
    flat = flatten(text).text.casefold()
    missing = (each for each in directives.split("&") if each.startswith(TEXT) and not _has_words(each, flat))
    return next((f"#{DIRECTIVE}{each}" for each in missing), "")


def _has_element(fragment: str, html: str) -> bool:
    if fragment.lower() in TOP or fragment.startswith(LIKE_SCRIPTS):
        return True
    wanted = {fragment, unquote(fragment)}
    soup = BeautifulSoup(html, "lxml")
    return any(
        element.get("id") in wanted or (element.name == "a" and element.get("name") in wanted)
        for element in soup.find_all()
    )


def _has_words(directive: str, flat: str) -> bool:
    """Tell whether the words of ``text=[prefix-,]start[,end][,-suffix]`` stand in the text in their order."""
    at = 0
    for part in directive.removeprefix(TEXT).split(","):
        words = flatten(unquote(part.removesuffix("-").removeprefix("-"))).text.casefold().strip()
        at = flat.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return True
