"""Bulk: one decision about everything that a filter finds; counted first, confirmed, and undone as one."""

from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.decision import Draft
from verifier.errors import ChangedMeanwhile
from verifier.review.desk import ReviewDesk
from verifier.web.addresses import view_of
from verifier.web.deciding_pages import draft_of, what_is_wrong
from verifier.web.done import telling
from verifier.web.forms import Form, read_form
from verifier.web.room import Room, room_of, to

QUEUE: Final = "/queue"


async def plan_bulk(request: Request) -> Response:
    """Answer with how many items a decision would be about; nothing is written."""
    form = await read_form(request)
    return await run_in_threadpool(_planned, room_of(request), request, form)


async def do_bulk(request: Request) -> Response:
    """Write the decision down, if the filter still finds what was counted."""
    form = await read_form(request)
    return await run_in_threadpool(_done, room_of(request), request, form)


def _draft(form: Form) -> Draft:
    """Return what is to be said of all; the fields of a filter and of a decision have names of their own.

    Raises:
        HTTPException: the form is not whole.
    """
    own = {**form, "verdict": form.get("bulk_verdict", ""), "assignee": form.get("to", "")}
    try:
        return draft_of(own)
    except ValueError as error:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, what_is_wrong(error)) from error


def _planned(room: Room, request: Request, form: Form) -> Response:
    return _confirmation(room, request, room.desk(), form, HTTPStatus.OK)


def _done(room: Room, request: Request, form: Form) -> Response:
    desk, view = room.desk(), view_of(dict(form))
    try:
        batch = desk.bulk(view.wanted, _draft(form), room.editor_of(request), form.get("token", ""))
    except ChangedMeanwhile as error:
        return _confirmation(room, request, desk, form, HTTPStatus.CONFLICT, error)
    return to(telling(QUEUE, view, batch.id))


def _confirmation(
    room: Room,
    request: Request,
    desk: ReviewDesk,
    form: Form,
    status: HTTPStatus,
    changed: ChangedMeanwhile | None = None,
) -> Response:
    view, draft = view_of(dict(form)), _draft(form)
    plan = desk.plan_bulk(view.wanted, draft)
    return room.page(
        request,
        "bulk.html",
        status=status,
        view=view,
        draft=draft,
        plan=plan,
        sample=[desk.item(name) for name in plan.first],
        fields={name: value for name, value in form.items() if name != "token"},
        changed=changed,
        problem=str(changed) if changed else "",
    )
