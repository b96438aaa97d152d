"""What the archive holds, as ``verifier archive`` shows it: snapshots, one snapshot closely, and what is the matter."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from verifier import __version__
from verifier.domain.finding import Finding
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.domain.spreadsheet import guard_cell
from verifier.domain.step import Step
from verifier.reports.envelope import SCHEMA, finding_json
from verifier.reports.json_report import to_json
from verifier.reports.links import moment
from verifier.reports.safe import json_safe, one_line, visible

Json: TypeAlias = dict[str, Any]

INDENT: Final = 2
OK_FAMILY: Final = 2
ID_LENGTH: Final = 8  # characters of an id that are shown
OTHER_WAYS: Final[Mapping[CaptureMethod, str]] = MappingProxyType(
    {CaptureMethod.LOCAL_FILE: "handed in", CaptureMethod.MEMENTO: "web archive"}
)
COLUMNS: Final = (
    "captured_at",
    "url",
    "final_url",
    "method",
    "http_status",
    "media_type",
    "payload_length",
    "payload_sha256",
    "warc",
    "record_id",
    "memento_at",
)


def render_list(snapshots: Sequence[Snapshot]) -> RenderableType:
    """Return for a terminal two lines for each of *snapshots*, which are sorted by time."""
    since = unchanged_since(snapshots)
    return Group(*(_entry(each, since) for each in snapshots), Line(_count(len(snapshots), "snapshot"), "dim"))


def render_list_json(snapshots: Sequence[Snapshot]) -> str:
    """Return the envelope with *snapshots*."""
    return to_json(_envelope({"snapshots": len(snapshots)}, snapshots, ()))


def render_list_jsonl(snapshots: Sequence[Snapshot]) -> str:
    """Return one line of JSON for each of *snapshots*."""
    lines = (json.dumps(snapshot.model_dump(mode="json"), ensure_ascii=False) for snapshot in snapshots)
    return "".join(f"{json_safe(line)}\n" for line in lines)


def render_list_csv(snapshots: Sequence[Snapshot]) -> str:
    """Return a table for spreadsheets; no cell is run as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for snapshot in snapshots:
        values = {name: "" if value is None else value for name, value in snapshot.model_dump(mode="json").items()}
        writer.writerow([guard_cell(visible(str(values[column]))) for column in COLUMNS])
    return stream.getvalue()


def render_one(snapshot: Snapshot, steps: Sequence[Step], others: Sequence[Snapshot]) -> RenderableType:
    """Return for a terminal how *snapshot* came about, where it lies, and which *others* there are of its URL."""
    own = steps[-1] if steps else None
    is_copy = snapshot.method is CaptureMethod.MEMENTO
    rows = [
        ("captured", f"{moment(snapshot.captured_at)}{_by(own)}"),
        ("asked for", snapshot.url),
        *(("redirect", f"{step.status} {step.url}") for step in steps[:-1]),
        ("page", snapshot.final_url),
        *([("copy of", f"{moment(snapshot.memento_at)}, by the word of {snapshot.web_archive}")] if is_copy else []),
        ("answer", _answer(snapshot, own)),
        ("content", f"{snapshot.payload_length:,} bytes of {snapshot.media_type or 'unknown type'}"),
        ("SHA-256", snapshot.payload_sha256),
        ("kept in", f"{snapshot.warc} at {snapshot.offset:,}, {snapshot.length:,} bytes compressed"),
        ("record", _plain(snapshot.record_id)),
        ("others", ", ".join(_day(other, snapshot) for other in others if other != snapshot) or "none of this URL"),
    ]
    return Group(*(_row(name, value) for name, value in rows))


def render_one_json(snapshot: Snapshot, steps: Sequence[Step]) -> str:
    """Return the envelope with *snapshot* and under ``steps`` what led to it, heads included."""
    return to_json({**_envelope({"snapshots": 1}, [snapshot], ()), "steps": [_step(step) for step in steps]})


def render_heads(steps: Iterable[Step]) -> str:
    """Return all heads as text, those of requests marked with ``>`` and of answers with ``<``, made harmless."""
    lines = []
    for step in steps:
        lines.append(f"* {one_line(step.url)} at {moment(step.at)}{_by(step)}")
        for mark, head in ((">", step.request), ("<", step.response)):
            text = head.decode("latin-1").replace("\r\n", "\n").rstrip("\n")
            lines += [f"{mark} {visible(line)}" for line in text.split("\n") if text]
    return "".join(f"{line}\n" for line in lines)


def render_verified_json(findings: Sequence[Finding], snapshots: Sequence[Snapshot]) -> str:
    """Return the envelope with *findings* about the archive that holds *snapshots*, which it only counts."""
    counts = {"snapshots": len(snapshots), "findings": len(findings)}
    return to_json(_envelope(counts, (), findings))


def unchanged_since(snapshots: Iterable[Snapshot]) -> dict[str, datetime]:
    """Return by its record's id, for each snapshot with the content of the one before, since when it is so."""
    last: dict[str, tuple[str, datetime]] = {}
    since: dict[str, datetime] = {}
    for snapshot in snapshots:
        digest, first = last.get(snapshot.url, ("", snapshot.captured_at))
        if digest == snapshot.payload_sha256:
            since[snapshot.record_id] = first
        else:
            last[snapshot.url] = (snapshot.payload_sha256, snapshot.captured_at)
    return since


def _envelope(counts: Mapping[str, int], snapshots: Sequence[Snapshot], findings: Sequence[Finding]) -> Json:
    return {
        "schema": SCHEMA,
        "run": {"verifier": __version__},
        "counts": dict(counts),
        "claims": [],
        "results": [],
        "conflicts": [],
        "links": [],
        "snapshots": [snapshot.model_dump(mode="json") for snapshot in snapshots],
        "findings": [finding_json(finding) for finding in findings],
    }


def _entry(snapshot: Snapshot, since: Mapping[str, datetime]) -> RenderableType:
    is_page = snapshot.method is CaptureMethod.LOCAL_FILE or snapshot.http_status // 100 == OK_FAMILY
    what = OTHER_WAYS.get(snapshot.method, str(snapshot.http_status))
    head = Line(f"{snapshot.captured_at:%Y-%m-%d %H:%M}  ")
    head.append(what, "green" if is_page else "red")
    head.append(f"  {one_line(snapshot.url)}")
    notes = [
        _id(snapshot),
        f"{snapshot.payload_length:,} bytes of {snapshot.media_type or 'unknown type'}",
        f"from {snapshot.final_url}" if snapshot.final_url != snapshot.url else "",
        f"as it was on {snapshot.memento_at:%Y-%m-%d %H:%M}" if snapshot.memento_at else "",
        f"unchanged since {since[snapshot.record_id]:%Y-%m-%d %H:%M}" if snapshot.record_id in since else "",
    ]
    return Group(head, Padding(Line(one_line(", ".join(filter(None, notes))), "dim"), (0, 0, 0, INDENT)))


def _answer(snapshot: Snapshot, own: Step | None) -> str:
    if snapshot.method is CaptureMethod.LOCAL_FILE:
        return "none: a person handed this in"
    if own is not None and own.status != snapshot.http_status:
        return f"{own.status}: not modified since {_plain(own.refers_to)}, which has the page"
    if own is not None and own.refers_to:
        return f"{snapshot.http_status}, with the same content as {_plain(own.refers_to)}, where it is kept"
    return str(snapshot.http_status)


def _by(step: Step | None) -> str:
    return f" from {step.ip}" if step and step.ip else ""


def _row(name: str, value: str) -> RenderableType:
    line = Line(f"{name:<10}", "dim")
    line.append(one_line(value), "default")
    return line


def _day(other: Snapshot, snapshot: Snapshot) -> str:
    same = " (same content)" if other.payload_sha256 == snapshot.payload_sha256 else ""
    return f"{other.captured_at:%Y-%m-%d %H:%M} {_id(other)}{same}"


def _id(snapshot: Snapshot) -> str:
    return _plain(snapshot.record_id)[:ID_LENGTH]


def _plain(record_id: str) -> str:
    return record_id.strip("<>").removeprefix("urn:uuid:")


def _step(step: Step) -> Json:
    return {
        "url": step.url,
        "at": moment(step.at),
        "ip": step.ip or None,
        "record": step.kind,
        "http_status": step.status or None,
        "refers_to": step.refers_to or None,
        "request": step.request.decode("latin-1"),
        "response": step.response.decode("latin-1"),
    }


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
