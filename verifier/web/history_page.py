"""The history: every decision about anything, the newest first, with who and when."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.web.addresses import View
from verifier.web.done import done_of
from verifier.web.room import room_of

PAGE: Final = 50


def show_history(request: Request) -> Response:
    """Answer with a page of the history."""
    room = room_of(request)
    desk = room.desk()
    before = request.query_params.get("before", "")
    entries = desk.latest(before, PAGE + 1)
    return room.page(
        request,
        "history.html",
        entries=entries[:PAGE],
        more=len(entries) > PAGE,
        is_later=bool(before),
        view=View(),
        done=done_of(request, desk),
    )
