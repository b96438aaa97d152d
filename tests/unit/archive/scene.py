"""An archive with a record of every kind, always of the same times: what pywb serves and what cassettes hold."""

import gzip
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tests.unit.archive.examples import NOON, clock_at, exchange
from verifier.archive.archive import Archive
from verifier.domain.exchange import Exchange

TOWN: Final = "http://town.example/"
MILL: Final = f"{TOWN}mill"
OLD: Final = f"{TOWN}old"
MOVED: Final = f"{TOWN}moved"
GONE: Final = f"{TOWN}gone"
SAVED: Final = f"{TOWN}saved.pdf"
PACKED: Final = f"{TOWN}packed?b=2&a=1"
PDF: Final = b"%PDF-1.7 of which a person kept a copy, in order to hand it in when nobody else would have one any more."
DAY: Final = 24  # hours
SECOND_FORMAT: Final = "%Y%m%d%H%M%S"


def page(*sentences: str) -> bytes:
    """Return a page that says this."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<html><head><title>The mill</title></head><body>{body}</body></html>".encode()


FIRST: Final = page("The mill closed in 1974.", "Its wheel was sold to the village of Oster.")
LATER: Final = page("The mill closed in 1973.", "Its wheel was sold to the village of Oster.")


def day(number: int) -> datetime:
    """Return the moment on the scene's day *number*, when everything of that day was captured."""
    return NOON + timedelta(days=number)


def build_scene(folder: Path) -> Archive:
    """Write the archive; each day has a run of its own.

    Day 0: the mill, chunked. 1: the same again (revisit). 2: 304 (revisit). 3: redirects, a 404, a compressed page.
    4: a PDF that was handed in. 5: the mill says something else.
    """
    archive = Archive(folder)
    sent = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (FIRST[:50], FIRST[50:])) + b"0\r\n\r\n"
    chunked = "Transfer-Encoding: chunked"
    with archive.writing("day0", clock=clock_at(0)) as writer:
        first = writer.add([_at(0, sent, chunked, 'ETag: "first"')], MILL)
    with archive.writing("day1", clock=clock_at(DAY)) as writer:
        writer.add([_at(1, sent, chunked, 'ETag: "first"')], MILL)
    with archive.writing("day2", clock=clock_at(2 * DAY)) as writer:
        writer.add_not_modified([_at(2, b"", 'ETag: "first"', status="304 Not Modified")], MILL, first)
    with archive.writing("day3", clock=clock_at(3 * DAY)) as writer:
        to_mill = _at(3, b"", "Location: /mill", url=OLD, status="301 Moved Permanently")
        writer.add([to_mill, _at(3, sent, chunked)], OLD)
        to_front = _at(3, b"", f"Location: {TOWN}", url=MOVED, status="302 Found")
        writer.add([to_front, _at(3, page("Welcome to our town, which has a mill."), url=TOWN)], MOVED)
        missing = b"<title>404 Not Found</title><p>We are sorry: there is no such page in this town.</p>"
        writer.add([_at(3, missing, url=GONE, status="404 Not Found")], GONE)
        writer.add([_at(3, gzip.compress(FIRST, mtime=0), "Content-Encoding: gzip", url=PACKED)], PACKED)
    with archive.writing("day4", clock=clock_at(4 * DAY)) as writer:
        writer.add_file(SAVED, PDF, "application/pdf", day(4))
    with archive.writing("day5", clock=clock_at(5 * DAY)) as writer:
        writer.add([_at(5, LATER)], MILL)
    return archive


def _at(number: int, body: bytes, *fields: str, url: str = MILL, status: str = "200 OK") -> Exchange:
    return exchange(body, *fields, url=url, status=status, hours=DAY * number)
