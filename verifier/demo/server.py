"""The web of the newsroom: a small HTTP server on loopback, up while a block runs and surely down after it.

It answers on 127.0.0.1 alone, from memory, and nothing that a request says reaches a file.
"""

import contextlib
import socketserver
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from verifier.errors import ConfigError

LOOPBACK: Final = "127.0.0.1"
ANY_PORT: Final = 0  # the system chooses a free one
REQUEST_TIMEOUT_S: Final = 5  # a client that says nothing must not keep the server up
POLL_S: Final = 0.05  # how soon the server notices that it is to stop
NOT_FOUND: Final = b"<!DOCTYPE html><html lang='en'><title>Not found</title><h1>There is no such page</h1></html>"


@dataclass(frozen=True, slots=True)
class Page:
    """What a path answers with."""

    media_type: str
    content: bytes


class Site:
    """A site that is being served at *base*, a URL without a slash at its end; any path without a page is a 404."""

    def __init__(self, server: "_Server") -> None:
        self._server = server
        self.base = f"http://{LOOPBACK}:{server.server_port}"

    def publish(self, pages: Mapping[str, Page]) -> None:
        """Serve *pages*, by their paths, from now on and instead of all others."""
        self._server.pages = dict(pages)


@contextlib.contextmanager
def serve(pages: Mapping[str, Page], *, port: int = ANY_PORT) -> Iterator[Site]:
    """Serve *pages*, by their paths, on loopback while the block runs.

    At the end no request is under way, no thread is left and the port is free again, also after an error.

    Raises:
        ConfigError: the port is taken, or may not be used.
    """
    try:
        server = _Server((LOOPBACK, port), _Handler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"port {port} cannot be used: {reason}", hint="Choose another --port, or none.") from error
    server.pages = dict(pages)
    thread = threading.Thread(target=server.serve_forever, args=(POLL_S,), name="verifier-demo-site", daemon=True)
    thread.start()
    try:
        yield Site(server)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()  # waits for the requests under way


class _Server(ThreadingHTTPServer):
    """A server that knows its pages."""

    daemon_threads = False  # so that closing waits for them
    pages: Mapping[str, Page]

    def server_bind(self) -> None:
        """Take the port without asking for the machine's name, which may hang where there is no network."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD, one request for each connection."""

    server: _Server
    server_version = "newsroom"
    sys_version = ""
    timeout = REQUEST_TIMEOUT_S

    def do_GET(self) -> None:
        """Answer with the page."""
        self.wfile.write(self._head())

    def do_HEAD(self) -> None:
        """Answer without the page."""
        self._head()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class names them
        """Say nothing; stderr belongs to the command."""

    def _head(self) -> bytes:
        """Send status and headers; return the body."""
        page = self.server.pages.get(self.path)
        found = page or Page("text/html; charset=utf-8", NOT_FOUND)
        self.send_response(HTTPStatus.OK if page else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", found.media_type)
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("Connection", "close")
        self.end_headers()
        return found.content
