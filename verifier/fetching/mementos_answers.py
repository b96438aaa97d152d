"""What looking for a page in web archives came to: a closed set of outcomes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verifier.domain.exchange import Exchange


class MementoStatus(StrEnum):
    """Why there is no archived copy to read."""

    NOT_ARCHIVED = "not_archived"  # every archive was asked, and none has the page
    UNUSABLE = "unusable"  # there are copies, but of refusals, error pages or other pages
    UNREACHABLE = "unreachable"  # an archive could not be asked, so that nobody knows


@dataclass(frozen=True, slots=True)
class Memento:
    """What an archive has of *url*, as it was captured *at* that time (UTC) by the archive's word.

    *original* is the address that the copy is of: another than *url* where redirects were captured. *address* is where
    people find it. *body* is without codings; *status* is what the page's server answered then. *exchanges* are what
    the archive was asked for it and answered, redirects that it had captured first.
    """

    url: str
    original: str
    address: str
    at: datetime
    archive: str
    status: int
    media_type: str
    body: bytes
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """There is a copy; *passed_over* tells of nearer ones that were none of the page, and of archives in silence."""

    memento: Memento
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """There is none; *reason* says why in plain words, and *passed_over* what was tried."""

    url: str
    status: MementoStatus
    reason: str
    passed_over: tuple[str, ...] = ()
