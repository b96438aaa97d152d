"""Conflicts as one self-contained HTML page to read, print and pass on; by the rules of the report of ``check``."""

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.finding import Severity
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_words import counted, counts, ground, heading, matter, plain_reason, shown_stands, where
from verifier.reports.highlight import Piece, pieces
from verifier.reports.order import gravest_first
from verifier.reports.page import render_page


def render_conflicts_html(results: ConflictResults) -> str:
    """Return *results* as one HTML page."""
    return render_page(
        "conflicts.html",
        ("report.css", "conflicts.css"),
        results=results,
        summary=counted(len(results.conflicts), "conflict"),
        counts=counts(results),
        matter=matter,
        reason=plain_reason,
        heading=heading,
        stands=shown_stands,
        ground=lambda stand: ground(stand, results),
        where=lambda position: where(position, results),
        marked=marked,
        findings=[found for found in gravest_first(results.findings) if found.severity is not Severity.NOTE],
    )


def marked(text: str, says: str) -> tuple[Piece, ...]:
    """Return a statement in pieces, that which differs marked where it is written so."""
    check = Check(kind=CheckKind.WORDING, claimed="", stated=says, outcome=Outcome.DIFFERS, reason="")
    return pieces(text, [check])
