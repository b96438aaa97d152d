"""Bot walls: answers that show no page but ask whether one is human. A link behind a wall is not dead.

A wall is told by what its maker puts into the head, or by two marks in the body of a short page, one of which only a
wall has: makers put their scripts also into pages that they let everybody see. The marks were gathered from the makers'
own documentation and from how their challenge pages look. A number alone makes no wall of a page that was shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from verifier.domain.message import Head

LONGEST_WALL: Final = 200_000  # bytes of a page; walls hold scripts, but no articles
LOOKED_AT: Final = 65_536
LONGEST_TEXT: Final = 2_500  # characters that such a page shows

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_SPACE: Final = re.compile(r"\s+")
_UNREAD: Final = re.compile(r"<(script|style|noscript)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A field of the head by which *maker* can be told: the value must hold *part*, in lower case."""

    maker: str
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Face:
    """How a page of *maker* looks: all *parts* stand in the source, in lower case."""

    maker: str
    parts: tuple[str, ...]


IN_THE_HEAD: Final = (
    Mark("Cloudflare", "cf-mitigated", "challenge"),
    Mark("AWS WAF", "x-amzn-waf-action", ""),
    Mark("Vercel", "x-vercel-mitigated", ""),
)
"""Said only where a request was stopped."""

IN_THE_HEAD_OF_REFUSALS: Final = (
    Mark("DataDome", "x-datadome", ""),
    Mark("DataDome", "x-dd-b", ""),
    Mark("DataDome", "set-cookie", "datadome="),
    Mark("Cloudflare", "server", "cloudflare"),
    Mark("Akamai", "server", "akamaighost"),
    Mark("Akamai", "server", "akamainetstorage"),
    Mark("Imperva", "x-iinfo", ""),
    Mark("Imperva", "x-cdn", "incapsula"),
    Mark("PerimeterX", "set-cookie", "_px"),
    Mark("Sucuri", "x-sucuri-id", ""),
)
"""Said with every answer of the maker: they name whose refusal a 401, 403 or 429 is."""

FACES: Final = (
    Face("Cloudflare", ("<title>just a moment...</title>", "challenge-platform")),
    Face("Cloudflare", ("<title>just a moment...</title>", "cf_chl_opt")),
    Face("Cloudflare", ("<title>attention required! | cloudflare</title>", "cf-error-details")),
    Face("Cloudflare", ("checking your browser before accessing", "cf-browser-verification")),
    Face("DataDome", ("captcha-delivery.com", "var dd=")),
    Face("DataDome", ("captcha-delivery.com", "please enable js and disable any ad blocker")),
    Face("Akamai", ("<title>access denied</title>", "errors.edgesuite.net")),
    Face("Akamai", ("<title>access denied</title>", "you don't have permission to access", "reference&#32;&#35;")),
    Face("Akamai", ("sec-if-cpt-container", "sec-bc-tile-container")),
    Face("PerimeterX", ("px-captcha", "_pxappid")),
    Face("PerimeterX", ("px-captcha", "access to this page has been denied")),
    Face("Imperva", ("_incapsula_resource", "incapsula incident id")),
    Face("Imperva", ("_incapsula_resource", 'name="robots" content="noindex, nofollow"')),
    Face("Sucuri", ("sucuri website firewall", "access denied")),
    Face("AWS WAF", ("awswafintegration", "challenge.js")),
    Face("AWS WAF", ("awswafcaptcha", "captcha.js")),
    Face("Anubis", ("making sure you're not a bot", "anubis")),
    Face("Kasada", ("/ips.js", "kpsdk")),
    Face("DDoS-Guard", ("<title>ddos-guard</title>", "ddos-guard")),
    Face("Google", ("our systems have detected unusual traffic", "g-recaptcha")),
    Face("a captcha", ("verify you are human", "g-recaptcha")),
    Face("a captcha", ("verify you are human", "h-captcha")),
    Face("a captcha", ("verify you are human", "cf-turnstile")),
    Face("a captcha", ("are you a robot", "captcha")),
    Face("a captcha", ("<title>robot check</title>", "captcha")),
)

REFUSALS: Final = frozenset({401, 403, 405, 429, 503, 999})


def wall_of(head: Head, start: bytes) -> str:
    """Return whose wall the answer is, or nothing if it is none; *start* is the beginning of its decoded content."""
    fields = _joined(head.fields)
    if maker := _marked(IN_THE_HEAD, fields):
        return maker
    if len(start) <= LONGEST_WALL and (maker := _faced(start)):
        return maker
    return _marked(IN_THE_HEAD_OF_REFUSALS, fields) if head.status in REFUSALS - {503} else ""


def _joined(fields: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    joined: dict[str, str] = {}
    for name, value in fields:
        joined[name] = f"{joined[name]}, {value.lower()}" if name in joined else value.lower()
    return joined


def _marked(marks: Iterable[Mark], fields: Mapping[str, str]) -> str:
    return next((mark.maker for mark in marks if mark.part in fields.get(mark.name, "") and mark.name in fields), "")


def _faced(start: bytes) -> str:
    source = start[:LOOKED_AT].decode("utf-8", "replace").lower()
    found = next((face.maker for face in FACES if all(part in source for part in face.parts)), "")
    return found if found and _shown_length(source) <= LONGEST_TEXT else ""


def _shown_length(source: str) -> int:
    """Return about how many characters a reader of the page would see."""
    parts = _UNREAD.split(source)
    shown = [parts[0]]
    for tag, inside in zip(parts[1::2], parts[2::2], strict=True):
        shown.append(inside.partition(f"</{tag}")[2])
    return len(_SPACE.sub(" ", _TAG.sub(" ", " ".join(shown))))
