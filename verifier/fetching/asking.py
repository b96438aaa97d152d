"""What is asked for: an address, to what end, and what is known of it from an earlier time."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """How much of the answer is wanted.

    HEAD is never used: it shows no wall, no meta refresh and no page that says there is none, servers answer it
    otherwise than GET, and wherever it is refused it costs a second request. A GET that stops early costs one
    connection and a few dozen kilobytes, and that only where the content is longer.
    """

    LIVENESS = "liveness"  # is it there? the content is read only as far as the policy's peek_bytes
    READING = "reading"  # the whole content, nothing kept for an archive
    CAPTURE = "capture"  # the whole content, and the exchanges byte for byte


@dataclass(frozen=True, slots=True)
class Validators:
    """What an earlier answer of *url* said of itself, verbatim: with them a server may answer "not modified".

    They are sent where *url* itself is requested, not to the addresses that lead there.
    """

    url: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields of a conditional request (RFC 9110, 13.1)."""
        given = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return tuple((name, value) for name, value in given if value and value.isascii() and value.isprintable())


def validators_of(url: str, fields: Iterable[tuple[str, str]]) -> Validators:
    """Return what the *fields* of an answer of *url*, their names in lower case, are good for the next time.

    >>> validators_of("https://example.org/", [("etag", 'W/"1"')]).fields
    (('If-None-Match', 'W/"1"'),)
    """
    given = dict(fields)
    return Validators(url, given.get("etag", ""), given.get("last-modified", ""))


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to fetch. *tag* is the caller's own mark and comes back with the result."""

    url: str
    purpose: Purpose = Purpose.LIVENESS
    validators: Validators = Validators()
    tag: str = ""
