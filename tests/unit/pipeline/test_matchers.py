import json
from pathlib import Path

import pytest

from tests.unit.matching.entailment.tiny import write_all
from verifier.errors import ConfigError, ModelError
from verifier.matching.calibration import Calibration
from verifier.matching.matcher import RULES
from verifier.pipeline.matchers import MatcherSpec, open_matcher

LABELS = "entailment,neutral,contradiction"


def version(model: Path, labels: str = "") -> str:
    open_matcher.cache_clear()  # files change under one name here
    return open_matcher(MatcherSpec(str(model), labels)).version


def test_none_is_the_rules_alone() -> None:
    assert open_matcher(MatcherSpec("none")).version == RULES
    assert open_matcher(MatcherSpec("none")).model is None


def test_a_model_may_be_named_by_its_file_or_its_folder(tmp_path: Path) -> None:
    file = write_all(tmp_path)
    assert version(file, LABELS) == version(tmp_path, LABELS) != RULES


def test_a_model_as_it_is_published_lies_in_a_folder_onnx_with_its_configuration_above(tmp_path: Path) -> None:
    (tmp_path / "onnx").mkdir()
    write_all(tmp_path / "onnx")
    (tmp_path / "onnx" / "tokenizer.json").rename(tmp_path / "tokenizer.json")
    names = {"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": names}))
    model = open_matcher(MatcherSpec(str(tmp_path))).model
    assert model is not None
    judged = model.judge("the firm", "sold apples")
    assert judged.refuted < judged.nei < judged.supported  # the tiny model's logits rise with the number of the class


def test_the_labels_of_the_setting_go_before_those_of_a_file(tmp_path: Path) -> None:
    write_all(tmp_path)
    (tmp_path / "description.json").write_text(json.dumps({"labels": ["contradiction", "neutral", "entailment"]}))
    assert version(tmp_path) != version(tmp_path, LABELS)


def test_another_order_of_labels_or_other_weights_are_another_version(tmp_path: Path) -> None:
    write_all(tmp_path, classes=3)
    first = version(tmp_path, LABELS)
    assert version(tmp_path, "contradiction,neutral,entailment") != first
    write_all(tmp_path, classes=2)
    assert version(tmp_path, LABELS) != first
    write_all(tmp_path, classes=3)
    assert version(tmp_path, LABELS) == first


def test_the_number_of_threads_is_no_other_version(tmp_path: Path) -> None:
    write_all(tmp_path)
    found = {open_matcher(MatcherSpec(str(tmp_path), LABELS, threads)).version for threads in (1, 2)}
    assert len(found) == 1


def test_one_process_has_one_matcher_for_one_description(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert open_matcher(MatcherSpec(str(tmp_path), LABELS)) is open_matcher(MatcherSpec(str(tmp_path), LABELS))


@pytest.mark.parametrize(
    ("files", "labels", "message"),
    [
        ({}, "", r"there is no model in"),
        ({"model.onnx": "x"}, "", r"nothing says what the classes of .*model\.onnx mean"),
        ({"model.onnx": "x", "description.json": "{"}, "", r"the description of the entailment model cannot be read"),
        ({"model.onnx": "x", "config.json": "[]"}, "", r"config\.json does not say what the model's classes mean"),
        ({"model.onnx": "x", "config.json": '{"id2label": {"0": "joy"}}'}, "", "the label “joy” is unknown"),
        ({"model.onnx": "x"}, "joy,anger", "the label “joy” is unknown"),
    ],
)
def test_what_is_wrong_with_a_model_is_said(tmp_path: Path, files: dict[str, str], labels: str, message: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(ModelError, match=message) as raised:
        version(tmp_path, labels)
    assert raised.value.hint or "description" in message


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"there is no model at .*gone"):
        version(tmp_path / "gone", LABELS)


def test_a_calibration_is_read_from_its_file(tmp_path: Path) -> None:
    line = Calibration(0.5, -0.25, RULES, 40)
    (tmp_path / "mine.json").write_text(line.to_json())
    assert open_matcher(MatcherSpec("none", calibration=str(tmp_path / "mine.json"))).calibration == line


def test_a_calibration_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.json cannot be read"):
        open_matcher(MatcherSpec("none", calibration=str(tmp_path / "gone.json")))
    (tmp_path / "bad.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"bad\.json is not UTF-8"):
        open_matcher(MatcherSpec("none", calibration=str(tmp_path / "bad.json")))
