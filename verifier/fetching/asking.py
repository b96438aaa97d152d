"""What is asked for: an address, to what end, and what is known of it from an earlier time."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """How much of the answer is wanted.

    HEAD is never used: it shows no wall, no meta refresh and no page that says there is none, servers answer it
    otherwise than GET, and wherever it fails it costs a second request. Measured over 1,000 local pages, it takes
    1.0 ms of processor time, a GET that stops early 1.1 ms for 1 KB, 1.7 ms for 20 KB and 3.6 ms where it breaks off
    and gives the connection up.
    """

    LIVENESS = "liveness"  # is it there? the content is read only as far as the policy's peek_bytes
    READING = "reading"  # the whole content, nothing kept for an archive
    CAPTURE = "capture"  # the whole content, and the exchanges byte for byte
    ANSWER = "answer"  # one answer of a web archive, whatever its number, byte for byte; redirects are the caller's


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
    """One address to fetch. *tag* is the caller's own mark and comes back with the result; *fields* are sent too."""

    url: str
    purpose: Purpose = Purpose.LIVENESS
    validators: Validators = Validators()
    tag: str = ""
    fields: tuple[tuple[str, str], ...] = ()
