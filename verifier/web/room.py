"""The room: what all pages share, and how one of them is filled in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, unquote

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verifier.review.desk import ReviewDesk
from verifier.web.forms import cleaned
from verifier.web.rendering import environment, fill, html
from verifier.web.tokens import Doors

EDITOR: Final = "verifier_editor"  # the cookie with the name of who decides in this browser
YEAR_S: Final = 365 * 86_400
LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Room:
    """What the pages work with.

    *desk* gives the desk as it is now; *editor* is who decides where a browser has not been told; *doors* is None
    where everybody on this machine may enter. *max_bytes* is how much of an archive copy is read.
    """

    desk: Callable[[], ReviewDesk]
    clock: Callable[[], datetime]
    editor: str
    doors: Doors | None = None
    max_bytes: int = 100_000_000
    templates: Environment = field(default_factory=environment)

    def page(self, request: Request, template: str, /, *, status: int = HTTPStatus.OK, **context: Any) -> Response:  # noqa: ANN401
        """Return the page that *template* makes of *context*."""
        shared = {
            "editor": self.editor_of(request),
            "has_doors": self.doors is not None,
            "now": self.clock(),
            "here": request.url.path,
        }
        return html(fill(self.templates, template, {**shared, **context}), status)

    def editor_of(self, request: Request) -> str:
        """Return who decides in the browser that asks."""
        return cleaned(unquote(request.cookies.get(EDITOR, "")))[:LONGEST_NAME] or self.editor

    def name_editor(self, response: Response, name: str, *, secure: bool) -> None:
        """Have the browser remember who decides in it."""
        written = quote(cleaned(name)[:LONGEST_NAME])
        response.set_cookie(EDITOR, written, max_age=YEAR_S, httponly=True, samesite="strict", secure=secure)


def room_of(request: Request) -> Room:
    """Return the room that the page belongs to."""
    found: Room = request.app.state.room
    return found


def to(address: str) -> Response:
    """Return what sends the browser to *address* of the desk's own after a form, so that reloading repeats nothing."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)
