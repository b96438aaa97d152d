"""Reports on an evaluation: a table of figures, and the misjudged cases for closer study."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table

from verifier.evaluation.figures import ConflictFigures, Figures, Judged
from verifier.evaluation.measure import Measured
from verifier.reports.safe import json_safe, one_line

NOTHING: Final = "–"

FIGURE_COLUMNS: Final = (
    ("accuracy", "acc"),
    ("macro_f1", "F1"),
    ("balanced_accuracy", "bal. acc"),
    ("auroc", "AUROC"),
    ("refuted_precision", "ref. P"),
    ("refuted_recall", "ref. R"),
    ("ece", "ECE"),
)
CONFLICT_COLUMNS: Final = (("precision", "precision"), ("recall", "recall"), ("f1", "F1"))


def render_figures(measured: Sequence[Measured]) -> RenderableType:
    """Return one table for sets of cases and one for sets of pairs, each where there are any."""
    tables: list[RenderableType] = []
    sets = [(one.name, one.figures) for one in measured if isinstance(one.figures, Figures)]
    if sets:
        table = _table("set", ["n", *(heading for _, heading in FIGURE_COLUMNS), "ms/pair"])
        for name, found in sets:
            shares = (_share(getattr(found, column)) for column, _ in FIGURE_COLUMNS)
            speed = NOTHING if found.ms_per_pair is None else f"{found.ms_per_pair:.1f}"
            table.add_row(one_line(name), str(found.n), *shares, speed)
        tables.append(table)
    pairs = [(one.name, one.figures) for one in measured if isinstance(one.figures, ConflictFigures)]
    if pairs:
        table = _table("conflicts", ["n", *(heading for _, heading in CONFLICT_COLUMNS)])
        for name, conflicts in pairs:
            shares = (_share(getattr(conflicts, column)) for column, _ in CONFLICT_COLUMNS)
            table.add_row(one_line(name), str(conflicts.n), *shares)
        tables.append(table)
    return Group(*tables)


def mistake_lines(measured: Iterable[Measured]) -> Iterator[str]:
    """Yield one line of JSON for each misjudged case: its row as it was, where it stands, and the assessment."""
    for one in measured:
        for mistake in one.mistakes:
            yield json_safe(json.dumps(_mistake(one.name, mistake), ensure_ascii=False)) + "\n"


def _mistake(name: str, mistake: Judged) -> dict[str, object]:
    row = mistake.case.row
    return {
        "set": name,
        "line": row.line,
        "label": mistake.case.label.value,
        "verdict": mistake.assessment.verdict.value,
        "assessment": mistake.assessment.model_dump(mode="json"),
        "row": row.fields,
    }


def _table(first: str, others: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, header_style="dim", no_wrap=True)
    for heading in others:
        table.add_column(heading, justify="right", header_style="dim", no_wrap=True)
    return table


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"
