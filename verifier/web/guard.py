"""The guard: what every request goes through before a page sees it, and every answer before a browser does.

In this order: is the desk meant (Host), does the editor's own page ask (crossing), may the browser enter (token), and
is the body of bearable size? What is refused says so in a sentence, and nothing of the project with it.
"""

from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verifier.web.crossing import is_foreign
from verifier.web.headers import EVERYWHERE, PRIVATE, REVALIDATED
from verifier.web.hosts import Hosts
from verifier.web.tokens import COOKIE, ENTRY, Doors

METHODS: Final = frozenset({"GET", "HEAD", "POST"})
STATIC: Final = "/static/"
LARGEST_FORM: Final = 300_000  # bytes: a reason of 10,000 code points, each of which may be written as 12 characters
TOO_LARGE: Final = "The form is too large."
LONGEST_ADDRESS: Final = 8_000  # bytes of path and query


class Guard:
    """Stands before *app*; with *doors*, only a browser that came in by a one-time address gets past it."""

    def __init__(self, app: ASGIApp, hosts: Hosts, doors: Doors | None) -> None:
        self.app = app
        self.hosts = hosts
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks WebSocket: the server closes the connection
        guarded = _with_headers(send, str(scope["path"]))
        refusal = self._refusal(scope)
        if refusal is None:
            await self.app(scope, _bounded(receive), guarded)
        else:
            await refusal(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        return _malformed(scope, headers, self.hosts) or self._shut_out(scope, headers)

    def _shut_out(self, scope: Scope, headers: Headers) -> Response | None:
        path = str(scope["path"])
        if is_foreign(scope["method"], headers):
            return refused(HTTPStatus.FORBIDDEN, "Another site asked for this; open the desk itself.")
        if self.doors and path != ENTRY and not path.startswith(STATIC) and not self.doors.knows(_session(headers)):
            return refused(
                HTTPStatus.UNAUTHORIZED,
                "This browser has not been let in: open the one-time address that `verifier review` printed, or have "
                "somebody who is in invite you.",
            )
        return None


def refused(status: HTTPStatus, message: str) -> Response:
    """Return a refusal that says why."""
    return PlainTextResponse(f"{message}\n", status, headers={"cache-control": PRIVATE})


def _malformed(scope: Scope, headers: Headers, hosts: Hosts) -> Response | None:
    if len(headers.getlist("host")) != 1 or not hosts.allow(headers["host"]):
        return refused(HTTPStatus.BAD_REQUEST, "This name does not lead to a review desk.")
    if scope["method"] not in METHODS:
        return refused(HTTPStatus.METHOD_NOT_ALLOWED, "Pages are read with GET and changed with POST.")
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return refused(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > len(str(LARGEST_FORM)) or int(length) > LARGEST_FORM:
        return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
    return None


def _session(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive) -> Receive:
    """Return *receive* such that a body without a length, or with a false one, ends all the same."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_FORM:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        return message

    return bounded


def _with_headers(send: Send, path: str) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in EVERYWHERE.items():
                headers[name] = value
            headers.setdefault("cache-control", REVALIDATED if path.startswith(STATIC) else PRIVATE)
        await send(message)

    return guarded
