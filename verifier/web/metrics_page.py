"""The measurements of the project, for Prometheus and its like; who may read pages may read them, and nobody else."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.reports.exposition import MEDIA_TYPE, exposition
from verifier.reports.metrics import metrics
from verifier.review.desk import ReviewDesk
from verifier.web.room import room_of

PIECE: Final = 1_048_576  # bytes


def show_metrics(request: Request) -> Response:
    """Answer with all measurements as they are now."""
    desk = room_of(request).desk()
    content = exposition(metrics(desk.overview(), decisions_in(desk)))
    return Response(content, headers={"content-type": MEDIA_TYPE})


def decisions_in(desk: ReviewDesk) -> int:
    """Return how many decisions the log's file holds: they are one to a line, and none of them is read for it."""
    try:
        with desk.log.path.open("rb") as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(PIECE), b""))
    except FileNotFoundError:
        return 0
