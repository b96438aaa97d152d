"""The queue: what waits for an editor, in a stated order, narrowed by filters that stand in the address."""

from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.decision import Act
from verifier.web.addresses import view_of
from verifier.web.done import done_of
from verifier.web.room import room_of

BULK_ACTS = (Act.ACCEPT, Act.NEEDS_WORK, Act.ASSIGN, Act.NOTE, Act.OVERRIDE, Act.DISMISS)


def show_queue(request: Request) -> Response:
    """Answer with one page of the queue."""
    room = room_of(request)
    desk = room.desk()
    view = view_of(request.query_params)
    return room.page(
        request,
        "queue.html",
        view=view,
        page=desk.queue(view.wanted, view.order, view.after),
        documents=sorted(desk.register.documents.values(), key=lambda each: each.id),
        assignees=desk.assignees(),
        bulk_acts=BULK_ACTS,
        done=done_of(request, desk),
    )
