from pathlib import Path

import pytest

from tests.unit.matching.entailment.tiny import write_all
from verifier.errors import ModelError
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.packaged import model_in, packaged_model

EVIDENCE = "Norhaven Harbour handled 4.2 million tonnes of cargo in 2024. The quay was opened by the mayor, Karin Lund."


def test_a_folder_with_all_three_files_is_a_model(tmp_path: Path) -> None:
    write_all(tmp_path)
    described = ModelDescription(("supported", "refuted", "nei"), longest=32, version="tiny")
    (tmp_path / "description.json").write_text(described.to_json())
    assert model_in(tmp_path).description == described


@pytest.mark.parametrize("missing", ["description.json", "model.onnx", "tokenizer.json"])
def test_a_folder_that_lacks_a_file_is_one_clear_error(tmp_path: Path, missing: str) -> None:
    write_all(tmp_path)
    (tmp_path / "description.json").write_text(ModelDescription.foreign("nei,supported", longest=32).to_json())
    (tmp_path / missing).unlink()
    with pytest.raises(ModelError):
        model_in(tmp_path)


@pytest.mark.parametrize(
    ("claim", "likeliest"),
    [
        ("Norhaven Harbour handled 4.2 million tonnes of cargo in 2024.", "supported"),
        ("Karin Lund opened the quay.", "supported"),
        ("Norhaven Harbour handled 9.6 million tonnes of cargo in 2024.", "refuted"),
        ("The quay was not opened by the mayor.", "refuted"),
        ("The government of Norhaven resigned after a bank failed.", "nei"),
    ],
)
def test_the_packaged_model_knows_the_plainest_cases(claim: str, likeliest: str) -> None:
    judged = packaged_model().judge(EVIDENCE, claim)
    assert max(judged) == getattr(judged, likeliest)


def test_two_loads_of_the_packaged_model_agree_to_the_last_bit() -> None:
    claims = ["The quay is new.", "The harbour handled over four million tonnes.", "x" * 3000]
    one, other = packaged_model(), packaged_model()
    assert [one.judge(EVIDENCE, claim) for claim in claims] == [other.judge(EVIDENCE, claim) for claim in claims]
