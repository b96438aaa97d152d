import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from onnx import TensorProto

from tests.unit.matching.entailment.tiny import tokenizer, write_all, write_model
from verifier.errors import ModelError
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.model import EntailmentModel

THREE = ModelDescription.foreign("entailment,neutral,contradiction", longest=32)
TWO = ModelDescription.foreign("not_supported,supported", longest=32)
PAIRS = [("the firm", "sold apples"), ("the firm sold 7 apples " * 20, "the firm"), ("", "apples"), ("sold", "")]


def test_labels_are_given_in_the_order_of_the_output(tmp_path: Path) -> None:
    # The logits of the tiny model rise with the number of the class.
    path = write_all(tmp_path)
    judged = EntailmentModel.from_file(path, THREE).judge("the firm", "sold apples")
    assert judged.supported < judged.nei < judged.refuted
    turned = ModelDescription.foreign("contradiction,neutral,entailment", longest=32)
    again = EntailmentModel.from_file(path, turned).judge("the firm", "sold apples")
    assert (again.refuted, again.nei, again.supported) == (judged.supported, judged.nei, judged.refuted)


def test_probabilities_sum_to_one(tmp_path: Path) -> None:
    model = EntailmentModel.from_file(write_all(tmp_path), THREE)
    for evidence, claim in PAIRS:
        assert sum(model.judge(evidence, claim)) == pytest.approx(1.0)


def test_a_model_of_two_classes_never_refutes(tmp_path: Path) -> None:
    judged = EntailmentModel.from_file(write_all(tmp_path, classes=2), TWO).judge("the firm", "sold apples")
    assert judged.refuted == 0.0
    assert judged.supported + judged.nei == pytest.approx(1.0)
    assert judged.supported > judged.nei


def test_token_types_are_given_only_to_a_model_that_wants_them(tmp_path: Path) -> None:
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    typed = EntailmentModel.from_file(write_all(tmp_path / "with", inputs=inputs), THREE)
    untyped = EntailmentModel.from_file(write_all(tmp_path / "without"), THREE)
    assert typed.judge("the firm", "sold apples") != untyped.judge("the firm", "sold apples")


def test_inputs_of_32_bits_are_given_as_such(tmp_path: Path) -> None:
    wide = EntailmentModel.from_file(write_all(tmp_path), THREE).judge("the firm", "sold apples")
    write_model(tmp_path, width=TensorProto.INT32)
    assert EntailmentModel.from_file(tmp_path / "model.onnx", THREE).judge("the firm", "sold apples") == wide


def test_figures_are_reworded_only_where_the_model_was_made_so(tmp_path: Path) -> None:
    path = write_all(tmp_path)
    plain, reworded = (EntailmentModel.from_file(path, replace(THREE, is_reworded=flag)) for flag in (False, True))
    assert reworded.judge("the firm", "seven apples") == reworded.judge("the firm", "7 apples")
    assert plain.judge("the firm", "seven apples") != plain.judge("the firm", "7 apples")


def test_no_pair_has_an_influence_on_another(tmp_path: Path) -> None:
    path = write_all(tmp_path)
    alone = [EntailmentModel.from_file(path, THREE).judge(*pair) for pair in PAIRS]
    together = EntailmentModel.from_file(path, THREE)
    assert [together.judge(*pair) for pair in PAIRS] == alone
    assert [together.judge(*pair) for pair in reversed(PAIRS)] == alone[::-1]


@pytest.mark.parametrize("evidence", ["", "\0\0", "😀" * 5000, "\ud800", "five " * 20_000])
@pytest.mark.parametrize("claim", ["", "\0", "b" * 100_000, "5% " * 30_000])
def test_hostile_texts_are_judged_like_any_other(tmp_path: Path, evidence: str, claim: str) -> None:
    model = EntailmentModel.from_file(write_all(tmp_path), replace(THREE, is_reworded=True))
    assert sum(model.judge(evidence, claim)) == pytest.approx(1.0)


def test_a_tokenizer_may_lie_elsewhere(tmp_path: Path) -> None:
    path = write_model(tmp_path)
    tokenizer().save(str(tmp_path / "other.json"))
    model = EntailmentModel.from_file(path, THREE, tokenizer=tmp_path / "other.json")
    assert model.judge("the firm", "sold").nei > 0


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"there is no model at .*gone\.onnx"):
        EntailmentModel.from_file(tmp_path / "gone.onnx", THREE)


@pytest.mark.parametrize("content", [b"", b"no model", b"\x08\x07" * 500])
def test_a_file_that_is_no_model_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.onnx").write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.onnx is not an ONNX model"):
        EntailmentModel.from_file(tmp_path / "model.onnx", THREE)


def test_a_missing_or_damaged_tokenizer_is_named(tmp_path: Path) -> None:
    path = write_model(tmp_path)
    with pytest.raises(ModelError, match=r"no usable tokenizer at .*tokenizer\.json"):
        EntailmentModel.from_file(path, THREE)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match=r"no usable tokenizer at .*tokenizer\.json"):
        EntailmentModel.from_file(path, THREE)


def test_labels_must_fit_the_width_of_the_output(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="3 classes, but 2 labels"):
        EntailmentModel.from_file(write_all(tmp_path, classes=3), TWO)


def test_a_model_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pixels"):
        EntailmentModel.from_file(write_all(tmp_path, inputs=("input_ids", "pixels")), THREE)


def test_the_package_loads_without_the_libraries_of_the_model() -> None:
    code = (
        "import sys, verifier, verifier.matching.entailment.packaged;"
        "sys.exit(bool({'onnxruntime', 'tokenizers'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
