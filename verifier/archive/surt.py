"""Sort keys of URLs, by which archives look pages up: the host backwards, then path and query, without mere spelling.

The rules are those that pywb and OpenWayback share, so that their indexes and ours find the same pages.

>>> surt("https://www.Example.org:443/News/?b=2&a=1")
'org,example)/news?a=1&b=2'
"""

import re
from typing import Final
from urllib.parse import urlsplit

WWW: Final = re.compile(r"www\d*\.")
USUAL_PORTS: Final = frozenset({80, 443})


def surt(url: str) -> str:
    """Return the sort key of *url*; of what is no web address, the URL itself in lower case."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return _without_space(url.lower())
    if parts.scheme not in {"http", "https"} or not host:
        return _without_space(url.lower())
    numeric = ":" in host or host.replace(".", "").isdigit()
    key = host if numeric else ",".join(reversed(WWW.sub("", host, count=1).split(".")))
    if port is not None and port not in USUAL_PORTS:
        key += f":{port}"
    path = parts.path.rstrip("/") or "/"
    query = "&".join(sorted(part for part in parts.query.split("&") if part))
    return _without_space(f"{key}){path}{'?' if query else ''}{query}".lower())


def _without_space(key: str) -> str:
    return re.sub(r"\s", "%20", key)
