"""One claim, or one conflict: everything that an editor needs to decide about it, on one page."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.decision import Subject
from verifier.domain.review import ReviewItem
from verifier.review.correcting import correction_note
from verifier.review.desk import ReviewDesk
from verifier.web.addresses import View, view_of
from verifier.web.done import done_of
from verifier.web.past import past_of
from verifier.web.room import Room, room_of


def show_claim(request: Request) -> Response:
    """Answer with the page of a claim."""
    room = room_of(request)
    return claim_page(room, request, room.desk(), request.path_params["name"])


def show_conflict(request: Request) -> Response:
    """Answer with the page of a conflict."""
    room = room_of(request)
    return conflict_page(room, request, room.desk(), request.path_params["name"])


def show_note(request: Request) -> Response:
    """Answer with the correction note of a conflict, to be printed or copied."""
    room = room_of(request)
    desk = room.desk()
    found = desk.conflict(item_of(desk, Subject.CONFLICT, request.path_params["name"]).key)
    return room.page(request, "note.html", found=found, note=correction_note(found))


def claim_page(room: Room, request: Request, desk: ReviewDesk, name: str, **more: object) -> Response:
    """Return the page of the claim with the id *name*; *more* is what else it is to tell."""
    found = desk.claim(item_of(desk, Subject.CLAIM, name).key)
    shown = {"found": found, "past": past_of(desk, found)}
    return room.page(request, "claim.html", **{**shown, **_around(request, desk, name, found.item), **more})


def conflict_page(room: Room, request: Request, desk: ReviewDesk, name: str, **more: object) -> Response:
    """Return the page of the conflict with the id *name*; *more* is what else it is to tell."""
    found = desk.conflict(item_of(desk, Subject.CONFLICT, name).key)
    return room.page(request, "conflict.html", found=found, **{**_around(request, desk, name, found.item), **more})


def item_of(desk: ReviewDesk, subject: Subject, name: str) -> ReviewItem:
    """Return the item with the id *name*, which is a *subject*.

    Raises:
        UnknownName: there is none.
    """
    item = desk.item(name)
    return item if item.subject is subject else desk.item("")


def neighbour(desk: ReviewDesk, view: View, name: str) -> tuple[str, str]:
    """Return the addresses of the items before and behind the one with the id *name*, "" where there is none."""
    before, behind = desk.neighbours(name, view.wanted, view.order)
    found = {each: desk.item(each) for each in (before, behind) if each}
    return view.item(found[before]) if before else "", view.item(found[behind]) if behind else ""


def _around(request: Request, desk: ReviewDesk, name: str, item: ReviewItem) -> dict[str, Any]:
    view = view_of(request.query_params)
    before, behind = neighbour(desk, view, name)
    return {
        "view": view,
        "item": item,
        "before": before,
        "behind": behind,
        "assignees": desk.assignees(),
        "done": done_of(request, desk),
        "draft": {},
        "problem": "",
    }
