"""Readers side by side: one table for quantities and one for dates, a row a reader and a column a file.

A cell for quantities holds the F1 of the value and, in brackets, the share of the gold found with its unit; a reader is
not asked for what it does not give. The time is CPU time a sentence over the files of the table: that of reading
quantities beside quantities, and that of reading dates beside dates.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from peers import installed_peers
from scoring.annotated import AnnotatedFile
from scoring.own import own_reader
from scoring.readings import Reader
from scoring.tally import Score, score_file

ABSENT: Final = "–"


def side_by_side(files: Sequence[AnnotatedFile], own: Mapping[str, Score]) -> Iterator[str]:
    """Yield the Markdown tables, ours first by the scores *own*, and then what is not installed."""
    peers, missing = installed_peers()
    with_quantities = [file for file in files if own[file.name].values.gold]
    with_dates = [file for file in files if own[file.name].dates.gold]
    for what, marked in (("value", with_quantities), ("date", with_dates)):
        if not marked:
            continue
        yield ""
        yield f"| {what} F1 | version | licence | " + " | ".join(file.name for file in marked) + " | ms |"
        yield "|---" * (len(marked) + 4) + "|"
        yield _row(own_reader(), what, [own[file.name] for file in marked])
        for peer in (each for each in peers if what in each.gives):
            yield _row(peer, what, [score_file(peer, file) for file in marked])
    yield ""
    yield from (f"{name} ({licence}): not installed" for name, licence in missing)


def _row(reader: Reader, what: str, scores: Sequence[Score]) -> str:
    cells = [_quantity_cell(reader, score) if what == "value" else share_cell(score.dates.f1) for score in scores]
    sentences = sum(score.sentences for score in scores)
    spent = sum(score.quantity_ms if what == "value" else score.date_ms for score in scores)
    failures = sum(score.failures for score in scores)
    failed = f" (failed on {failures})" if failures else ""
    head = f"| {reader.name}{failed} | {reader.version or ABSENT} | {reader.licence} | "
    return head + " | ".join([*cells, f"{spent / max(sentences, 1):.3f}"]) + " |"


def _quantity_cell(reader: Reader, score: Score) -> str:
    value = share_cell(score.values.f1)
    return f"{value} ({share_cell(score.units.recall)})" if "unit" in reader.gives else value


def share_cell(share: float | None) -> str:
    """Return a share as a table shows it; a dash where there is none."""
    return ABSENT if share is None else f"{share:.3f}"
