"""Serving: the application at one address until somebody stops it."""

import contextlib
import errno
import signal
import socket
from collections.abc import Iterator
from types import FrameType, MappingProxyType
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from verifier.errors import ConfigError
from verifier.web.hosts import is_loopback

GRACE_S: Final = 2  # how long a page that is under way may take when the desk is closed
BACKLOG: Final = 128
LONGEST_HEAD: Final = 32_768  # bytes of a request's head
MATTERS: Final = MappingProxyType(
    {
        errno.EADDRINUSE: "something else listens there",
        errno.EADDRNOTAVAIL: "this machine has no such address",
        errno.EACCES: "you may not use that port",
    }
)


@contextlib.contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket that listens at *host* and *port*, 0 being any that is free; it is closed at the end.

    Raises:
        ConfigError: it cannot listen there.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"{host!r} is no address of this machine", hint="Leave --host out for loopback.") from error
    with listener:
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(BACKLOG)
        except (OSError, OverflowError) as error:
            matter = MATTERS.get(getattr(error, "errno", 0) or 0) or getattr(error, "strerror", None) or str(error)
            hint = "Choose another --port; with --port 0 any that is free."
            raise ConfigError(f"port {port} of {host} cannot be used: {matter}", hint=hint) from error
        yield listener


def address_of(listener: socket.socket, host: str) -> str:
    """Return the address to open in a browser for what listens at *host*; of "all addresses" one that leads there."""
    port = listener.getsockname()[1]
    name = host
    if not is_loopback(host) and host in {"0.0.0.0", "::", ""}:  # noqa: S104  recognised, not bound
        name = socket.gethostname()
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Answer at *listener* until the process is interrupted or told to end; what is under way is finished first.

    No request is logged: an address may hold a token.
    """
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_graceful_shutdown=GRACE_S,
    )
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
