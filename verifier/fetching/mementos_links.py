"""Link fields and TimeMaps: lists of links as RFC 8288 writes them, read in time linear in their length.

For example::

    <http://a.example/>; rel="original", <http://b.example/tm>; rel="timemap"; type="application/link-format"

What cannot be read is passed over up to the next link. Sources: RFC 8288, section 3; RFC 7089, section 5.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

MOST_LINKS: Final = 100_000  # of one list; a page with more captures than that is known well enough
LONGEST_DATE: Final = 64

_TARGET: Final = re.compile(r"<([^<>]*)>")
_NAME: Final = re.compile(r"\s*;\s*([!#$&+\-.^_`|~0-9A-Za-z]+)\s*=\s*")
_QUOTED: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_TOKEN: Final = re.compile(r"[^\s;,<>\"]+")


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where it leads, what it is to the page (*relations*, in lower case), and of what time, if said."""

    target: str
    relations: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A capture that an archive lists: where it stands and of what time it is."""

    url: str
    at: datetime


def read_links(text: str) -> Iterator[Link]:
    """Yield the links in *text*, at most MOST_LINKS of them."""
    at = 0
    for _ in range(MOST_LINKS):
        target = _TARGET.search(text, at)
        if target is None:
            return
        parameters: dict[str, str] = {}
        at = target.end()
        while name := _NAME.match(text, at):
            value = _QUOTED.match(text, name.end()) or _TOKEN.match(text, name.end())
            if value is None:
                at = name.end()
                break
            parameters.setdefault(name[1].lower(), _plain(value[0]))
            at = value.end()
        relations = tuple(parameters.get("rel", "").lower().split())
        yield Link(
            target[1].strip(), relations, http_date(parameters["datetime"]) if "datetime" in parameters else None
        )


def listed(text: str) -> list[Listed]:
    """Return the captures that the links in *text* lead to: a whole TimeMap, or the Link field of an answer."""
    return [Listed(link.target, link.at) for link in read_links(text) if "memento" in link.relations and link.at]


def target_of(text: str, relation: str) -> str:
    """Return where the first link in *text* with *relation* leads; nothing if there is none."""
    return next((link.target for link in read_links(text) if relation in link.relations), "")


def http_date(written: str) -> datetime | None:
    """Return the moment that *written* names in the form of HTTP, in UTC; None if it names none.

    >>> http_date("Sat, 12 Jul 2025 08:30:00 GMT").isoformat()
    '2025-07-12T08:30:00+00:00'
    """
    try:
        moment = parsedate_to_datetime(written[:LONGEST_DATE].strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL) if value.startswith('"') else value
