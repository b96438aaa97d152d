"""Cookies within one chain of requests: some walls let nobody pass who does not bring back what was handed out.

Each goes back to the origin that set it and nowhere else, whatever its Domain and Path say, and is forgotten with the
chain. What is out of measure is not taken.
"""

import re
from collections.abc import Iterable
from typing import Final

MOST: Final = 50  # of one origin; browsers keep as many (RFC 6265, 6.1)
LONGEST: Final = 4_096  # characters of one (RFC 6265, 6.1)
LONGEST_FIELD: Final = 8_192  # characters of all that are sent; servers refuse longer heads

_PAIR: Final = re.compile(r"([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=([^\x00-\x20\x7f-\xff,;\\]*)")
_EXPIRED: Final = re.compile(r";\s*max-age\s*=\s*(?:-\d+|0+)\s*(?:;|$)", re.IGNORECASE)


class Jar:
    """The cookies of one chain."""

    def __init__(self) -> None:
        self._by_origin: dict[str, dict[str, str]] = {}

    def take(self, origin: str, fields: Iterable[tuple[str, str]]) -> None:
        """Take the cookies in the *fields* of an answer of *origin*."""
        kept = self._by_origin.setdefault(origin, {})
        for name, value in fields:
            pair = _PAIR.match(value) if name == "set-cookie" and len(value) <= LONGEST else None
            if pair is None:
                continue
            kept.pop(pair[1], None)
            if not _EXPIRED.search(value) and len(kept) < MOST:
                kept[pair[1]] = pair[2]

    def field(self, origin: str) -> str:
        """Return the value of the field Cookie for a request to *origin*; empty without any."""
        parts: list[str] = []
        left = LONGEST_FIELD
        for name, value in self._by_origin.get(origin, {}).items():
            left -= len(name) + len(value) + 3
            if left < 0:
                break
            parts.append(f"{name}={value}")
        return "; ".join(parts)
