"""What the number of an answer means for its link. A bot wall is no dead link."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from verifier.domain.link import LinkStatus

STATUSES: Final[Mapping[int, LinkStatus]] = MappingProxyType(
    {
        206: LinkStatus.UNSUPPORTED,  # a part, though the whole was asked for
        404: LinkStatus.NOT_FOUND,
        408: LinkStatus.TIMEOUT,
        410: LinkStatus.GONE,
        429: LinkStatus.RATE_LIMITED,
        999: LinkStatus.BLOCKED,  # LinkedIn's own number for robots
    }
)
FAMILIES: Final[Mapping[int, LinkStatus]] = MappingProxyType(
    {
        2: LinkStatus.OK,
        3: LinkStatus.UNSUPPORTED,  # one that does not say where to
        4: LinkStatus.BLOCKED,  # 401, 403, 451 and whatever else a server says to requests that it does not like
        5: LinkStatus.SERVER_ERROR,
    }
)
PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Those after which another try may succeed; from 520 on they are Cloudflare's, for trouble with servers behind it."""

OVERLOAD: Final = frozenset({429, 503})
"""Those that speak for the whole host, and bid every request to it to slow down."""


def link_status(http_status: int) -> LinkStatus:
    """Return what the final answer with *http_status* means."""
    return STATUSES.get(http_status) or FAMILIES.get(http_status // 100, LinkStatus.UNSUPPORTED)


def phrase(http_status: int) -> str:
    """Return "the server answered 404 Not Found" or the like; nothing where all is well."""
    if link_status(http_status) is LinkStatus.OK:
        return ""
    known = http_status in HTTPStatus._value2member_map_
    return f"the server answered {http_status}" + (f" {HTTPStatus(http_status).phrase}" if known else "")
