"""Extracted claims as CSV, read back as a spreadsheet and ``verifier import`` would."""

import csv
import io

from tests.unit.reports.examples import HOSTILE
from tests.unit.reports.extraction_examples import EMPTY, EXTRACTION, hostile_extraction
from verifier.domain.spreadsheet import unguard_cell
from verifier.pipeline.extracting import Extraction
from verifier.register.book import Book
from verifier.register.table import read_table
from verifier.reports.extraction_csv import COLUMNS, render_extraction_csv
from verifier.reports.safe import visible


def rows(extraction: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_extraction_csv(extraction), newline=""), strict=True))


def test_there_is_one_row_for_each_citation_and_one_for_a_claim_without() -> None:
    assert [(row["id"], row["marker"], row["source_title"]) for row in rows(EXTRACTION)] == [
        ("freight-2024", "1", "Annual report of the port"),
        ("north-end", "ibid.", "Annual report of the port"),
        ("staff", "430 people", "430 people"),
        ("ferry", "", ""),
        ("unit-loss", "", ""),
    ]
    assert [row["stands_alone"] for row in rows(EXTRACTION)] == ["yes"] * 4 + ["no"]


def test_lines_end_as_rfc_4180_has_it_and_all_rows_are_as_long() -> None:
    rendered = render_extraction_csv(EXTRACTION)
    assert rendered.endswith("\r\n")
    assert {len(row) for row in csv.reader(io.StringIO(rendered, newline=""), strict=True)} == {len(COLUMNS)}


def test_import_can_read_the_table() -> None:
    book = Book("")
    table = read_table(render_extraction_csv(EXTRACTION), book)
    assert [row.cells["text"] for row in table] == [claim.text for claim in EXTRACTION.claims]
    assert table[0].cells["source_url"] == "https://port.example/report.pdf"
    assert book.errors == 0


def test_no_cell_is_a_formula() -> None:
    claim = EXTRACTION.claims[0].model_copy(update={"text": '=HYPERLINK("http://x")', "speaker": "@SUM(1)"})
    (row,) = rows(Extraction(EXTRACTION.article, (claim,), EXTRACTION.document, ""))
    assert (row["text"], row["speaker"]) == ('\'=HYPERLINK("http://x")', "'@SUM(1)")


def test_hostile_text_survives_visibly() -> None:
    (row,) = rows(hostile_extraction())
    assert unguard_cell(row["text"]) == visible(HOSTILE)
    assert not any(character in render_extraction_csv(hostile_extraction()) for character in "\x1b\u202e\u200b\x07")


def test_without_claims_there_is_only_the_head() -> None:
    assert render_extraction_csv(EMPTY) == ",".join(COLUMNS) + "\r\n"
