"""Tests of reports on results that lie on disk: they are, byte for byte, those on the same results in memory."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reports.examples import RESULTS, hostile_results
from verifier.cli.console import plain, plain_pieces
from verifier.cli.formats import Format, written
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position
from verifier.pipeline.results import ClaimResult, ResultSpool
from verifier.pipeline.verdicts import FailOn, exit_code
from verifier.register.noted import FindingSpool
from verifier.reports.console import console_report, render_console
from verifier.reports.json_report import render_json, to_json
from verifier.reports.json_stream import Stream, json_pieces
from verifier.reports.jsonl_report import jsonl_report
from verifier.reports.output import write_report

DOCUMENTS = 3


def _copies(documents: int) -> Iterator[ClaimResult]:
    """The examples under the names of several documents."""
    for number in range(10, 10 + documents):
        for result in RESULTS.claims:
            document = result.document.model_copy(update={"id": f"{result.document.id}-{number}"})
            claim = result.claim.model_copy(update={"document": document.id})
            yield replace(result, claim=claim, document=document)


def _conflict(one: ClaimResult, other: ClaimResult) -> Conflict:
    sides = [
        Position(document=each.claim.document, claim=each.claim.key, text=each.claim.text) for each in (one, other)
    ]
    check = Check(kind=CheckKind.FIGURE, claimed="1", stated="2", outcome=Outcome.DIFFERS, reason="1 is not 2")
    return Conflict(one=sides[0], other=sides[1], check=check, certain=0.9)


CLAIMS = tuple(_copies(DOCUMENTS))
IN_MEMORY = replace(
    RESULTS, claims=CLAIMS, left_out=("lighthouse-2024-10/lost",), conflicts=(_conflict(CLAIMS[0], CLAIMS[7]),)
)
ON_DISK = replace(IN_MEMORY, claims=ResultSpool(CLAIMS, held=1), findings=FindingSpool(RESULTS.findings, held=1))


@pytest.mark.parametrize("form", list(Format))
def test_a_report_on_results_on_disk_is_that_on_results_in_memory(form: Format) -> None:
    assert "".join(written(ON_DISK, form)) == "".join(written(IN_MEMORY, form))


@pytest.mark.parametrize("fail_on", list(FailOn))
def test_counts_and_exit_codes_are_the_same(fail_on: FailOn) -> None:
    assert ON_DISK.counts == IN_MEMORY.counts
    assert ON_DISK.pairs_judged == IN_MEMORY.pairs_judged
    assert exit_code(ON_DISK, fail_on) == exit_code(IN_MEMORY, fail_on)


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV, Format.HTML, Format.SARIF, Format.JUNIT])
def test_no_piece_of_a_report_grows_with_the_number_of_claims(form: Format) -> None:
    few, many = (replace(RESULTS, claims=tuple(_copies(documents))) for documents in (20, 60))
    assert sum(map(len, written(many, form))) > 2 * sum(map(len, written(few, form)))
    assert max(map(len, written(many, form))) <= max(map(len, written(few, form))) + len("of a longer number")


def test_the_console_in_parts_is_the_console_at_once() -> None:
    assert "".join(plain_pieces(console_report(IN_MEMORY))) == plain(render_console(IN_MEMORY))


def test_a_line_of_jsonl_is_a_claim_with_its_result_as_the_envelope_has_them() -> None:
    lines = [json.loads(line) for line in "".join(jsonl_report(ON_DISK)).splitlines()]
    whole = json.loads(render_json(ON_DISK))
    for line, claim, result in zip(lines, whole["claims"], whole["results"], strict=True):
        assert {**claim, **result, "claim": claim["key"]} == {**line, "claim": line["key"]}


def test_a_line_of_jsonl_is_one_line_whatever_a_claim_says() -> None:
    hostile = "".join(jsonl_report(hostile_results()))
    assert hostile.count("\n") == len(hostile.splitlines()) == 1
    assert not any(sign in hostile for sign in "\x1b\u202e\u200b\u2028")


PLAIN = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


@given(st.lists(JSON, max_size=4), JSON)
def test_streamed_json_is_what_is_written_at_once(items: list[Any], other: Any) -> None:
    streamed = {"before": other, "items": Stream(iter(items)), "deeper": [{"again": Stream(items), "beside": other}]}
    whole = {"before": other, "items": items, "deeper": [{"again": items, "beside": other}]}
    assert "".join(json_pieces(streamed)) == to_json(whole)
    assert json.loads("".join(json_pieces({"items": Stream(items)}))) == {"items": items}


def test_a_report_that_cannot_be_made_to_its_end_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(path, pieces())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
