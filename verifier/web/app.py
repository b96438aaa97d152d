"""The application: which address is answered by which page, and what is said when something goes wrong."""

from http import HTTPStatus
from importlib import resources
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from verifier.errors import ChangedMeanwhile, UnknownName, VerifierError
from verifier.review.current import StillFilling
from verifier.review.filling import STEPS
from verifier.web.bulk_pages import do_bulk, plan_bulk
from verifier.web.copy_pages import download_original, show_copy
from verifier.web.crossing import HARMLESS
from verifier.web.deciding_pages import decide_claim, decide_conflict, undo
from verifier.web.entering import enter, invite, name_editor, show_editor, show_invitation
from verifier.web.guard import Guard
from verifier.web.history_page import show_history
from verifier.web.hosts import Hosts
from verifier.web.item_pages import show_claim, show_conflict, show_note
from verifier.web.metrics_page import show_metrics
from verifier.web.overview_page import show_overview, show_progress
from verifier.web.queue_page import show_queue
from verifier.web.room import Room, room_of
from verifier.web.tokens import ENTRY

GET: Final = ["GET"]
POST: Final = ["POST"]


def review_app(room: Room, hosts: Hosts) -> ASGIApp:
    """Return the pages of *room* behind a guard that answers to *hosts* alone."""
    app = Starlette(
        routes=[
            Route("/", show_overview, methods=GET),
            Route("/progress", show_progress, methods=GET),
            Route("/queue", show_queue, methods=GET),
            Route("/claim/{name}", show_claim, methods=GET),
            Route("/claim/{name}", decide_claim, methods=POST),
            Route("/conflict/{name}", show_conflict, methods=GET),
            Route("/conflict/{name}", decide_conflict, methods=POST),
            Route("/conflict/{name}/note", show_note, methods=GET),
            Route("/bulk", plan_bulk, methods=POST),
            Route("/bulk/done", do_bulk, methods=POST),
            Route("/undo", undo, methods=POST),
            Route("/history", show_history, methods=GET),
            Route("/metrics", show_metrics, methods=GET),
            Route("/copy/{name}", show_copy, methods=GET),
            Route("/copy/{name}/original", download_original, methods=GET),
            Route("/editor", show_editor, methods=GET),
            Route("/editor", name_editor, methods=POST),
            Route("/invite", show_invitation, methods=GET),
            Route("/invite", invite, methods=POST),
            Route(ENTRY, enter, methods=GET),
            Mount("/static", StaticFiles(directory=str(resources.files("verifier.web").joinpath("static")))),
        ],
        exception_handlers={
            HTTPException: _refused,
            UnknownName: _unknown,
            ChangedMeanwhile: _changed,
            StillFilling: _filling,
            VerifierError: _failed,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False  # an address with a slash too many is another one, and leads nowhere
    app.state.room = room
    return Guard(app, hosts, room.doors)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  Starlette calls it for these alone
    heading = HTTPStatus(error.status_code).phrase
    return _page(request, error.status_code, heading, str(error.detail), "")


def _unknown(request: Request, error: Exception) -> Response:
    return _page(request, HTTPStatus.NOT_FOUND, "There is no such page", str(error), getattr(error, "hint", ""))


def _changed(request: Request, error: Exception) -> Response:
    return _page(request, HTTPStatus.CONFLICT, "It has changed meanwhile", str(error), getattr(error, "hint", ""))


def _failed(request: Request, error: Exception) -> Response:
    heading = "Something cannot be read or written"
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, heading, str(error), getattr(error, "hint", ""))


def _filling(request: Request, error: Exception) -> Response:
    assert isinstance(error, StillFilling)  # noqa: S101  Starlette calls it for these alone
    answer = room_of(request).page(
        request,
        "filling.html",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        step=error.step,
        steps=STEPS,
        looks_again=request.method in HARMLESS,
    )
    answer.headers["Retry-After"] = "2"
    return answer


def _broken(request: Request, error: Exception) -> Response:
    message = f"a mistake in verifier: {type(error).__name__}; nothing was written"
    hint = "The terminal in which the desk runs tells more; please report it."
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, "Internal error", message, hint)


def _page(request: Request, status: int, heading: str, message: str, hint: str) -> Response:
    return room_of(request).page(request, "error.html", status=status, heading=heading, message=message, hint=hint)
