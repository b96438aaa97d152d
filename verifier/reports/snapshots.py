"""Snapshots as ``verifier snapshot`` reports them: what was captured, where, and how it went."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from verifier import __version__
from verifier.domain.snapshot import CaptureMethod
from verifier.pipeline.links import web_copy
from verifier.pipeline.snapshots import Taken
from verifier.reports.envelope import SCHEMA
from verifier.reports.json_report import to_json
from verifier.reports.links import link_json
from verifier.reports.safe import one_line

Json: TypeAlias = dict[str, Any]

INDENT: Final = 2


def render_snapshots(taken: Sequence[Taken]) -> RenderableType:
    """Return for a terminal a line for each address, what was taken, and the counts."""
    stored = sum(one.snapshot is not None for one in taken)
    return Group(*map(_lines, taken), Line(f"{stored} of {len(taken)} captured", "dim"))


def render_snapshots_json(taken: Sequence[Taken], run: str) -> str:
    """Return the envelope with the links, and under ``snapshots`` what was stored for them."""
    stored = [one.snapshot.model_dump(mode="json") for one in taken if one.snapshot is not None]
    return to_json(
        {
            "schema": SCHEMA,
            "run": {"verifier": __version__, "id": run},
            "counts": {"links": len(taken), "snapshots": len(stored)},
            "claims": [],
            "results": [],
            "conflicts": [],
            "links": [{**link_json(one.link), "unreadable": one.unreadable or None} for one in taken],
            "snapshots": stored,
            "findings": [],
        }
    )


def _lines(one: Taken) -> RenderableType:
    link, snapshot = one.link, one.snapshot
    head = Line("✓ " if snapshot else "✗ ", "bold green" if snapshot else "bold red")
    if snapshot is None:
        head.append(f"{link.status.value.replace('_', ' ')}  {one_line(link.url)}", "default")
        copy = web_copy(link.archived_at, link.memento_at)
        kept = f"{copy} is kept: {link.archived_at}" if copy else link.no_copy
        return Group(head, *_notes([link.reason, link.hint, kept, *_places(one)]))
    how = "handed in" if snapshot.method is CaptureMethod.LOCAL_FILE else f"{link.status.value} {snapshot.http_status}"
    head.append(f"{how}  {one_line(link.url)}", "default")
    moved = f"from {link.final_url}" if link.final_url not in {"", link.url} else ""
    size = f"{snapshot.payload_length:,} bytes of {snapshot.media_type or 'unknown type'}, in {snapshot.warc}"
    return Group(head, *_notes([moved, size, f"but no text: {one.unreadable}" if one.unreadable else ""]))


def _places(one: Taken) -> list[str]:
    return [f"named at {cited.file}:{cited.line}" for cited in one.link.cited_at if cited.file]


def _notes(lines: Sequence[str]) -> list[RenderableType]:
    return [Padding(Line(one_line(line), "dim"), (0, 0, 0, INDENT)) for line in lines if line]
