"""Real servers on loopback, which answer whatever bytes a test wants, however badly."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Self

Speak = Callable[[bytes, socket.socket], None]


class Server:
    """Answers each connection by calling *speak* with the request and the socket; keeps all *requests*."""

    def __init__(self, speak: Speak, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._speak = speak
        self._tls = tls
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=64)
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"
        self.connections = 0
        self.requests: list[bytes] = []
        self.stopping = threading.Event()

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _listen(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with contextlib.suppress(OSError), connection:
            plain = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with plain:
                request = b""
                while not request.endswith(b"\r\n\r\n"):
                    piece = plain.recv(65_536)
                    if not piece:
                        return
                    request += piece
                self.requests.append(request)
                self._speak(request, plain)


def answering(*answers: bytes) -> Speak:
    """Return what speaks these bytes and closes the connection."""

    def speak(_: bytes, connection: socket.socket) -> None:
        for answer in answers:
            connection.sendall(answer)

    return speak


def silent(_: bytes, connection: socket.socket) -> None:
    """Say nothing until the other side gives up."""
    connection.recv(1)


def routes(table: dict[str, bytes]) -> Speak:
    """Return what answers each path with its bytes, and others with 404."""

    def speak(request: bytes, connection: socket.socket) -> None:
        path = request.split(b" ", 2)[1].decode()
        connection.sendall(table.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"))

    return speak


def lasting(table: dict[str, bytes]) -> Speak:
    """Return what answers as :func:`routes` does, one request after the other on one connection."""
    speak_once = routes(table)

    def speak(request: bytes, connection: socket.socket) -> None:
        while request:
            speak_once(request, connection)
            request = b""
            while not request.endswith(b"\r\n\r\n"):
                piece = connection.recv(65_536)
                if not piece:
                    return
                request += piece

    return speak


def ok(body: bytes = b"hello", *fields: str, status: str = "200 OK") -> bytes:
    """Return an answer of HTTP/1.1 with *body*."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(to: str, *fields: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads on to the address *to*."""
    return ok(b"", f"Location: {to}", *fields, status=status)


def chunked(*parts: bytes, fields: str = "", trailer: str = "") -> bytes:
    """Return an answer in chunks."""
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{fields}\r\n".encode()
    return head + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + f"0\r\n{trailer}\r\n".encode()


@contextlib.contextmanager
def serving(speak: Speak, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Server]:
    """Serve while the block runs."""
    with Server(speak, tls=tls, host=host) as server:
        yield server
