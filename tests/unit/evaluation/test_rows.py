"""Tests of reading rows and cases: what is right, and the one clear error for everything else."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.errors import CasesError
from verifier.evaluation import rows
from verifier.evaluation.cases import read_cases, read_statement_pairs, set_name
from verifier.evaluation.rows import read_rows

CASE = {"claim": "The mill closed in 1974.", "source": "In 1974 the mill closed.", "label": "supported"}


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line) if isinstance(line, dict) else line}\n" for line in lines))
    return path


def test_cases_have_their_place_their_label_and_their_date(tmp_path: Path) -> None:
    path = written(
        tmp_path / "mills.jsonl", CASE, "", {**CASE, "label": "nei", "published": "2020-05-01", "extra": [1]}
    )
    first, second = read_cases(path)
    assert (first.label, first.row.line, first.claim.published) == (Verdict.SUPPORTED, 1, None)
    assert (second.label, second.row.line, second.claim.published) == (Verdict.NOT_ENOUGH_INFO, 3, date(2020, 5, 1))
    assert second.claim.document == "mills"


def test_gzip_is_known_by_its_bytes_not_by_its_name(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(json.dumps(CASE).encode()))
        assert len(read_cases(tmp_path / name)) == 1
    plain = written(tmp_path / "plain.jsonl.gz", CASE)
    assert len(read_cases(plain)) == 1


def test_a_limit_reads_no_further(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", CASE, CASE, "broken {")
    assert len(read_cases(path, limit=2)) == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "2: this is not JSON"),
        ("[" * 100_000, "2: this is not JSON"),
        ("[1, 2]", "2: this is not a JSON object"),
        ({"claim": "x", "label": "nei"}, "2: the field source is missing"),
        ({**CASE, "claim": None}, "2: the field claim is missing"),
        ({**CASE, "claim": 7}, "2: the field claim must be a text"),
        ({**CASE, "source": "  "}, "2: the field source must be a text"),
        ({**CASE, "label": "true"}, "2: 'true' is no label"),
        ({**CASE, "label": "Supported"}, "2: 'Supported' is no label"),
        ({**CASE, "published": "last year"}, "2: 'last year' is no date"),
        ({**CASE, "published": 2020}, "2: the field published must be a text"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, line: object, message: str) -> None:
    path = written(tmp_path / "a.jsonl", CASE, line)
    with pytest.raises(CasesError) as caught:
        read_cases(path)
    assert str(caught.value).startswith(f"{path}:{message}")
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\xff\xfe\x00",
        b"\x1f\x8bnot gzip at all",
        gzip.compress(b'{"claim": "x"}', mtime=0)[:-6],  # cut off
        gzip.compress(json.dumps(CASE).encode() * 99, mtime=0)[:40] + b"\x00" * 40,
    ],
)
def test_a_file_that_is_none_gives_one_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data)
    with pytest.raises(CasesError, match=r"a\.jsonl\.gz"):
        read_cases(path)


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "x" * 300])
def test_a_file_that_cannot_be_opened_gives_one_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(CasesError, match="cannot be read"):
        read_cases(tmp_path / name)


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST_LINE", 1000)
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b" " * 10_000_000))
    with pytest.raises(CasesError, match="1: the line is too long"):
        read_rows(tmp_path / "bomb.jsonl.gz")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_no_bytes_give_anything_but_cases_or_that_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fuzz.jsonl"
    path.write_bytes(data)
    with pytest.raises(CasesError):
        read_cases(path)


@pytest.mark.parametrize(("conflict", "expected"), [(True, True), (False, False), (1, True), (0, False)])
def test_pairs_of_statements(tmp_path: Path, conflict: object, *, expected: bool) -> None:
    path = written(tmp_path / "pairs.jsonl", {"a": "x", "b": "y", "conflict": conflict})
    assert read_statement_pairs(path)[0].conflict is expected


@pytest.mark.parametrize(
    "row", [{"a": "x", "b": "y"}, {"a": "x", "b": "y", "conflict": "yes"}, {"a": "x", "conflict": True}]
)
def test_a_bad_pair_is_named_by_file_and_line(tmp_path: Path, row: dict[str, object]) -> None:
    with pytest.raises(CasesError, match=r"pairs\.jsonl:1"):
        read_statement_pairs(written(tmp_path / "pairs.jsonl", row))


@pytest.mark.parametrize(
    ("path", "name"), [("a/wice.jsonl.gz", "wice"), ("wice.jsonl", "wice"), ("x.json", "x.json"), ("a.b.jsonl", "a.b")]
)
def test_a_set_is_named_after_its_file(path: str, name: str) -> None:
    assert set_name(Path(path)) == name
