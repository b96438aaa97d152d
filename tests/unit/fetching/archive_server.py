"""A web archive on loopback with all its ways in: TimeGate, TimeMap, CDX index, and the copies themselves."""

import json
import re
import socket
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final
from urllib.parse import parse_qs, urlsplit

from tests.unit.fetching.servers import ok, serving

SECOND: Final = "%Y%m%d%H%M%S"
NONE_HERE: Final = ok(b"there is no copy here", status="404 Not Found")
_COPY: Final = re.compile(r"/web/(\d{14})(?:id_)?/(.*)")


@dataclass(frozen=True, slots=True)
class Copy:
    """What a page said at a time, and with what number."""

    at: datetime
    body: bytes
    status: str = "200 OK"


@dataclass(slots=True)
class WebArchiveServer:
    """The copies by the page's address. *asked* are the paths that were requested, *heads* the whole requests.

    *refusal* is answered to everything instead, if there is one.
    """

    copies: dict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))
    asked: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)
    refusal: bytes = b""
    url: str = ""

    @property
    def timegate(self) -> str:
        """The archive by its TimeGate alone, as a setting names it."""
        return f"{self.url}/web/"

    @property
    def setting(self) -> str:
        """The archive with its index, as a setting names it."""
        return f"{self.url}/web/ {self.url}/cdx"

    def keep(self, url: str, at: datetime, body: bytes, status: str = "200 OK") -> None:
        """Keep a copy."""
        self.copies[url].append(Copy(at.replace(microsecond=0), body, status))

    def address(self, url: str, at: datetime) -> str:
        """Return where people find a copy."""
        return f"{self.url}/web/{at:{SECOND}}/{url}"

    def speak(self, request: bytes, connection: socket.socket) -> None:
        """Answer one request."""
        path = request.split(b" ", 2)[1].decode()
        self.asked.append(path)
        self.heads.append(request)
        connection.sendall(self.refusal or self._answer(path, request))

    def _answer(self, path: str, request: bytes) -> bytes:
        if path.startswith("/cdx"):
            return self._index(parse_qs(urlsplit(path).query)["url"][0])
        if path.startswith("/web/timemap/link/"):
            return self._timemap(path.removeprefix("/web/timemap/link/"))
        copy = _COPY.fullmatch(path)
        if copy:
            return self._copy(copy[1], copy[2])
        wanted = re.search(rb"Accept-Datetime: ([^\r]+)", request)
        return self._gate(path.removeprefix("/web/"), wanted[1].decode() if wanted else "")

    def _index(self, url: str) -> bytes:
        rows = [
            {"timestamp": f"{each.at:{SECOND}}", "url": url, "status": each.status[:3]} for each in self.copies[url]
        ]
        return ok("".join(json.dumps(row) + "\n" for row in rows).encode())

    def _timemap(self, url: str) -> bytes:
        links = [
            f'<{self.address(url, each.at)}>; rel="memento"; datetime="{format_datetime(each.at, usegmt=True)}"'
            for each in self.copies[url]
        ]
        return ok(",\n".join(links).encode(), "Content-Type: application/link-format")

    def _copy(self, second: str, url: str) -> bytes:
        for each in self.copies[url]:
            if f"{each.at:{SECOND}}" == second:
                time = f"Memento-Datetime: {format_datetime(each.at, usegmt=True)}"
                return ok(each.body, time, "Content-Type: text/html; charset=utf-8", status=each.status)
        return NONE_HERE

    def _gate(self, url: str, wanted: str) -> bytes:
        if not self.copies[url] or not wanted:
            return NONE_HERE
        at = parsedate_to_datetime(wanted)
        nearest = min(self.copies[url], key=lambda each: abs(each.at - at))
        links = f'Link: <{self.url}/web/timemap/link/{url}>; rel="timemap", <{url}>; rel="original"'
        return ok(b"", f"Location: {self.address(url, nearest.at)}", links, status="302 Found")


@contextmanager
def web_archive_server() -> Iterator[WebArchiveServer]:
    """Give a web archive that answers while the block runs."""
    archive = WebArchiveServer()
    with serving(archive.speak) as server:
        archive.url = server.url
        yield archive
