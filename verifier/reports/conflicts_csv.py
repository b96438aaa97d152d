"""Conflicts as CSV: one row for each statement that takes part, those of one conflict together, for spreadsheets.

RFC 4180: commas, quotation marks doubled, lines ended by CR LF. No cell is run as a formula.
"""

import csv
import io
from typing import Final

from verifier.domain.conflict import Conflict, Position, Stand
from verifier.domain.spreadsheet import guard_cell
from verifier.pipeline.backing import backing_of
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_words import file_of, plain_reason, shown_stands
from verifier.reports.safe import visible

COLUMNS: Final = (
    "conflict",
    "kind",
    "certain",
    "reason",
    "stand",
    "says",
    "documents",
    "cites_primary",
    "latest",
    "document",
    "claim",
    "text",
    "file",
    "line",
    "start",
    "end",
    "text_sha256",
)


def render_conflicts_csv(results: ConflictResults) -> str:
    """Return *results* as CSV; *stand* numbers the stands of a conflict from 1, *documents* counts who takes it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for conflict in results.conflicts:
        for number, stand in enumerate(shown_stands(conflict), 1):
            for position in stand.positions:
                row = _row(conflict, number, stand, position, results)
                writer.writerow([guard_cell(visible(cell)) for cell in row])
    return stream.getvalue()


def _row(
    conflict: Conflict, number: int, stand: Stand, position: Position, results: ConflictResults
) -> tuple[str, ...]:
    backing, place = backing_of(stand, results), results.places.get(position.claim)
    return (
        conflict.key,
        conflict.check.kind.value,
        f"{conflict.certain:.2f}",
        plain_reason(conflict),
        str(number),
        stand.says,
        str(len(stand.documents)),
        "yes" if backing.cites_primary else "no",
        str(backing.latest or ""),
        position.document,
        position.claim,
        position.text,
        file_of(position, results),
        str(place.line) if place else "",
        "" if place else str(position.start),
        "" if place else str(position.end),
        position.text_sha256,
    )
