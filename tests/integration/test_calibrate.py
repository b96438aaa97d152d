"""``verifier calibrate``, and judging with a model and a calibration of one's own, as a user meets them."""

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from tests.unit.matching.entailment.tiny import write_all, write_model

TOWNS = ("Alby", "Borno", "Celle", "Dalen", "Eskil", "Falun", "Gimle", "Horsa", "Ilsey", "Jelsa", "Kalix", "Lomma")
MATCH = ("match", "--claim", "The firm sold 7 apples.", "--source", "text.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve towns with two claims each: one as the source has it, one with another figure; a few labels are odd."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "none")
    rows = []
    for number, town in enumerate(TOWNS):
        source = f"The bakery of {town} was founded in 1931. It employs {number + 20} people."
        labels = ("supported", "refuted") if number % 6 else ("nei", "supported")
        rows += [
            {"claim": f"The bakery of {town} employs {count} people.", "source": source, "label": label}
            for count, label in zip((number + 20, number + 60), labels, strict=True)
        ]
    (tmp_path / "towns.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "text.txt").write_text("The firm sold 7 apples. The mayor was content with the harvest of the year.")
    return tmp_path


def test_the_report_tells_of_errors_before_and_after_and_of_thresholds(folder: Path, verifier: Verifier) -> None:
    ran = verifier("calibrate", "towns.jsonl", "--output", "mine.json", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("24 cases: 12 supported, 12 not; matcher lexical-")
    assert [line.split("  ")[0] for line in ran.out.splitlines()[3:5]] == ["scores as they are", "calibrated, unseen"]
    assert all(f"{share}% supported: " in ran.out for share in (80, 90, 95))
    written = json.loads((folder / "mine.json").read_text("utf-8"))
    assert written["rows"] == 24
    assert written["matcher"] in ran.out
    assert verifier("calibrate", "towns.jsonl", "--quiet").out == ran.out


def test_a_calibration_moves_scores_and_is_named_in_the_matchers_version(
    folder: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert verifier("calibrate", "towns.jsonl", "--output", "mine.json").code == 0
    before = json.loads(verifier(*MATCH, "--format", "json").out)
    (folder / "verifier.toml").write_text('matching_calibration = "mine.json"\n')
    sub = folder / "sub"
    sub.mkdir()
    monkeypatch.chdir(sub)  # a path in a settings file counts from its own folder
    ran = verifier("match", "--claim", "The firm sold 7 apples.", "--source", "../text.txt", "--format", "json")
    after = json.loads(ran.out)
    assert ran.err == ""
    assert after["run"]["matcher"].startswith(before["run"]["matcher"] + "~")
    assert after["counts"] == before["counts"]


def test_a_calibration_of_another_matcher_is_told_of(
    folder: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier("calibrate", "towns.jsonl", "--output", "mine.json")
    monkeypatch.setenv("VERIFIER_MATCHING_CALIBRATION", "mine.json")
    write_all(folder)
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "model.onnx")
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL_LABELS", "contradiction,neutral,entailment")
    ran = verifier(*MATCH)
    assert ran.code == 0
    assert "mine.json was fitted for another matcher" in ran.err


@pytest.mark.usefixtures("folder")
def test_too_few_cases_are_one_message(verifier: Verifier, folder: Path) -> None:
    (folder / "few.jsonl").write_text("".join((folder / "towns.jsonl").read_text().splitlines(keepends=True)[:6]))
    ran = verifier("calibrate", "few.jsonl", "--output", "mine.json")
    assert (ran.code, ran.out) == (2, "")
    assert "6 cases that could be judged" in ran.err
    assert not (folder / "mine.json").exists()


def test_a_model_of_ones_own_judges_and_is_named_in_the_matchers_version(
    folder: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(folder)
    plain = json.loads(verifier(*MATCH, "--format", "json").out)
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", ".")
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL_LABELS", "contradiction,neutral,entailment")
    ran = verifier(*MATCH, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert found["run"]["matcher"].startswith(plain["run"]["matcher"] + "+")
    assert '"meaning"' in ran.out
    assert verifier(*MATCH, "--format", "json").out == ran.out


@pytest.mark.parametrize(
    ("model", "labels", "message"),
    [
        ("gone.onnx", "entailment,neutral,contradiction", "there is no model at gone.onnx"),
        ("text.txt", "entailment,neutral,contradiction", "text.txt is not an ONNX model that can be run here"),
        ("model.onnx", "", "nothing says what the classes of model.onnx mean"),
        ("model.onnx", "entailment,not_entailment", "the model has 3 classes, but 2 labels are given"),
        ("model.onnx", "joy,anger", "the label “joy” is unknown"),
        ("bare/model.onnx", "entailment,neutral,contradiction", "there is no usable tokenizer at bare/tokenizer.json"),
    ],
)
def test_a_model_that_cannot_be_used_is_one_message(
    folder: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch, model: str, labels: str, message: str
) -> None:
    write_all(folder)
    (folder / "bare").mkdir()
    write_model(folder / "bare")
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", model)
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL_LABELS", labels)
    ran = verifier(*MATCH)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"verifier: {message}")
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2  # what is wrong, and what to do


def test_a_check_keeps_the_judgements_of_different_models_apart(
    newsroom: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(newsroom)
    check = ("check", "--offline", "--format", "json")
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "none")
    first = verifier(*check).out
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "model.onnx")
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL_LABELS", "entailment,neutral,contradiction")
    other = verifier(*check)
    assert json.loads(other.out)["run"]["matcher"] != json.loads(first)["run"]["matcher"]
    assert "reused" not in other.err
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "none")
    again = json.loads(verifier(*check).out)
    assert again["claims"] == json.loads(first)["claims"]


def test_config_says_which_matcher_judges(folder: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(folder)
    assert "judged by the matcher lexical-" in verifier("config").err
    monkeypatch.setenv("VERIFIER_MATCHING_MODEL", "gone")
    ran = verifier("config")
    assert ran.code == 2
    assert "there is no model at gone" in ran.err
