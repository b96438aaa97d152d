"""An S3-compatible server on loopback (moto's), and a line to it that can be cut."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Final
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.system.pywb_server import free_port

START_S: Final = 60  # seconds that it may take to start on a busy machine
PIECE: Final = 65_536
UNLIMITED: Final = 2**62


class ObjectServer:
    """A running server at *url*."""

    def __init__(self, url: str) -> None:
        self.url = url

    def make_bucket(self, name: str) -> None:
        """Make an empty bucket."""
        self._ask("PUT", f"/{name}")

    def ask_for_rights(self) -> None:
        """Know nobody from now on: every request is refused."""
        self._ask("POST", "/moto-api/reset-auth", b"0")

    def parts_under_way(self, bucket: str) -> int:
        """Return how many uploads of *bucket* are neither completed nor given up."""
        return self._ask("GET", f"/{bucket}?uploads").count(b"<UploadId>")

    def _ask(self, method: str, path: str, content: bytes | None = None) -> bytes:
        kind = {"Content-Type": "application/octet-stream"}  # urllib would call it a form, which moto takes apart
        request = Request(f"{self.url}{path}", content, kind, method=method)  # noqa: S310  loopback
        with urlopen(request, timeout=20) as answer:  # noqa: S310  loopback
            found: bytes = answer.read()
            return found


@contextlib.contextmanager
def object_server() -> Iterator[ObjectServer]:
    """Run a server in a process of its own while the block runs."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            _wait(process, f"http://127.0.0.1:{port}/moto-api/")
            yield ObjectServer(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert process.poll() is None, 'system tests need moto: pip install "moto[server]"'
        with contextlib.suppress(URLError, ConnectionError), urlopen(url, timeout=5):  # noqa: S310  loopback
            return
        time.sleep(0.1)
    raise AssertionError("moto's server does not answer")


class Line:
    """Passes connections on to a server, and cuts them once *bytes_let_through* went towards it over all of them."""

    def __init__(self, target: str) -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.bytes_let_through = UNLIMITED
        self.cut = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                for ends in ((server, client), (client, server)):
                    threading.Thread(target=self._pass, args=ends, daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            is_upwards = target.getpeername() == self._target
            while piece := source.recv(PIECE):
                if is_upwards:
                    self.bytes_let_through -= len(piece)
                    if self.bytes_let_through < 0:
                        self.cut += 1
                        break
                target.sendall(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
