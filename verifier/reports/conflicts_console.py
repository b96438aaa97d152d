"""Conflicts in a terminal: both positions side by side, what differs in plain words, and how certain it is."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from verifier.domain.conflict import Conflict, Position
from verifier.domain.finding import Severity
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.console import render_finding
from verifier.reports.order import gravest_first
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line
from verifier.reports.words import CHECK_WORDS

INDENT: Final = 2
GAP: Final = 3  # columns between the two positions
DIFFERS: Final = "bold red underline"
SIGN: Final = "⇄"


def render_conflicts(results: ConflictResults) -> RenderableType:
    """Return *results* for a terminal: every conflict, the surest first, then findings about files, then counts."""
    parts: list[RenderableType] = []
    for conflict in results.conflicts:
        parts += [*_conflict(conflict, results), Line()]
    shown = [finding for finding in gravest_first(results.findings) if finding.severity is not Severity.NOTE]
    parts += [render_finding(finding) for finding in shown]
    return Group(*parts, Line(_counts(results), "dim"))


def plain_reason(conflict: Conflict) -> str:
    """Return what differs, with the documents called by their ids."""
    reason = conflict.check.reason
    return reason.replace("the first", conflict.one.document).replace("the second", conflict.other.document)


def where(position: Position, results: ConflictResults) -> str:
    """Return ``file:line`` of a claim, or the file and the characters of a sentence."""
    place = results.places.get(position.claim)
    if place:
        return f"{shown_path(place.file)}:{place.line}"
    return f"{shown_path(results.files.get(position.document, ''))}, characters {position.start}–{position.end}"


def _conflict(conflict: Conflict, results: ConflictResults) -> Iterator[RenderableType]:
    heading = Line(f"{SIGN} {CHECK_WORDS[conflict.check.kind]}", "bold magenta")
    heading.append(f"  {one_line(plain_reason(conflict))}", "default")
    heading.append(f"  certain {conflict.certain:.2f}", "dim")
    yield heading
    sides = Table.grid(expand=True, padding=(0, GAP, 0, 0))
    for _ in range(2):
        sides.add_column(ratio=1, overflow="fold")
    positions = ((conflict.one, conflict.check.claimed), (conflict.other, conflict.check.stated))
    sides.add_row(*(Line(one_line(position.claim or position.document), "bold") for position, _ in positions))
    sides.add_row(*(Line(one_line(where(position, results)), "dim") for position, _ in positions))
    sides.add_row(*(_text(position.text, differing) for position, differing in positions))
    yield Padding(sides, (0, 0, 0, INDENT))


def _text(text: str, differing: str) -> Line:
    """Return what is stated, with the part that differs marked where it is written so."""
    shown = one_line(text)
    line = Line(shown)
    part = one_line(differing)
    start = shown.find(part) if part else -1
    if start >= 0:
        line.stylize(DIFFERS, start, start + len(part))
    return line


def _counts(results: ConflictResults) -> str:
    found = results.found
    documents = _counted(results.documents_with_statements, "document")
    counts = [
        _counted(len(results.conflicts), "conflict"),
        f"{_counted(len(results.statements), 'statement')} of {documents}",
        f"{_counted(found.compared, 'pair')} compared",
    ]
    if found.left_out:
        counts.append(f"{_counted(found.left_out, 'pair')} left out as less alike")
    if results.claims_left_out:
        counts.append(f"{_counted(len(results.claims_left_out), 'claim')} left out for mistakes")
    return ", ".join(counts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
