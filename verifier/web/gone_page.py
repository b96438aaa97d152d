"""Gone: the page of what was decided about and is found no more, and the way from an old name to the one of now."""

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verifier.domain.decision import Subject
from verifier.domain.review import ReviewItem
from verifier.errors import UnknownName
from verifier.review.desk import ReviewDesk
from verifier.web.addresses import View, view_of, with_query
from verifier.web.crossing import HARMLESS
from verifier.web.done import done_of
from verifier.web.room import Room

NOT_WRITTEN: Final = "it is not found any more, so that there is nothing to decide"


def item_or_page(room: Room, request: Request, desk: ReviewDesk, subject: Subject) -> ReviewItem | Response:
    """Return the item that the address names; or what to answer instead, where it is called otherwise now or is gone.

    Raises:
        UnknownName: there has never been anything of that name, or nobody has decided about it.
    """
    name = request.path_params["name"]
    try:
        item = desk.item(name)
    except UnknownName:
        return _gone(room, request, desk, subject, name)
    if item.subject is not subject:
        raise UnknownName(f"there is no {subject.value} {name!r} in the queue", hint="Look at the queue.")
    if item.id != name and request.method in HARMLESS:
        address = request.url.path.replace(name, item.id)
        return RedirectResponse(with_query(address, request.url.query), HTTPStatus.SEE_OTHER)
    return item


def _gone(room: Room, request: Request, desk: ReviewDesk, subject: Subject, name: str) -> Response:
    found = desk.gone(name)
    if found.subject is not subject:
        raise UnknownName(f"there is no {subject.value} {name!r} in the queue", hint="Look at the queue.")
    is_asked = request.method in HARMLESS
    return room.page(
        request,
        "gone.html",
        status=HTTPStatus.OK if is_asked else HTTPStatus.CONFLICT,
        found=found,
        view=view_of(request.query_params) if is_asked else View(),
        done=done_of(request, desk),
        problem="" if is_asked else NOT_WRITTEN,
    )
