"""A farm of web sites on loopback that answer in every way links are known to answer, for the benchmark of link checks.

    python benchmarks/farm.py            # prints one line of JSON with the links, then serves until stdin closes

Twenty hosts, 127.0.0.1 to 127.0.0.20, each answer 20 ms late. A line "later" on stdin lets a year pass: pages drift,
die and move. A line "peak" prints the most requests that each host saw at one time. Everything is generated from a
fixed seed.
"""

import asyncio
import contextlib
import json
import random
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from farm_pages import (
    DIES_LATER,
    FILLERS,
    KINDS,
    TROUBLES,
    Page,
    article,
    article_body,
    cached,
    html,
    listing,
    make_page,
    missing,
    response,
)

from verifier.demo.pdf import report_pdf

SEED: Final = 2025
HOSTS: Final = 20
LATENCY_S: Final = 0.02
SLOW_S: Final = 1.5
HANG_S: Final = 60.0
RATE: Final = 20  # requests a second that the strict host takes
STRICT_HOST: Final = HOSTS - 1


@dataclass(frozen=True, slots=True)
class Link:
    """One link with what is right to say of it, and the claim that cites it."""

    url: str
    kind: str
    status: str
    drift: str
    no_fragment: bool
    claim: str


@dataclass(slots=True)
class Host:
    """One site: its pages by path, and how busy it is."""

    pages: dict[str, Page] = field(default_factory=dict)
    now: int = 0
    peak: int = 0
    recent: list[float] = field(default_factory=list)


class Farm:
    """All sites, and whether it is a year later."""

    def __init__(self) -> None:
        self.hosts = [Host() for _ in range(HOSTS)]
        self.is_later = False
        self.links: list[Link] = []
        self.port = _free_port()
        self.tls_port = _free_port()
        self.closed_port = _free_port()
        self._build(random.Random(SEED))  # noqa: S311  the same farm each time

    def _build(self, chance: random.Random) -> None:
        number = 0
        for kind, (count, status, drift, no_fragment) in KINDS.items():
            for _ in range(count):
                host = STRICT_HOST if kind == "strict" else number % (HOSTS - 1)
                page = make_page(kind, number, chance)
                path = f"/{kind}/{number // 50}/{_slug(page.title)}-{number}" + (".pdf" if kind == "pdf" else "")
                self.hosts[host].pages[path] = page
                self.links.append(Link(self._url(host, path, kind), kind, status, drift, no_fragment, page.fact))
                number += 1
        chance.shuffle(self.links)

    def _url(self, host: int, path: str, kind: str) -> str:
        port = {"self-signed": self.tls_port, "refused": self.closed_port}.get(kind, self.port)
        scheme = "https" if kind == "self-signed" else "http"
        fragment = {"anchor": "#facts", "no-anchor": "#figures"}.get(kind, "")
        return f"{scheme}://127.0.0.{host + 1}:{port}{path}{fragment}"

    async def serve(self, host: Host, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                host.now += 1
                host.peak = max(host.peak, host.now)
                try:
                    keeps = await self._answer(host, head.decode("latin-1"), reader, writer)
                finally:
                    host.now -= 1
                if not keeps or b"connection: close" in head.lower():
                    break
        writer.close()

    async def _answer(self, host: Host, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        method, target, _ = head.split(" ", 2)
        await asyncio.sleep(LATENCY_S)
        page = host.pages.get(target.split("?")[0])
        if page is not None and page.kind == "hanging":  # until the client has had enough
            await asyncio.wait([asyncio.create_task(reader.read(1))], timeout=HANG_S)
            return False
        answer = await self._content(host, method, target.split("?")[0], head, writer)
        if not answer:
            return False
        writer.write(answer if method != "HEAD" else answer.split(b"\r\n\r\n")[0] + b"\r\n\r\n")
        await writer.drain()
        return True

    async def _content(self, host: Host, method: str, path: str, head: str, writer: asyncio.StreamWriter) -> bytes:
        """Return what comes for *path*; nothing where the connection is to end without a word."""
        page = host.pages.get(path)
        if page is None:
            return self._stray(path)
        if host is self.hosts[STRICT_HOST] and not _has_room(host):
            return response(429, b"slow down", "Retry-After: 1")
        page.asked += method != "HEAD"
        if page.kind == "no-head" and method == "HEAD":
            return response(405, b"")
        if page.kind == "reset":
            _reset(writer)
            return b""
        await asyncio.sleep(SLOW_S if page.kind == "slow" else 0)
        return self._page_or_trouble(page, path, head)

    def _page_or_trouble(self, page: Page, path: str, head: str) -> bytes:
        if page.kind in DIES_LATER and not self.is_later and page.number % 2:
            return article(page, page.fact)
        trouble = TROUBLES.get(page.kind)
        if trouble is not None:
            return trouble(page, path)
        sentence = page.fact
        if self.is_later and page.kind == "altered":
            sentence = page.altered
        elif self.is_later and page.kind == "deleted":
            sentence = ""
        if page.kind == "pdf":
            return cached(report_pdf(f"# {page.title}\n\n{' '.join([page.fact, *FILLERS])}"), head, "application/pdf")
        if page.kind == "cosmetic":
            return article(page, sentence, decorated=time.time_ns())
        return cached(article_body(page, sentence), head)

    def _stray(self, path: str) -> bytes:
        """Return what comes for a path that nobody linked to."""
        if path in {"/", "/index.html"}:
            return html("Home", ["Welcome to the annals of our towns.", *FILLERS])
        if path.startswith(("/hop/", "/there/")):
            return self._onward(path)
        strays = {"soft-404": missing(path), "listing": listing(), "home": response(302, b"", "Location: /")}
        return strays.get(path.split("/")[1], response(404, b"<p>There is no such page here.</p>"))

    def _onward(self, path: str) -> bytes:
        """Return the next step of a chain of redirects, or the page at its end."""
        if path.startswith("/hop/"):
            _, _, left, rest = path.split("/", 3)
            onward = f"/hop/{int(left) - 1}/{rest}" if int(left) > 1 else f"/there/{rest}"
            return response(302, b"", f"Location: {onward}")
        number = path.rpartition("-")[2]
        page = next(page for host in self.hosts for page in host.pages.values() if str(page.number) == number)
        return article(page, page.fact)


def _has_room(host: Host) -> bool:
    now = time.monotonic()
    host.recent = [at for at in host.recent if now - at < 1]
    if len(host.recent) >= RATE:
        return False
    host.recent.append(now)
    return True


def _reset(writer: asyncio.StreamWriter) -> None:
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    writer.transport.abort()


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _self_signed(folder: Path) -> ssl.SSLContext:
    subprocess.run(  # noqa: S603
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem", "-out",  # noqa: S607
         folder / "cert.pem", "-days", "2", "-subj", "/CN=farm.invalid"], check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


async def main() -> None:
    """Serve the farm until stdin closes."""
    farm = Farm()
    with tempfile.TemporaryDirectory() as folder:
        tls = _self_signed(Path(folder))
    for number, host in enumerate(farm.hosts):
        address, answer = f"127.0.0.{number + 1}", _answering(farm, host)
        await asyncio.start_server(answer, address, farm.port, backlog=512)
        await asyncio.start_server(answer, address, farm.tls_port, ssl=tls, backlog=512)
    sys.stdout.write(json.dumps([asdict(link) for link in farm.links]) + "\n")
    sys.stdout.flush()
    loop = asyncio.get_running_loop()
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if line == "later":
            farm.is_later = True
        sys.stdout.write(json.dumps([host.peak for host in farm.hosts]) + "\n")
        sys.stdout.flush()
        for host in farm.hosts:
            host.peak = 0
            for page in host.pages.values():
                page.asked = 0


def _answering(farm: Farm, host: Host) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await farm.serve(host, reader, writer)

    return answer


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
