"""Entering: who may come in from other machines, and by which name somebody decides."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from verifier.errors import UnknownName
from verifier.web.forms import read_form
from verifier.web.guard import refused
from verifier.web.rendering import fill, html
from verifier.web.room import Room, room_of, to
from verifier.web.tokens import COOKIE, ENTRY, Doors


def enter(request: Request) -> Response:
    """Let the browser in that comes with a token nobody has used yet.

    The page goes on by itself: a redirect would count as coming from wherever the address was clicked, and a browser
    would leave the new cookie out.
    """
    room = room_of(request)
    session = room.doors.enter(request.query_params.get("token", "")) if room.doors else ""
    if room.doors and not session:
        return refused(HTTPStatus.FORBIDDEN, "This address has been used, or never was one. Ask for another.")
    response = html(fill(room.templates, "entered.html", {}))
    if session:
        response.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=is_secure(request))
    return response


def show_invitation(request: Request) -> Response:
    """Answer with the form that makes a one-time address."""
    room = room_of(request)
    _require_doors(room)
    return room.page(request, "invite.html", address="")


async def invite(request: Request) -> Response:
    """Answer with a new one-time address."""
    await read_form(request)
    room = room_of(request)
    doors = _require_doors(room)
    address = f"{request.url.scheme}://{request.headers['host']}{ENTRY}?token={doors.invite()}"
    return await run_in_threadpool(lambda: room.page(request, "invite.html", address=address))


def show_editor(request: Request) -> Response:
    """Answer with the form that asks who decides in this browser."""
    return room_of(request).page(request, "editor.html")


async def name_editor(request: Request) -> Response:
    """Have the browser remember who decides in it."""
    form = await read_form(request)
    response = to("/queue")
    room_of(request).name_editor(response, form.get("name", ""), secure=is_secure(request))
    return response


def is_secure(request: Request) -> bool:
    """Tell whether the browser speaks HTTPS to the desk, so that cookies may be for that alone."""
    return request.url.scheme == "https"


def _require_doors(room: Room) -> Doors:
    if room.doors is None:
        raise UnknownName("nobody needs an address to enter", hint="The desk answers on this machine alone.")
    return room.doors
