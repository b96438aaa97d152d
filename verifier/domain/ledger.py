"""Ledger entries: what must be remembered of each source from one machine to the next, in text that people review."""

import re
from datetime import UTC, date, datetime
from typing import Final

from pydantic import field_validator

from verifier.domain.assessment import Evidence, Verdict
from verifier.domain.link import LinkStatus
from verifier.domain.noun import Noun

_SHA256: Final = re.compile("[0-9a-f]{64}")


class Anchor(Evidence):
    """A passage that the *verdict* on a *claim* (its key) relies on; both may be unknown in an old ledger."""

    claim: str = ""
    verdict: Verdict | None = None


class LedgerEntry(Noun):
    """What is remembered of *url*.

    *last_ok* is when it was last captured, in UTC, None if never; *payload_sha256* and *text_sha256* are of what came
    then, in hexadecimal, or empty, and *etag* and *last_modified* by what the server knows that version.
    *failing_days* are the days in UTC since then on which it failed, sorted. *checked_at* is when it was last
    requested, whatever came, and *status* what came. *anchors* are the passages that verdicts rely on, in the order of
    the text.
    """

    url: str
    last_ok: datetime | None = None
    text_sha256: str = ""
    payload_sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    checked_at: datetime | None = None
    status: LinkStatus | None = None
    failing_days: tuple[date, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @field_validator("url")
    @classmethod
    def _named(cls, url: str) -> str:
        if not url or not url.isprintable():
            raise ValueError("a URL has at least one character, and none that cannot be seen")
        return url

    @field_validator("last_ok", "checked_at", "failing_days", mode="before")
    @classmethod
    def _no_numbers(cls, value: object) -> object:
        if any(isinstance(each, int | float) for each in (value if isinstance(value, list | tuple) else [value])):
            raise ValueError("a time is written as 2025-07-12T08:30:00Z, a day as 2025-07-12")  # not in seconds
        return value

    @field_validator("last_ok", "checked_at")
    @classmethod
    def _in_utc(cls, moment: datetime | None) -> datetime | None:
        if moment is None:
            return None
        if moment.tzinfo is None:
            raise ValueError("a time needs its zone, such as 2025-07-12T08:30:00Z")
        return moment.astimezone(UTC)

    @field_validator("text_sha256", "payload_sha256")
    @classmethod
    def _a_digest(cls, digest: str) -> str:
        if digest and not _SHA256.fullmatch(digest):
            raise ValueError("a SHA-256 is 64 hexadecimal digits, in lower case")
        return digest

    @field_validator("failing_days")
    @classmethod
    def _in_order(cls, days: tuple[date, ...]) -> tuple[date, ...]:
        return tuple(sorted(set(days)))

    @field_validator("anchors")
    @classmethod
    def _by_place(cls, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return tuple(sorted(set(anchors), key=_order_of))


def _order_of(anchor: Anchor) -> tuple[int, int, str, str, str, str]:
    return anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.claim, anchor.verdict or ""
