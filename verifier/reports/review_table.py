"""The review as tables: CSV with a row for each claim and conflict, and JSONL that holds the whole history as well.

Spreadsheets break up a row with a cell beyond their limit, and readers of CSV refuse it, so that longer texts are cut
in CSV; JSONL has them whole.
"""

import csv
import io
import json
from collections.abc import Iterable
from typing import Final

from verifier.domain.spreadsheet import guard_cell
from verifier.domain.standing import standing
from verifier.reports.decisions import ACT_WORDS, decision_json, item_json
from verifier.reports.paths import shown_path
from verifier.reports.safe import json_safe, visible
from verifier.review.exporting import Kept

LONGEST_CELL: Final = 32_767  # characters; source: Microsoft's page "Excel specifications and limits"
COLUMNS: Final = (
    "id",
    "kind",
    "key",
    "text",
    "documents",
    "sources",
    "machine_verdict",
    "machine_reason",
    "matcher",
    "state",
    "stale",
    "changes",
    "decision",
    "verdict",
    "side",
    "why",
    "reason",
    "decided_by",
    "decided_at",
    "assignee",
    "notes",
    "claim_file",
    "line",
)


def render_review_csv(kept: Iterable[Kept]) -> str:
    """Return a row for each claim and conflict: what the machine says, and the decision that stands. See RFC 4180."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in kept:
        writer.writerow([_cell(text) for text in _row(each)])
    return stream.getvalue()


def render_review_jsonl(kept: Iterable[Kept]) -> str:
    """Return a line for each claim and conflict with every entry of the log on it, those taken back included."""
    return "".join(f"{json_safe(json.dumps(_line(each), ensure_ascii=False, sort_keys=True))}\n" for each in kept)


def _cell(text: str) -> str:
    r"""Return *text* as a cell.

    >>> _cell("=1\x00"), len(_cell("=" * 100_000))
    ("'=1\\x00", 32767)
    """
    cell = guard_cell(visible(text))
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"


def _line(each: Kept) -> dict[str, object]:
    return {
        "subject": each.subject.value,
        "key": each.key,
        "item": item_json(each.item) if each.item else None,
        "history": [decision_json(entry) for entry in each.history],
    }


def _row(each: Kept) -> tuple[str, ...]:
    """Return the cells of one row, in the order of COLUMNS."""
    item, stands = each.item, standing(each.history)
    settled = stands.settled
    verdict = item.verdict.value if item and item.verdict else ""
    machine = (
        (verdict, item.reason, item.answers.matcher, item.state.value, " ".join(item.stale), "; ".join(item.changes))
        if item
        else ("", "", "", "", "gone", "")
    )
    person = (
        (
            ACT_WORDS[settled.act],
            stands.verdict.value if stands.verdict else "",
            settled.side,
            settled.why.value if settled.why else "",
            settled.reason,
            settled.who,
            f"{settled.at:%Y-%m-%dT%H:%M:%SZ}",
        )
        if settled
        else ("",) * 7
    )
    return (
        item.id if item else "",
        each.subject.value,
        each.key,
        item.text if item else "",
        " ".join(item.documents) if item else "",
        " ".join(item.sources) if item else "",
        *machine,
        *person,
        stands.assignee,
        "\n".join(note.reason for note in stands.notes),
        shown_path(item.file) if item else "",
        str(item.line) if item else "",
    )
