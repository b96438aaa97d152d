"""The queue: what waits for an editor, in a stated order, narrowed by filters that stand in the address."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.web.addresses import view_of
from verifier.web.done import done_of
from verifier.web.room import room_of

MOST_OFFERED: Final = 500  # documents in a list to choose from; of more, the id is written


def show_queue(request: Request) -> Response:
    """Answer with one page of the queue."""
    room = room_of(request)
    desk = room.desk()
    view = view_of(request.query_params)
    documents = sorted(desk.register.documents)
    return room.page(
        request,
        "queue.html",
        view=view,
        page=desk.queue(view.wanted, view.order, view.after),
        documents=documents if len(documents) <= MOST_OFFERED else [],
        assignees=desk.assignees(),
        done=done_of(request, desk),
    )
