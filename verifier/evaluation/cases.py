"""Cases: claims with a source and the verdict that people gave, and pairs of statements that do or do not conflict."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.claim import Claim
from verifier.errors import CasesError
from verifier.evaluation.rows import Row, read_rows

LABELS: Final = {
    "supported": Verdict.SUPPORTED,
    "refuted": Verdict.REFUTED,
    "partial": Verdict.PARTIAL,
    "nei": Verdict.NOT_ENOUGH_INFO,
    "not_enough_info": Verdict.NOT_ENOUGH_INFO,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the text that it is to be held against, and the right verdict. *row* is where it stands."""

    row: Row
    claim: Claim
    source: str
    label: Verdict


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements and whether they contradict one another. *row* is where they stand."""

    row: Row
    a: str
    b: str
    conflict: bool


def read_cases(path: Path, limit: int | None = None) -> list[Case]:
    """Return the cases in the file at *path*, at most *limit* of them: rows ``{claim, source, label[, published]}``.

    Raises:
        CasesError: a row cannot be used; the message names file and line.
    """
    return [_case(row, set_name(path)) for row in read_rows(path, limit)]


def read_statement_pairs(path: Path, limit: int | None = None) -> list[StatementPair]:
    """Return the pairs in the file at *path*, at most *limit* of them: rows ``{a, b, conflict}``.

    Raises:
        CasesError: a row cannot be used; the message names file and line.
    """
    return [_statement_pair(row) for row in read_rows(path, limit)]


def set_name(path: Path) -> str:
    """Return the name of a set of cases: that of its file without ``.jsonl`` or ``.jsonl.gz``.

    >>> set_name(Path("dev/wice.jsonl.gz"))
    'wice'
    """
    return path.name.removesuffix(".gz").removesuffix(".jsonl")


def _case(row: Row, document: str) -> Case:
    label = row.text("label")
    if label not in LABELS:
        raise CasesError(f"{row.place}: {label!r} is no label", hint="a label is supported, refuted, partial or nei")
    claim = Claim(id=f"line-{row.line}", document=document, text=row.text("claim"), published=_published(row))
    return Case(row, claim, row.text("source"), LABELS[label])


def _published(row: Row) -> date | None:
    if row.fields.get("published") is None:
        return None
    written = row.text("published")
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CasesError(f"{row.place}: {written!r} is no date", hint="write published as 2025-07-12") from error


def _statement_pair(row: Row) -> StatementPair:
    conflict = row.fields.get("conflict")
    if conflict not in (True, False):  # JSON's 0 and 1 are taken as well
        raise CasesError(f"{row.place}: the field conflict must be true or false", hint="correct it")
    return StatementPair(row, row.text("a"), row.text("b"), bool(conflict))
