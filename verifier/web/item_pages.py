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
from verifier.web.gone_page import item_or_page
from verifier.web.past import past_of
from verifier.web.room import Room, room_of


def show_claim(request: Request) -> Response:
    """Answer with the page of a claim."""
    room = room_of(request)
    desk = room.desk()
    found = item_or_page(room, request, desk, Subject.CLAIM)
    return claim_page(room, request, desk, found) if isinstance(found, ReviewItem) else found


def show_conflict(request: Request) -> Response:
    """Answer with the page of a conflict."""
    room = room_of(request)
    desk = room.desk()
    found = item_or_page(room, request, desk, Subject.CONFLICT)
    return conflict_page(room, request, desk, found) if isinstance(found, ReviewItem) else found


def show_note(request: Request) -> Response:
    """Answer with the correction note of a conflict, to be printed or copied."""
    room = room_of(request)
    desk = room.desk()
    item = item_or_page(room, request, desk, Subject.CONFLICT)
    if not isinstance(item, ReviewItem):
        return item
    found = desk.conflict(item.key)
    return room.page(request, "note.html", found=found, note=correction_note(found))


def claim_page(room: Room, request: Request, desk: ReviewDesk, item: ReviewItem, **more: object) -> Response:
    """Return the page of the claim *item*; *more* is what else it is to tell."""
    found = desk.claim(item.key)
    shown = {"found": found, "past": past_of(desk, found)}
    return room.page(request, "claim.html", **{**shown, **_around(request, desk, found.item), **more})


def conflict_page(room: Room, request: Request, desk: ReviewDesk, item: ReviewItem, **more: object) -> Response:
    """Return the page of the conflict *item*; *more* is what else it is to tell."""
    found = desk.conflict(item.key)
    return room.page(request, "conflict.html", found=found, **{**_around(request, desk, found.item), **more})


def neighbour(desk: ReviewDesk, view: View, name: str) -> tuple[str, str]:
    """Return the addresses of the items before and behind the one with the id *name*, "" where there is none."""
    before, behind = desk.neighbours(name, view.wanted, view.order)
    found = {each: desk.item(each) for each in (before, behind) if each}
    return view.item(found[before]) if before else "", view.item(found[behind]) if behind else ""


def _around(request: Request, desk: ReviewDesk, item: ReviewItem) -> dict[str, Any]:
    view = view_of(request.query_params)
    before, behind = neighbour(desk, view, item.id)
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
