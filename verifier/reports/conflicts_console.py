"""Conflicts in a terminal: all stands of each, what differs in plain words, on what ground, and how certain it is."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from verifier.domain.conflict import Conflict, Position, Stand
from verifier.domain.finding import Severity
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_words import (
    counts,
    ground,
    heading,
    matter,
    plain_reason,
    shown_stands,
    where,
)
from verifier.reports.console import render_finding
from verifier.reports.order import gravest_first
from verifier.reports.safe import one_line

INDENT: Final = 2
GAP: Final = 3  # columns between two stands
MOST_POSITIONS: Final = 3  # that are shown of one stand
TWO: Final = 2
DIFFERS: Final = "bold red underline"
SIGN: Final = "⇄"


def render_conflicts(results: ConflictResults) -> RenderableType:
    """Return *results* for a terminal: every conflict, the surest first, then findings about files, then counts."""
    parts: list[RenderableType] = []
    for conflict in results.conflicts:
        parts += [*_conflict(conflict, results), Line()]
    shown = [finding for finding in gravest_first(results.findings) if finding.severity is not Severity.NOTE]
    parts += [render_finding(finding) for finding in shown]
    return Group(*parts, Line(counts(results), "dim"))


def _conflict(conflict: Conflict, results: ConflictResults) -> Iterator[RenderableType]:
    title = Line(f"{SIGN} {matter(conflict)}", "bold magenta")
    title.append(f"  {one_line(plain_reason(conflict))}", "default")
    title.append(f"  certain {conflict.certain:.2f}", "dim")
    yield title
    stands = shown_stands(conflict)
    for start in range(0, len(stands), TWO):
        row = stands[start : start + TWO]
        sides = Table.grid(expand=True, padding=(0, GAP, 0, 0))
        for _ in range(TWO):
            sides.add_column(ratio=1, overflow="fold")
        sides.add_row(*(Group(*_stand(stand, conflict, results)) for stand in row))
        yield Padding(sides, (0, 0, 0, INDENT))


def _stand(stand: Stand, conflict: Conflict, results: ConflictResults) -> Iterator[RenderableType]:
    if conflict.is_of_many:
        yield Line(one_line(heading(stand)), "bold underline")
    for position in stand.positions[:MOST_POSITIONS]:
        yield Line(one_line(position.claim or position.document), "bold")
        yield Line(one_line(where(position, results)), "dim")
        yield _text(position, stand.says)
    if len(stand.positions) > MOST_POSITIONS:
        yield Line(f"… and {len(stand.positions) - MOST_POSITIONS} more", "dim")
    reason = ground(stand, results)
    if reason:
        yield Line(one_line(reason), "dim italic")


def _text(position: Position, differing: str) -> Line:
    """Return what is stated, with the part that differs marked where it is written so."""
    shown = one_line(position.text)
    line = Line(shown)
    part = one_line(differing)
    start = shown.find(part) if part else -1
    if start >= 0:
        line.stylize(DIFFERS, start, start + len(part))
    return line
