"""Web archives: where each is asked, and the form of its addresses.

The Wayback Machine, Arquivo.pt and all that run pywb or OpenWayback have addresses of one form: a prefix, 14 digits of
time, the page's own address. The letters ``id_`` after the time ask for the page as it was captured, without the
archive's banner and with its links as they were.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from verifier.errors import ConfigError

SECOND: Final = "%Y%m%d%H%M%S"
STORED: Final = re.compile(r"(https?://[^?#]*?/)(\d{14})(?:[a-z]{2}_)?/(https?:/.*)", re.DOTALL)
MOST_CAPTURES: Final = 100  # asked of an index; it is asked for the nearest
PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class WebArchive:
    """One web archive: the address of its TimeGate, before that of a page, and of its index (CDX), if it has one."""

    timegate: str
    index: str = ""

    @property
    def name(self) -> str:
        """The archive's host."""
        return urlsplit(self.timegate).netloc

    def gate(self, url: str) -> str:
        """Return the address to ask for *url* of a time that is given with the request."""
        return self.timegate + url

    def timemap(self, url: str) -> str:
        """Return where pywb and the Wayback Machine list all captures of *url*."""
        return f"{self.timegate}timemap/link/{url}"

    def query(self, url: str, at: datetime) -> str:
        """Return the address of the index for the captures of *url* nearest to *at*."""
        wanted = {
            "url": url,
            "matchType": "exact",  # a star at the end of an address would stand for anything otherwise
            "output": "json",
            "closest": f"{at.astimezone(UTC):{SECOND}}",
            "sort": "closest",
            "limit": str(MOST_CAPTURES),
        }
        return f"{self.index}?{urlencode(wanted, quote_via=quote)}"

    def stored(self, url: str, second: str) -> str:
        """Return the address of the capture of *url* at *second*, 14 digits, as it was captured."""
        return f"{self.timegate}{second}id_/{url}"


@dataclass(frozen=True, slots=True)
class StoredAt:
    """What the address of a capture says: whose it is, of what time, and of which page."""

    archive: str
    at: datetime
    url: str

    @property
    def as_captured(self) -> str:
        """The address of the capture without the archive's additions."""
        return f"{self.archive}{self.at:{SECOND}}id_/{self.url}"

    @property
    def for_people(self) -> str:
        """The address of the capture as the archive shows it to people."""
        return f"{self.archive}{self.at:{SECOND}}/{self.url}"


def for_people(address: str) -> str:
    """Return *address*, of a capture, as people find it.

    >>> for_people("https://a.example/web/20250712083000id_/https://b.example/")
    'https://a.example/web/20250712083000/https://b.example/'
    """
    stored = stored_at(address)
    return stored.for_people if stored else address


def stored_at(address: str) -> StoredAt | None:
    """Return what *address* says, if it has the usual form.

    >>> stored_at("https://a.example/web/20250712083000/https://b.example/").as_captured
    'https://a.example/web/20250712083000id_/https://b.example/'
    """
    found = STORED.fullmatch(address)
    at = moment_of(found[2]) if found else None
    return StoredAt(found[1], at, found[3]) if found and at else None


def moment_of(second: str) -> datetime | None:
    """Return the moment that 14 digits name, in UTC; None if they name none."""
    try:
        return datetime.strptime(second, SECOND).replace(tzinfo=UTC) if len(second) == len("20250712083000") else None
    except ValueError:
        return None


def web_archives(written: str) -> tuple[WebArchive, ...]:
    """Return the archives that a setting names, with commas between them; none for ``none``.

    Raises:
        ConfigError: a part of it names no archive.
    """
    if written.strip() in {"", "none"}:
        return ()
    return tuple(web_archive(part) for part in written.split(","))


def web_archive(written: str) -> WebArchive:
    """Return the archive that a part of the setting names: its TimeGate's address and, after a space, its index's.

    Raises:
        ConfigError: one of them is no web address.
    """
    parts = written.split()
    if not 1 <= len(parts) <= PARTS or not all(_is_web_address(part) for part in parts):
        hint = "Write the address that goes before a page's, and after a space that of the CDX index, if there is one."
        raise ConfigError(f"{written!r} names no web archive", hint=hint)
    timegate, *index = parts
    return WebArchive(timegate if timegate.endswith(("/", "=")) else f"{timegate}/", index[0] if index else "")


def _is_web_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        )
    except ValueError:
        return False
