"""Soft 404: pages that say "not found" with the status 200, and redirects that lead away from what was cited.

The sure sign is the server's answer to a path that cannot exist: a server that gives much the same page for it does not
tell missing pages apart, and one that answers 404 there does. Words such as "not found" only say that it is worth
asking; "has been removed" stands on many a page that is alive.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz

SAME_PAGE: Final = 90  # of 100: likeness of two pages that differ in the address they repeat
LONGEST_COMPARED: Final = 20_000  # code points of each page
SHORT_PAGE: Final = 1_500  # code points of main text; error pages say little
MANY: Final = 3  # different addresses that lead to one page

_HOME: Final = re.compile(r"/?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?|/[a-z]{2}(?:[-_][a-zA-Z]{2})?/?")
_LOGIN_WORD: Final = r"(?:log-?in|sign-?in|sso|oauth2?|auth|authenticate|authorize|saml|cas)"
_LOGIN: Final = re.compile(rf"(?:^|[/._-]){_LOGIN_WORD}(?:[/._?-]|$)", re.IGNORECASE)
_MISSING: Final = re.compile(
    r"\b(?:page|article|document|file|item|content|story|post|record)s?\b[^.!?\n]{0,40}"
    r"\b(?:not (?:be )?found|no longer (?:exists?|available)|does(?:n['’]t| not) exist|(?:been )?(?:removed|deleted))"
    r"|\b(?:error\s?)?404\b|\bnot found\b|\bcould(?:n['’]t| not) (?:be found|find)\b|\bnothing (?:was )?found\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a page looks like: the address asked for, where it led, the HTTP status, and its title and text."""

    url: str
    final_url: str
    http_status: int
    title: str = ""
    text: str = ""

    @property
    def was_redirected(self) -> bool:
        """Whether the answer came from another place than was asked."""
        return _place(self.url) != _place(self.final_url)


def is_home(url: str) -> bool:
    """Tell whether *url* is the entrance of a site.

    >>> is_home("https://example.org/en/"), is_home("https://example.org/report")
    (True, False)
    """
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not parts.query


def is_login(url: str) -> bool:
    """Tell whether *url* is a page to log in at.

    >>> is_login("https://example.org/account/login?next=/report"), is_login("https://example.org/blogin")
    (True, False)
    """
    return _LOGIN.search(urlsplit(url).path) is not None


def leads_home(look: Look) -> bool:
    """Tell whether a page inside a site was asked for, and its entrance came."""
    return look.was_redirected and is_home(look.final_url) and not is_home(look.url)


def leads_to_login(look: Look) -> bool:
    """Tell whether a page was asked for, and a page to log in at came."""
    return look.was_redirected and is_login(look.final_url) and not is_login(look.url)


def gathering_places(looks: Iterable[Look]) -> frozenset[str]:
    """Return the addresses to which MANY different ones redirect: a server's way to be rid of old links.

    Addresses that differ in scheme, "www." or a slash at the end are one.
    """
    ways = {(_place(look.url), _place(look.final_url)): look.final_url for look in looks if look.was_redirected}
    counts = Counter(final for _, final in ways)
    return frozenset(url for (_, final), url in ways.items() if counts[final] >= MANY)


def sounds_missing(look: Look) -> bool:
    """Tell whether a page speaks as error pages do: in its title, or in a short text. A hint, and no proof."""
    return _MISSING.search(look.title) is not None or (
        len(look.text) <= SHORT_PAGE and _MISSING.search(look.text) is not None
    )


def is_worth_asking(look: Look, *, is_familiar: bool) -> bool:
    """Tell whether to ask the server for a path that cannot exist.

    Args:
        look: the page.
        is_familiar: the page still says what it once said.
    """
    return not is_familiar and (look.was_redirected or sounds_missing(look) or len(look.text) <= SHORT_PAGE)


def is_same_as_nothing(look: Look, probe: Look) -> bool:
    """Tell whether the server gives the same for a path that cannot exist, its *probe*, as for the page."""
    if probe.http_status != look.http_status:
        return False
    if look.was_redirected and probe.was_redirected and _place(look.final_url) == _place(probe.final_url):
        return True
    mine, theirs = _without_address(look), _without_address(probe)
    return bool(mine) and fuzz.ratio(mine, theirs) >= SAME_PAGE


def _without_address(look: Look) -> str:
    """Return the text of a page without the words of its address, which error pages repeat."""
    path = unquote(urlsplit(look.url).path)
    text = f"{look.title}\n{look.text}"[:LONGEST_COMPARED]
    for piece in sorted({look.url, path, *path.split("/")}, key=len, reverse=True):
        if piece.strip("/"):
            text = text.replace(piece, "")
    return " ".join(text.split())


def _place(url: str) -> tuple[str, str, str]:
    """Return what tells two places apart: not the scheme, "www.", a slash at the end or a fragment."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removesuffix(":80").removesuffix(":443").removeprefix("www.")
    return host, unquote(parts.path).rstrip("/"), parts.query


def probe_path(url: str, token: str) -> str:
    """Return an address beside *url*, in the same directory, with *token* for a name; the ending stays the same.

    >>> probe_path("https://example.org/news/2024/report.html?id=5", "q7x")
    'https://example.org/news/2024/q7x.html'
    """
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    ending = re.search(r"\.[A-Za-z]{1,5}$", name)
    return f"{parts.scheme}://{parts.netloc}{folder}/{token}{ending[0] if ending else ''}"


def directory_of(url: str) -> str:
    """Return the directory that *url* lies in, with its ending: one probe answers for all of it."""
    return probe_path(url, "")


def by_directory(looks: Iterable[Look]) -> Mapping[str, list[Look]]:
    """Return the pages by the directory that they were asked for in, in order."""
    found: dict[str, list[Look]] = {}
    for look in looks:
        found.setdefault(directory_of(look.url), []).append(look)
    return found
