"""Exchanges as a server would have given them, and an archive to put them in."""

import hashlib
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from verifier.archive.archive import Archive
from verifier.domain.exchange import Exchange
from verifier.domain.message import payload_of, read_head
from verifier.domain.snapshot import Snapshot

NOON: Final = datetime(2025, 7, 12, 12, 0, 0, 250_000, tzinfo=UTC)
URL: Final = "https://example.org/report"


def clock_at(hours: float = 0) -> Callable[[], datetime]:
    """Return a clock that stands still some *hours* after noon."""
    return lambda: NOON + timedelta(hours=hours)


def exchange(
    body: bytes = b"<p>hello</p>", *fields: str, url: str = URL, status: str = "200 OK", hours: float = 0
) -> Exchange:
    """Return the exchange in which *url* gave *body*, as it was sent."""
    lines = [f"HTTP/1.1 {status}", "content-TYPE:text/html; charset=utf-8", *fields, "", ""]
    response = "\r\n".join(lines).encode() + body
    head = read_head(response)
    return Exchange(
        url=url,
        request=f"GET / HTTP/1.1\r\nHost: example.org\r\nX-Url: {url}\r\n\r\n".encode(),
        response=response,
        head_length=head.length,
        payload=payload_of(response, limit=10_000_000),
        status=head.status,
        media_type="text/html",
        ip="93.184.216.34",
        at=NOON + timedelta(hours=hours),
    )


def stored(archive: Archive, *chains: Sequence[Exchange], run: str = "run", hours: float = 0) -> list[Snapshot]:
    """Add each chain of exchanges in one run, under the URL of its first exchange."""
    with archive.writing(run, clock=clock_at(hours)) as writer:
        return [writer.add(chain, chain[0].url) for chain in chains]


def sealed(archive: Archive) -> list[Path]:
    return sorted(archive.folder.glob("*.warc.gz"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def noise(seed: int, length: int = 3_000) -> bytes:
    """Return bytes that cannot be compressed, the same for the same *seed*."""
    return random.Random(seed).randbytes(length)  # noqa: S311  noise, not a secret
