"""The history: every decision about anything, the newest first, with who and when."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.review import item_id
from verifier.web.addresses import View, item_address
from verifier.web.done import done_of
from verifier.web.room import room_of

PAGE: Final = 50


def show_history(request: Request) -> Response:
    """Answer with a page of the history."""
    room = room_of(request)
    desk = room.desk()
    before = request.query_params.get("before", "")
    entries = desk.latest(before, PAGE + 1)
    addresses = {item_id(entry.subject, entry.key): item_address(entry.subject, entry.key) for entry in entries}
    there = desk.store.reviewing.items(addresses)
    return room.page(
        request,
        "history.html",
        entries=entries[:PAGE],
        more=len(entries) > PAGE,
        gone=frozenset(address for name, address in addresses.items() if name not in there),
        is_later=bool(before),
        view=View(),
        done=done_of(request, desk),
    )
