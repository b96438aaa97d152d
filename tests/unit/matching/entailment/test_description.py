import pytest

from verifier.errors import ModelError
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.pairs import Marking, Order


@pytest.mark.parametrize(
    ("labels", "meaning"),
    [
        ("entailment,neutral,contradiction", ("supported", "nei", "refuted")),
        ("CONTRADICTION, NEUTRAL, ENTAILMENT", ("refuted", "nei", "supported")),
        ("not_supported,supported", ("not_supported", "supported")),
        ("not supported,Supported", ("not_supported", "supported")),
        ("SUPPORTS,REFUTES,NOT ENOUGH INFO", ("supported", "refuted", "nei")),
    ],
)
def test_labels_of_other_makers_are_understood(labels: str, meaning: tuple[str, ...]) -> None:
    assert ModelDescription.foreign(labels).labels == meaning


@pytest.mark.parametrize(
    ("labels", "complaint"),
    [
        ("yes,no", "“yes” is unknown"),
        ("", "“” is unknown"),
        ("entailment", "do not tell"),
        ("entailment,supported", "do not tell"),
        ("neutral,contradiction", "do not tell"),
    ],
)
def test_labels_that_decide_nothing_are_refused(labels: str, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        ModelDescription.foreign(labels)


def test_a_description_is_read_back_as_it_was_written() -> None:
    described = ModelDescription(
        ("supported", "refuted", "nei"), Order.CLAIM_FIRST, 144, Marking.WORDS, is_reworded=True, version="x"
    )
    assert ModelDescription.from_json(described.to_json()) == described


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "3", "{}", '{"labels": 3}', '{"labels": ["a"]}', '{"labels": ["supported", "nei"], "order": "any"}',
     '{"labels": ["supported", "nei"], "longest": 3}', '{"labels": ["supported", "nei"], "longest": "many"}',
     '{"labels": ["supported", "nei"], "marking": 7}'],
)  # fmt: skip
def test_a_damaged_description_is_one_clear_error(content: str) -> None:
    with pytest.raises(ModelError):
        ModelDescription.from_json(content)
