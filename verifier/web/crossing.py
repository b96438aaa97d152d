"""Crossing: requests that another site makes with the editor's browser, told by what the browser says of them.

Browsers tell where a request comes from in Sec-Fetch-Site, which no page can write; over plain HTTP on a network they
leave it out, and then Origin tells for every request that could change something. A program that sends neither is no
browser, holds no editor's cookie, and passes.
Source: the algorithm of Go's net/http CrossOriginProtection, and the resource isolation policy of fetch metadata.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from verifier.web.hosts import host_in

HARMLESS: Final = frozenset({"GET", "HEAD"})
OWN: Final = frozenset({"same-origin", "none"})  # "none": the person typed the address, or opened a bookmark


def is_foreign(method: str, headers: Mapping[str, str]) -> bool:
    """Tell whether another site makes this request, and it could do or learn something by it.

    To follow a link from another site to a page of the desk is no harm: the other site does not see what comes.

    >>> is_foreign("POST", {"sec-fetch-site": "cross-site"}), is_foreign("POST", {"sec-fetch-site": "same-origin"})
    (True, False)
    """
    site = headers.get("sec-fetch-site", "")
    if method in HARMLESS:
        return site not in {"", *OWN} and headers.get("sec-fetch-mode", "") != "navigate"
    if site:
        return site not in OWN
    origin = headers.get("origin", "")
    return bool(origin) and not _is_own(origin, headers.get("host", ""))


def _is_own(origin: str, host: str) -> bool:
    """Tell whether *origin* is that of the host and port that were asked; "null" is nobody's."""
    try:
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and bool(host_in(host)) and parts.netloc.casefold() == host.casefold()
    except ValueError:
        return False
