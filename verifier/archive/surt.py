"""Sort keys of URLs, by which archives look pages up: the host backwards, then path and query, without mere spelling.

The rules are those that pywb follows, so that it finds in our index what it looks for: they were learnt from the keys
that it gives, against which they are tested.

>>> surt("https://www.Example.org:443/News/../a//%7Eb/?b=2&a=1#top")
'org,example)/a/~b?a=1&b=2'
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

WWW: Final = re.compile(r"www\d*\.")
SCHEMES: Final[Mapping[str, int]] = MappingProxyType({"http": 80, "https": 443})  # with their usual ports
MOST_ESCAPED: Final = 10  # times that one character may have been escaped over again
SESSION: Final = re.compile(
    r"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+|cftoken=[^&]+"
)
PLAIN: Final = frozenset(range(0x21, 0x7F)) - frozenset(b"#%")  # bytes that stand for themselves


def surt(url: str) -> str:
    """Return the sort key of *url*; of what is no web address, the URL itself in lower case."""
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:
        return _without_space(url.lower())
    if parts.scheme not in SCHEMES or not host:
        return _without_space(url.lower())
    return f"{host}){_path(parts.path)}{_query(parts.query)}"


def _host(parts: SplitResult) -> str:
    """Return the host backwards, with the port if it is not the usual one.

    Raises:
        ValueError: the port is no number.
    """
    host = ".".join(label for label in (parts.hostname or "").split(".") if label)
    host = _plain(host if host.isascii() else _ascii(host))
    key = host if ":" in host else ",".join(reversed(WWW.sub("", host, count=1).split(".")))
    usual = parts.port is None or parts.port == SCHEMES.get(parts.scheme)
    return key if usual else f"{key}:{parts.port}"


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    kept: list[bytes] = []
    for part in _unescaped(path).lower().split(b"/"):
        if part == b"..":
            del kept[-1:]
        elif part not in {b"", b"."}:
            kept.append(part)
    return "/" + _escaped(b"/".join(kept))


def _query(query: str) -> str:
    given = _escaped(_unescaped(query).lower()).split("&")
    fields = sorted((part for part in given if not SESSION.fullmatch(part)), key=lambda part: part.partition("="))
    return f"?{'&'.join(fields)}" if any(fields) else ""


def _plain(text: str) -> str:
    return _escaped(_unescaped(text))


def _unescaped(text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    for _ in range(MOST_ESCAPED):
        before, data = data, unquote_to_bytes(data)
        if data == before:
            break
    return data


def _escaped(data: bytes) -> str:
    return "".join(chr(byte) if byte in PLAIN else f"%{byte:02x}" for byte in data)


def _without_space(key: str) -> str:
    return re.sub(r"\s", "%20", key)
