"""Deciding: what the forms of the pages do. Each answers with the next page, or with why nothing was written."""

from http import HTTPStatus
from typing import Final

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.review import ReviewItem
from verifier.errors import ChangedMeanwhile
from verifier.web.addresses import View, item_address, view_of
from verifier.web.done import telling
from verifier.web.forms import Form, read_form
from verifier.web.gone_page import item_or_page
from verifier.web.item_pages import claim_page, conflict_page, neighbour
from verifier.web.room import Room, room_of, to

CONFIRM: Final = "confirm"  # the field of the buttons that say which side is right: one press does both
PAGES: Final = {Subject.CLAIM: claim_page, Subject.CONFLICT: conflict_page}


async def decide_claim(request: Request) -> Response:
    """Write down a decision about a claim."""
    return await _decide(request, Subject.CLAIM)


async def decide_conflict(request: Request) -> Response:
    """Write down a decision about a conflict."""
    return await _decide(request, Subject.CONFLICT)


async def undo(request: Request) -> Response:
    """Take an entry or a batch back."""
    form = await read_form(request)
    return await run_in_threadpool(_undone, room_of(request), request, form)


def draft_of(form: Form) -> Draft:
    """Return what *form* asks to be written down; fields that the act does not take are left out.

    Raises:
        ValueError: it is not whole.
    """
    act = Act.CONFIRM if CONFIRM in form else Act(form.get("act", ""))
    taken = {"reason": form.get("reason", "")}
    if act is Act.OVERRIDE:
        taken["verdict"] = form.get("verdict", "")
    elif act is Act.DISMISS:
        taken["why"] = form.get("why", "")
    elif act is Act.CONFIRM:
        taken["side"] = form.get(CONFIRM, "")
    elif act is Act.ASSIGN:
        taken["assignee"] = form.get("assignee", "")
    return Draft.model_validate({"act": act, **{name: value for name, value in taken.items() if value}})


def what_is_wrong(error: ValueError) -> str:
    """Return in a sentence why a draft cannot be written down."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_context=False)[0]
        if first["type"] == "value_error":
            return str(first["msg"]).removeprefix("Value error, ")
        return f"choose a {first['loc'][0]}" if first["loc"] else str(first["msg"])
    return "choose what to do" if "is not a valid Act" in str(error) else str(error)


async def _decide(request: Request, subject: Subject) -> Response:
    form = await read_form(request)
    return await run_in_threadpool(_decided, room_of(request), request, subject, form)


def _decided(room: Room, request: Request, subject: Subject, form: Form) -> Response:
    desk = room.desk()
    item = item_or_page(room, request, desk, subject)
    if not isinstance(item, ReviewItem):
        return item
    view = view_of(request.query_params)
    _, behind = neighbour(desk, view, item.id)
    try:
        draft = draft_of(form)
        _require_side(item, draft)
        entry = desk.decide(subject, item.key, draft, room.editor_of(request), form.get("seen", ""))
    except ChangedMeanwhile as error:
        return PAGES[subject](
            room, request, desk, item, status=HTTPStatus.CONFLICT, changed=error, draft=form, problem=str(error)
        )
    except ValueError as error:
        return PAGES[subject](
            room, request, desk, item, status=HTTPStatus.UNPROCESSABLE_ENTITY, draft=form, problem=what_is_wrong(error)
        )
    goes_on = form.get("advance", "") == "1" and entry.act not in {Act.NOTE, Act.ASSIGN}
    target = behind.partition("?")[0] if behind else "/queue"
    return to(telling(target if goes_on else item_address(item.subject, item.key), view, entry.id))


def _require_side(item: ReviewItem, draft: Draft) -> None:
    """Make sure that the side that is right is one of the conflict's.

    Raises:
        ValueError: it is not.
    """
    if draft.side and draft.side not in item.sides:
        raise ValueError("choose one of the sides")


def _undone(room: Room, request: Request, form: Form) -> Response:
    batch = room.desk().undo(form.get("decision", ""), room.editor_of(request))
    return to(telling(_own(form.get("back", "")), _view_in(form), batch.id))


def _own(address: str) -> str:
    """Return *address* if it is a page of the desk to come back to, else that of the history."""
    is_page = address.startswith(("/claim/", "/conflict/", "/queue", "/history")) and address.isprintable()
    return address.partition("?")[0] if is_page and "\\" not in address else "/history"


def _view_in(form: Form) -> View:
    return view_of(dict(form))
