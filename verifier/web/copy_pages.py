"""Archive copies, read safely: their text as text, and the original as a file to be stored, never to be opened here.

Whatever a snapshot holds came from strangers. Its text is escaped like everything else; its bytes leave with a type
that no browser shows, and as an attachment. A copy is named by the id of its record, which is looked up in the index:
no part of an address ever becomes a path.
"""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.snapshot import Snapshot
from verifier.errors import UnknownName
from verifier.pipeline.reading_back import text_in
from verifier.pipeline.texts import Missing
from verifier.review.desk import ReviewDesk
from verifier.web.room import room_of

NAME: Final = re.compile(r"[0-9a-f-]{36}")  # a UUID
LONGEST: Final = 500_000  # code points of a text that a page shows
DIGITS: Final = 12
EXTENSIONS: Final = {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt"}


def show_copy(request: Request) -> Response:
    """Answer with the text of a snapshot; ``start`` and ``end`` of the address mark a passage in it."""
    room = room_of(request)
    name = request.path_params["name"]
    desk = room.desk()
    snapshot = _snapshot(desk, name)
    text = text_in(desk.archive, snapshot, room.max_bytes)
    shown = {"snapshot": snapshot, "name": name, "filename": _filename(snapshot, name), "longest": LONGEST}
    if isinstance(text, Missing):
        return room.page(request, "copy.html", text=None, why=text.message, **shown)
    content = text.content[:LONGEST]
    start, end = _number(request, "start"), _number(request, "end")
    is_part = 0 <= start < end <= len(content)
    return room.page(
        request,
        "copy.html",
        text=text,
        is_cut=len(content) < len(text.content),
        before=content[:start] if is_part else content,
        quote=content[start:end] if is_part else "",
        after=content[end:] if is_part else "",
        **shown,
    )


def download_original(request: Request) -> Response:
    """Answer with the bytes of a snapshot, to be stored."""
    desk = room_of(request).desk()
    name = request.path_params["name"]
    snapshot = _snapshot(desk, name)
    return Response(
        desk.archive.payload(snapshot),
        media_type="application/octet-stream",
        headers={
            "content-disposition": f'attachment; filename="{_filename(snapshot, name)}"',
            "content-security-policy": "sandbox; default-src 'none'",
        },
    )


def _snapshot(desk: ReviewDesk, name: str) -> Snapshot:
    if not NAME.fullmatch(name):
        raise UnknownName("there is no such archive copy", hint="Copies are named by the ids of their records.")
    return desk.archive.with_id(name)


def _filename(snapshot: Snapshot, name: str) -> str:
    """Return a name of letters and digits of ours; nothing of the address or the page gets into it."""
    extension = EXTENSIONS.get(snapshot.media_type.partition(";")[0].strip().casefold(), "bin")
    return f"copy-{name[:8]}.{extension}.untrusted"


def _number(request: Request, name: str) -> int:
    """Return the offset that the address gives under *name*, or -1 where it gives none."""
    written = request.query_params.get(name, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= DIGITS else -1
