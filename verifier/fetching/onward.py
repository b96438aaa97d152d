"""Where an answer leads on to: by its Location, or by a page that only sends its readers elsewhere.

Source: RFC 9110, sections 10.2.2 and 15.4; for meta refresh the HTML standard, "shared declarative refresh steps".
"""

import html
import re
from typing import Final

from verifier.domain.message import Head

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
LOOKED_AT: Final = 32_768  # bytes; a page that only sends elsewhere is short
LONGEST_DELAY_S: Final = 5.0  # a page that stays for longer is meant to be read

_UNSEEN: Final = re.compile(rb"<!--|<(script|noscript|style|template|textarea|title)[\s>]", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\s([^>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![a-z-])(?P<name>[a-z-]++)\s*+=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""",
    re.IGNORECASE,
)
_REFRESH: Final = re.compile(
    r"""\s*(?P<delay>\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>['"]?)(?P<url>.+)""",
    re.IGNORECASE | re.DOTALL,
)
_LINE_BREAKS: Final = str.maketrans("", "", "\t\r\n")


def location_of(head: Head) -> str:
    """Return the reference by which the answer redirects; empty if it does not.

    Bytes beyond ASCII are taken for UTF-8 where they can be, as browsers do.
    """
    if head.status not in REDIRECTS:
        return ""
    given = next((value for name, value in head.fields if name == "location"), "")
    raw = given.encode("latin-1")
    try:
        return raw.decode("utf-8").translate(_LINE_BREAKS).strip()
    except UnicodeDecodeError:
        return given.translate(_LINE_BREAKS).strip()


def refresh_of(page: bytes) -> str:
    """Return the reference to which the HTML *page* sends its readers at once; empty if it does not.

    What scripts, comments and browsers without scripts alone would see does not count.

    >>> refresh_of(b'<meta http-equiv="Refresh" content="0; URL=/new">')
    '/new'
    >>> refresh_of(b'<meta http-equiv="refresh" content="300">')
    ''
    """
    for meta in _META.finditer(_seen(page[:LOOKED_AT])):
        attributes = _attributes(meta[1].decode("utf-8", "replace"))
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            return _reference(attributes.get("content", ""))
    return ""


def _seen(page: bytes) -> bytes:
    """Return *page* without comments and the elements whose inside is not read as elements."""
    lowered, parts, start = page.lower(), [], 0
    while (opening := _UNSEEN.search(page, start)) is not None:
        parts.append(page[start : opening.start()])
        closing = b"</" + opening[1].lower() if opening[1] else b"-->"
        start = lowered.find(closing, opening.end())
        if start < 0:
            return b" ".join(parts)
        start += len(closing)
    return b" ".join([*parts, page[start:]])


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(written):
        value = each["double"] or each["single"] or each["bare"] or ""
        found.setdefault(each["name"].lower(), html.unescape(value))
    return found


def _reference(content: str) -> str:
    refresh = _REFRESH.match(content)
    if refresh is None or float(refresh["delay"]) > LONGEST_DELAY_S:
        return ""
    url = refresh["url"]
    return (url.partition(refresh["quote"])[0] if refresh["quote"] else url).translate(_LINE_BREAKS).strip()
