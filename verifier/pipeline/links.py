"""Links: what became of each address that the claims rest on, and what that means for their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from verifier.domain.assessment import Unavailable
from verifier.domain.finding import Code, Finding, Severity
from verifier.domain.link import LinkStatus

WELL: Final = frozenset({LinkStatus.OK, LinkStatus.MOVED})

UNAVAILABLE: Final[Mapping[LinkStatus, Unavailable]] = MappingProxyType(
    {
        LinkStatus.NOT_FOUND: Unavailable.DEAD,
        LinkStatus.GONE: Unavailable.DEAD,
        LinkStatus.SOFT_404: Unavailable.DEAD,
        LinkStatus.BLOCKED: Unavailable.BLOCKED,
        LinkStatus.RATE_LIMITED: Unavailable.BLOCKED,
        LinkStatus.ROBOTS_DENIED: Unavailable.BLOCKED,
    }
)
"""Why there is no text; every other status is ``not_captured``."""

STOPPED: Final = frozenset(
    {
        LinkStatus.RATE_LIMITED,
        LinkStatus.SERVER_ERROR,
        LinkStatus.TIMEOUT,
        LinkStatus.DNS_ERROR,
        LinkStatus.TLS_ERROR,
        LinkStatus.CONNECTION_ERROR,
        LinkStatus.TOO_LARGE,
    }
)
"""The network or a limit stopped the capture: another time it may succeed, so that the run is incomplete."""

_AGAIN: Final = "Run it again later."
_LOOK: Final = "Look for where it has moved, or hand in a copy with `verifier snapshot --file`."
_BY_HAND: Final = "Save the page from a browser and hand it in with `verifier snapshot --file`."

_TABLE: Final = tuple(
    Code(f"link-{status.value.replace('_', '-')}", Severity.WARNING, meaning, hint)
    for status, meaning, hint in (
        (LinkStatus.NOT_FOUND, "The server knows no such page (404).", _LOOK),
        (LinkStatus.GONE, "The server says that the page is gone for good (410).", _LOOK),
        (LinkStatus.SOFT_404, "The server answers with a page that says there is none.", _LOOK),
        (LinkStatus.BLOCKED, "The server refuses to show the page to programs, or to anybody.", _BY_HAND),
        (LinkStatus.RATE_LIMITED, "The server says that it was asked too often.", _AGAIN),
        (LinkStatus.SERVER_ERROR, "The server reports a fault of its own.", _AGAIN),
        (LinkStatus.TIMEOUT, "The server did not answer in time.", _AGAIN),
        (LinkStatus.DNS_ERROR, "There is no server of that name, or no name server answered.", "Check the address."),
        (LinkStatus.TLS_ERROR, "No encrypted connection came about.", "Open the address in a browser."),
        (LinkStatus.CONNECTION_ERROR, "The connection failed or broke off.", _AGAIN),
        (LinkStatus.REDIRECT_LOOP, "The redirects lead in a circle, or there are too many.", "Check the address."),
        (LinkStatus.TOO_LARGE, "The answer is larger than is taken in.", _BY_HAND),
        (LinkStatus.UNSUPPORTED, "The address cannot be requested, or the answer not used.", "Check the address."),
        (LinkStatus.ROBOTS_DENIED, "The site asks programs not to fetch the page.", _BY_HAND),
        (LinkStatus.REFUSED_ADDRESS, "The address leads into a private network, or to no web port.",
         "Allow the network with --allow-network if it is yours."),
    )
)  # fmt: skip

WEB_COPY: Final = Code(
    "link-web-archive",
    Severity.WARNING,
    "Claims are judged by the copy of a web archive, for there is no snapshot of our own.",
    "Look at the copy, and cite it.",
)
LINK_CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for code in (*_TABLE, WEB_COPY)})


@dataclass(frozen=True, slots=True)
class CitedAt:
    """Where a claim rests on an address: the claim file, the line where the address is written, and the claim.

    *published* is the day of the document that states it, if it is known.
    """

    file: str
    line: int
    claim: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What became of *url* in a run.

    *status* is ``skipped`` where it was not requested, since there is a snapshot or the run was offline; *reason* says
    in plain words what is the matter. *captured_at* (UTC), *http_status* and *final_url* are of the snapshot that the
    run used, None, 0 and "" without one.

    Where that is a copy in a web archive, *archived_at* is its address and *memento_at* the time that it is of.
    *no_copy* says why there is none where one was looked for.
    """

    url: str
    status: LinkStatus
    reason: str = ""
    hint: str = ""
    http_status: int = 0
    final_url: str = ""
    captured_at: datetime | None = None
    archived_at: str = ""
    memento_at: datetime | None = None
    no_copy: str = ""
    cited_at: tuple[CitedAt, ...] = ()

    @property
    def has_failed(self) -> bool:
        """Whether it was requested and gave no text."""
        return self.status not in WELL and self.status is not LinkStatus.SKIPPED


def web_copy(archived_at: str, memento_at: datetime | None) -> str:
    """Return what people call a copy in a web archive; nothing if there is none.

    >>> web_copy("https://archive.example/web/20230504120000/https://town.example/", datetime(2023, 5, 4))
    'the copy of archive.example from 2023-05-04'
    """
    return f"the copy of {urlsplit(archived_at).netloc} from {memento_at:%Y-%m-%d}" if memento_at else ""


def link_findings(link: LinkResult) -> list[Finding]:
    """Return what *link* is worth pointing at: nothing if it is well, else one finding for each place that names it.

    Where claims are judged by a copy in a web archive, that is always told.
    """
    if not link.has_failed and not link.memento_at:
        return []
    code = LINK_CODES[f"link-{link.status.value.replace('_', '-')}"] if link.has_failed else WEB_COPY
    claims: dict[tuple[str, int], int] = {}
    for cited in link.cited_at:
        claims[cited.file, cited.line] = claims.get((cited.file, cited.line), 0) + 1
    return [
        Finding(
            code=code.name,
            severity=code.severity,
            message=f"{link.url}: {link.reason or code.meaning} ({_claims(count)}{_judged_by(link)})",
            hint=f"Look at the copy, and cite it: {link.archived_at}" if link.archived_at else link.hint or code.hint,
            file=file,
            line=line,
            subject=link.url,
        )
        for (file, line), count in claims.items()
    ]


def _judged_by(link: LinkResult) -> str:
    """Return what the claims are judged by instead, or why they are not."""
    if link.memento_at:
        return f"; judged by {web_copy(link.archived_at, link.memento_at)}"
    if link.captured_at:
        return f"; judged by the snapshot of {link.captured_at:%Y-%m-%d}"
    return f"; {link.no_copy}" if link.no_copy else ""


def _claims(count: int) -> str:
    return "1 claim rests on it" if count == 1 else f"{count} claims rest on it"
