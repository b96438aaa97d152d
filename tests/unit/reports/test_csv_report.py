"""Tests of the CSV report, read back."""

import csv
import io
from dataclasses import replace

from tests.unit.reports.examples import HOSTILE, RESULTS, claim, hostile_results, judgement, result
from verifier.domain.assessment import Verdict
from verifier.domain.spreadsheet import unguard_cell
from verifier.pipeline.results import CheckResults
from verifier.reports.csv_report import COLUMNS, render_csv
from verifier.reports.safe import visible


def rows(results: CheckResults) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(results), newline=""), strict=True))


def test_there_is_one_row_for_each_claim_and_text() -> None:
    found = [(row["claim"], row["column"], row["name"], row["judgement"]) for row in rows(RESULTS)]
    assert found[:2] == [
        ("lighthouse-2024/visitors", "stated", "lighthouse-2024", "supported"),
        ("lighthouse-2024/visitors", "cited", "port-report", "refuted"),
    ]
    assert len(found) == sum(len(one.judgements) for one in RESULTS.claims)


def test_lines_end_as_rfc_4180_has_it_and_all_rows_are_as_long() -> None:
    rendered = render_csv(RESULTS)
    assert rendered.endswith("\r\n")
    table = list(csv.reader(io.StringIO(rendered, newline=""), strict=True))
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_a_quote_keeps_its_line_break_and_its_place() -> None:
    row = rows(RESULTS)[-1]
    assert row["quote"] == "Entrance fees came to 1.2 million\ncrowns."
    assert int(row["end"]) - int(row["start"]) == len(row["quote"])


def test_no_cell_is_a_formula() -> None:
    one = claim("f", '=HYPERLINK("http://evil.example","x")')
    stated = judgement(one, Verdict.REFUTED, "@SUM(1)", reason="-1+1", name="lighthouse-2024")
    stated = replace(stated, title="+cmd")
    (row,) = rows(CheckResults((result(one, 3, stated, verdict=Verdict.REFUTED),)))
    assert [row[name] for name in ("text", "quote", "reason", "title")] == [
        '\'=HYPERLINK("http://evil.example","x")', "'@SUM(1)", "'-1+1", "'+cmd",
    ]  # fmt: skip


def test_hostile_text_survives_visibly() -> None:
    row = rows(hostile_results())[1]
    assert unguard_cell(row["quote"]) == visible(HOSTILE)
    assert not any(character in render_csv(hostile_results()) for character in "\x1b\u202e\u200b\x07\U000e0041")
