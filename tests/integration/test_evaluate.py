"""``verifier evaluate`` on small sets of cases of our own."""

import gzip
import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier

SOURCE = "The bakery was founded in 1931. It employs 40 people and bakes 2,000 loaves of bread a day."
CASES = [
    {"claim": "The bakery employs 40 people.", "source": SOURCE, "label": "supported"},
    {"claim": "The bakery employs 70 people.", "source": SOURCE, "label": "refuted"},
    {"claim": "The mayor plays the violin.", "source": SOURCE, "label": "nei"},
    {"claim": "The bakery was founded in 1931.", "source": SOURCE, "label": "partial", "published": "2020-01-31"},
]
KEYS = [
    "n",
    "accuracy",
    "macro_f1",
    "balanced_accuracy",
    "auroc",
    "refuted_precision",
    "refuted_recall",
    "ece",
    "ms_per_pair",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = "".join(json.dumps(case) + "\n" for case in CASES)
    (tmp_path / "bakery.jsonl").write_text(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pairs = [
        {"a": "The bakery was founded in 1931.", "b": "The bakery was founded in 1913.", "conflict": True},
        {"a": "The bakery employs 40 people.", "b": "The mayor plays the violin.", "conflict": False},
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_figures_come_keyed_by_file_name(verifier: Verifier) -> None:
    ran = verifier("evaluate", "bakery.jsonl", "packed.jsonl.gz", "--conflicts", "pairs.jsonl", "--json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert list(found) == ["bakery", "packed", "pairs"]
    assert list(found["bakery"]) == KEYS
    assert found["bakery"]["n"] == 4
    assert found["bakery"]["accuracy"] == pytest.approx(3 / 4)  # the last label is wrong on purpose
    assert found["bakery"]["refuted_recall"] == 1
    assert {key: value for key, value in found["packed"].items() if key != "ms_per_pair"} == {
        key: value for key, value in found["bakery"].items() if key != "ms_per_pair"
    }
    assert found["pairs"] == {"n": 2, "precision": 1, "recall": 1, "f1": 1}


@pytest.mark.usefixtures("folder")
def test_absent_figures_are_null(verifier: Verifier) -> None:
    found = json.loads(verifier("evaluate", "bakery.jsonl", "--limit", "1", "--json").out)["bakery"]
    assert (found["n"], found["accuracy"]) == (1, 1)
    assert [key for key in KEYS if found[key] is None] == [
        "balanced_accuracy",
        "auroc",
        "refuted_precision",
        "refuted_recall",
    ]


@pytest.mark.usefixtures("folder")
def test_a_table_is_printed_for_people(verifier: Verifier) -> None:
    out = verifier("evaluate", "bakery.jsonl", "--conflicts", "pairs.jsonl").out
    assert "0.750" in out
    assert "ms/pair" in out


def test_misjudged_rows_are_written_with_their_assessment(folder: Path, verifier: Verifier) -> None:
    verifier("evaluate", "bakery.jsonl", "--errors", "wrong.jsonl")
    (line,) = (folder / "wrong.jsonl").read_text().splitlines()
    mistake = json.loads(line)
    assert (mistake["set"], mistake["line"], mistake["label"], mistake["verdict"]) == (
        "bakery",
        4,
        "partial",
        "supported",
    )
    assert mistake["row"] == CASES[3]
    assert mistake["assessment"]["evidence"][0]["quote"] in SOURCE


def test_sources_without_a_text_are_counted(folder: Path, verifier: Verifier) -> None:
    row = {**CASES[0], "source": "Piekarnia zatrudnia czterdzieści osób i piecze codziennie dwa tysiące chlebów. " * 5}
    (folder / "polish.jsonl").write_text(json.dumps(row) + "\n")
    ran = verifier("evaluate", "polish.jsonl", "--json")
    assert json.loads(ran.out)["polish"]["accuracy"] == 0
    assert "the source of 1 of 1 cases gave no text" in ran.err


def test_a_bad_row_is_named_and_the_other_files_are_measured(folder: Path, verifier: Verifier) -> None:
    (folder / "bad.jsonl").write_text(json.dumps(CASES[0]) + '\n{"claim": "x"\n')
    ran = verifier("evaluate", "bad.jsonl", "bakery.jsonl", "--json")
    assert ran.code == 1
    assert "bad.jsonl:2: this is not JSON" in ran.err
    assert list(json.loads(ran.out)) == ["bakery"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to measure"),
        (["bakery.jsonl", "./bakery.jsonl"], "two files have the name"),
        (["bakery.jsonl", "--errors", "missing/x"], "cannot write"),
        (["bakery.jsonl", "--limit", "0"], "--limit"),
    ],
)
def test_wrong_use_is_told(verifier: Verifier, arguments: list[str], message: str) -> None:
    ran = verifier("evaluate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
