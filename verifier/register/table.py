"""Tables of claims: CSV as spreadsheets write it, and JSONL, as rows of named cells with their line numbers.

Reading is tolerant where spreadsheets differ (delimiter, byte order mark, short rows, case of headings) and strict
elsewhere: a row that cannot be read is written down with its line, and the next one is read.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from verifier.domain.spreadsheet import guard_cell, unguard_cell
from verifier.register.book import Book
from verifier.register.place import quoted
from verifier.register.tree import Spot
from verifier.register.values import did_you_mean

COLUMNS: Final = (
    "document", "id", "text", "locator",
    "source", "quote", "source_locator",
    "source_title", "source_url", "source_doi", "source_file", "source_published", "source_kind", "source_rank",
    "document_title", "document_author", "document_published", "document_url", "document_file",
)  # fmt: skip
"""The cells of a row, in the order in which they are written: a claim, a citation of it, its source, its document."""

NEEDED: Final = "text"
_DELIMITERS: Final = (",", ";", "\t")

Cells: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row, whose first line is *line*; *cells* holds what is not empty, by column."""

    line: int
    cells: Cells


class _BadRow(Exception):
    """A row cannot be read."""


def read_table(content: str, book: Book) -> list[Row]:
    """Return the rows of CSV or JSONL, whichever *content* is; what cannot be read goes into *book*.

    Raises:
        TooManyMistakes: *book* is full.
    """
    if not content.strip():
        book.note("empty-file", "there is nothing in this file", Spot(1, 0))
        return []
    rows = _jsonl(content, book) if content.lstrip().startswith("{") else _csv(content, book)
    return [row for row in rows if row.cells]


def write_csv(rows: Iterable[Cells]) -> str:
    """Return *rows* as CSV by RFC 4180, with all COLUMNS; no cell is run as a formula by a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard_cell(row.get(column, "")) for column in COLUMNS] for row in rows)
    return stream.getvalue()


def write_jsonl(rows: Iterable[Cells]) -> str:
    """Return *rows* as JSON objects, one a line, without what is empty."""
    present = ({column: row[column] for column in COLUMNS if row.get(column)} for row in rows)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in present)


def _csv(content: str, book: Book) -> Iterator[Row]:
    records = (record for record in _records(content, _delimiter(content), book) if any(record[1]))
    line, header = next(records, (1, []))
    columns = _columns(header, line, book)
    if not columns:
        return
    for line, record in records:
        if any(cell.strip() for cell in record[len(columns) :]):
            book.note("bad-row", f"{len(record)} cells, but the header has {len(columns)}", Spot(line, 0))
            continue
        named = zip(columns, record, strict=False)  # spreadsheets leave out empty cells at the end
        cells = {name: unguard_cell(cell) for name, cell in named if name and cell.strip()}
        yield Row(line, cells)


def _records(content: str, delimiter: str, book: Book) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each record begins, and its cells; a record that cannot be read goes into *book*."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # the reader goes on with the next line
            hint = "A quotation mark is opened and not closed." if "end of data" in str(error) else ""
            book.note("bad-row", f"this is no CSV: {error}", Spot(line, 0), hint=hint)


def _delimiter(content: str) -> str:
    """Return the delimiter by which the first line has the most columns that are known."""
    first = content.lstrip("\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=lambda mark: sum(_name(cell) in COLUMNS for cell in first.split(mark)))


def _columns(header: Sequence[str], line: int, book: Book) -> list[str]:
    """Return the name of each column, empty where it is not known; nothing at all if the table cannot be used."""
    names = [_name(cell) for cell in header]
    repeated = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if NEEDED not in names or repeated:
        problem = f"the column {quoted(repeated[0])} is there twice" if repeated else f"there is no column '{NEEDED}'"
        book.note("bad-table", problem, Spot(line, 0), hint="" if repeated else did_you_mean(NEEDED, names))
        return []
    for name in names:
        _report_stranger(name, line, book)
    return [name if name in COLUMNS else "" for name in names]


def _name(heading: str) -> str:
    """Return a heading as the name of a column: "Source URL" is ``source_url``."""
    return "_".join(heading.strip().strip('"').lower().replace("-", " ").replace("_", " ").split())


def _report_stranger(name: str, line: int, book: Book) -> None:
    if name and name not in COLUMNS:
        hint = did_you_mean(name, list(COLUMNS))
        book.note("unknown-column", f"the column {quoted(name)} is not known", Spot(line, 0), subject=name, hint=hint)


def _jsonl(content: str, book: Book) -> Iterator[Row]:
    strangers: set[str] = set()
    for line, written in enumerate(content.split("\n"), start=1):
        if not written.strip():
            continue
        try:
            cells = _object(written)
        except _BadRow as problem:
            book.note("bad-row", str(problem), Spot(line, 0))
            continue
        for name in cells:
            if name not in COLUMNS and name not in strangers:
                strangers.add(name)
                _report_stranger(name, line, book)
        yield Row(line, {name: cell for name, cell in cells.items() if name in COLUMNS and cell.strip()})


def _object(written: str) -> Cells:
    """Return the cells of one JSON object.

    Raises:
        _BadRow: it is no object, or a value is neither text, whole number nor null.
    """
    try:
        value = json.loads(written, object_pairs_hook=_pairs)
    except RecursionError as error:
        raise _BadRow("this is nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits as well
        raise _BadRow(f"this is no JSON: {error}") from error
    if not isinstance(value, _Pairs):
        raise _BadRow("this is JSON, but no object")
    names = [name for name, _ in value]
    if len(set(names)) < len(names):
        raise _BadRow("a key is there twice")
    return {name: _cell(name, cell) for name, cell in value}


class _Pairs(tuple[tuple[str, Any], ...]):
    """The members of a JSON object, repeated keys included."""

    __slots__ = ()


def _pairs(pairs: list[tuple[str, Any]]) -> _Pairs:
    return _Pairs(pairs)


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _BadRow(f"{quoted(name)} is not a text")
    return str(value)
